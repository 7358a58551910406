"""What other choices would cost: a pair that was not made, keeping earlier pairs, locks. Each answer is solved anew."""

from dataclasses import dataclass, replace

import numpy as np

from portal.pairing.matching.assign import Assignment, assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.keeping import keep_first, with_bonus


@dataclass(frozen=True, eq=False)
class Instance:
    """All that `assign` takes, under the same names."""

    scores: np.ndarray
    allowed: np.ndarray
    mentor_capacity: np.ndarray
    mentee_capacity: np.ndarray
    locked: tuple = ()
    floor: int | str | None = None
    first: np.ndarray | None = None
    spared: np.ndarray | None = None
    mentor_ids: tuple | None = None
    mentee_ids: tuple | None = None

    def solve(self, near=None) -> Assignment:
        """Return the best assignment; `near` and errors as in `assign`."""
        return assign(
            *self._matrices(), self.locked, self.floor, first=self.first, spared=self.spared, near=near,
            mentor_ids=self.mentor_ids, mentee_ids=self.mentee_ids,
        )  # fmt: skip

    def check(self, result) -> bool:
        """Return True if the result is proven the best of this instance; raise Refuted if not."""
        return verify(*self._matrices(), result, self.locked, self.floor, first=self.first, spared=self.spared)

    def _matrices(self):
        return self.scores, self.allowed, self.mentor_capacity, self.mentee_capacity


@dataclass(frozen=True)
class Difference:
    """What another answer has more (or, below 0, less) than the present one, all pairs counted, locked ones too.

    `floor` compares the floors of the certificates, which do not bind locked pairs; None where there is none to compare.
    """

    placed: int
    first: int
    floor: int | None
    total: int


@dataclass(frozen=True)
class WhatIf:
    """`difference` from the present best, and the fewest moves: pairs (mentor row, mentee row) that would go and come.

    `gained` contains the pair that was asked about; both are empty if it is there already.
    """

    difference: Difference
    lost: tuple[tuple[int, int], ...]
    gained: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Trade:
    """One way to treat the pairs of an earlier draft: `way` is "afresh", "bonus" (of `bonus` units) or "first".

    `placed`: pairs in all; `kept`: how many of them are from the earlier draft; `total` and `lowest`: the sum and the
    least of the real scores, without bonus (`lowest` is None if there are no pairs).
    """

    way: str
    bonus: int | None
    placed: int
    kept: int
    total: int
    lowest: int | None
    result: Assignment


def why_not(instance, result, pair) -> WhatIf:
    """Return what it would cost to have the (mentor row, mentee row) `pair`, as a lock, in place of the present best.

    `result` is what `instance.solve()` returned. As any lock, the pair is not bound by the floor. Among the equally
    good answers that have it, the one nearest to the present pairs is told.
    Raises ValueError if a rule forbids the pair, or if there is no place for it beside the locked ones.
    """
    pair, now = (int(pair[0]), int(pair[1])), _set_of(result.pairs)
    if pair in now:
        return WhatIf(Difference(0, 0, None if result.certificate.floor is None else 0, 0), (), ())
    locked = np.concatenate([_pairs(instance.locked), _pairs([pair])])
    forced = replace(instance, locked=locked).solve(near=result.pairs)
    then = _set_of(forced.pairs)
    return WhatIf(_difference(instance, result, forced), tuple(sorted(now - then)), tuple(sorted(then - now)))


def price_of_locks(instance, result=None) -> Difference:
    """Return what the best without the locks has more than the best with them (`result`, solved if not given)."""
    free = replace(instance, locked=()).solve()
    return _difference(instance, instance.solve() if result is None else result, free)


def trade_off(instance, kept_mask, waited, bonuses) -> list[Trade]:
    """Return what becomes of an earlier draft: made afresh, with each bonus for its pairs, and with its pairs first.

    `kept_mask` and `waited` as in `keep_first`, `bonuses` as in `with_bonus`. The instance's own `first` and `spared`
    are left aside. The more bonus, the more pairs stay and the lower is the total. A floor is measured in real scores:
    with a bonus it is the one that the round has when it is made afresh.
    """
    kept_mask = np.asarray(kept_mask) & np.asarray(instance.allowed)
    plain = replace(instance, first=None, spared=None)
    afresh = plain.solve()
    rows = [_trade("afresh", None, instance, kept_mask, afresh)]
    level = afresh.certificate.floor
    held = plain if level is None else replace(plain, floor=None, allowed=_from(plain, level))
    for bonus in bonuses:
        raised = replace(held, scores=with_bonus(instance.scores, kept_mask, bonus))
        rows.append(_trade("bonus", int(bonus), instance, kept_mask, raised.solve(near=np.argwhere(kept_mask))))
    first, spared = keep_first(kept_mask, waited, instance.mentee_capacity)
    rows.append(_trade("first", None, instance, kept_mask, replace(instance, first=first, spared=spared).solve()))
    return rows


def _from(instance, level):
    """Return what is allowed from the level upward, with the locked pairs, which no level binds."""
    allowed = instance.allowed & (np.asarray(instance.scores) >= level)
    allowed[tuple(_pairs(instance.locked).T)] = True
    return allowed


def _trade(way, bonus, instance, kept_mask, result):
    pairs = tuple(result.pairs.T)
    real = np.asarray(instance.scores)[pairs].astype(np.int64)
    lowest = int(real.min()) if len(real) else None
    return Trade(way, bonus, len(real), int(kept_mask[pairs].sum()), int(real.sum()), lowest, result)


def _difference(instance, now, then):
    floors = then.certificate.floor, now.certificate.floor
    return Difference(
        len(then.pairs) - len(now.pairs),
        _first(instance, then) - _first(instance, now),
        None if None in floors else floors[0] - floors[1],
        then.total - now.total,
    )


def _first(instance, result):
    return 0 if instance.first is None else sum(np.asarray(instance.first)[tuple(result.pairs.T)].tolist())


def _pairs(pairs):
    return np.asarray(pairs, dtype=np.int64).reshape(-1, 2)


def _set_of(pairs):
    return {(i, j) for i, j in _pairs(pairs).tolist()}
