"""Why somebody has no place: no candidate at all, or a group that shares too few places."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.exclude import none_of
from portal.pairing.matching.prove import open_again


@dataclass(frozen=True)
class NoCandidate:
    """No mentor is possible for `mentee` (a row), beside those locked to them.

    `removed` counts the mentors whom each rule removes; `alone` those whom that rule removes and no other does: what
    giving up this one rule would open.
    """

    mentee: int
    removed: dict[str, int]
    alone: dict[str, int]


@dataclass(frozen=True)
class TooFewPlaces:
    """`mentee` belongs to a group of mentees (rows) who can meet nobody but `mentors` (rows) with `places` in all.

    The group wants `wanted` places: more than there are, so somebody of it has to wait, whoever it is.
    Locked pairs are left out of both numbers, and so is, where both have several places, a mentor whom the group's
    members already have: nobody gets the same partner twice.
    """

    mentee: int
    mentees: tuple[int, ...]
    mentors: tuple[int, ...]
    wanted: int
    places: int


def unplaced_reasons(removed, mentor_capacity, mentee_capacity, pairs, locked=()) -> list:
    """Return a NoCandidate or TooFewPlaces for each mentee with fewer mentors than wanted, in order of the rows.

    `removed`: the rules' matrices as `removed_pairs` gives them; after a round with a given floor, add
    `"floor": scores < floor`. The rest is what `assign` took and returned. Mentees who want nobody are left out.
    Raises ValueError if the pairs are not as many as possible, because then no such reason exists.
    """
    allowed = none_of(removed)
    chosen, kept = _mask(pairs, allowed.shape), _mask(locked, allowed.shape)
    missing = np.asarray(mentee_capacity) - chosen.sum(axis=0)
    ours = np.asarray(mentor_capacity) - kept.sum(axis=1)
    theirs = np.asarray(mentee_capacity) - kept.sum(axis=0)
    chosen, usable = chosen & ~kept, allowed & ~kept
    loose = open_again(usable, ours, theirs, chosen)
    return [
        _group_of(int(j), chosen, loose, ours, theirs) if usable[:, j].any() else _without(int(j), removed)
        for j in np.flatnonzero(missing > 0)
    ]


def _without(mentee, removed):
    counts = sum(matrix[:, mentee].astype(int) for matrix in removed.values())
    return NoCandidate(
        mentee,
        {rule: int(matrix[:, mentee].sum()) for rule, matrix in removed.items() if matrix[:, mentee].any()},
        {
            rule: int(alone)
            for rule, matrix in removed.items()
            if (alone := (matrix[:, mentee] & (counts == 1)).sum())
        },
    )


def _group_of(mentee, chosen, loose, ours, theirs):
    """Search from the mentee to all who could be asked, to all whom those already have, and so on."""
    mentees, mentors = np.zeros(len(theirs), dtype=bool), np.zeros(len(ours), dtype=bool)
    fresh = mentees.copy()
    fresh[mentee] = True
    while fresh.any():
        mentees |= fresh
        news = loose[:, fresh].any(axis=1) & ~mentors
        mentors |= news
        fresh = chosen[news].any(axis=0) & ~mentees
    if (chosen.sum(axis=1) < ours)[mentors].any():
        raise ValueError("one more pair would fit")
    return TooFewPlaces(
        mentee,
        tuple(np.flatnonzero(mentees).tolist()),
        tuple(np.flatnonzero(mentors).tolist()),
        wanted=int(theirs[mentees].sum()),
        places=int(ours[mentors].sum()),
    )


def _mask(pairs, shape):
    mask = np.zeros(shape, dtype=bool)
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    mask[rows[:, 0], rows[:, 1]] = True
    return mask
