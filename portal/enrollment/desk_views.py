"""Coordinators' pages of this room, gathered for the street map."""
# Each hangs its pages on `desk`.
from portal.enrollment import people_desk_views  # noqa: F401
from portal.enrollment.applications import desk_views as _applications  # noqa: F401
from portal.enrollment.applications import opening_desk_views  # noqa: F401
from portal.enrollment.blueprints import desk as bp
from portal.enrollment.invitations import desk_views as _invitations  # noqa: F401
from portal.enrollment.invitations import nomination_desk_views, reminder_desk_views, text_desk_views  # noqa: F401
from portal.enrollment.questionnaire import desk_views as _questionnaire  # noqa: F401
from portal.enrollment.questionnaire import following_views, question_desk_views, reuse_views  # noqa: F401
from portal.enrollment.roster import desk_views as _roster  # noqa: F401
from portal.enrollment.roster import import_views  # noqa: F401

__all__ = ["bp"]
