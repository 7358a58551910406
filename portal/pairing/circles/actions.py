"""A mentor's one answer for a circle."""
from datetime import datetime

from portal.db import db
from portal.pairing import actions
from portal.pairing.circles.queries import unanswered_in_circle
from portal.pairing.models import Proposal
from portal.people.models import Person


def accept_circle(proposal: Proposal, *, by: Person, at: datetime) -> Proposal:
    """The mentor's yes to everybody in this circle who has not declined; whoever said yes before meets in it from now on."""
    with db.atomic():
        for one in unanswered_in_circle(proposal, by):
            actions.accept(one, by=by, at=at)
    return proposal


def decline_circle(proposal: Proposal, reason: str, *, by: Person, at: datetime) -> Proposal:
    """The mentor's no to this circle; each member is told in neutral words. The reason is kept once."""
    with db.atomic():
        for place, one in enumerate(unanswered_in_circle(proposal, by)):
            actions.decline(one, reason if place == 0 else "", by=by, at=at)
    return proposal
