"""From answers to people: one exact number for each person, with what makes it another answer once it is changed. Pure."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from portal.summaries.answers.heard import Added, Heard
from portal.surveys.models import CLOSE, END, FIT, MIDDLE, OWN, PULSE, START
from portal.surveys.rows import Row

LEARN = "learn"
_PLACES = {START: 0, MIDDLE: 1, END: 2}


class Said(NamedTuple):
    """What one person says, as one number; `version` is the answers that it is made of."""

    person: int
    value: Fraction
    version: str


@dataclass(frozen=True)
class Spoken:
    """What a group of people says, and who of them was asked. Of a change the two sides of it as well, and up to which occasion."""

    said: tuple[Said, ...]
    asked: frozenset[int]
    before: tuple[Said, ...] = ()
    after: tuple[Said, ...] = ()
    until: str = ""

    @property
    def people(self) -> frozenset[int]:
        """Who answered."""
        return frozenset(one.person for one in self.said)


Listen = Callable[[Heard, str], Spoken]


def newest(kind: str, item: str = "") -> Listen:
    """Of each person's newest answers to a set the mean of its items, or one item of it; of several mentorships the mean of these."""

    def listen(heard: Heard, role: str) -> Spoken:
        latest: dict[tuple, list[Row]] = {}
        for rows in _surveys(row for row in heard.rows if row.instrument == kind and row.role in heard.roles(role)):
            about = (rows[0].person, rows[0].mentorship)
            latest[about] = max(latest.get(about, rows), rows, key=lambda one: (_place(one[0].occasion), one[0].survey))
        of_person = defaultdict(list)
        for (person, _mentorship), rows in sorted(latest.items(), key=lambda one: str(one[0])):
            of_person[person].append([row for row in rows if item in ("", row.item)])
        return Spoken(_people(of_person), asked_in_kind(heard, role, *_ASKED_WITH[kind]))

    return listen


_ASKED_WITH = {PULSE: (PULSE,), "safety": (MIDDLE, END), FIT: (FIT,), CLOSE: (CLOSE,)}


def last_said(kind: str, item: str) -> Listen:
    """What each person said last to one question, whichever mentorship or place it was about."""

    def listen(heard: Heard, role: str) -> Spoken:
        found: dict[int, Row] = {}
        for row in heard.rows:
            if (row.instrument, row.item) == (kind, item) and row.role in heard.roles(role):
                found[row.person] = max(found.get(row.person, row), row, key=lambda one: one.survey)
        return Spoken(_people({person: [[row]] for person, row in found.items()}), asked_in_kind(heard, role, *_ASKED_WITH[kind]))

    return listen


def worth(heard: Heard, role: str) -> Spoken:
    """Of all sessions that a person gave a number to, the mean; asked is who held one."""
    found = defaultdict(list)
    for one in heard.worth:
        if one.role in heard.roles(role):
            found[one.person].append(one)
    said = tuple(
        Said(person, mean(one.value for one in logs), " ".join(f"{one.log}={one.value}" for one in logs))
        for person, logs in sorted(found.items())
    )
    return Spoken(said, _with(heard.met, heard.roles(role)))


def came_to_learn(heard: Heard, role: str) -> Spoken:
    """1 for each person who joined to learn a skill, 0 for everybody else who said why; who holds two places says it once."""
    found = {one.person: one for one in heard.reasons if one.role in heard.roles(role)}
    said = tuple(Said(person, Fraction(one.chosen == LEARN), f"{one.answer}={one.chosen}") for person, one in sorted(found.items()))
    return Spoken(said, _with(heard.profiles, heard.roles(role)) | frozenset(found))


def added_score(one: Added, occasion: str) -> Listen:
    """The mean of the items of an added set on one occasion."""

    def listen(heard: Heard, role: str) -> Spoken:
        rows = (row for row in _rows_of(heard, one, role) if row.occasion == occasion)
        found = {each[0].person: [each] for each in _surveys(rows)}
        return Spoken(_people(found), asked_of(heard, role, one, occasion))

    return listen


def _surveys(rows: Iterable[Row]) -> list[list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row.survey].append(row)
    return list(found.values())


def _people(found: dict[int, list[list[Row]]]) -> tuple[Said, ...]:
    """Of each person the mean of the means of these surveys; who passed over all of it says nothing."""
    kept = {person: [rows for rows in surveys if rows] for person, surveys in sorted(found.items())}
    return tuple(
        Said(
            person, mean(mean(row.value for row in rows) for rows in surveys),
            " ".join(f"{row.survey} {row.item}={row.value}" for rows in surveys for row in sorted(rows, key=lambda one: one.item)),
        )
        for person, surveys in kept.items() if surveys
    )


def _rows_of(heard: Heard, one: Added, role: str) -> list[Row]:
    return [row for row in heard.rows if row.instrument == one.key and row.version in one.versions and row.role in heard.roles(role)]


def asked_in_kind(heard: Heard, role: str, *kinds: str) -> frozenset[int]:
    """Who of a role was sent surveys of these kinds."""
    return frozenset(one.person for one in heard.asked if one.kind in kinds and one.role in heard.roles(role))


def asked_of(heard: Heard, role: str, added: Added, occasion: str) -> frozenset[int]:
    """Who of a role was sent an added set on this occasion."""
    mine = (one for one in heard.asked if one.kind == OWN and (one.instrument, one.occasion) == (added.key, occasion))
    return frozenset(one.person for one in mine if one.role in heard.roles(role))


def _with(places: Iterable[tuple[int, str]], roles: tuple[str, ...]) -> frozenset[int]:
    return frozenset(person for person, role in places if role in roles)


def mean(values: Iterable) -> Fraction:
    """The exact mean: whether it reaches 4 must not hang on a rounding."""
    values = [Fraction(value) for value in values]
    return sum(values, Fraction()) / len(values)


def _place(occasion: str) -> int:
    return _PLACES[occasion] if occasion in _PLACES else int(occasion.removeprefix("day-")) if occasion.startswith("day-") else 0
