"""What makes a pair deserve a look: read off visible facts when the round is drawn, so that a list can begin with it."""
from portal.pairing.rounds.solving import HUNDREDTHS, Solved
from portal.pairing.rounds.task import Task
from portal.words import lazy as _

# Less than this on an average working day makes it hard to find an hour.
LITTLE_MINUTES = 60
# Both would have so many points more with somebody else.
CLEARLY = 10 * HUNDREDTHS
TENTH = 10

WEIGHTS = {"topic": 5, "price": 4, "lowest": 3, "hours": 3, "elsewhere": 2, "moved": 1}
"""Look -> how much it weighs."""

WORDS = {
    "topic": _("No topic that is wanted is taught"),
    "price": _("Locked at a price"),
    "lowest": _("Among the lowest tenth"),
    "hours": _("Little working time in common"),
    "elsewhere": _("Both would score clearly higher with others"),
    "moved": _("Paired otherwise in the draft before"),
}
"""Look -> what it says."""


def looks_of(task: Task, solved: Solved, price: dict | None) -> list[list[str]]:
    """The looks that each pair of a solved task deserves, in the order of the pairs, the weightiest of each first."""
    found = [set() for _pair in solved.pairs]
    tests = (_topic, _hours, _lowest, _elsewhere, _moved, _priced(price))
    for test in tests:
        for row in test(task, solved):
            found[row].add(test.look)
    return [sorted(looks, key=lambda look: (-WEIGHTS[look], look)) for looks in found]


def weight_of(looks: list[str]) -> int:
    """How much these weigh together."""
    return sum(WEIGHTS.get(look, 0) for look in looks)


def _finds(look: str):
    def named(function):
        function.look = look
        return function

    return named


@_finds("topic")
def _topic(task: Task, solved: Solved) -> list[int]:
    if "topics" in task.field.rules.kept:
        return []
    sides = [(task.field.mentors[mentor].teaches, task.field.mentees[mentee].wants) for mentor, mentee in solved.pairs]
    return [row for row, (taught, wants) in enumerate(sides) if wants and not set(taught) & set(wants)]


@_finds("hours")
def _hours(task: Task, solved: Solved) -> list[int]:
    from portal.pairing.matching.common import shared_minutes

    # Hours that were named for pairing alone are shown to nobody, not even like this.
    if {"shared_hours"} & task.field.rules.kept or not solved.pairs:
        return []
    minutes = shared_minutes(task.field.mentors, task.field.mentees)(slice(None))
    return [row for row, pair in enumerate(solved.pairs) if minutes[pair] < LITTLE_MINUTES]


@_finds("lowest")
def _lowest(task: Task, solved: Solved) -> list[int]:
    """Of fewer than ten pairs none: somebody is always the last."""
    many = len(solved.pairs) // TENTH
    by_score = sorted(range(len(solved.pairs)), key=lambda row: (solved.score(solved.pairs[row]), solved.pairs[row]))
    return by_score[:many]


@_finds("elsewhere")
def _elsewhere(task: Task, solved: Solved) -> list[int]:
    """Whose runner-up by points is clearly better, on both sides: the pair pays for what the others get."""
    if not solved.pairs:
        return []
    import numpy as np

    reachable = np.where(solved.allowed, solved.visible, -1)
    of_mentor, of_mentee = reachable.max(axis=1), reachable.max(axis=0)
    gains = [(row, solved.score(pair) + CLEARLY, pair) for row, pair in enumerate(solved.pairs)]
    return [row for row, clear, (mentor, mentee) in gains if of_mentor[mentor] >= clear and of_mentee[mentee] >= clear]


@_finds("moved")
def _moved(task: Task, solved: Solved) -> list[int]:
    before = {mentee for _mentor, mentee in task.kept}
    return [row for row, pair in enumerate(solved.pairs) if pair[1] in before and pair not in task.kept]


def _priced(price: dict | None):
    @_finds("price")
    def priced(task: Task, solved: Solved) -> list[int]:
        if not price or not any(price.values()):
            return []
        return [row for row, pair in enumerate(solved.pairs) if pair in task.field.locked]

    return priced
