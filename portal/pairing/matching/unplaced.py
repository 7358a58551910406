"""Why somebody has no partner: no candidate at all, or a group that shares too few places or is not needed in full."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.exclude import none_of


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


@dataclass(frozen=True)
class NoMentee:
    """No mentee is possible for `mentor` (a row); `removed` and `alone` count mentees as NoCandidate counts mentors."""

    mentor: int
    removed: dict[str, int]
    alone: dict[str, int]


@dataclass(frozen=True)
class NotNeeded:
    """`mentor` belongs to a group of mentors (rows) who can meet nobody but `mentees` (rows), all of whom are served.

    The group has `places`, more than the `wanted` ones of those mentees, so somebody of it stays free, whoever it is.
    Locked pairs are left out, as in TooFewPlaces.
    """

    mentor: int
    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    places: int
    wanted: int


def unplaced_reasons(removed, mentor_capacity, mentee_capacity, pairs, locked=()) -> list:
    """Return a NoCandidate or TooFewPlaces for each mentee with fewer mentors than wanted, in order of the rows.

    `removed`: the rules' matrices as `removed_pairs` gives them; after a round with a given floor, add
    `"floor": scores < floor` (without the spared pairs). The rest is what `assign` took and returned, with or without
    something that counts first. Mentees who want nobody are left out.
    Raises ValueError if the pairs are not as many as possible, because then no such reason exists.
    """
    state = _State(removed, mentor_capacity, mentee_capacity, pairs, locked)
    return [
        TooFewPlaces(j, *state.group_of(j)) if state.usable[:, j].any() else NoCandidate(j, *_counted(removed, (slice(None), j)))
        for j in np.flatnonzero(state.theirs > state.chosen.sum(axis=0)).tolist()
    ]


def spare_mentors(removed, mentor_capacity, mentee_capacity, pairs, locked=()) -> list:
    """Return a NoMentee or NotNeeded for each mentor who offers a place and has no mentee at all, in order of the rows.

    Arguments and errors as in `unplaced_reasons`. Mentors with some of their places taken are left out: a capacity is
    an offer.
    """
    turned = {rule: matrix.T for rule, matrix in removed.items()}
    mirrored = [np.asarray(each, dtype=np.int64).reshape(-1, 2)[:, ::-1] for each in (pairs, locked)]
    state = _State(turned, mentee_capacity, mentor_capacity, *mirrored)
    idle = (np.asarray(mentor_capacity) > 0) & (np.bincount(mirrored[0][:, 1], minlength=len(state.theirs)) == 0)
    return [
        NotNeeded(i, *state.group_of(i)) if state.usable[:, i].any() else NoMentee(i, *_counted(removed, i))
        for i in np.flatnonzero(idle).tolist()
    ]


class _State:
    """Places, pairs and possible pairs beside the locked ones; the reasons are those of columns."""

    def __init__(self, removed, row_capacity, column_capacity, pairs, locked):
        allowed = none_of(removed)
        chosen, kept = _mask(pairs, allowed.shape), _mask(locked, allowed.shape)
        self.ours = np.asarray(row_capacity) - kept.sum(axis=1)
        self.theirs = np.asarray(column_capacity) - kept.sum(axis=0)
        self.chosen, self.usable = chosen & ~kept, allowed & ~kept
        # A chosen pair is used up only where both could have each other twice; elsewhere a capacity of one says so.
        self._loose = self.usable & ~(self.chosen & np.outer(self.ours > 1, self.theirs > 1))

    def group_of(self, column):
        """Search from the column to all rows that could be asked, to all whom those already have, and so on."""
        columns, rows = np.zeros(len(self.theirs), dtype=bool), np.zeros(len(self.ours), dtype=bool)
        fresh = columns.copy()
        fresh[column] = True
        while fresh.any():
            columns |= fresh
            news = self._loose[:, fresh].any(axis=1) & ~rows
            rows |= news
            fresh = self.chosen[news].any(axis=0) & ~columns
        if (self.chosen.sum(axis=1) < self.ours)[rows].any():
            raise ValueError("one more pair would fit")
        members = (tuple(np.flatnonzero(side).tolist()) for side in (columns, rows))
        return *members, int(self.theirs[columns].sum()), int(self.ours[rows].sum())


def _counted(removed, people):
    """Return (how many each rule removes, how many it alone removes) of somebody's partners."""
    lines = {rule: matrix[people] for rule, matrix in removed.items()}
    counts = sum(line.astype(int) for line in lines.values())
    alone = {rule: int((line & (counts == 1)).sum()) for rule, line in lines.items()}
    return {rule: int(line.sum()) for rule, line in lines.items() if line.any()}, {rule: one for rule, one in alone.items() if one}


def _mask(pairs, shape):
    mask = np.zeros(shape, dtype=bool)
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    mask[rows[:, 0], rows[:, 1]] = True
    return mask
