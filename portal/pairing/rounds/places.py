"""What the engine found, also where an even load counts: then each place of a mentor is a row of its own, and this is the way back."""
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial


@dataclass(frozen=True)
class Found:
    """`pairs`: rows of mentor and mentee; `check` raises when the proof does not hold; `rows`: the mentor's row of each row of the proof.

    `place_of`: which of the mentor's free places a pair takes, from 1; empty where that does not matter.
    """

    pairs: object
    certificate: object
    check: Callable[[], bool]
    rows: list[int]
    place_of: dict[tuple[int, int], int] = field(default_factory=dict)


def found_in(instance, costs, near) -> Found:
    """The best of an Instance. `costs`: what each further place of a mentor is worth less, mentors x places; `near` as in `assign`.

    Where somebody may have several mentors, two places of one mentor could go to the same mentee: load then counts only what a mentor
    holds already.
    """
    if not costs.any() or instance.mentee_capacity.max(initial=0) > 1:
        result = instance.solve(near=near or None)
        return Found(result.pairs, result.certificate, partial(instance.check, result), list(range(len(instance.mentor_capacity))))
    from portal.pairing.matching.load import spread

    by_places = spread(instance.scores, instance.allowed, instance.mentor_capacity, costs, instance.mentee_capacity)
    spread_out = _by_places(instance, by_places)
    result = spread_out.solve(near=_in_any_place(near, by_places) or None)
    mentors, places = by_places.mentor.tolist(), by_places.place.tolist()
    place_of = {(mentors[row], mentee): places[row] for row, mentee in result.pairs.tolist()}
    return Found(by_places.back(result.pairs), result.certificate, partial(spread_out.check, result), mentors, place_of)


def _by_places(instance, by_places):
    first, spared = (None if matrix is None else by_places.rows(matrix) for matrix in (instance.first, instance.spared))
    return replace(
        instance, scores=by_places.scores, allowed=by_places.allowed, mentor_capacity=by_places.capacity, first=first, spared=spared,
        locked=tuple(by_places.locks(instance.locked)), mentor_ids=tuple(by_places.ids(instance.mentor_ids)),
    )  # fmt: skip


def _in_any_place(near, by_places) -> list[tuple[int, int]]:
    rows: dict[int, list[int]] = {}
    for row, mentor in enumerate(by_places.mentor.tolist()):
        rows.setdefault(mentor, []).append(row)
    return [(row, mentee) for mentor, mentee in near for row in rows.get(mentor, ())]
