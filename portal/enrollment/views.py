"""Participants' pages of this room, gathered for the street map."""
from portal.enrollment import invitation_views, questionnaire_views  # noqa: F401  (they hang their pages on `bp`)
from portal.enrollment.blueprints import bp

__all__ = ["bp"]
