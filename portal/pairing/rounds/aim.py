"""The aim of a round as the engine hears it: what counts first, the floor, and how the draft before is kept."""
from collections.abc import Sequence
from dataclasses import replace

from portal.pairing.rounds.task import BEST, HUNDREDTHS, Task
from portal.pairing.rules.models import BONUS, FIRST


def aimed(task: Task, scores, allowed, near: Sequence[tuple[int, int]]):
    """(Instance, near): most pairs; then kept ones, where they come first; then whoever has waited longest; then floor and total.

    With a bonus the floor is measured without it, and of equally good choices the one nearest to the draft before is taken.
    """
    import numpy as np

    from portal.pairing.matching.instance import Instance
    from portal.pairing.matching.keeping import keep_first, with_bonus

    people = task.field
    kept = np.zeros(allowed.shape, dtype=bool)
    for pair in task.kept:
        kept[pair] = allowed[pair]
    theirs = np.array([mentee.capacity for mentee in people.mentees])
    plain = Instance(
        scores, allowed, np.array([mentor.capacity for mentor in people.mentors]), theirs, floor=BEST if task.floor == BEST else None,
        locked=tuple(pair for pair in people.locked if allowed[pair]),
        mentor_ids=tuple(one.id for one in people.mentors), mentee_ids=tuple(one.id for one in people.mentees),
    )  # fmt: skip
    counts = kept if task.keep == FIRST else np.zeros_like(kept)
    if counts.any() or any(task.waited):
        first, spared = keep_first(counts, np.array(task.waited, dtype=np.int64), theirs)
        plain = replace(plain, first=first, spared=spared)
    if task.keep != BONUS or not kept.any():
        return plain, list(near)
    raised = replace(from_floor(plain), scores=with_bonus(scores, kept, task.keep_points * HUNDREDTHS))
    return raised, list(near) or [tuple(pair) for pair in np.argwhere(kept).tolist()]


def from_floor(instance):
    """The same with every pair ruled out that lies below the floor of a round that is begun afresh; locked ones stay."""
    level = instance.solve().certificate.floor if instance.floor is not None else None
    if level is None:
        return instance
    allowed = instance.allowed & (instance.scores >= level)
    for pair in instance.locked:
        allowed[pair] = True
    return replace(instance, floor=None, allowed=allowed)
