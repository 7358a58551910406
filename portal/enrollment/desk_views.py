"""Coordinators' pages of this room, gathered for the street map."""
from portal.enrollment import (  # noqa: F401  (they hang their pages on `desk`)
    application_desk_views,
    invitation_desk_views,
    invitation_text_desk_views,
    nomination_desk_views,
    opening_desk_views,
    people_desk_views,
    question_desk_views,
    questionnaire_desk_views,
    questionnaire_following_views,
    questionnaire_reuse_views,
    reminder_desk_views,
    roster_desk_views,
    roster_import_views,
)
from portal.enrollment.blueprints import desk as bp

__all__ = ["bp"]
