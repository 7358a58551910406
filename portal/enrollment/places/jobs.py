"""What the worker does for places: nobody who has left the company keeps one, whatever way the portal learned of it."""
from portal.announcements import announce
from portal.clock import now
from portal.db import db
from portal.enrollment.news import PeopleLeft
from portal.enrollment.places.queries import holders_gone


def part_from_the_gone() -> None:
    """Say of people who have left and still hold a place that they left, so that all follows that follows from an import."""
    with db.atomic():
        gone = holders_gone()
        if gone:
            announce(PeopleLeft(tuple(gone), now()))
