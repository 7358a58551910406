"""Small and hostile instances for the engine, and the plain search that it is held against."""

from itertools import combinations

import numpy as np
import pytest


def seeds(few, many) -> list:
    """Return `many` seeds as parameters of a test: the first `few` for every run, the others for a long one."""
    return [*range(few), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(few, many))]


def spans(few, many) -> list:
    """Return the same seeds as two parameters, for a test that goes over them itself."""
    return [pytest.param(range(few), id="few"), pytest.param(range(few, many), id="many", marks=pytest.mark.long)]


def small(seed, most_places=1):
    """Return (scores, allowed, mentor capacity, mentee capacity) of a few people, drawn by the seed."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 5, 2))
    scores = rng.integers(-3, rng.choice([1, 4, 50]), shape)
    allowed = rng.random(shape) < rng.choice([0.3, 0.7, 1.0])
    return scores, allowed, rng.integers(0, 4, shape[0]), rng.integers(0, most_places + 1, shape[1])


NO_LIMIT = 1 << 60
"""The floor of a choice in which all pairs are spared."""


def later(seed, most_places=1):
    """Return (instance as `small`, first or None, spared or None): what a later round asks for, drawn by the seed."""
    instance, rng = small(seed, most_places), np.random.default_rng(1_000 + seed)
    shape = instance[0].shape
    first = rng.integers(0, rng.choice([2, 3, 9]), shape) if seed % 4 else None
    return instance, first, rng.random(shape) < 0.3 if seed % 3 else None


def best_by_hand(scores, allowed, ours, theirs, floor=None, first=None, spared=None):
    """Try every choice of pairs; return (how many, sum of first, lowest score not spared, total) of the best one."""
    exempt = np.zeros(allowed.shape, dtype=bool) if spared is None else spared
    counts = np.zeros(allowed.shape, dtype=int) if first is None else first
    usable = allowed if floor in (None, "best") else allowed & (exempt | (scores >= floor))
    arcs = np.argwhere(usable).tolist()
    for size in range(min(len(arcs), int(ours.sum()), int(theirs.sum())), 0, -1):
        found = [
            (size, *worth_of(choice, scores, counts, exempt, floor)) for choice in combinations(arcs, size) if _fits(choice, ours, theirs)
        ]
        if found:
            return max(found)
    return 0, 0, NO_LIMIT if floor == "best" else 0, 0


def worth_of(choice, scores, first, spared, floor):
    """Return (sum of first, lowest score not spared if that is an aim, total) of a choice of pairs."""
    lowest = min((int(scores[i, j]) for i, j in choice if not spared[i, j]), default=NO_LIMIT) if floor == "best" else 0
    return sum(int(first[i, j]) for i, j in choice), lowest, sum(int(scores[i, j]) for i, j in choice)


def _fits(choice, ours, theirs):
    left, right = ours.copy(), theirs.copy()
    for i, j in choice:
        left[i] -= 1
        right[j] -= 1
    return (left >= 0).all() and (right >= 0).all()


def hostile():
    """Return instances that break solvers, by name: (scores, allowed, mentor capacity, mentee capacity)."""
    m, n = 24, 40
    rng = np.random.default_rng(7)
    everyone, twice, once = np.ones((m, n), dtype=bool), np.full(m, 2), np.ones(n, dtype=int)
    steep = np.outer(np.arange(1, m + 1), np.arange(1, n + 1))
    alike = np.repeat(rng.integers(0, 10_000, (m, 1)), n, axis=1)
    line = np.zeros((m, n), dtype=bool)
    line[:, 0] = True
    return {
        "all equal": (np.full((m, n), 5_000), everyone, twice, once),
        "all nothing": (np.zeros((m, n), dtype=int), everyone, twice, once),
        "rank one": (steep, everyone, twice, once),
        "rank one, downward": (-steep, everyone, twice, once),
        "rank one, both twice": (steep, everyone, twice, 2 * once),
        "all equal, both twice": (np.full((m, n), 5_000), everyone, twice, 2 * once),
        "everybody wants the same": (alike, everyone, twice, once),
        "everybody wants the same, both twice": (alike, everyone, twice, 2 * once),
        "nobody allowed": (steep, ~everyone, twice, once),
        "one leader left for all": (steep, line, twice, once),
        "no places": (steep, everyone, 0 * twice, once),
        "one place": (steep, everyone, np.eye(1, m, dtype=int)[0], once),
        "no mentors": (np.zeros((0, n), dtype=int), np.zeros((0, n), dtype=bool), twice[:0], once),
        "no leaders": (np.zeros((m, 0), dtype=int), np.zeros((m, 0), dtype=bool), twice, once[:0]),
        "nobody": (np.zeros((0, 0), dtype=int), np.zeros((0, 0), dtype=bool), twice[:0], once[:0]),
    }
