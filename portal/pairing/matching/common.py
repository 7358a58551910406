"""What two people share, counted for all pairs at once."""

import numpy as np

from portal.pairing.matching.criteria import WORKDAYS

SMALL = 10_000_000
"""Below so many multiplications, waking the threads of the matrix library takes longer than doing without them."""


def shared_count(mentors, mentees, attribute) -> np.ndarray:
    """Return how many members of the set `attribute` each pair shares: int64, mentors x mentees."""
    column = {}
    for person in mentees:
        for member in getattr(person, attribute):
            column.setdefault(member, len(column))
    ours, theirs = _packed(mentors, attribute, column), _packed(mentees, attribute, column)
    shared = np.zeros((len(mentors), len(mentees)), dtype=np.int64)
    for word in range(ours.shape[1]):
        shared += np.bitwise_count(ours[:, None, word] & theirs[:, word])
    return shared


def shared_minutes(mentors, mentees) -> np.ndarray:
    """Return the minutes in which both work on an average working day, a fifth of their week: int64, mentors x mentees."""
    # People of one site mostly keep the same hours: each two kinds of week are compared once.
    (ours, row), (theirs, column) = _kinds_of_week(mentors), _kinds_of_week(mentees)
    return (15 * shared_count(ours, theirs, "working_quarters") // len(WORKDAYS))[row[:, None], column]


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
    if len(left) * right.size < SMALL:
        return np.einsum("ik,kj->ij", left, right).astype(np.int64)
    return (left @ right).astype(np.int64)


def _kinds_of_week(people) -> tuple[list, np.ndarray]:
    """Return one of the people for each kind of week, and which kind each of them keeps."""
    kinds = {}
    numbers = [kinds.setdefault(person.working_quarters, (len(kinds), person))[0] for person in people]
    return [person for _number, person in kinds.values()], np.array(numbers, dtype=np.intp)


def _packed(people, attribute, column):
    """Return the sets as bits of 64-bit words, a row per person."""
    bits = np.zeros((len(people), 64 * -(-len(column) // 64)), dtype=bool)
    for row, person in enumerate(people):
        bits[row, [column[member] for member in getattr(person, attribute) if member in column]] = True
    return np.packbits(bits, axis=1).view(np.uint64)
