"""Who takes part in a round, as the engine wants to hear it: places, answers, roster facts, and the rules in force."""
from dataclasses import dataclass
from datetime import date, time

from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment, Question
from portal.enrollment.places.queries import is_available
from portal.enrollment.queries import is_in_force
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.apart import kept_apart_in
from portal.pairing.matching.criteria import USUAL_WEEK, MenteeSide, MentorSide, Rules, managers_above, working_quarters
from portal.pairing.models import Forbidding, Lock
from portal.pairing.queries import places_taken, released_pairs
from portal.people.models import Person
from portal.programs.models import Program
from portal.week import DAYS, read_week

MIN_LEVEL_GAP = 2


@dataclass(frozen=True)
class Field:
    """Everything that one round is drawn from; `locked` holds (mentor row, mentee row)."""

    mentors: list[MentorSide]
    mentees: list[MenteeSide]
    rules: Rules
    locked: list[tuple[int, int]]

    @property
    def mentor_ids(self) -> list[int]:
        return [int(mentor.id) for mentor in self.mentors]

    @property
    def mentee_ids(self) -> list[int]:
        return [int(mentee.id) for mentee in self.mentees]


def field_of(program: Program, on: date) -> Field:
    """The field of a program's next round, with the working hours of the week of `on`: complete profiles that have a place left."""
    places = _places(program, on)
    answers = _answers(program)
    manager_of = {str(row[0]): str(row[1]) if row[1] else None for row in Employee.select(Employee.id, Employee.manager).tuples()}
    sides = {MENTOR: [], MENTEE: []}
    for place in places:
        said = answers.get(place.id, {})
        sides[place.role].append(_candidate(place, said, manager_of, on))
    return Field(sides[MENTOR], sides[MENTEE], _rules(program), _locked(program, sides))


def _places(program: Program, on: date) -> list[Enrollment]:
    """Complete enrollments of people who are here and rest not, each with what is left of its capacity, oldest first."""
    taken = places_taken(program)
    rows = (
        Enrollment.select(Enrollment, Person, Employee)
        .join_from(Enrollment, Person)
        .join_from(Enrollment, Employee)
        .where(Enrollment.program == program, Enrollment.completed_at.is_null(False), Person.left_at.is_null())
        .where(Employee.status == "active", is_available(on), Enrollment.id.not_in(held_back()))
        .order_by(Enrollment.id)
    )
    places = []
    for place in rows:
        place.capacity -= taken.get(place.id, 0)
        if place.capacity > 0:
            places.append(place)
    return places


def _answers(program: Program) -> dict[int, dict[str, object]]:
    """What everybody in a program answered, by enrollment and the question's key."""
    rows = (
        Answer.select(Answer.enrollment, Question.key, Answer.value)
        .join(Question)
        .where(Question.program == program, Question.key != "", is_in_force())
        .order_by(Answer.id)
        .namedtuples()
    )
    said: dict[int, dict[str, object]] = {}
    for row in rows:
        said.setdefault(row.enrollment, {})[row.key] = row.value
    return said


def _candidate(place: Enrollment, said: dict, manager_of: dict, on: date) -> MentorSide | MenteeSide:
    employee = place.employee
    common = {
        "id": str(place.id),
        "employee": str(employee.id),
        "managers": managers_above(str(employee.id), manager_of),
        "level": employee.job_level,
        "department": employee.department,
        "location": said.get("location") or employee.location,
        "languages": frozenset(said.get("languages") or employee.languages),
        "working_quarters": _quarters(place.person, said.get("hours"), on),
        "interests": frozenset(said.get("interests") or ()),
        "capacity": place.capacity,
    }
    topics = {topic: degree for topic, degree in (said.get("topics") or {}).items() if degree in (1, 2, 3)}
    return MentorSide(teaches=topics, **common) if place.role == MENTOR else MenteeSide(wants=topics, **common)


def _quarters(person: Person, said, on: date) -> frozenset[int]:
    """The quarters of the week in which somebody could meet: on the clock that was named with the hours, else on the person's own."""
    zone = said.get("zone") if isinstance(said, dict) else None
    return working_quarters(zone or person.timezone, on, _week(said))


def _week(said) -> dict[int, tuple[time, time]]:
    """The hours that somebody named, by weekday; the usual ones when none were."""
    week = read_week(said)
    return {DAYS.index(day): hours for day, hours in week.items()} or USUAL_WEEK


def _rules(program: Program) -> Rules:
    """Nobody is proposed the same partner twice, whichever of the two is the mentor; nor those who are not to be a pair."""
    forbidden = Forbidding.select(Forbidding.mentor, Forbidding.mentee).where(Forbidding.program == program).tuples()
    apart = {*forbidden, *released_pairs(program)}
    other = _other_places(program)
    turned = {(other.get(mentee), other.get(mentor)) for mentor, mentee in apart}
    blocked = {(str(mentor), str(mentee)) for mentor, mentee in apart | turned if mentor and mentee}
    return Rules(min_level_gap=MIN_LEVEL_GAP, blocked=frozenset(blocked), kept_apart=frozenset(kept_apart_in(program)))


def _other_places(program: Program) -> dict[int, int]:
    """{a place: the place in which the same person holds the other role}."""
    ids: dict[int, list[int]] = {}
    rows = Enrollment.select(Enrollment.person, Enrollment.id).where(Enrollment.program == program).order_by(Enrollment.id)
    for person, place in rows.tuples():
        ids.setdefault(person, []).append(place)
    both = [places for places in ids.values() if len(places) == 2]
    return {one: two for places in both for one, two in (places, places[::-1])}


def _locked(program: Program, sides: dict) -> list[tuple[int, int]]:
    """The coordinator's locks as rows of the two sides, the oldest first.

    A lock whose person has no place left is passed over: places may have become fewer since it was set.
    """
    rows = {candidate.id: row for side in sides.values() for row, candidate in enumerate(side)}
    left = {candidate.id: candidate.capacity for side in sides.values() for candidate in side}
    kept = []
    for pair in Lock.select(Lock.mentor, Lock.mentee).where(Lock.program == program).order_by(Lock.id).tuples():
        mentor, mentee = map(str, pair)
        if left.get(mentor, 0) and left.get(mentee, 0):
            left[mentor], left[mentee] = left[mentor] - 1, left[mentee] - 1
            kept.append((rows[mentor], rows[mentee]))
    return kept
