"""A program's facts as the tables that the rules for small groups decide about: who is in each row, and what its figures add up."""
from collections import Counter
from collections.abc import Iterable, Mapping

from portal.summaries.counted import Counted, Unit, pair_units
from portal.summaries.counting import held_by_pair, people_of
from portal.summaries.departments import Named
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.disclosure.shapes import ALL, EVER, Group, Row, Table, Vector
from portal.summaries.rows import Facts, Pair, Talk
from portal.summaries.spans import Span, held_within, under_way

DEPARTMENT, MONTH, LENGTH = "department", "month", "length"
MENTORSHIPS, SESSIONS, TALKS = "mentorships", "sessions", "talks"
# The two rows of a topic, in a dimension of its own.
ABOUT, REST = "about", "rest"


def measure_table(key: str, counted: Counted, numbers: Numbers, window: str) -> Table:
    """A measure as a table of one row, whose contributions belong to this window of time."""
    units = [_numbered(unit, numbers, counted.people_are) for unit in counted.counted_units()]
    vector = frozenset((unit, window) for unit, _people in units)
    return Table(key, Row(ALL, Group(counted.people), (vector,)), dict(units))


def mentorships_table(facts: Facts, numbers: Numbers) -> Table:
    """How many mentorships there are, and how many are under way."""
    units = tuple(pair_units(facts.pairs))
    counted = Counted(None, len(units), people_of(facts.pairs), None, units)
    return measure_table(MENTORSHIPS, counted, numbers, facts.at.date().isoformat())


def topic_dimension(topic: str) -> str:
    """The name of the dimension that tells a topic from all others."""
    return f"topic {topic}"


def talks_table(facts: Facts, numbers: Numbers, topics: Mapping[str, list[Talk]], lengths: Mapping[str, list[Talk]]) -> Table:
    """Sessions by length, and by each topic against those that were about others: a session can be about several."""
    pairs = {pair.id: pair for pair in facts.pairs}
    units = {talk.id: numbers.of("session", talk.id) for talk in facts.talks}

    def row(label: str, talks: Iterable[Talk]) -> Row:
        talks = list(talks)
        held = Counter(talk.pair for talk in talks)
        vector = frozenset((units[talk.id], EVER) for talk in talks)
        return Row(label, group_of((pairs[pair] for pair in held), held), (vector,))

    def of_topic(topic: str, talks: list[Talk]) -> tuple[Row, ...]:
        rest = [talk for talk in facts.talks if topic not in talk.topics]
        return (row(ABOUT, talks), row(REST, rest)) if rest else (row(ABOUT, talks),)

    rows = {topic_dimension(topic): of_topic(topic, talks) for topic, talks in topics.items()}
    rows[LENGTH] = tuple(row(label, talks) for label, talks in lengths.items())
    owners = {units[talk.id]: numbers.all_of("person", pairs[talk.pair].people) for talk in facts.talks}
    return Table(TALKS, row(ALL, facts.talks), owners, rows)


class SessionsTable:
    """Sessions held and due: all of them, by department and by month."""

    def __init__(self, facts: Facts, numbers: Numbers, windows: Iterable[Span]):
        self._facts = facts
        self._held = held_by_pair(facts)
        self._numbers = {pair.id: numbers.of("pair", pair.id) for pair in facts.pairs}
        self._owners = {self._numbers[pair.id]: numbers.all_of("person", pair.people) for pair in facts.pairs}
        self._windows = [(span, {pair.id for pair in under_way(facts, span, held_within(facts, span))}) for span in windows]

    def table(self, departments: Iterable[Named], months: Iterable[Span]) -> Table:
        """The table that a publication would show."""
        whole = Row(ALL, group_of(self._facts.pairs, self._held), (self._ever(self._facts.pairs), self._now(self._facts.pairs)))
        rows = {DEPARTMENT: tuple(self._department(*one) for one in departments), MONTH: tuple(self._month(one) for one in months)}
        return Table(SESSIONS, whole, self._owners, rows)

    def _department(self, name: str, pairs: list[Pair]) -> Row:
        """The people of a department are those who are mentored; its mentors may work anywhere."""
        led = frozenset(person for pair in pairs for person in pair.mentees)
        return Row(name, group_of(pairs, self._held, led), (self._ever(pairs), self._now(pairs)))

    def _month(self, month: Span) -> Row:
        """The people of a month are those whose mentorship was under way in it."""
        held = held_within(self._facts, month)
        pairs = under_way(self._facts, month, held)
        return Row(month[0].isoformat(), group_of(pairs, held), (self._ever(pairs, month),))

    def _ever(self, pairs: Iterable[Pair], month: Span | None = None) -> Vector:
        """Their sessions in each window of all time, or of one month."""
        numbers = {pair.id: self._numbers[pair.id] for pair in pairs}
        return frozenset(
            (numbers[pair], span[0].isoformat())
            for span, going in self._windows if month is None or month[0] <= span[0] <= month[1]
            for pair in going & numbers.keys()
        )

    def _now(self, pairs: Iterable[Pair]) -> Vector:
        """Whether they are active today."""
        today = f"active on {self._facts.at.date().isoformat()}"
        return frozenset((self._numbers[pair.id], today) for pair in pairs)


def group_of(pairs: Iterable[Pair], held: Counter, people: frozenset[int] | None = None) -> Group:
    """These mentorships as a group: its people, and how many of its sessions each leader and each mentor held."""
    made, pairs = (Counter(), Counter()), list(pairs)
    for pair in pairs:
        for side, counter in zip((pair.mentees, pair.mentors), made, strict=True):
            for person in side:
                counter[person] = counter.get(person, 0) + held[pair.id]
    return Group(people_of(pairs) if people is None else people, made)


def _numbered(unit: Unit, numbers: Numbers, people_are: str) -> tuple[int, frozenset[int]]:
    return numbers.of(unit.kind, unit.number), numbers.all_of(people_are, unit.people)
