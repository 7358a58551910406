"""A choice among equally good pairings that is always the same, in any order of the rows and on any machine."""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from portal.pairing.matching.arcs import Arcs, counts
from portal.pairing.matching.face import face_of
from portal.pairing.matching.field import Marked
from portal.pairing.matching.nearest import listed
from portal.pairing.matching.solve import best_pairs, heaviest

LOTS = 1 << 16
"""How many different lots a draw has; where two choices draw the same sum, a further draw decides among those."""

LISTED = 1_000_000
"""Up to so many pairs without slack are held in a list; more are drawn for on all pairs, as any other level."""

DRAWN_FOR_ALL = 3
"""So often at most is drawn for all pairs before what is left is put in a list, however long."""


def marks_of(ids) -> np.ndarray:
    """Return a number per person, uint64, made of the stable id alone."""
    return np.array([_mark(str(one)) for one in ids], dtype=np.uint64)


def settled(face, pairs, draws, turn=0):
    """Return the one of the equally good choices of a face that the draws pick: (i, j), in any order.

    `pairs` is any of these choices. The greatest sum of what is drawn wins; the draw is repeated among what is equal.
    """
    i, j = pairs
    shape = face.may.shape
    rest = ~Arcs(*face.forced, face.forced[0], shape).holds(i, j)
    # After some draws hardly a pair is open but the chosen ones.
    open_pairs = listed(face.may, LISTED if turn < DRAWN_FOR_ALL else None)
    if open_pairs is not None:
        arcs = Arcs(*open_pairs, np.ones_like(open_pairs[0]), shape)
        chosen = Arcs(i[rest], j[rest], i[rest], shape).holds(arcs.i, arcs.j)
        chosen = _in_list(arcs, chosen, face.ours, face.theirs, face.full_ours, face.full_theirs, draws, turn)
        found = arcs.i[chosen], arcs.j[chosen]
    else:
        drawn, least, most = draws.value(turn)
        field = face.field(drawn, (least, most))
        better, ours, theirs = best_pairs(field, face.ours, face.theirs)
        found = settled(face_of(field, better, ours, theirs, face.ours, face.theirs), better, draws, turn + 1)
    return tuple(np.concatenate(side) for side in zip(face.forced, found, strict=True))


@dataclass(frozen=True, eq=False)
class Draws:
    """What decides among equally good choices: first `near`, pairs (i, j) to stay with, if there are any; then lots."""

    mentor_marks: np.ndarray
    mentee_marks: np.ndarray
    near: tuple[np.ndarray, np.ndarray] | None = None

    def value(self, turn):
        """Return (a matrix in rows on demand, its least and most value) for the turn."""
        if self.near is not None and turn == 0:
            return Marked(self.near, (len(self.mentor_marks), len(self.mentee_marks))), 0, 1
        return _Lots(self.mentor_marks, self.mentee_marks, turn - (self.near is not None)), 0, LOTS - 1


class _Lots:
    """A lot of 0 to LOTS - 1 per pair: the two marks and the draw, stirred (splitmix64, wrapping on purpose)."""

    def __init__(self, mentor_marks, mentee_marks, draw):
        self._ours = mentor_marks * np.uint64(3) + np.uint64((draw + 1) * 0x9E3779B97F4A7C15 % 2**64)
        self._theirs = mentee_marks

    def __getitem__(self, key):
        if isinstance(key, tuple):
            lots = self._ours[key[0]] + self._theirs[key[1]]
        else:
            lots = self._ours[key][:, None] + self._theirs
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            lots ^= lots >> np.uint64(shift)
            lots *= np.uint64(factor)
        lots ^= lots >> np.uint64(31)
        lots %= np.uint64(LOTS)
        return lots.astype(np.uint16)


def _in_list(arcs, chosen, ours, theirs, full_ours, full_theirs, draws, turn):
    """Return the choice that wins: bool, one per arc. Equally good ones differ only on circles of changes without loss."""
    free = _may_change(arcs, chosen, ours, theirs, full_ours, full_theirs)
    if not free.any():
        return chosen
    fixed = chosen & ~free
    ours = ours - counts(arcs.i[fixed], len(ours))
    theirs = theirs - counts(arcs.j[fixed], len(theirs))
    part = arcs.where(free)
    value = draws.value(turn)[0][part.i, part.j].astype(np.int64) + 1
    # A person with a price has no free place in any of these choices, and that outweighs all that is drawn.
    outweighs = int(value.max()) * int(min(ours.sum(), theirs.sum())) + 1
    part = part.worth(value + outweighs * (full_ours[part.i].astype(np.int64) + full_theirs[part.j]))
    picked, u, v = heaviest(part, ours, theirs)
    slack = u[part.i] + v[part.j] - part.w
    forced = picked & (slack < 0)
    tight = part.where(slack == 0)
    again = _in_list(
        tight,
        picked[slack == 0],
        ours - counts(part.i[forced], len(ours)),
        theirs - counts(part.j[forced], len(theirs)),
        u > 0,
        v > 0,
        draws,
        turn + 1,
    )
    winners = forced.copy()
    winners[np.flatnonzero(slack == 0)[again]] = True
    result = fixed.copy()
    result[np.flatnonzero(free)[winners]] = True
    return result


def _may_change(arcs, chosen, ours, theirs, full_ours, full_theirs):
    """Return the arcs that lie on a circle of changes at no loss; none means that the choice is the only one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    m, n = arcs.shape
    taken, given = counts(arcs.i[chosen], m), counts(arcs.j[chosen], n)
    # Node 0 is the ground; who could both gain and lose a partner at no loss is the ground, too.
    mentors = np.where((taken > 0) & (taken < ours), 0, 1 + np.arange(m))
    mentees = np.where((given > 0) & (given < theirs), 0, 1 + m + np.arange(n))
    gains, loses = (taken == 0) & (ours > 0), (taken > 0) & ~full_ours
    gained, lost = (given == 0) & (theirs > 0), (given > 0) & ~full_theirs
    tail, head = mentors[arcs.i], mentees[arcs.j]
    steps = [
        (np.where(chosen, head, tail), np.where(chosen, tail, head)),
        (0 * mentors[gains], mentors[gains]),
        (mentors[loses], 0 * mentors[loses]),
        (mentees[gained], 0 * mentees[gained]),
        (0 * mentees[lost], mentees[lost]),
    ]
    start, end = (np.concatenate(column) for column in zip(*steps, strict=True))
    graph = coo_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(1 + m + n, 1 + m + n))
    island = connected_components(graph.tocsr(), directed=True, connection="strong")[1]
    return island[tail] == island[head]


def _mark(text):
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
