"""How well each mentor and mentee suit each other, in hundredths of a point that add up exactly."""

import numpy as np

from portal.pairing.matching.common import blocks, codes, product, shared_count, shared_minutes
from portal.pairing.matching.exclude import allowed_pairs

HUNDREDTHS = 100
"""A point is 100 units of the matrix: entries run from 0 to 10,000."""

CONFIDENCES = (1, 2, 3)
CHOICES = 3
"""The first, the second and the third choice earn points."""
ENOUGH_INTERESTS = 3
ENOUGH_LANGUAGES = 2


def scores(mentors, mentees, rules) -> np.ndarray:
    """Return the score of every pair as int16, mentors x mentees, in hundredths of a point (0 to 10,000).

    It is built in blocks of rows: beside the matrix, some megabytes are in use at a time.
    """
    total = np.zeros((len(mentors), len(mentees)), dtype=np.int16)
    parts = _parts(mentors, mentees, rules).values()
    for rows in blocks(mentors, mentees):
        for part in parts:
            np.add(total[rows], part(rows), out=total[rows], casting="unsafe")
    return total


def matrices(mentors, mentees, rules) -> tuple[np.ndarray, np.ndarray]:
    """Return (scores, allowed): what `assign` takes, int16 and bool, mentors x mentees."""
    return scores(mentors, mentees, rules), allowed_pairs(mentors, mentees, rules)


def part_matrices(mentors, mentees, rules) -> dict[str, np.ndarray]:
    """Return each criterion's share of the scores: int64 matrices in hundredths of a point that sum to `scores`.

    Every entry depends on its own two people only, so a call with one mentor and one mentee gives that pair's parts.
    Criteria without points are left out.
    """
    return {key: part(slice(None)).astype(np.int64) for key, part in _parts(mentors, mentees, rules).items()}


def place_costs(mentors, rules) -> np.ndarray:
    """Return how much less each further free place of a mentor is worth than the first: int64, mentors x most places.

    0 for the first, in hundredths, and never falling along a row; all 0 where load has no points.
    """
    most = max((mentor.capacity for mentor in mentors), default=0)
    maximum = rules.weights.get("load", 0) * HUNDREDTHS
    first = np.array([mentor.partners + 1 for mentor in mentors], dtype=np.int64).reshape(-1, 1)
    return maximum // first - maximum // (first + np.arange(most))


