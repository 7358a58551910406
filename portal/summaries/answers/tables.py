"""Answers as tables for the rules for small groups: one row, the whole program, and a unit for each version of an answer."""
from collections.abc import Iterable

from portal.summaries.answers.spoken import Said, Spoken
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.disclosure.shapes import ALL, EVER, Group, Row, Table


def answers_table(key: str, said: Iterable[Said], asked: frozenset[int], numbers: Numbers) -> Table:
    """What these people say, of all who were asked. An answer that is changed is another unit: it has another version."""
    said = tuple(said)
    units = {numbers.of(f"{key} {one.version}", one.person): _one(one.person, numbers) for one in said}
    people = frozenset(one.person for one in said)
    return Table(key, _row(Group(people, eligible=asked | people), units), units, is_answer=True)


def rate_table(key: str, spoken: Spoken, numbers: Numbers) -> Table:
    """Who was asked, and whether each answered: a rate changes with both."""
    people = spoken.people
    asked = spoken.asked | people
    units = {numbers.of(f"{key} {person in people}", person): _one(person, numbers) for person in sorted(asked)}
    return Table(key, _row(Group(asked), units), units, is_answer=True)


def _row(group: Group, units: dict[int, frozenset[int]]) -> Row:
    return Row(ALL, group, (frozenset((unit, EVER) for unit in units),))


def _one(person: int, numbers: Numbers) -> frozenset[int]:
    return frozenset((numbers.of("person", person),))
