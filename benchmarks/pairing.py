"""How long a pairing round takes, scores and proof included, beside one plain call of SciPy on the same scores.

Beside these: the way of the open peers (a score object per pair in a Python loop, solved by the pure Python `munkres`),
and a round of 10,000 x 10,000 in a process of its own, with its memory.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from statistics import median
from time import perf_counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.crowd import crowd
from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.criteria import Rules
from portal.pairing.matching.keeping import keep_first
from portal.pairing.matching.score import matrices

RUNS = 9
LARGE = 10_000
KINDS = {"no floor": (None, False), "best floor": ("best", False), "later round, best floor": ("best", True)}
"""Words -> (floor, whether most pairs of an earlier draft are to be kept first)."""


def measure() -> list[tuple[str, str]]:
    """Return (name, figure) rows: medians of warm runs in milliseconds, and ratios within the same runs."""
    return [*rows_of(122, 200, RUNS), *peer(122, 200), *rows_of(1_000, 1_000, 3), *large()]


def rows_of(mentors, mentees, runs) -> list[tuple[str, str]]:
    """Return the rows of one size: each kind of round, and the plain call."""
    juniors, leaders = crowd(mentors, mentees)
    rows = []
    for kind, (floor, is_later) in KINDS.items():
        timed = _timed(juniors, leaders, floor, is_later, runs)
        name = f"pairing {mentors:,} x {mentees:,}, {kind}"
        whole, plain = median(run["whole"] for run in timed), median(run["plain"] for run in timed)
        rows += [
            (f"{name}: scores, assignment and proof", f"{whole:.1f} ms"),
            *((f"{name}: {step} alone", f"{median(run[step] for run in timed):.1f} ms") for step in ("scores", "assign", "verify")),
            (f"{name}: plain SciPy call on the dense matrix", f"{plain:.1f} ms"),
            (f"{name}: assignment and proof to plain SciPy", f"{(whole - median(run['scores'] for run in timed)) / plain:.1f}"),
        ]
    return rows


def peer(mentors, mentees) -> list[tuple[str, str]]:
    """Return the row of the peers' way at one size, or a sentence where `munkres` is not installed."""
    name = f"pairing {mentors:,} x {mentees:,}: a Python loop over the pairs, solved by munkres 1.1.4"
    if find_spec("munkres") is None:
        return [(name, "not measured: munkres is not installed (dependency group bench)")]
    from munkres import Munkres

    juniors, leaders = crowd(mentors, mentees)
    start = perf_counter()
    places = [junior for junior in juniors for _ in range(junior.capacity)]
    objects = [[_Pair(junior, leader) for leader in leaders] for junior in places]
    Munkres().compute([[sys.maxsize - pair.score for pair in row] for row in objects])
    return [(name, f"{1000 * (perf_counter() - start):,.0f} ms")]


def large(size=LARGE) -> list[tuple[str, str]]:
    """Return the rows of a large round, measured in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.large_round", str(size)], check=True, stdout=subprocess.PIPE)
    found, name = json.loads(done.stdout), f"pairing {size:,} x {size:,}, no floor"
    return [
        (f"{name}: scores, assignment and proof", f"{found['whole']:.1f} s"),
        *((f"{name}: {step} alone", f"{found[step]:.1f} s") for step in ("scores", "assign", "verify")),
        (f"{name}: most memory above the people", f"{found['megabytes']} MB"),
        (f"{name}: placed; total", f"{found['placed']:,}; {found['total']:,}"),
        (f"{name}: plain SciPy call on the dense matrix", f"{found['plain']:.1f} s"),
        (f"{name}: scores, assignment and proof to plain SciPy", f"{found['whole'] / found['plain']:.2f}"),
        (f"{name}: scores, assignment and proof to plain SciPy, CPU", f"{found['cpu_ratio']:.2f}"),
    ]


class _Pair:
    """A score as the peers hold it: an object that goes through its rules."""

    def __init__(self, junior, leader):
        self.score = 0
        if junior.managers and leader.employee in junior.managers or not junior.languages & leader.languages:
            return
        wanted = sum(leader.wants.values()) or 1
        self.score += sum(4000 * worth * junior.teaches.get(topic, 0) // (3 * wanted) for topic, worth in leader.wants.items())
        self.score += 2000 * min(3, len(junior.interests & leader.interests)) // 3
        self.score += 1500 * (junior.department != leader.department)
        self.score += 500 * min(2, len(junior.languages & leader.languages))


def _timed(juniors, leaders, floor, is_later, runs):
    places, wanted = [one.capacity for one in juniors], [one.capacity for one in leaders]
    ids = {"mentor_ids": [one.id for one in juniors], "mentee_ids": [one.id for one in leaders]}
    asked = _earlier(juniors, leaders, places, wanted) if is_later else {}
    timed = []
    for _ in range(runs + 1):
        start = perf_counter()
        scores, allowed = matrices(juniors, leaders, Rules())
        scored = perf_counter()
        result = assign(scores, allowed, places, wanted, floor=floor, **asked, **ids)
        assigned = perf_counter()
        verify(scores, allowed, places, wanted, result, floor=floor, **asked)
        proven = perf_counter()
        plain(scores, allowed, places)
        ended = perf_counter()
        steps = {"scores": scored - start, "assign": assigned - scored, "verify": proven - assigned}
        steps |= {"whole": proven - start, "plain": ended - proven}
        timed.append({step: 1000 * seconds for step, seconds in steps.items()})
    return timed[1:]


def _earlier(juniors, leaders, places, wanted):
    """Return what a later round asks for after an earlier one under other weights, in which nine of ten pairs may stay."""
    weights = {key: {"topics": 25, "interests": 35}.get(key, points) for key, points in Rules().weights.items()}
    scores, allowed = matrices(juniors, leaders, Rules(weights=weights))
    draw = np.random.default_rng(1)
    pairs = assign(scores, allowed, places, wanted).pairs
    kept = np.zeros(allowed.shape, dtype=bool)
    kept[tuple(pairs[draw.random(len(pairs)) < 0.9].T)] = True
    first, spared = keep_first(kept, draw.integers(0, 3, len(leaders)))
    return {"first": first, "spared": spared}


def plain(scores, allowed, places):
    """Make the usual call: every place a row, forbidden pairs at a price that nobody pays."""
    weights = np.where(allowed, scores, -10_000_000.0)
    return linear_sum_assignment(weights[np.repeat(np.arange(len(places)), places)], maximize=True)


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name}: {figure}")
