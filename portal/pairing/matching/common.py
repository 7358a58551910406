"""What two people share, counted for all pairs at once by one product of indicator matrices."""

import numpy as np

from portal.pairing.matching.criteria import QUARTERS_A_DAY


def shared_count(mentors, mentees, attribute) -> np.ndarray:
    """Return how many members of the set `attribute` each pair shares: int64, mentors x mentees."""
    column = {}
    for person in mentees:
        for member in getattr(person, attribute):
            column.setdefault(member, len(column))
    return product(_indicator(mentors, attribute, column), _indicator(mentees, attribute, column).T)


def shared_minutes(mentors, mentees) -> np.ndarray:
    """Return the minutes of the day in which both work: int64, mentors x mentees."""
    column = {quarter: quarter for quarter in range(QUARTERS_A_DAY)}
    ours = _indicator(mentors, "working_quarters", column)
    return 15 * product(ours, _indicator(mentees, "working_quarters", column).T)


def codes(mentors, mentees, attribute) -> tuple[np.ndarray, np.ndarray]:
    """Number the values of a text attribute alike on both sides, without regard to case; 0 stands for unknown."""
    known = {"": 0}
    sides = []
    for people in (mentors, mentees):
        words = [getattr(person, attribute).strip().casefold() for person in people]
        sides.append(np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int64))
    return sides[0], sides[1]


def product(left, right) -> np.ndarray:
    """Multiply two matrices of small whole numbers.

    They are held as floats for speed; sums below 2**53 are exact in any order, so the result is the same on any machine.
    """
    return (left @ right).astype(np.int64)


def _indicator(people, attribute, column):
    matrix = np.zeros((len(people), len(column)))
    for row, person in enumerate(people):
        matrix[row, [column[member] for member in getattr(person, attribute) if member in column]] = 1
    return matrix
