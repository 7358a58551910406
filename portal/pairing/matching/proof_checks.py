"""Sums over all pairs that a certificate is checked by, a block of rows at a time; no part of the solver is used."""

from dataclasses import dataclass, replace

import numpy as np

LARGEST = 1 << 40
"""Scores and prices beyond this are refused, so that no sum of theirs can run over."""

ENTRIES_AT_A_TIME = 1_000_000


class Refuted(ValueError):
    """The result does not keep its promises; the text says which."""


def hold(condition, otherwise):
    """Raise Refuted unless the condition holds."""
    if not condition:
        raise Refuted(otherwise)


@dataclass(frozen=True, eq=False)
class Given:
    """The inputs, and the pairs (i, j) of a result beside those that were locked.

    `ours` and `theirs` are the places left beside the locked pairs; `full` says which mentors and mentees have to fill
    all of theirs, or is None.
    """

    scores: np.ndarray
    allowed: np.ndarray
    first: np.ndarray | None
    spared: np.ndarray | None
    locked: tuple[np.ndarray, np.ndarray]
    pairs: tuple[np.ndarray, np.ndarray]
    ours: np.ndarray
    theirs: np.ndarray
    full: tuple[np.ndarray, np.ndarray] | None = None

    def usable(self, rows, floor=None):
        """Return the block of pairs that may be chosen, from the floor upward if there is one."""
        block = np.array(self.allowed[rows], dtype=bool)
        here = (self.locked[0] >= rows.start) & (self.locked[0] < rows.stop)
        block[self.locked[0][here] - rows.start, self.locked[1][here]] = False
        if floor is not None:
            high = self.scores[rows] >= floor
            block &= high if self.spared is None else high | self.spared[rows]
        return block

    def reaches(self, floor):
        """Say whether all pairs but the spared ones reach the floor."""
        low = self.scores[self.pairs] < floor if floor is not None else np.zeros(0, dtype=bool)
        return not (low if self.spared is None or floor is None else low & ~self.spared[self.pairs]).any()

    def spares_all_from(self, floor):
        """Say whether no pair from the floor upward, or none at all, is subject to a floor."""
        for rows in blocks(self.allowed.shape):
            block = self.usable(rows)
            if floor is not None:
                block &= self.scores[rows] >= floor
            if (block if self.spared is None else block & ~self.spared[rows]).any():
                return False
        return True

    def on_face(self, prices, may):
        """Return this after all is settled that the prices of `first` settle, and the block mask of what is open.

        Pairs worth more than their prices are in every best choice, those worth less in none, and whoever has a price
        has no free place in any.
        """
        u, v = _prices(prices, self.ours, self.theirs, None)
        i, j = self.pairs
        over = self.first[i, j].astype(np.int64) + prices.bonus > u[i] + v[j]
        rest = replace(
            self,
            pairs=(i[~over], j[~over]),
            ours=self.ours - np.bincount(i[over], minlength=len(u)),
            theirs=self.theirs - np.bincount(j[over], minlength=len(v)),
            full=((u > 0) & (self.ours > 0), (v > 0) & (self.theirs > 0)),
        )
        return rest, lambda rows: may(rows) & (self.first[rows].astype(np.int64) + prices.bonus - u[rows, None] - v == 0)


