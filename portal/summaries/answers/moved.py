"""How far people have moved since the start: of each the same items before and after, and nobody who answered only once. Pure."""
from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction

from portal.summaries.answers.heard import Added, Heard
from portal.summaries.answers.spoken import Listen, Said, Spoken, asked_in_kind, asked_of, mean
from portal.surveys.models import END, MIDDLE, START
from portal.surveys.rows import Matched, matched

HALF = Fraction(1, 2)


def changed(kind: str) -> Listen:
    """How far each person's mean has moved since the start, over the items that were answered both times."""

    def listen(heard: Heard, role: str) -> Spoken:
        asked = {occasion: asked_in_kind(heard, role, occasion) for occasion in (START, MIDDLE, END)}
        return _changed(heard, role, kind, asked)

    return listen


def added_change(one: Added) -> Listen:
    """How far each person's mean has moved on an added set since the start."""

    def listen(heard: Heard, role: str) -> Spoken:
        asked = {occasion: asked_of(heard, role, one, occasion) for occasion in (START, MIDDLE, END)}
        return _changed(heard, role, one.key, asked)

    return listen


def _changed(heard: Heard, role: str, kind: str, asked: dict[str, frozenset[int]]) -> Spoken:
    rows = [row for row in heard.rows if row.instrument == kind and row.role in heard.roles(role)]
    half, end = (_by_person(matched(rows, START, occasion)) for occasion in (MIDDLE, END))
    # The end counts once half as many have come as far: before that, half-way says more.
    until, found = (END, end) if end and Fraction(len(end), len(half) or 1) >= HALF else (MIDDLE, half)
    before = _sides(found, START, lambda one: one.before)
    after = _sides(found, until, lambda one: one.after)
    said = tuple(
        Said(then.person, now.value - then.value, f"{then.version} {now.version}") for then, now in zip(before, after, strict=True)
    )
    return Spoken(said, asked[START] & asked[until], before, after, until if found else "")


def _by_person(pairs: Iterable[Matched]) -> dict[int, list[Matched]]:
    found = defaultdict(list)
    for one in pairs:
        found[one.person].append(one)
    return dict(sorted(found.items()))


def _sides(found: dict[int, list[Matched]], occasion: str, value: Callable[[Matched], int]) -> tuple[Said, ...]:
    return tuple(
        Said(person, mean(map(value, pairs)), " ".join(f"{occasion} {one.enrollment} {one.item}={value(one)}" for one in pairs))
        for person, pairs in found.items()
    )
