"""What a later round does with the pairs of an earlier draft: keeps as many as possible, or favors them by a bonus."""

import numpy as np


def keep_first(kept_mask, waited, mentee_capacity=None) -> tuple[np.ndarray, np.ndarray]:
    """Return (first, spared) for `assign`: keep the most pairs, then place those who have waited longest.

    `kept_mask`: bool, m x n, the pairs of the earlier draft that may stay. `waited`: integers >= 0, one per mentee: how
    many rounds they have gone without a partner. `mentee_capacity` is needed where a mentee wants several mentors.
    The aims in their order: the most pairs at all; among those choices the most kept pairs; among those the most rounds
    waited by the people who are placed; only then floor, total and lot. Kept pairs are spared from the floor: what was
    good enough for one draft stays good enough. `first` has the narrowest type of whole numbers that holds it.
    Raises ValueError if the inputs do not fit together.
    """
    kept, waited = np.asarray(kept_mask), np.asarray(waited)
    if kept.ndim != 2 or kept.dtype.kind != "b" or waited.shape != kept.shape[1:] or waited.size and waited.dtype.kind not in "iu":
        raise ValueError("kept pairs are booleans, a row per mentor and a column per mentee; rounds waited are whole numbers")
    if waited.size and waited.min() < 0:
        raise ValueError("nobody has waited less than no round")
    places = np.ones(len(waited), dtype=np.int64) if mentee_capacity is None else np.asarray(mentee_capacity, dtype=np.int64)
    # More than all rounds that could be counted together.
    one_pair = int((waited.astype(np.int64) * places).sum()) + 1
    kind = np.promote_types(np.min_scalar_type(-one_pair - int(waited.max(initial=0))), np.int8)
    first = np.where(kept, kind.type(one_pair), kind.type(0))
    first += waited.astype(kind)
    return first, kept.copy()


def with_bonus(scores, kept_mask, bonus) -> np.ndarray:
    """Return the scores with `bonus` (units of a score, an integer >= 0) added where a pair is to be kept.

    A pair is then kept unless giving it up gains more than the bonus. The type is the scores' own, or a wider one where
    it would not hold the sums. Raises ValueError for a bonus that is no whole number or less than 0.
    """
    if not isinstance(bonus, (int, np.integer)) or isinstance(bonus, bool) or bonus < 0:
        raise ValueError("a bonus is a whole number, 0 or more")
    scores = np.asarray(scores)
    kind = np.promote_types(scores.dtype, np.min_scalar_type(-int(scores.max(initial=0)) - int(bonus) - 1))
    raised = scores.astype(kind)
    raised[np.asarray(kept_mask)] += kind.type(bonus)
    return raised