def full_marks(wants, maximum) -> dict[str, int]:
    """Share `maximum` among the wanted topics by importance, to the last unit (largest remainders, then name)."""
    whole = sum(wants.values())
    marks = {topic: maximum * importance // whole for topic, importance in wants.items()}
    by_remainder = sorted(wants, key=lambda topic: (-(maximum * wants[topic] % whole), topic))
    for topic in by_remainder[: maximum - sum(marks.values())]:
        marks[topic] += 1
    return marks


def _parts(mentors, mentees, rules):
    """Return, per criterion with points, a function from a slice of rows to the points of these rows."""
    weights = rules.weights.items()
    return {key: PARTS[key](mentors, mentees, weight * HUNDREDTHS, rules) for key, weight in weights if weight}


def _topics(mentors, mentees, maximum, rules):
    column = {}
    for mentee in mentees:
        for topic in mentee.wants:
            column.setdefault(topic, len(column) * len(CONFIDENCES))
    taught = np.zeros((len(mentors), len(column) * len(CONFIDENCES)), dtype=np.float32)
    worth = np.zeros((taught.shape[1], len(mentees)), dtype=np.float32)
    for i, mentor in enumerate(mentors):
        for topic, confidence in mentor.teaches.items():
            if topic in column:
                taught[i, column[topic] + CONFIDENCES.index(confidence)] = 1
    for j, mentee in enumerate(mentees):
        for topic, marks in full_marks(mentee.wants, maximum).items():
            for at, confidence in enumerate(CONFIDENCES):
                worth[column[topic] + at, j] = marks * confidence // CONFIDENCES[-1]
    return lambda rows: product(taught[rows], worth)


def _other_department(mentors, mentees, maximum, rules):
    return _alike(*codes(mentors, mentees, "department"), maximum, wanted="other")


def _location(mentors, mentees, maximum, rules):
    return _alike(*codes(mentors, mentees, "location"), maximum, wanted=rules.location)


def _alike(ours, theirs, maximum, wanted):
    """Give all points to two known values that are alike, or that are not."""

    def part(rows):
        mine = ours[rows, None]
        fits = mine == theirs if wanted == "same" else mine != theirs
        return np.int16(maximum) * (fits & (mine > 0) & (theirs > 0))

    return part


def _shared_hours(mentors, mentees, maximum, rules):
    enough = rules.enough_minutes
    return shared_minutes(mentors, mentees, lambda minutes: (np.minimum(minutes, enough) * maximum // enough).astype(np.int16))


def _languages(mentors, mentees, maximum, rules):
    # One common language is what the rule asks for; the further ones earn the points.
    return _counted(mentors, mentees, lambda person: person.languages, maximum, ENOUGH_LANGUAGES, free=1)


def _interests(mentors, mentees, maximum, rules):
    return _counted(mentors, mentees, lambda person: person.interests, maximum, ENOUGH_INTERESTS)


def _counted(mentors, mentees, sets_of, maximum, enough, free=0):
    """Give an equal share for each common member after the first `free` ones, until there are enough."""
    common = shared_count(mentors, mentees, sets_of)
    table = (np.arange(enough + 1) * maximum // enough).astype(np.int16)

    def part(rows):
        counted = np.minimum(common(rows), free + enough)
        return table[np.maximum(counted, free) - free if free else counted]

    return part


def _perspectives(mentors, mentees, maximum, rules):
    common = shared_count(mentors, mentees, lambda person: person.perspectives)
    asked = np.array([max(1, len(mentee.perspectives)) for mentee in mentees], dtype=np.int32)
    return lambda rows: common(rows) * np.int32(maximum) // asked


def _preferences(mentors, mentees, maximum, rules):
    """Give each side's wish a half of the points: all of it for the first choice, two thirds, one third."""
    mentor_row = {mentor.id: i for i, mentor in enumerate(mentors)}
    mentee_row = {mentee.id: j for j, mentee in enumerate(mentees)}
    half, found = maximum // 2, {}
    for j, mentee in enumerate(mentees):
        for candidate, rank in mentee.ranks.items():
            if candidate in mentor_row:
                found[mentor_row[candidate], j] = _wish(rank, maximum - half)
    for i, mentor in enumerate(mentors):
        for candidate, rank in mentor.ranks.items():
            if candidate in mentee_row:
                at = i, mentee_row[candidate]
                found[at] = found.get(at, 0) + _wish(rank, half)
    wished = np.array([(*at, earned) for at, earned in sorted(found.items())], dtype=np.intp).reshape(-1, 3)

    def part(rows):
        start, stop, _step = rows.indices(len(mentors))
        first, last = np.searchsorted(wished[:, 0], [start, stop])
        points = np.zeros((stop - start, len(mentees)), dtype=np.int16)
        points[wished[first:last, 0] - start, wished[first:last, 1]] = wished[first:last, 2]
        return points

    return part


def _wish(rank, maximum):
    return maximum * (CHOICES + 1 - rank) // CHOICES if 1 <= rank <= CHOICES else 0


def _load(mentors, mentees, maximum, rules):
    points = np.array([maximum // (mentor.partners + 1) for mentor in mentors], dtype=np.int16)
    return lambda rows: np.repeat(points[rows, None], len(mentees), axis=1)


PARTS = {
    "topics": _topics,
    "interests": _interests,
    "other_department": _other_department,
    "shared_hours": _shared_hours,
    "languages": _languages,
    "location": _location,
    "perspectives": _perspectives,
    "preferences": _preferences,
    "load": _load,
}
