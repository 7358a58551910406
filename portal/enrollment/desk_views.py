"""Coordinators' pages of this room, gathered for the street map."""
from portal.enrollment import invitation_desk_views, people_desk_views, roster_desk_views  # noqa: F401  (they hang their pages on `desk`)
from portal.enrollment.blueprints import desk as bp

__all__ = ["bp"]
