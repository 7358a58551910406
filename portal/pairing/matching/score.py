"""How well each mentor and mentee suit each other, in hundredths of a point that add up exactly."""

import numpy as np

from portal.pairing.matching.common import codes, product, shared_count, shared_minutes
from portal.pairing.matching.exclude import allowed_pairs

HUNDREDTHS = 100
"""A point is 100 units of the matrix: entries run from 0 to 10,000."""

CONFIDENCES = (1, 2, 3)
ENOUGH_INTERESTS = 3
ENOUGH_LANGUAGES = 2


def scores(mentors, mentees, rules) -> np.ndarray:
    """Return the score of every pair as int64, mentors x mentees, in hundredths of a point (0 to 10,000)."""
    total = np.zeros((len(mentors), len(mentees)), dtype=np.int64)
    for part in part_matrices(mentors, mentees, rules).values():
        total += part
    return total


def matrices(mentors, mentees, rules) -> tuple[np.ndarray, np.ndarray]:
    """Return (scores, allowed): what `assign` takes, int64 and bool, mentors x mentees."""
    return scores(mentors, mentees, rules), allowed_pairs(mentors, mentees, rules)


def part_matrices(mentors, mentees, rules) -> dict[str, np.ndarray]:
    """Return each criterion's share of the scores: int64 matrices in hundredths of a point that sum to `scores`.

    Every entry depends on its own two people only, so a call with one mentor and one mentee gives that pair's parts.
    """
    return {
        key: PARTS[key](mentors, mentees, weight * HUNDREDTHS, rules)
        for key, weight in rules.weights.items()
        if weight
    }


def full_marks(wants, maximum) -> dict[str, int]:
    """Share `maximum` among the wanted topics by importance, to the last unit (largest remainders, then name)."""
    whole = sum(wants.values())
    marks = {topic: maximum * importance // whole for topic, importance in wants.items()}
    by_remainder = sorted(wants, key=lambda topic: (-(maximum * wants[topic] % whole), topic))
    for topic in by_remainder[: maximum - sum(marks.values())]:
        marks[topic] += 1
    return marks


def _topics(mentors, mentees, maximum, rules):
    column = {}
    for mentee in mentees:
        for topic in mentee.wants:
            column.setdefault(topic, len(column) * len(CONFIDENCES))
    taught = np.zeros((len(mentors), len(column) * len(CONFIDENCES)))
    worth = np.zeros((taught.shape[1], len(mentees)))
    for i, mentor in enumerate(mentors):
        for topic, confidence in mentor.teaches.items():
            if topic in column:
                taught[i, column[topic] + CONFIDENCES.index(confidence)] = 1
    for j, mentee in enumerate(mentees):
        for topic, marks in full_marks(mentee.wants, maximum).items():
            for at, confidence in enumerate(CONFIDENCES):
                worth[column[topic] + at, j] = marks * confidence // CONFIDENCES[-1]
    return product(taught, worth)


def _other_department(mentors, mentees, maximum, rules):
    ours, theirs = codes(mentors, mentees, "department")
    return maximum * ((ours[:, None] != theirs) & (ours[:, None] > 0) & (theirs > 0)).astype(np.int64)


def _shared_hours(mentors, mentees, maximum, rules):
    return np.minimum(shared_minutes(mentors, mentees), rules.enough_minutes) * maximum // rules.enough_minutes


def _languages(mentors, mentees, maximum, rules):
    return np.minimum(shared_count(mentors, mentees, "languages"), ENOUGH_LANGUAGES) * maximum // ENOUGH_LANGUAGES


def _interests(mentors, mentees, maximum, rules):
    return np.minimum(shared_count(mentors, mentees, "interests"), ENOUGH_INTERESTS) * maximum // ENOUGH_INTERESTS


PARTS = {
    "topics": _topics,
    "interests": _interests,
    "other_department": _other_department,
    "shared_hours": _shared_hours,
    "languages": _languages,
}
