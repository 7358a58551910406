"""What two people share, counted for many pairs at once."""

import numpy as np

from portal.pairing.matching.criteria import WEEK, WORKDAYS

SMALL = 10_000_000
"""Below so many multiplications, waking the threads of the matrix library takes longer than doing without them."""

BLOCK = 4_000_000
"""How many pairs are worked on at a time: few enough to stay in some tens of megabytes, enough to keep NumPy busy."""


def blocks(mentors, mentees):
    """Yield slices of the mentors' rows, each of about BLOCK pairs with all mentees; none where a side is empty."""
    size = max(1, BLOCK // max(1, len(mentees)))
    for start in range(0, len(mentors) if len(mentees) else 0, size):
        yield slice(start, min(start + size, len(mentors)))


def shared_count(mentors, mentees, sets_of):
    """Return a function from a slice of mentors' rows to how many members each pair's sets share: uint16, rows x mentees.

    `sets_of` gives a person's set.
    """
    ours, theirs = _packed([sets_of(person) for person in mentors], [sets_of(person) for person in mentees])
    return lambda rows: _common_bits(ours[rows], theirs)


def shared_minutes(mentors, mentees, worth=lambda minutes: minutes):
    """Return a function from a slice of rows to what `worth` makes of the minutes in which both work on an average working day.

    An average day is a fifth of the week; `worth` takes and returns an array of whole numbers.
    """
    return _by_kind_of_week(mentors, mentees, lambda week: week, lambda quarters: worth(15 * quarters.astype(np.int32) // len(WORKDAYS)))


def shares_stretch(mentors, mentees, minutes):
    """Return a function from a slice of rows to whether both work for `minutes` in one stretch of the week: bool.

    The week is a circle: Sunday's last quarter of an hour is followed by Monday's first.
    """
    quarters = -(-minutes // 15)
    return _by_kind_of_week(mentors, mentees, lambda week: _starts(week, quarters), lambda starts: starts > 0)


def codes(mentors, mentees, attribute) -> tuple[np.ndarray, np.ndarray]:
    """Number the values of a text attribute alike on both sides, without regard to case; 0 stands for unknown."""
    known = {"": 0}
    sides = []
    for people in (mentors, mentees):
        words = [getattr(person, attribute).strip().casefold() for person in people]
        sides.append(np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int32))
    return sides[0], sides[1]


def product(left, right) -> np.ndarray:
    """Multiply two matrices of small whole numbers, held as floats: sums below 2**24 are exact in any order, on any machine."""
    if len(left) * right.size < SMALL:
        return np.einsum("ik,kj->ij", left, right).astype(np.int32)
    return (left @ right).astype(np.int32)


def _starts(week, quarters):
    """Return where a stretch of so many quarters can begin. What two weeks' starts have in common begins a common stretch."""
    return frozenset(at for at in week if all((at + more) % WEEK in week for more in range(1, quarters)))


def _by_kind_of_week(mentors, mentees, part_of, worth):
    # People of one site mostly keep the same hours: each two kinds of week are compared once.
    (ours, row), (theirs, column) = _kinds_of_week(mentors), _kinds_of_week(mentees)
    packed = _packed([part_of(week) for week in ours], [part_of(week) for week in theirs])

    def common(rows):
        kinds, place = np.unique(row[rows], return_inverse=True)
        return worth(_common_bits(packed[0][kinds], packed[1]))[place[:, None], column]

    return common


def _kinds_of_week(people) -> tuple[list, np.ndarray]:
    """Return the different weeks of the people, and which of them each keeps."""
    kinds = {}
    numbers = [kinds.setdefault(person.working_quarters, len(kinds)) for person in people]
    return list(kinds), np.array(numbers, dtype=np.intp)


def _packed(ours, theirs):
    """Return the sets of both sides as bits of 64-bit words, a row per person; only what a mentee has gets a bit."""
    column = {}
    for members in theirs:
        for member in members:
            column.setdefault(member, len(column))
    return _bits(ours, column), _bits(theirs, column)


def _bits(sets, column):
    bits = np.zeros((len(sets), 64 * -(-len(column) // 64)), dtype=bool)
    for row, members in enumerate(sets):
        bits[row, [column[member] for member in members if member in column]] = True
    return np.packbits(bits, axis=1).view(np.uint64)


def _common_bits(ours, theirs):
    shared = np.zeros((len(ours), len(theirs)), dtype=np.uint16)
    for word in range(ours.shape[1]):
        shared += np.bitwise_count(ours[:, None, word] & theirs[:, word])
    return shared
