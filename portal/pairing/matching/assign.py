"""The front door of the engine: who meets whom, with the proof that nothing better exists under the same aim."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.certify import Certificate, Cover, Prices
from portal.pairing.matching.face import Face, face_of, field_of_most
from portal.pairing.matching.field import Above, Usable
from portal.pairing.matching.inputs import checked
from portal.pairing.matching.most import highest_floor
from portal.pairing.matching.prove import cover
from portal.pairing.matching.solve import best_pairs
from portal.pairing.matching.ties import Draws, settled


@dataclass(frozen=True, eq=False)
class Assignment:
    """`pairs`: int64, k x 2, (mentor row, mentee row) in ascending order; `total`: the sum of their scores."""

    pairs: np.ndarray
    total: int
    certificate: Certificate


def assign(
    scores, allowed, mentor_capacity, mentee_capacity, locked=(), floor=None, *,
    first=None, spared=None, near=None, mentor_ids=None, mentee_ids=None,
) -> Assignment:  # fmt: skip
    """Return the best assignment; each aim counts only among choices that are equally good in all aims before it.

    1. Most pairs. 2. The largest sum of `first`. 3. No pair below the highest possible floor, if that is asked for.
    4. The highest total of the scores. 5. The most pairs in common with `near`. 6. The lot.

    `scores`: integers, m mentors x n mentees, in any unit, negative ones too. `allowed`: booleans, m x n. Capacities:
    integers >= 0, m and n. `locked`: (mentor row, mentee row) pairs that stay and use up capacity. `floor`: a score
    (pairs below it count as not allowed, fewer may be placed), "best" (the highest that costs neither pairs nor
    `first`), or None. Locked pairs are exempt from it, and so are those that are `spared`: booleans, m x n, or None.
    `first`: integers >= 0, m x n, or None. `near`: pairs as in `locked`, or None. The lot depends on the ids alone
    (unique texts; row numbers if not given), so that the order of the rows does not matter.
    Exact at any size; beyond some thousand people on both sides, let only one side have more than one place each: with
    several on both, a linear program has to be solved and takes minutes. Matrices are read a block of rows at a time
    and never copied. Raises ValueError for inputs that do not fit together, a lock that is not allowed, or scores too
    far apart to be told exactly.
    """
    given = checked(scores, allowed, mentor_capacity, mentee_capacity, locked, floor, first, spared, near, mentor_ids, mentee_ids)
    usable = Usable(given.allowed, given.locked)
    limit = None if floor == "best" else given.floor
    reach = usable if limit is None else Above(usable, given.scores, limit, given.spared)
    early = _Early(given, reach) if first is not None or floor == "best" else None
    level = early.floor(usable) if floor == "best" else limit
    above = reach if level in (None, limit) else Above(usable, given.scores, level, given.spared)
    pairs, bonus, ours, theirs = _by_total(given, above, early.face if first is not None else None)
    certificate = Certificate(
        most_placed=_cover(above if early is None else reach, given, pairs),
        floor=level,
        **(early.proofs(usable, level, floor == "best") if early else {"floor_cover": None}),
        bonus=bonus,
        mentor_prices=tuple(ours.tolist()),
        mentee_prices=tuple(theirs.tolist()),
    )
    chosen = np.concatenate([np.stack(pairs, axis=1), np.stack(given.locked, axis=1)])
    chosen = chosen[np.lexsort((chosen[:, 1], chosen[:, 0]))]
    return Assignment(chosen, int(given.scores[chosen[:, 0], chosen[:, 1]].astype(np.int64).sum()), certificate)


class _Early:
    """Most pairs, then the largest sum of `first`: the choices that reach both, and the floor under them."""

    def __init__(self, given, reach):
        self._given = given
        self._value = np.broadcast_to(np.int8(0), given.scores.shape) if given.first is None else given.first
        self._pairs, self._prices, self.face = self._best(reach)

    def _best(self, may, bonus=None):
        given = self._given
        field, bonus = field_of_most(may, self._value, given.placed, bonus)
        if field is None:
            nobody, nothing = np.zeros(0, dtype=np.int64), [np.zeros_like(places) for places in (given.ours, given.theirs)]
            none = [places < 0 for places in nothing]
            return (nobody, nobody), Prices.of(1, *nothing), Face(may, (nobody, nobody), given.ours, given.theirs, *none)
        pairs, ours, theirs = best_pairs(field, given.ours, given.theirs)
        return pairs, Prices.of(bonus, ours, theirs), face_of(field, pairs, ours, theirs, given.ours, given.theirs)

    def floor(self, usable):
        """Return the highest floor that costs neither a pair nor anything of `first`; None if there is nothing to limit."""
        if not len(self._pairs[0]):
            return None
        return highest_floor(self.face, self._pairs, usable, self._given.scores, self._given.spared)

    def proofs(self, usable, level, is_best):
        """Return the parts of the certificate that speak of `first` and of the floor."""
        prices = None if self._given.first is None else self._prices
        if not is_best or level is None or not _has_open(usable, self._given, level):
            return {"first": prices, "floor_cover": None}
        higher = Above(usable, self._given.scores, level + 1, self._given.spared)
        pairs, higher_prices, _ = self._best(higher, self._prices.bonus)
        if self._given.first is None:
            return {"floor_cover": _cover(higher, self._given, pairs)}
        return {"first": prices, "floor_cover": None, "floor_prices": higher_prices}


def _has_open(usable, given, level):
    """Say whether any pair that is not spared reaches the level."""
    return any((Above(usable, given.scores, level)[rows] & given.not_spared(rows)).any() for rows in given.blocks())


def _by_total(given, above, face):
    """Return (pairs, bonus, mentor prices, mentee prices): the highest total, on the face of `first` if there is one."""
    draws = Draws(given.mentor_marks, given.mentee_marks, given.near)
    if face is None:
        field, bonus = field_of_most(above, given.scores, given.placed)
        if field is None:
            nobody = np.zeros(0, dtype=np.int64)
            return (nobody, nobody), 0, np.zeros_like(given.ours), np.zeros_like(given.theirs)
        pairs, ours, theirs = best_pairs(field, given.ours, given.theirs)
        return _ordered(settled(face_of(field, pairs, ours, theirs, given.ours, given.theirs), pairs, draws)), bonus, ours, theirs
    within = face.within(_Both(face.may, above))
    field = within.field(given.scores)
    if field is None:
        return face.forced, 0, np.zeros_like(given.ours), np.zeros_like(given.theirs)
    pairs, ours, theirs = best_pairs(field, face.ours, face.theirs)
    last = settled(face_of(field, pairs, ours, theirs, face.ours, face.theirs), pairs, draws)
    chosen = _ordered(tuple(np.concatenate(side) for side in zip(face.forced, last, strict=True)))
    # Whoever has to fill all places may have a price below nothing: what the field added for that is taken off again.
    bonus = 1 - field.least
    return chosen, bonus, ours - (field.ours - bonus), theirs - field.theirs


class _Both:
    """Pairs that are in two masks."""

    def __init__(self, one, other):
        self.shape, self._one, self._other = one.shape, one, other

    def __getitem__(self, rows):
        return self._one[rows] & self._other[rows]


def _ordered(pairs):
    order = np.lexsort((pairs[1], pairs[0]))
    return pairs[0][order], pairs[1][order]


def _cover(may, given, pairs):
    mentors, mentees = cover(may, given.ours, given.theirs, pairs)
    return Cover(tuple(np.flatnonzero(mentors).tolist()), tuple(np.flatnonzero(mentees).tolist()))
