"""The waiting list of pairing: leaders whom released rounds left without a mentor, in the order in which the next one thinks of them."""
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from portal.enrollment.models import MENTEE, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.pairing.models import DRAWN, Proposal, Round
from portal.pairing.queries import is_released, places_taken
from portal.programs.models import Program


@dataclass(frozen=True)
class Waiting:
    """A leader without a mentor: how many rounds went by, and since when the profile is complete."""

    employee: Employee
    place: int
    rounds: int
    since: datetime


def rounds_waited(program: Program) -> dict[int, int]:
    """{a leader's place: how many released rounds found nobody for it since it was last proposed to somebody}."""
    rows = Round.select(Round.id, Round.number, Round.unplaced)
    rows = rows.where(Round.program == program, Round.way == DRAWN, Round.released_at.is_null(False)).order_by(Round.number)
    proposed: dict[int, set[int]] = {}
    pairs = Proposal.select(Proposal.round, Proposal.mentee).join(Round).where(Round.program == program, is_released())
    for round_, place in pairs.tuples():
        proposed.setdefault(round_, set()).add(place)
    waited: Counter = Counter()
    for round_, _number, unplaced in rows.tuples():
        found = proposed.get(round_, set())
        for place in found:
            waited.pop(place, None)
        waited.update({reason["enrollment"] for reason in unplaced} - found)
    return dict(waited)


def standing_of(program: Program) -> dict[int, int]:
    """{a leader's place: 1 for the last of the list, and one more for each who stands before another}, of those who have waited."""
    waited = rounds_waited(program)
    rows = Enrollment.select(Enrollment.id, Enrollment.completed_at).where(Enrollment.program == program, Enrollment.role == MENTEE)
    found = [(-waited[place], since, place) for place, since in rows.tuples() if place in waited and since]
    return {place: number for number, (_rounds, _since, place) in enumerate(sorted(found, reverse=True), 1)}


def waiting_list(program: Program, on: date) -> list[Waiting]:
    """The leaders who could be paired and have nobody, the longest wait first: by rounds, then by how long the profile is complete."""
    taken, waited = places_taken(program), rounds_waited(program)
    found = [
        Waiting(place.employee, place.id, waited.get(place.id, 0), place.completed_at)
        for place in pairable(program, MENTEE, on)
        if not taken[place.id]
    ]
    return sorted(found, key=lambda one: (-one.rounds, one.since, one.place))


