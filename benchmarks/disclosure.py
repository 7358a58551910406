"""How long a publication is held against everything published before: 322 people, the sixth of six monthly publications.

Programs as chance has it, as facts: nine departments, most pairs from the start, some later, some that end; every measure, the
table of departments and the months. The last publication is timed, as it compares with five.
"""
import random
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter

from portal.summaries.departments import departments_of
from portal.summaries.disclosure.deciding import decide
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.measures import MEASURES
from portal.summaries.rows import Aim, Facts, Meeting, Pair, Place, Promise, Proposed, Sent, Signing, Talk
from portal.summaries.spans import months_of, windows_of
from portal.summaries.subjects import Subjects
from portal.summaries.tables import SessionsTable, measure_table, mentorships_table

PEOPLE, PUBLICATIONS, PROGRAMS = 322, 6, 15
MENTORS = 122
START = date(2026, 1, 5)
DEPARTMENTS = [f"Department {number}" for number in range(9)]
TOPICS = [f"topic {number}" for number in range(12)]
WEIGHTS = (30, 22, 16, 10, 8, 6, 4, 2, 2)


def measure() -> list[tuple[str, str]]:
    """Return (name, figure) rows: the median and the worst of many programs."""
    timed = [publications(seed)[-1] for seed in range(PROGRAMS)]
    name = f"audit of a publication, {PEOPLE} people, the sixth of six"
    spent, shown = [one for one, _shown in timed], [one for _spent, one in timed]
    return [
        (f"{name}: median; worst of {PROGRAMS}", f"{1000 * median(spent):.0f} ms; {1000 * max(spent):.0f} ms"),
        (f"{name}: figures shown, median; fewest", f"{median(shown):.0f}; {min(shown)}"),
    ]


def publications(seed: int, people: int = PEOPLE) -> list[tuple[float, int]]:
    """The publications of one program: seconds that the rules took, and how many figures they show."""
    program, numbers = grown(seed, people), Numbers("00" * 32)
    past, days, made, named = {}, [], [], []
    for month in range(1, PUBLICATIONS + 1):
        facts = as_of(program, datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=30 * month))
        named = departments_of(facts, [name for name, _pairs in named])
        tables = _tables(facts, numbers, days, named)
        start = perf_counter()
        decisions = {table.measure: decide(table, past.get(table.measure, ())) for table in tables}
        made.append((perf_counter() - start, sum(len(one.entry.shown) for one in decisions.values())))
        for key, decision in decisions.items():
            past.setdefault(key, []).append(decision.entry)
        days.append(facts.at.date())
    return made


def _tables(facts: Facts, numbers: Numbers, days: list[date], named: list) -> list:
    today = facts.at.date()
    tables = [measure_table(key, one.count(facts), numbers, one.window(today)) for key, one in MEASURES.items()]
    sessions = SessionsTable(facts, numbers, windows_of(facts, days)).table(named, months_of(facts))
    return [*tables, mentorships_table(facts, numbers), sessions, Subjects(facts).table(numbers)]


def grown(seed: int, people: int) -> Facts:
    """A whole program, as it will have been after half a year."""
    chance, mentors = random.Random(seed), max(1, people * MENTORS // PEOPLE)
    mentees = people - mentors
    first = datetime(2026, 1, 5, 9, tzinfo=UTC)
    begun = [first if chance.random() < 0.85 else first + timedelta(days=chance.randrange(1, 150)) for _ in range(mentees)]
    sent, places, pairs, meetings, goals, promises, talks = [], [], [], [], [], [], []
    for person in range(people):
        joined = (begun[person - mentors] if person >= mentors else first) - timedelta(days=20)
        role = "mentee" if person >= mentors else "mentor"
        sent.append(Sent(person, role, joined - timedelta(days=9), joined if chance.random() < 0.9 else None, person))
        places.append(Place(person, person, person, role, 2, joined, joined + timedelta(minutes=chance.randrange(4, 40)), True, joined))
    for number in range(mentees):
        mentor, mentee = number % mentors, mentors + number
        ends = begun[number] + timedelta(days=chance.randrange(40, 170)) if chance.random() < 0.12 else None
        where = chance.choices(DEPARTMENTS, WEIGHTS)[0]
        pairs.append(Pair(number, begun[number], begun[number].date(), 6, 30, ends, frozenset((mentor, mentee)), frozenset((mentor,)),
                          frozenset((mentee,)), where))
        for turn in range(6):
            at = begun[number] + timedelta(days=30 * turn + chance.randrange(4, 28))
            held = chance.random() < 0.85 and (ends is None or at <= ends)
            meetings.append(Meeting(number, at, held, held and chance.random() < 0.6, chance.random() < 0.1, len(meetings)))
            if held:
                about = frozenset(chance.sample(TOPICS, chance.randint(0, 3)))
                talks.append(Talk(number, about, chance.choice((None, 25, 45, 45, 60, 90)), meetings[-1].id))
                promises.append(Promise(mentor, at.date(), frozenset(chance.sample((30, 90), chance.randint(0, 2))), len(promises)))
        goals.append(Aim(mentee, (begun[number] + timedelta(days=120)).date(), chance.random() < 0.4, True, ends is None, number))
    proposed = [Proposed(pair.people, True, pair.id) for pair in pairs]
    signings = [Signing(pair.id, dict.fromkeys(pair.people, pair.started_at + timedelta(days=chance.randrange(30)))) for pair in pairs]
    return Facts(first, False, sent, [], places, proposed, pairs, meetings, goals, signings, promises, [], talks)


def as_of(facts: Facts, at: datetime) -> Facts:
    """The program as it was at that moment."""
    pairs = [one if one.ended_at and one.ended_at <= at else _open(one) for one in facts.pairs if one.started_at <= at]
    known = {pair.id for pair in pairs}
    meetings = [one for one in facts.meetings if one.pair in known and one.starts_at <= at]
    met = {one.id for one in meetings}
    return Facts(
        at, False, [one for one in facts.sent if one.at <= at], [], [one for one in facts.places if one.started_at <= at],
        [one for one in facts.proposed if one.id in known], pairs, meetings, [one for one in facts.goals if one.id in known],
        facts.signings, [one for one in facts.promises if one.made_on <= at.date()], [], [one for one in facts.talks if one.id in met],
    )


def _open(pair: Pair) -> Pair:
    return Pair(pair.id, pair.started_at, pair.starts_on, pair.agreed, pair.days_between, None, pair.places, pair.mentors, pair.mentees,
                pair.department)
