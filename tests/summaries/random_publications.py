"""Programs as chance has it, as tables: people join, leave, change their answers and erase themselves, over six publications."""
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from portal.summaries.disclosure.deciding import RULES, Rules, decide
from portal.summaries.disclosure.shapes import ALL, EVER, Group, Past, Row, Table

FACT, NOW, SESSIONS, ANSWER = "fact", "now", "sessions", "answer"
KINDS = (FACT, NOW, SESSIONS, ANSWER)


@dataclass
class Unit:
    """Something that is counted: whose it is, where, from which publication to which, and how often it changed."""

    number: int
    people: frozenset[int]
    department: int
    site: int
    begins: int
    ends: int | None = None
    versions: dict[int, int] = field(default_factory=dict)

    def is_there(self, at: int) -> bool:
        return self.begins <= at and (self.ends is None or self.ends > at)

    def key(self, at: int) -> int:
        """A changed answer is another answer."""
        return self.number * 100 + sum(count for when, count in self.versions.items() if when <= at)


@dataclass
class Published:
    """What came of one program: everything that was shown, by row and in order, and what the last publication hid."""

    vectors: list[frozenset] = field(default_factory=list)
    history: dict[str, list[frozenset]] = field(default_factory=dict)
    owners: dict[int, frozenset[int]] = field(default_factory=dict)
    hidden: dict[str, frozenset] = field(default_factory=dict)
    shown: int = 0


def publish_all(
    seed: int, kind: str, *, people: int, publications: int = 6, smallest: int = 5, dimensions: int = 2, rules: Rules = RULES
) -> Published:
    """The publications of one program; the same seed makes the same program, whatever the rules."""
    chance, made, past = Random(f"{seed} {kind} {people}"), Published(), []
    units = _units(chance, people, publications)
    tables = [_table(kind, units, at, dimensions, chance.random()) for at in range(publications)]
    for table in tables:
        made.owners |= table.owners
        decision = decide(table, past, smallest, rules)
        past.append(Past(dict(decision.entry.shown), dict(decision.entry.owners)))
        rows = table.rows()
        if not decision.keeps:
            for name, vectors in decision.entry.shown.items():
                made.vectors += vectors
                made.history.setdefault(name, []).append(vectors[0])
                made.shown += 1
        made.hidden = {name: row.vectors[0] for name, row in rows.items() if not decision.shows(name) and row.vectors[0]}
    return made


def _units(chance: Random, people: int, publications: int) -> list[Unit]:
    """Most departments sit on one site each, so that the two tables nearly say the same."""
    departments = chance.randint(2, 5)
    home = [chance.randrange(3) for _ in range(departments)]
    found, person = [], 0
    shares = chance.random() < 0.3
    while person < people:
        department = min(chance.randrange(departments), chance.randrange(departments + 1))
        site = home[department] if chance.random() < 0.85 else chance.randrange(3)
        who = {person, person + 1} if shares and chance.random() < 0.5 else {person}
        begins = 0 if chance.random() < 0.75 else chance.randrange(publications)
        ends = chance.randrange(begins + 1, publications + 1) if chance.random() < 0.15 else None
        changes = {chance.randrange(publications): 1} if chance.random() < 0.15 else {}
        found.append(Unit(len(found), frozenset(who), department, site, begins, ends, changes))
        person += len(who)
    return found


def _table(kind: str, units: list[Unit], at: int, dimensions: int, mood: float) -> Table:
    there = [unit for unit in units if (unit.begins <= at if kind == SESSIONS else unit.is_there(at))]
    grouped = {"department": lambda unit: unit.department, "site": lambda unit: unit.site}
    named = list(grouped)[:dimensions]
    rows = {name: _rows(kind, there, at, grouped[name], mood) for name in named}
    if kind == SESSIONS:
        rows["month"] = tuple(_row(str(when), SESSIONS, there, at, mood, when) for when in range(at + 1))
    owners = {unit.key(at) if kind == ANSWER else unit.number: unit.people for unit in there}
    return Table(kind, _row(ALL, kind, there, at, mood), owners, rows, is_answer=kind == ANSWER)


def _rows(kind: str, there: list[Unit], at: int, of, mood: float) -> tuple[Row, ...]:
    values = sorted({of(unit) for unit in there})
    return tuple(_row(str(value), kind, [unit for unit in there if of(unit) == value], at, mood) for value in values)


def _row(label: str, kind: str, units: list[Unit], at: int, mood: float, month: int | None = None) -> Row:
    cells = set()
    for unit in units:
        if kind == SESSIONS:
            last = at if unit.ends is None else min(at, unit.ends)
            windows = range(unit.begins, last + 1) if month is None else [month] if unit.begins <= month <= last else []
            cells |= {(unit.number, str(when)) for when in windows}
        else:
            cells.add((unit.key(at) if kind == ANSWER else unit.number, str(at) if kind == NOW else EVER))
    keyed = {unit.key(at) if kind == ANSWER else unit.number: unit.people for unit in units}
    people = frozenset().union(*(keyed[number] for number, _when in cells))
    return Row(label, Group(people, _activity(kind, people, mood)), (frozenset(cells),))


def _activity(kind: str, people: frozenset[int], mood: float) -> tuple[Counter, ...]:
    """Every ninth person meets so often that a small group is theirs."""
    return (Counter({person: 20 if person % 9 == 0 and mood < 0.5 else 1 for person in people}),) if kind == SESSIONS else ()
