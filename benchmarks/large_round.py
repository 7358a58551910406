"""One large pairing round, run in a process of its own so that its memory can be told; prints JSON."""

import json
import resource
import sys
from time import perf_counter, process_time

from scipy.optimize import linear_sum_assignment
from scipy.sparse import csgraph

from benchmarks.crowd import crowd
from benchmarks.pairing import plain
from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.criteria import Rules
from portal.pairing.matching.score import matrices


def measured(size) -> dict:
    """Return seconds by step, and the megabytes that the round takes beside the people and the libraries."""
    assert linear_sum_assignment and csgraph, "loaded before the clock and the memory are read"
    juniors, leaders = crowd(size, size)
    places, wanted = [one.capacity for one in juniors], [one.capacity for one in leaders]
    ids = {"mentor_ids": [one.id for one in juniors], "mentee_ids": [one.id for one in leaders]}
    before, start, worked = _peak(), perf_counter(), process_time()
    scores, allowed = matrices(juniors, leaders, Rules())
    scored = perf_counter()
    result = assign(scores, allowed, places, wanted, **ids)
    assigned = perf_counter()
    verify(scores, allowed, places, wanted, result, floor=None)
    proven, most, between = perf_counter(), _peak(), process_time()
    plain(scores, allowed, places)
    ended, last = perf_counter(), process_time()
    return {
        "whole": proven - start,
        "scores": scored - start,
        "assign": assigned - scored,
        "verify": proven - assigned,
        "plain": ended - proven,
        "cpu_ratio": (between - worked) / (last - between),
        "megabytes": most - before,
        "placed": len(result.pairs),
        "total": result.total,
    }


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]))))
