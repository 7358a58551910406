"""What two people share, counted for many pairs at once."""

import numpy as np

from portal.pairing.matching.criteria import WEEK, WORKDAYS

BLOCK = 1 << 18
"""How many pairs are worked on at a time: few enough to stay in the processor's own memory, enough to keep NumPy busy."""

EVERY_QUARTER = {quarter: quarter for quarter in range(WEEK)}


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
    return _by_kind_of_week(mentors, mentees, 1, lambda quarters: worth(15 * quarters.astype(np.int32) // len(WORKDAYS)))


def shares_stretch(mentors, mentees, minutes):
    """Return a function from a slice of rows to whether both work for `minutes` in one stretch of the week: bool.

    The week is a circle: Sunday's last quarter of an hour is followed by Monday's first.
    """
    return _by_kind_of_week(mentors, mentees, -(-minutes // 15), lambda starts: starts > 0)


def codes(mentors, mentees, attribute) -> tuple[np.ndarray, np.ndarray]:
    """Number the values of a text attribute alike on both sides, without regard to case; 0 stands for unknown."""
    known = {"": 0}
    sides = []
    for people in (mentors, mentees):
        words = [getattr(person, attribute).strip().casefold() for person in people]
        sides.append(np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int32))
    return sides[0], sides[1]


def product(left, right) -> np.ndarray:
    """Multiply two matrices of small whole numbers, held as floats: sums below 2**24 are exact in any order, on any machine.

    Not by the matrix library: on a busy machine, its threads hold each other up for longer than they save.
    """
    return np.einsum("ik,kj->ij", left, right).astype(np.int32)


def _by_kind_of_week(mentors, mentees, quarters, worth):
    # People of one site mostly keep the same hours: each two kinds of week are compared once.
    (ours, row), (theirs, column) = _kinds_of_week(mentors), _kinds_of_week(mentees)
    words = _words(*(_starts(_bits(weeks, EVERY_QUARTER), quarters) for weeks in (ours, theirs)))

    def common(rows):
        kinds, place = np.unique(row[rows], return_inverse=True)
        return worth(_common_bits(words[0][kinds], words[1]))[place[:, None], column]

    return common


def _kinds_of_week(people) -> tuple[list, np.ndarray]:
    """Return the different weeks of the people, and which of them each keeps."""
    kinds = {}
    numbers = [kinds.setdefault(person.working_quarters, len(kinds)) for person in people]
    return list(kinds), np.array(numbers, dtype=np.intp)


def _starts(weeks, quarters):
    """Return where a stretch of so many quarters can begin. What two weeks' starts have in common begins a common stretch."""
    reach = 1
    while reach < quarters:
        step = min(reach, quarters - reach)
        weeks, reach = weeks & np.roll(weeks, -step, axis=1), reach + step
    return weeks


def _packed(ours, theirs):
    """Return the sets of both sides as bits of words, a row per person."""
    column = {}
    for members in theirs:
        for member in members:
            column.setdefault(member, len(column))
    return _words(_bits(ours, column), _bits(theirs, column))


def _bits(sets, column):
    """Return the sets as booleans, a row per set, a column per member; what has no column is left out."""
    bits = np.zeros((len(sets), len(column)), dtype=bool)
    for row, members in enumerate(sets):
        bits[row, [column[member] for member in members if member in column]] = True
    return bits


def _words(ours, theirs):
    """Return both sides' bits in the shortest words that hold them, without what nobody can have in common."""
    both = ours.any(axis=0) & theirs.any(axis=0)
    width = next((width for width in (8, 16, 32) if both.sum() <= width), 64)
    words = []
    for bits in (ours, theirs):
        padded = np.zeros((len(bits), width * -(-int(both.sum()) // width)), dtype=bool)
        padded[:, : both.sum()] = bits[:, both]
        words.append(np.packbits(padded, axis=1).view(f"u{width // 8}"))
    return tuple(words)


def _common_bits(ours, theirs):
    shared = np.zeros((len(ours), len(theirs)), dtype=np.uint16)
    for word in range(ours.shape[1]):
        shared += np.bitwise_count(ours[:, None, word] & theirs[:, word])
    return shared
