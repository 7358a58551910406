"""Who takes part in a round, as the engine wants to hear it: places, answers, roster facts, and the rules in force."""
from dataclasses import dataclass, field
from datetime import date, time

from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment, Question
from portal.enrollment.places.queries import is_available
from portal.enrollment.queries import is_in_force
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.choosing.models import Preference
from portal.pairing.formats import sides_of
from portal.pairing.kept import shown_to_of
from portal.pairing.matching.criteria import USUAL_WEEK, MenteeSide, MentorSide, Rules, managers_above, working_quarters
from portal.pairing.models import Lock
from portal.pairing.queries import places_taken
from portal.pairing.rules.building import rules_for
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.programs.models import Program
from portal.week import DAYS, read_week


@dataclass(frozen=True)
class Field:
    """Everything that one round is drawn from; `locked` holds (mentor row, mentee row).

    `rules_row` is the version of the program's rules that `rules` were made from; `shown_to` says of each criterion who may read its
    points and facts: "partners", "coordinators" or "pairing".
    """

    mentors: list[MentorSide]
    mentees: list[MenteeSide]
    rules: Rules
    locked: list[tuple[int, int]]
    rules_row: RuleSet | None = None
    shown_to: dict[str, str] = field(default_factory=dict)
    # In a pool of peers: how many pairs no division of it could pass.
    most_pairs: int | None = None
    # Whether a mentor has a circle, which needs some members.
    in_circles: bool = False
    # Locks that hold nothing, because rules forbid their pairs: (mentor's place, mentee's place, keys of the rules).
    idle: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def mentor_ids(self) -> list[int]:
        return [int(mentor.id) for mentor in self.mentors]

    @property
    def mentee_ids(self) -> list[int]:
        return [int(mentee.id) for mentee in self.mentees]


def field_of(program: Program, on: date, rule_set: RuleSet | None = None) -> Field:
    """The field of a program's next round, with the working hours of the week of `on`: complete profiles that have a place left.

    `rule_set` None is the rules in force; an unsaved one shows what others would do.
    """
    rule_set = rule_set or rules_in_force(program)
    places, answers, ranks = _places(program, on), _answers(program), _ranks(program)
    manager_of = {str(row[0]): str(row[1]) if row[1] else None for row in Employee.select(Employee.id, Employee.manager).tuples()}
    sides = {MENTOR: [], MENTEE: []}
    for place in places:
        sides[place.role].append(_candidate(place, answers.get(place.id, {}), ranks.get(place.id, {}), manager_of, on))
    shown_to = shown_to_of(program)
    rules = rules_for(program, rule_set, shown_to)
    sides, most_pairs = sides_of(program, sides, answers, rules, _locks(program))
    locked, idle = _locked(program, sides, rules)
    told = {"rules_row": rule_set if rule_set.id else None, "shown_to": shown_to, "idle": idle}
    return Field(sides[MENTOR], sides[MENTEE], rules, locked, most_pairs=most_pairs, in_circles=program.format == GROUP, **told)


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
        place.partners = taken.get(place.id, 0)
        place.capacity -= place.partners
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


def _ranks(program: Program) -> dict[int, dict[str, int]]:
    """{enrollment: {a candidate's id as text: 1 for the first choice}} of everybody who said so."""
    rows = Preference.select(Preference.enrollment, Preference.candidate, Preference.rank)
    rows = rows.join(Enrollment, on=Preference.enrollment).where(Enrollment.program == program).order_by(Preference.id)
    found: dict[int, dict[str, int]] = {}
    for place, candidate, rank in rows.tuples():
        found.setdefault(place, {})[str(candidate)] = rank
    return found


def _candidate(place: Enrollment, said: dict, ranks: dict, manager_of: dict, on: date) -> MentorSide | MenteeSide:
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
        "perspectives": frozenset(said.get("perspectives") or ()),
        "ranks": ranks,
        "partners": place.partners,
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


def _locks(program: Program) -> list[tuple[int, int]]:
    """The coordinator's locks as (mentor's, mentee's) places, the oldest first."""
    return list(Lock.select(Lock.mentor, Lock.mentee).where(Lock.program == program).order_by(Lock.id).tuples())


def _locked(program: Program, sides: dict, rules: Rules) -> tuple[list[tuple[int, int]], tuple]:
    """(the coordinator's locks as rows of the two sides, the oldest first; those that rules forbid, as Field.idle has them).

    A lock whose person has no place left is passed over: places may have become fewer since it was set. One that a rule forbids by now
    takes no place from another.
    """
    row_of = {candidate.id: row for side in sides.values() for row, candidate in enumerate(side)}
    who = {candidate.id: candidate for side in sides.values() for candidate in side}
    left = {candidate.id: candidate.capacity for candidate in who.values()}
    kept, idle = [], []
    for pair in _locks(program):
        mentor, mentee = map(str, pair)
        if not (left.get(mentor, 0) and left.get(mentee, 0)):
            continue
        if forbidding := _forbidding(who[mentor], who[mentee], rules):
            idle.append((*pair, forbidding))
            continue
        left[mentor], left[mentee] = left[mentor] - 1, left[mentee] - 1
        kept.append((row_of[mentor], row_of[mentee]))
    return kept, tuple(idle)


def _forbidding(mentor: MentorSide, mentee: MenteeSide, rules: Rules) -> tuple[str, ...]:
    """The keys of the rules that forbid this pair."""
    from portal.pairing.matching.exclude import removed_pairs

    return tuple(key for key, matrix in removed_pairs([mentor], [mentee], rules).items() if matrix[0, 0])
