"""Participants' pages of this room, gathered for the street map."""
# Each hangs its pages on `bp`.
from portal.enrollment.applications import program_page_views  # noqa: F401
from portal.enrollment.applications import views as _applications  # noqa: F401
from portal.enrollment.blueprints import bp
from portal.enrollment.invitations import nomination_views, reminder_views  # noqa: F401
from portal.enrollment.invitations import views as _invitations  # noqa: F401
from portal.enrollment.questionnaire import views as _questionnaire  # noqa: F401
from portal.enrollment.roster import administration_views  # noqa: F401

__all__ = ["bp"]
