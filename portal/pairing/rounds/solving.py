"""Asks the engine for the best assignment of a task, has the proof checked, and says what it costs and whom it leaves out."""
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from portal.pairing.formats import assigned, beside_the_proof, removed_by_closing
from portal.pairing.rounds.task import BEST, Task
from portal.pairing.rules.models import AFRESH, BONUS, FIRST

# How far a round is when a step begins, of a hundred.
READING, SCORING, ASSIGNING, PROVING, WRITING = STEPS = (2, 10, 30, 70, 90)
HUNDREDTHS = 100


@dataclass(frozen=True)
class Solved:
    """What came out of a task: pairs of rows, the proof, and the matrices that it was found in.

    `visible` holds the points of the criteria that coordinators may read; sums that are shown are made of these alone.
    """

    pairs: tuple[tuple[int, int], ...] = ()
    certificate: dict | None = None
    kept: int = 0
    unplaced: tuple[dict, ...] = ()
    spare: tuple[dict, ...] = ()
    visible: object = field(default=None, repr=False)
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
        return int(self.visible[pair])


def solve(task: Task, tell: Callable[[int], None] = lambda step: None) -> Solved:
    """The best assignment under the task's aim, with its proof, checked. The same task gives the same, on any machine."""
    from portal.pairing.matching import exclude

    people = task.field
    if not people.mentors or not people.mentees:
        return Solved()
    tell(SCORING)
    removed = exclude.removed_pairs(people.mentors, people.mentees, people.rules)
    allowed, (scores, visible) = exclude.none_of(removed), _scores(people)
    tell(ASSIGNING)
    return _solved(task, removed, allowed, scores, visible, tell)


def price_of_locks(task: Task, solved: Solved) -> dict | None:
    """What the locks cost: {placed, points}, in leaders and in hundredths of visible points; None without a lock."""
    if not task.field.locked:
        return None
    free = solve(replace(task, field=replace(task.field, locked=[]), kept=(), keep=AFRESH))
    return {"placed": max(0, free.placed - solved.placed), "points": max(0, free.points - solved.points)}


def _scores(people):
    """(all points, the visible ones), mentors x mentees."""
    import numpy as np

    from portal.pairing.matching.score import part_matrices

    whole = np.zeros((len(people.mentors), len(people.mentees)), dtype=np.int64)
    visible = whole.copy()
    for key, part in part_matrices(people.mentors, people.mentees, people.rules).items():
        whole += part
        if key not in people.rules.kept:
            visible += part
    return whole, visible


def _solved(task: Task, removed, allowed, scores, visible, tell) -> Solved:
    import numpy as np

    from portal.pairing.matching import assign, certify, unplaced

    people = task.field
    ours = np.array([mentor.capacity for mentor in people.mentors])
    theirs = np.array([mentee.capacity for mentee in people.mentees])
    locked = [pair for pair in people.locked if allowed[pair]]
    kept = {pair for pair in task.kept if allowed[pair]}
    aimed, floor = _aimed(task, scores, kept)
    ids = {"mentor_ids": [one.id for one in people.mentors], "mentee_ids": [one.id for one in people.mentees]}

    def run(allowed, locked):
        return assign.assign(aimed, allowed, ours, theirs, locked, floor, **ids)

    result, allowed, locked, closed = assigned(people, run, allowed, locked)
    tell(PROVING)
    certify.verify(aimed, allowed, ours, theirs, result, locked, floor)
    removed = {**removed, **removed_by_closing(closed, allowed.shape)}
    if isinstance(floor, int):
        removed = {**removed, "floor": aimed < floor}
    reasons = unplaced.unplaced_reasons(removed, ours, theirs, result.pairs, locked)
    pairs = tuple((int(mentor), int(mentee)) for mentor, mentee in result.pairs)
    # The proof speaks of rows, so the order of the people goes with it.
    proof = {**result.certificate.to_json(), "mentors": people.mentor_ids, "mentees": people.mentee_ids, **beside_the_proof(people, closed)}
    left = tuple(_reason(people, reason) for reason in reasons)
    return Solved(pairs, proof, len(kept & set(pairs)), left, _spare(people, removed, pairs), visible, allowed)


def _aimed(task: Task, scores, kept: set[tuple[int, int]]):
    """(the points that the aim counts, the floor): pairs of the draft before get a bonus, or one that outweighs everything."""
    if task.keep == AFRESH or not kept:
        return scores, task.floor
    bonus = task.keep_points * HUNDREDTHS if task.keep == BONUS else (sum(scores.shape) + 1) * 100 * HUNDREDTHS
    aimed = scores.copy()
    for pair in kept:
        aimed[pair] += bonus
    return aimed, task.floor if task.floor != BEST or task.keep != FIRST else None


def _reason(people, reason) -> dict:
    """Why a leader has no place, as plain data: the rules that leave nobody, or a group that shares too few places."""
    enrollment = people.mentee_ids[reason.mentee]
    if hasattr(reason, "removed"):
        return {"enrollment": enrollment, "removed": {key: int(count) for key, count in reason.removed.items() if count}}
    return {"enrollment": enrollment, "wanted": int(reason.wanted), "places": int(reason.places)}


def _spare(people, removed, pairs) -> tuple[dict, ...]:
    """Which mentors have nobody: those whom the rules leave no leader, with the rules, and those whose leaders all have a mentor."""
    from portal.pairing.matching import exclude

    paired, allowed = {mentor for mentor, _mentee in pairs}, exclude.none_of(removed)
    found = []
    for row, place in enumerate(people.mentor_ids):
        if row not in paired:
            alone = {} if allowed[row].any() else {key: int(matrix[row].sum()) for key, matrix in removed.items() if matrix[row].any()}
            found.append({"enrollment": place, "removed": alone})
    return tuple(found)
