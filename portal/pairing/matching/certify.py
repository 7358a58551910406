"""The proof that comes with every result, and a checker that knows nothing of how the pairs were found.

Three parts. Most placed: a cover, people of whom each usable pair has one, with no more places than there are pairs.
Floor: a cover of the pairs above it, with too few places. Total: prices, so that no pair is worth more than its two
people together; then no choice of as many pairs is worth more than all prices, and the pairs are worth just that.
"""

from dataclasses import asdict, dataclass

import numpy as np

AS_CERTIFIED = "as certified"
LARGEST = 1 << 40
"""Scores and prices beyond this are refused, so that no sum of theirs can run over."""


class Refuted(ValueError):
    """The result does not keep its promises; the text says which."""


@dataclass(frozen=True)
class Cover:
    """Rows of mentors and of mentees."""

    mentors: tuple[int, ...] = ()
    mentees: tuple[int, ...] = ()


@dataclass(frozen=True)
class Certificate:
    """The proof of a result; locked pairs are outside of it: they were given.

    `floor` is the lowest score asked of a pair or None; `floor_cover` proves it the highest, or is None if the floor
    was given. `bonus` is what each pair counts beside its score when compared with the prices.
    """

    most_placed: Cover
    floor: int | None
    floor_cover: Cover | None
    bonus: int
    mentor_prices: tuple[int, ...]
    mentee_prices: tuple[int, ...]

    def to_json(self) -> dict:
        """Return it as plain lists and numbers, for json.dumps or a JSON column."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: dict) -> "Certificate":
        """Make it from what `to_json` returned, read back; TypeError or KeyError if it is something else."""
        cover = plain["floor_cover"]
        return cls(
            most_placed=_cover(plain["most_placed"]),
            floor=plain["floor"],
            floor_cover=None if cover is None else _cover(cover),
            bonus=plain["bonus"],
            mentor_prices=tuple(plain["mentor_prices"]),
            mentee_prices=tuple(plain["mentee_prices"]),
        )


def verify(scores, allowed, mentor_capacity, mentee_capacity, assignment, locked=(), floor=AS_CERTIFIED) -> bool:
    """Return True if the assignment keeps all rules and its certificate proves it the best; raise Refuted if not.

    The other arguments are those of `assign`. Without `floor` the result is checked under the floor that its
    certificate states; with it also that this is what was asked for.
    """
    scores, allowed = _matrix(scores, "iu", np.int64), _matrix(allowed, "b", bool)
    ours, theirs = np.array(mentor_capacity, dtype=np.int64), np.array(mentee_capacity, dtype=np.int64)
    _hold(scores.shape == allowed.shape == (len(ours), len(theirs)), "the inputs do not fit together")
    proof = assignment.certificate
    pairs, kept = _mask(assignment.pairs, scores.shape), _mask(locked, scores.shape)
    _hold(not (pairs & ~allowed).any(), "a pair is not allowed")
    _hold(not (kept & ~pairs).any(), "a locked pair is missing")
    _hold((pairs.sum(axis=1) <= ours).all() and (pairs.sum(axis=0) <= theirs).all(), "a capacity is exceeded")
    _hold(int(scores[pairs].sum()) == assignment.total, "the total is not the sum of the pairs' scores")
    _hold(floor == AS_CERTIFIED or _is_aim(proof, floor, pairs & ~kept), "the floor is another one")

    pairs, usable = pairs & ~kept, allowed & ~kept
    ours, theirs = ours - kept.sum(axis=1), theirs - kept.sum(axis=0)
    above = usable if proof.floor is None else usable & (scores >= proof.floor)
    _hold(not (pairs & ~above).any(), "a pair lies below the floor")
    open_to = above if proof.floor_cover is None else usable
    _hold(_places(proof.most_placed, open_to, ours, theirs) == pairs.sum(), "more could be placed")
    if proof.floor_cover is not None:
        higher = usable & (scores > proof.floor)
        _hold(_places(proof.floor_cover, higher, ours, theirs) < pairs.sum(), "the floor could be higher")
    worth = int(scores[pairs].sum()) + int(pairs.sum()) * _number(proof.bonus)
    _hold(_price_of_all(proof, scores, above, ours, theirs) == worth, "the total could be higher")
    return True


def _places(cover, arcs, ours, theirs):
    """Count what the covered people can hold at most, plus every pair without either: no choice can hold more."""
    open_mentors, open_mentees = np.ones(len(ours), dtype=bool), np.ones(len(theirs), dtype=bool)
    open_mentors[_rows(cover.mentors, len(ours))] = False
    open_mentees[_rows(cover.mentees, len(theirs))] = False
    outside = arcs & np.outer(open_mentors, open_mentees)
    return int(ours[~open_mentors].sum() + theirs[~open_mentees].sum() + outside.sum())


def _price_of_all(proof, scores, arcs, ours, theirs):
    """Add up what all places cost, plus the surcharge of pairs that are worth more but can be used once only."""
    u, v = _prices(proof.mentor_prices, len(ours)), _prices(proof.mentee_prices, len(theirs))
    _hold(np.abs(scores[arcs]).max(initial=0) <= LARGEST, "a score is too large")
    surcharge = np.where(arcs, np.maximum(scores + _number(proof.bonus) - u[:, None] - v, 0), 0)
    _hold(not surcharge[~_twice(ours, theirs)].any(), "a pair is worth more than its prices")
    amounts = [ours * u, theirs * v, surcharge.sum(axis=1)]
    return sum(sum(amount.tolist()) for amount in amounts)


def _twice(ours, theirs):
    """Say which pairs have places for each other twice over, so that "at most once" is a limit of its own."""
    return np.outer(ours > 1, theirs > 1)


def _is_aim(proof, floor, chosen):
    if floor == "best":
        return proof.floor_cover is not None or proof.floor is None and not chosen.any()
    return proof.floor_cover is None and proof.floor == floor


def _matrix(values, kinds, dtype):
    values = np.asarray(values)
    _hold(values.dtype.kind in kinds or not values.size, "scores are integers, allowed is booleans")
    return values.astype(dtype)


def _mask(pairs, shape):
    mask = np.zeros(shape, dtype=bool)
    for i, j in np.asarray(pairs, dtype=np.int64).reshape(-1, 2).tolist():
        _hold(0 <= i < shape[0] and 0 <= j < shape[1] and not mask[i, j], "a pair is unknown or there twice")
        mask[i, j] = True
    return mask


def _rows(rows, size):
    _hold(all(type(row) is int and 0 <= row < size for row in rows), "a cover names an unknown row")
    return np.array(rows, dtype=np.int64)


def _prices(prices, size):
    _hold(len(prices) == size and all(_number(price) >= 0 for price in prices), "a price is missing or negative")
    return np.array(prices, dtype=np.int64)


def _number(value):
    _hold(type(value) is int and abs(value) <= LARGEST, "a number is not whole or too large")
    return value


def _cover(plain):
    return Cover(tuple(plain["mentors"]), tuple(plain["mentees"]))


def _hold(condition, otherwise):
    if not condition:
        raise Refuted(otherwise)