def given_to(scores, allowed, mentor_capacity, mentee_capacity, pairs, locked, first, spared) -> tuple[Given, tuple]:
    """Return (the inputs, all pairs); Refuted unless each pair is allowed, no capacity exceeded and no lock missing."""
    ours, theirs = np.array(mentor_capacity, dtype=np.int64), np.array(mentee_capacity, dtype=np.int64)
    shape = len(ours), len(theirs)
    scores, allowed = _matrix(scores, "iu", shape), _matrix(allowed, "b", shape)
    first = None if first is None else _matrix(first, "iu", shape)
    spared = None if spared is None else _matrix(spared, "b", shape)
    chosen, kept = _pairs(pairs, shape), _pairs(locked, shape)
    hold(allowed[chosen].all(), "a pair is not allowed")
    is_kept = np.isin(chosen[0] * shape[1] + chosen[1], kept[0] * shape[1] + kept[1])
    hold(is_kept.sum() == len(kept[0]), "a locked pair is missing")
    left = []
    for side, places_of in enumerate((ours, theirs)):
        hold((np.bincount(chosen[side], minlength=shape[side]) <= places_of).all(), "a capacity is exceeded")
        left.append(places_of - np.bincount(kept[side], minlength=shape[side]))
    return Given(scores, allowed, first, spared, kept, tuple(side[~is_kept] for side in chosen), *left), chosen


def places(cover, may, ours, theirs):
    """Count what the covered people can hold at most, plus every pair without either: no choice can hold more."""
    mentors, mentees = np.ones(len(ours), dtype=bool), np.ones(len(theirs), dtype=bool)
    mentors[_rows(cover.mentors, len(ours))] = False
    mentees[_rows(cover.mentees, len(theirs))] = False
    outside = sum(int(np.count_nonzero(may(rows) & mentors[rows, None] & mentees)) for rows in blocks((len(ours), len(theirs))))
    return int(ours[~mentors].sum() + theirs[~mentees].sum()) + outside


def price_of_all(prices, values, may, ours, theirs, full=None):
    """Add up what all places cost, plus the surcharge of pairs that are worth more but can be used once only."""
    u, v = _prices(prices, ours, theirs, full)
    surcharges = 0
    for rows in blocks(values.shape):
        block, mask = values[rows].astype(np.int64), may(rows)
        hold(np.abs(block).max(where=mask, initial=0) <= LARGEST, "a score is too large")
        block += number(prices.bonus)
        block -= u[rows, None]
        block -= v
        over = (block > 0) & mask
        if over.any():
            hold(not (over & ~((ours[rows, None] > 1) & (theirs > 1))).any(), "a pair is worth more than its prices")
            surcharges += sum(block[over].tolist())
    return sum((ours * u).tolist()) + sum((theirs * v).tolist()) + surcharges


def sum_of(values, pairs):
    """Return the sum of a matrix over pairs."""
    return sum(values[pairs].tolist())


def number(value):
    """Return a whole number that is not too large."""
    hold(type(value) is int and abs(value) <= LARGEST, "a number is not whole or too large")
    return value


def blocks(shape):
    """Yield slices of rows."""
    size = max(1, ENTRIES_AT_A_TIME // max(1, shape[1]))
    return (slice(start, min(start + size, shape[0])) for start in range(0, shape[0], size))


def _prices(prices, ours, theirs, full):
    """Return the prices as arrays; none is negative but of people who have to fill all their places."""
    sides = []
    for row, (side, capacity) in enumerate(((prices.mentors, ours), (prices.mentees, theirs))):
        hold(len(side) == len(capacity) and all(number(price) == price for price in side), "a price is missing")
        array = np.array(side, dtype=np.int64)
        hold(not ((array < 0) & (True if full is None else ~full[row])).any(), "a price is negative")
        sides.append(array)
    return sides


def _matrix(values, kinds, shape):
    values = np.asarray(values)
    hold(values.shape == shape, "the inputs do not fit together")
    hold(values.dtype.kind in kinds or not values.size, "scores are integers, allowed is booleans")
    return values


def _pairs(pairs, shape):
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    hold(((rows >= 0) & (rows < shape)).all(), "a pair is unknown")
    hold(len(np.unique(rows, axis=0)) == len(rows), "a pair is there twice")
    return rows[:, 0], rows[:, 1]


def _rows(rows, size):
    hold(all(type(row) is int and 0 <= row < size for row in rows), "a cover names an unknown row")
    return np.array(rows, dtype=np.int64)
