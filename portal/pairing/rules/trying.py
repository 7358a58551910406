"""What other rules would do, computed by the worker by the rules in force and by the typed ones.

Where a round decides, both draw the next one. Where people ask each other, no pair can be told beforehand: both say who finds somebody.
"""
from collections.abc import Mapping

from portal.clock import today
from portal.pairing.matching.criteria import KEPT
from portal.pairing.part_rows import has_kept
from portal.pairing.rounds.solving import solve
from portal.pairing.rounds.task import Task, task_now
from portal.pairing.rules.models import CHOICE, RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import RULES, Trial

MOST_NAMES = 50


@answerer(RULES)
def try_rules(trial: Trial) -> dict:
    """By the rules in force and by the typed ones: figures, and who loses or gains a place, or somebody to ask."""
    rules, typed = rules_in_force(trial.program), RuleSet(program=trial.program, **trial.about["rules"])
    asks = typed.way == CHOICE
    now, then = ((_Reach if asks else _Draft)(task_now(trial.program, today(), each)) for each in (rules, typed))
    loses, gains = sorted(now.placed - then.placed), sorted(then.placed - now.placed)
    return {
        "version": rules.version,
        "asks": asks,
        "now": now.figures(),
        "then": then.figures(),
        **({} if asks else {"same": len(now.pairs & then.pairs), "new": len(then.pairs - now.pairs)}),
        "removed": _removed(now, then),
        "loses": [{"enrollment": place, "why": then.why(place)} for place in loses[:MOST_NAMES]],
        "gains": [{"enrollment": place, "why": now.why(place)} for place in gains[:MOST_NAMES]],
        "changes_places": [len(loses), len(gains)],
        "has_kept": now.has_kept or then.has_kept,
    }


class _Trying:
    """The people of the next round under some rules: the pairs that each rule takes away, and who is `placed`, in ids of places."""

    placed: set[int]

    def __init__(self, task: Task):
        self.field, self.has_kept = task.field, has_kept(task.field)
        self.ours, self.theirs = task.field.mentor_ids, task.field.mentee_ids
        self.matrices = self._matrices() if self.ours and self.theirs else {}
        self.removed = {key: int(matrix.sum()) for key, matrix in self.matrices.items()}

    def _matrices(self) -> dict:
        from portal.pairing.matching.exclude import removed_pairs

        return removed_pairs(self.field.mentors, self.field.mentees, self.field.rules)


class _Draft(_Trying):
    """The draft of the next round: its pairs, and the leaders with a place."""

    def __init__(self, task: Task):
        super().__init__(task)
        self.solved = solve(task)
        self.pairs = {(self.ours[mentor], self.theirs[mentee]) for mentor, mentee in self.solved.pairs}
        self.placed = {mentee for _mentor, mentee in self.pairs}

    def figures(self) -> dict:
        """Leaders and mentors in all and without anybody, the lowest score and the sum in hundredths, and how many pairs.

        The points are those that a coordinator may read.
        """
        met = {mentor for mentor, _mentee in self.pairs}
        return {
            "leaders": len(self.theirs), "placed": len(self.placed), "left": len(self.theirs) - len(self.placed),
            "mentors_left": len(self.ours) - len(met), "pairs": len(self.pairs),
            "lowest": self.solved.lowest, "total": self.solved.points,
        }

    def why(self, place: int) -> dict:
        """Why a leader has no place: the rules that leave nobody, that one is kept for pairing, or how many share too few places."""
        reason = next((one for one in self.solved.unplaced if one["enrollment"] == place), {})
        if "removed" in reason:
            return _why_nobody(reason["removed"])
        return {key: value for key, value in reason.items() if key != "enrollment"}


class _Reach(_Trying):
    """Whom people could ask: a mentor or a leader is placed who finds somebody that no rule keeps apart from this one."""

    def __init__(self, task: Task):
        super().__init__(task)
        self.placed = set(self._found(self.ours, 1) + self._found(self.theirs, 0))

    def figures(self) -> dict:
        """Of leaders and of mentors: how many find somebody, and how many there are."""
        return {side: (len(self.placed.intersection(ids)), len(ids)) for side, ids in (("leaders", self.theirs), ("mentors", self.ours))}

    def why(self, place: int) -> dict:
        """Why somebody finds nobody: the rules that leave none, or that one of them is kept for pairing."""
        row = (self.ours.index(place), slice(None)) if place in self.ours else (slice(None), self.theirs.index(place))
        return _why_nobody({key: count for key, matrix in self.matrices.items() if (count := int(matrix[row].sum()))})

    def _found(self, ids: list[int], along: int) -> list[int]:
        from portal.pairing.matching.exclude import none_of

        finds = none_of(self.matrices).any(axis=along) if self.matrices else [False] * len(ids)
        return [place for place, found in zip(ids, finds, strict=True) if found]


def _why_nobody(removed: Mapping[str, int]) -> dict:
    return {"kept": True} if KEPT in removed else {"removed": removed}


def _removed(now: _Trying, then: _Trying) -> list[dict]:
    """How many pairs each rule removes, now and then, None where it is off. Of rules that are kept for pairing not even that is told."""
    keys = [key for key in dict.fromkeys([*now.removed, *then.removed]) if key not in (KEPT, "same_person")]
    return [{"rule": key, "now": now.removed.get(key), "then": then.removed.get(key)} for key in keys]
