"""How long a pairing round takes, scores and proof included, beside one plain call of SciPy on the same scores."""

from statistics import median
from time import perf_counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.crowd import crowd
from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.criteria import Rules
from portal.pairing.matching.score import matrices

RUNS = 9


def measure(mentors=122, mentees=200, runs=RUNS) -> list[tuple[str, str]]:
    """Return (name, figure) rows: medians of warm runs in milliseconds, and ratios within the same runs."""
    juniors, leaders = crowd(mentors, mentees)
    rows = []
    for floor in (None, "best"):
        timed = _timed(juniors, leaders, floor, runs)
        size = f"{mentors} x {mentees}, {'no floor' if floor is None else 'best floor'}"
        whole, plain = median(run["whole"] for run in timed), median(run["plain"] for run in timed)
        rows += [
            (f"pairing {size}: scores, assignment and proof", f"{whole:.1f} ms"),
            *((f"pairing {size}: {step} alone", f"{median(run[step] for run in timed):.1f} ms") for step in ("scores", "assign", "verify")),
            (f"pairing {size}: plain SciPy call on the dense matrix", f"{plain:.1f} ms"),
            (f"pairing {size}: assignment and proof to plain SciPy", f"{(whole - median(run['scores'] for run in timed)) / plain:.1f}"),
        ]
    return rows


def _timed(juniors, leaders, floor, runs):
    rules = Rules()
    places, wanted = [one.capacity for one in juniors], [one.capacity for one in leaders]
    ids = {"mentor_ids": [one.id for one in juniors], "mentee_ids": [one.id for one in leaders]}
    timed = []
    for _ in range(runs + 1):
        start = perf_counter()
        scores, allowed = matrices(juniors, leaders, rules)
        scored = perf_counter()
        result = assign(scores, allowed, places, wanted, floor=floor, **ids)
        assigned = perf_counter()
        verify(scores, allowed, places, wanted, result, floor=floor)
        proven = perf_counter()
        _plain(scores, allowed, places)
        ended = perf_counter()
        steps = {"scores": scored - start, "assign": assigned - scored, "verify": proven - assigned}
        steps |= {"whole": proven - start, "plain": ended - proven}
        timed.append({step: 1000 * seconds for step, seconds in steps.items()})
    return timed[1:]


def _plain(scores, allowed, places):
    """The usual call: every place a row, forbidden pairs at a price that nobody pays."""
    slots = np.repeat(np.arange(len(places)), places)
    return linear_sum_assignment(np.where(allowed, scores, -10_000_000)[slots].astype(float), maximize=True)


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name}: {figure}")
