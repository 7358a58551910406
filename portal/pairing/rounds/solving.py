"""Asks the engine for the best assignment of a task, has the proof checked, and says what it costs and whom it leaves out."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from portal.pairing.formats import answered, beside_the_proof, removed_by_closing
from portal.pairing.matching.criteria import FLOOR
from portal.pairing.rounds.aim import aimed
from portal.pairing.rounds.places import found_in
from portal.pairing.rounds.reasons import left_over
from portal.pairing.rounds.task import Task

# How far a round is when a step begins, of a hundred.
READING, SCORING, ASSIGNING, PROVING, WRITING = STEPS = (2, 10, 30, 70, 90)
HUNDREDTHS = 100


@dataclass(frozen=True)
class Solved:
    """What came out of a task: pairs of rows, the proof, and the matrices that it was found in.

    `visible` holds the points of the criteria that coordinators may read; sums that are shown are made of these alone. `costs` and
    `place_of` say which of a mentor's places each pair takes and what that place is worth less, where an even load counts.
    """

    pairs: tuple[tuple[int, int], ...] = ()
    certificate: dict | None = None
    kept: int = 0
    unplaced: tuple[dict, ...] = ()
    spare: tuple[dict, ...] = ()
    visible: object = field(default=None, repr=False)
    costs: object = field(default=None, repr=False)
    place_of: dict = field(default_factory=dict, repr=False)
    allowed: object = field(default=None, repr=False)

    @property
    def placed(self) -> int:
        """How many leaders have a mentor."""
        return len({mentee for _mentor, mentee in self.pairs})

    @property
    def points(self) -> int:
        """The sum of the visible points, in hundredths."""
        return sum(self.score(pair) for pair in self.pairs)

    @property
    def lowest(self) -> int | None:
        return min((self.score(pair) for pair in self.pairs), default=None)

    def score(self, pair: tuple[int, int]) -> int:
        """The visible points of one pair, in hundredths."""
        return int(self.visible[pair]) - int(self.costs[pair[0], self.place(pair) - 1])

    def place(self, pair: tuple[int, int]) -> int:
        """Which of the mentor's free places a pair takes, from 1."""
        return self.place_of.get(pair, 1)


def solve(task: Task, tell: Callable[[int], None] = lambda step: None, *, near: Sequence[tuple[int, int]] = ()) -> Solved:
    """The best assignment under the task's aim, with its proof, checked. The same task gives the same, on any machine.

    Among equally good ones, the one that has most pairs in common with `near`.
    """
    from portal.pairing.matching import exclude, score

    people = task.field
    if not people.mentors or not people.mentees:
        return Solved()
    tell(SCORING)
    removed = exclude.removed_pairs(people.mentors, people.mentees, people.rules)
    scores, visible = _scores(people)
    if isinstance(task.floor, int):
        removed[FLOOR] = _too_low(task, visible)
    tell(ASSIGNING)
    instance, near = aimed(task, scores, exclude.none_of(removed), near)
    costs = score.place_costs(people.mentors, people.rules)
    instance, found, closed = answered(people, instance, near, lambda question, near: found_in(question, costs, near))
    tell(PROVING)
    found.check()
    removed |= removed_by_closing(closed, instance.allowed.shape)
    return _solved(task, removed, (visible, costs), instance, found, closed)


def price_of_locks(task: Task, solved: Solved) -> dict | None:
    """What the locks cost: {placed, points}, in leaders and in hundredths of visible points; None without a lock."""
    if not task.field.locked:
        return None
    free = solve(task.without_locks())
    return {"placed": max(0, free.placed - solved.placed), "points": max(0, free.points - solved.points)}


def _too_low(task: Task, visible):
    """The pairs with fewer points than a pair needs, of those that coordinators may read: the others could be worked out from it.

    What a coordinator locked is spared; a pair of the draft before is not.
    """
    low = visible < task.floor
    for pair in task.field.locked:
        low[pair] = False
    return low


def _scores(people):
    """(all points, the visible ones), mentors x mentees."""
    from portal.pairing.matching import score

    sides = people.mentors, people.mentees, people.rules
    whole = score.scores(*sides)
    kept = {key for key, points in people.rules.weights.items() if points} & people.rules.kept
    if not kept:
        return whole, whole
    return whole, whole - sum(part for key, part in score.part_matrices(*sides).items() if key in kept)


def _solved(task: Task, removed, points, instance, found, closed) -> Solved:
    people, locked = task.field, instance.locked
    pairs = tuple((mentor, mentee) for mentor, mentee in found.pairs.tolist())
    # The proof speaks of rows, so the order of the people goes with it; a mentor has a row for each place where load counts.
    order = {"mentors": [people.mentor_ids[row] for row in found.rows], "mentees": people.mentee_ids}
    proof = {**found.certificate.to_json(), **order, **beside_the_proof(people, closed)}
    left, spare = left_over(people, removed, instance, found.pairs, locked)
    kept = len(set(task.kept) & set(pairs))
    return Solved(pairs, proof, kept, left, spare, *points, found.place_of, instance.allowed)
