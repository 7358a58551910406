"""The rules that nobody overrules, asked about two places without the engine: by whoever asks, and by a coordinator who pairs by hand."""
from collections.abc import Iterator
from datetime import date

from portal.enrollment.models import Employee, Enrollment
from portal.enrollment.places.queries import is_available
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.apart import kept_apart_in
from portal.pairing.circle_lines import in_line_beside
from portal.pairing.matching.criteria import KEPT as KEPT_APART
from portal.pairing.matching.criteria import managers_above
from portal.pairing.models import Forbidding, Proposal, Round
from portal.pairing.queries import holds_places, is_released
from portal.people.models import Person

SAME, LINE, RULED_OUT, FORMER = "same_person", "reporting_line", "blocked", "former"
AWAY, FULL, CIRCLE_LINE = "away", "full", "circle_line"


def in_the_way(mentor: Enrollment, mentee: Enrollment, on: date) -> list[str]:
    """The keys of what forbids these two to be paired on this day, whatever a coordinator says; [] when nothing does.

    AWAY: one of them has left, rests, or has not sent in the profile. FULL: one of them has no place left. CIRCLE_LINE: somebody in the
    circle stands in one reporting line with whoever would join it.
    """
    if mentor.person_id == mentee.person_id:
        return [SAME]
    checks = _rules(mentor, mentee) | {
        AWAY: lambda: len(there([mentor.id, mentee.id], on)) < 2,
        FULL: lambda: any(room_at(Enrollment.get_by_id(place.id)) < 1 for place in (mentor, mentee)),
        CIRCLE_LINE: lambda: bool(in_line_beside(mentor, mentee)),
    }
    return [key for key, stands in checks.items() if stands()]


def are_apart(mentor: Enrollment, mentee: Enrollment) -> bool:
    """Whether a rule that nobody overrules keeps these two apart, wherever they are and whatever room they have."""
    return mentor.person_id == mentee.person_id or any(stands() for stands in _rules(mentor, mentee).values())


def _rules(mentor: Enrollment, mentee: Enrollment) -> dict:
    """{the key of a rule: what says whether it keeps the two apart}"""
    return {
        LINE: lambda: _is_above(mentor.employee_id, mentee.employee_id) or _is_above(mentee.employee_id, mentor.employee_id),
        RULED_OUT: lambda: Forbidding.select().where(_between(Forbidding, mentor, mentee), Forbidding.forbidden_by.is_null(False)).exists(),
        FORMER: lambda: _is_former(mentor, mentee),
        KEPT_APART: lambda: (str(mentor.id), str(mentee.id)) in kept_apart_in(mentor.program),
    }


def stands_against(pairs: list[tuple[Enrollment, Enrollment]]) -> Iterator[bool]:
    """For each of these pairs of one program whether they are in one reporting line, ruled out, or proposed to each other, by now."""
    if not pairs:
        return
    program = pairs[0][0].program_id
    manager_of = dict(Employee.select(Employee.id, Employee.manager).tuples())
    person_of = dict(Enrollment.select(Enrollment.id, Enrollment.person).where(Enrollment.program == program).tuples())
    ruled_out = Forbidding.select(Forbidding.mentor, Forbidding.mentee).where(Forbidding.program == program)
    met = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round).where(Round.program == program, is_released())
    apart = {frozenset(map(person_of.get, pair)) for pair in (*ruled_out.tuples(), *met.tuples())}
    for mentor, mentee in pairs:
        one, other = mentor.employee_id, mentee.employee_id
        in_line = other in managers_above(one, manager_of) or one in managers_above(other, manager_of)
        yield in_line or frozenset((mentor.person_id, mentee.person_id)) in apart


def there(places: list[int], on: date) -> set[int]:
    """Which of these places take new pairings on this day: complete, not ended, not resting, not held back, of people who are here."""
    rows = Enrollment.select(Enrollment.id).join(Employee).switch(Enrollment).join(Person)
    rows = rows.where(Enrollment.id.in_(places), Enrollment.completed_at.is_null(False), is_available(on))
    rows = rows.where(Enrollment.id.not_in(held_back()), Employee.status == "active", Person.left_at.is_null())
    return {place for (place,) in rows.tuples()}


def room_at(place: Enrollment) -> int:
    """How many of a place are not held by released proposals, and at least 0."""
    mine = (Proposal.mentor == place) | (Proposal.mentee == place)
    return max(0, place.capacity - Proposal.select().where(mine, is_released(), holds_places()).count())


def _is_above(one: int, other: int) -> bool:
    """Whether the employee `one` stands above `other` in the roster, at any distance; a circle in it ends the walk."""
    seen, at = {other}, other
    while at is not None:
        at = Employee.select(Employee.manager).where(Employee.id == at).scalar()
        if at == one:
            return True
        if at in seen:
            return False
        seen.add(at)
    return False


def _is_former(mentor: Enrollment, mentee: Enrollment) -> bool:
    """Whether the two were proposed to each other before, whatever came of it."""
    if Forbidding.select().where(_between(Forbidding, mentor, mentee), Forbidding.forbidden_by.is_null()).exists():
        return True
    return Proposal.select().where(_between(Proposal, mentor, mentee), is_released()).exists()


def _between(table, mentor: Enrollment, mentee: Enrollment):
    """The condition for the rows that pair the two, whichever of them is the mentor there."""
    mine = Enrollment.select(Enrollment.id).where(Enrollment.program == mentor.program_id, Enrollment.person == mentor.person_id)
    theirs = Enrollment.select(Enrollment.id).where(Enrollment.program == mentor.program_id, Enrollment.person == mentee.person_id)
    return (table.mentor.in_(mine) & table.mentee.in_(theirs)) | (table.mentor.in_(theirs) & table.mentee.in_(mine))
