"""Queues the letters of a proposal: that it is there, waits, or does not go ahead; and takes back what nobody needs any more."""
from datetime import datetime, timedelta

from portal.enrollment.invitations.working_hours import next_working_moment
from portal.mail import outbox
from portal.pairing.circles.queries import is_circle, was_last_of_wave
from portal.pairing.models import Proposal
from portal.people.models import Person

A_DAY = timedelta(days=1)
# Sooner than this after the first letter, or after one another, nobody is reminded.
APART = timedelta(hours=12)
REMINDERS = (1, 2)


def post_proposed(proposal: Proposal, person: Person, *, at: datetime) -> None:
    """Tell one of the two, in the caller's transaction, and remind half-way and a day before the end, in that person's working hours."""
    outbox.post(f"pairing-proposed:{proposal.id}:{person.id}", "pairing.proposed", proposal_id=proposal.id, person_id=person.id)
    for number, moment in zip(REMINDERS, _moments(at, proposal.answer_by), strict=False):
        due_at = next_working_moment(moment, person.timezone)
        if due_at < proposal.answer_by:
            about = {"proposal_id": proposal.id, "person_id": person.id, "number": number}
            outbox.post(_reminder(proposal.id, person.id, number), "pairing.reminder", due_at=due_at, **about)


def withdraw(proposal: Proposal, person_id: int) -> None:
    """Take back what still asks this person for an answer."""
    outbox.withdraw(f"pairing-proposed:{proposal.id}:{person_id}")
    for number in REMINDERS:
        outbox.withdraw(_reminder(proposal.id, person_id, number))


def post_closed(proposal: Proposal, person_id: int) -> None:
    """Tell one of the two, in neutral words, that it does not go ahead."""
    withdraw(proposal, person_id)
    if _is_one_of_a_circle(proposal, person_id):
        return
    outbox.post(f"pairing-closed:{proposal.id}:{person_id}", "pairing.closed", proposal_id=proposal.id, person_id=person_id)


def post_silent(proposal: Proposal, person_id: int, *, rests: bool) -> None:
    """Tell whoever has not answered that the time is over, and whether the place rests from now on; of a circle its mentor once.

    That once is at its end: only then it is known whether the mentor's place rests.
    """
    withdraw(proposal, person_id)
    if _is_one_of_a_circle(proposal, person_id) and not was_last_of_wave(proposal):
        return
    about = {"proposal_id": proposal.id, "person_id": person_id, "rests": rests}
    outbox.post(f"pairing-silent:{proposal.id}:{person_id}", "pairing.silent", **about)


def _is_one_of_a_circle(proposal: Proposal, person_id: int) -> bool:
    """Whether this person leads the circle: who of it does not come stands on its page, and is no letter each time."""
    return is_circle(proposal) and proposal.mentor.person_id == person_id


def _moments(at: datetime, answer_by: datetime | None) -> list[datetime]:
    """Half-way and a day before, as far as these lie apart."""
    if answer_by is None:
        return []
    half, eve = at + (answer_by - at) / 2, answer_by - A_DAY
    wanted = [half] if eve < half + APART else [half, eve]
    return [moment for moment in wanted if moment >= at + APART]


def _reminder(proposal_id: int, person_id: int, number: int) -> str:
    return f"pairing-reminder:{proposal_id}:{person_id}:{number}"
