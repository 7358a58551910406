"""Divides a pool of peers into those who show and those who ask, so that an ordinary round can pair the two sides.

The rule. Everybody is compared with everybody else, in both directions; a pair is worth what its better direction earns.
First the engine answers an easier question: who would meet whom if everybody could meet two people, each half the time? Its
answer falls apart into rings and rows of people. Along each of these every second link becomes a pair, whichever of the two
ways earns more; in a ring or row of an odd number one is left over. Of each pair the one shows whose showing earns more.
Whoever is left over joins the side that has fewer people by then, in the order of the lot.

What this proves: no division whatever can place more pairs than `most_pairs`, for each would be an answer to the easier
question, too. What it does not prove: that no other division earns more. The lot depends on the ids alone, so the order of
the rows does not matter, and nobody is on both sides.
"""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.assign import assign
from portal.pairing.matching.ties import marks_of


@dataclass(frozen=True)
class Division:
    """`shows` and `asks` are rows in ascending order, each of the pool in one of them; no division places more than `most_pairs`."""

    shows: tuple[int, ...]
    asks: tuple[int, ...]
    most_pairs: int


def divide(points, allowed, ids, locked=()) -> Division:
    """Return who shows and who asks in a pool of peers, each of whom has one place.

    `points[i, j]`: integers, what the pair earns if i shows and j asks; `allowed[i, j]`: booleans, whether that may be. `ids`: a
    unique text for each. `locked`: (who shows, who asks) pairs that stay.
    """
    points, allowed = np.asarray(points, dtype=np.int64), np.asarray(allowed, dtype=bool).copy()
    np.fill_diagonal(allowed, False)
    order = _lots(ids)
    shows, asks = [row for row, _other in locked], [row for _other, row in locked]
    held = np.zeros(len(ids), dtype=bool)
    held[[*shows, *asks]] = True
    free = allowed & ~held[:, None] & ~held
    pairs, most = _pairs(points, free, ids, order)
    for one, other in pairs:
        first, second = _in_direction(one, other, points, free, order)
        shows.append(first)
        asks.append(second)
    placed = {*shows, *asks}
    for row in sorted(set(range(len(ids))) - placed, key=order.__getitem__):
        # Whoever nobody may be paired with asks: so the round says why there is nobody.
        may_show = free[row].any() or free[:, row].any()
        (shows if may_show and len(shows) < len(asks) else asks).append(row)
    return Division(tuple(sorted(shows)), tuple(sorted(asks)), most + len(locked))


def _pairs(points, allowed, ids, order):
    """Return pairs of rows, none of them twice, and how many there can be at most."""
    either = allowed | allowed.T
    least = int(points.min()) if points.size else 0
    worth = np.maximum(np.where(allowed, points, least), np.where(allowed.T, points.T, least))
    once = np.ones(len(ids), dtype=np.int64)
    halves = assign(worth, either, once, once, floor="best", mentor_ids=ids, mentee_ids=ids)
    following = dict(halves.pairs.tolist())
    pairs = []
    for chain, is_ring in _chains(following, order):
        pairs += _every_second(chain, is_ring, worth)
    return pairs, len(halves.pairs) // 2


def _chains(following: dict[int, int], order: dict[int, int]):
    """Yield the rings and rows of people that the links form, each as (rows in their order, whether it is a ring)."""
    followed = set(following.values())
    starts = sorted(set(following) - followed, key=order.__getitem__)
    seen = set()
    for start in [*starts, *sorted(set(following) & followed, key=order.__getitem__)]:
        chain, row = [], start
        while row is not None and row not in seen:
            seen.add(row)
            chain.append(row)
            row = following.get(row)
        if chain:
            yield chain, row == start


def _every_second(chain: list[int], is_ring: bool, worth) -> list[tuple[int, int]]:
    """Return the links of a chain that make pairs: as many as fit, and of these the ones that are worth most."""
    if len(chain) % 2 == 0:
        ways = [chain, chain[1:] + chain[:1]] if is_ring else [chain]
    elif is_ring:
        ways = [chain[at + 1 :] + chain[:at] for at in range(len(chain))]
    else:
        ways = [chain[:at] + chain[at + 1 :] for at in range(0, len(chain), 2)]
    found = [list(zip(way[::2], way[1::2], strict=True)) for way in ways]
    return max(found, key=lambda pairs: sum(int(worth[pair]) for pair in pairs))


def _in_direction(one, other, points, allowed, order):
    """Return the pair with the one first who shows: the direction that may be, and earns more; by lot where both earn the same."""
    def earns(shows, asks):
        return bool(allowed[shows, asks]), int(points[shows, asks]), -order[shows]

    return (one, other) if earns(one, other) > earns(other, one) else (other, one)


def _lots(ids) -> dict[int, int]:
    """Return the place of each row in an order that depends on the ids alone."""
    marks = marks_of(ids)
    return {row: place for place, row in enumerate(sorted(range(len(ids)), key=lambda row: (int(marks[row]), str(ids[row]))))}
