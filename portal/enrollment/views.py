"""Participants' pages of this room, gathered for the street map."""
from portal.enrollment import (  # noqa: F401  (they hang their pages on `bp`)
    application_views,
    invitation_views,
    nomination_views,
    program_page_views,
    questionnaire_views,
    reminder_views,
    roster_administration_views,
)
from portal.enrollment.blueprints import bp

__all__ = ["bp"]
