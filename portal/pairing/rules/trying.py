"""What other rules would do to the draft, computed by the worker: the next round is drawn by the rules in force and by the typed ones."""
from portal.clock import today
from portal.pairing.matching.criteria import KEPT
from portal.pairing.part_rows import has_kept
from portal.pairing.rounds.solving import solve
from portal.pairing.rounds.task import Task, task_now
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import RULES, Trial

MOST_NAMES = 50


@answerer(RULES)
def try_rules(trial: Trial) -> dict:
    """The draft under the rules in force and under the typed ones: figures, pairs, and which leaders lose or gain a place."""
    rules, typed = rules_in_force(trial.program), RuleSet(program=trial.program, **trial.about["rules"])
    now, then = (_Draft(task_now(trial.program, today(), each)) for each in (rules, typed))
    loses, gains = sorted(now.placed - then.placed), sorted(then.placed - now.placed)
    return {
        "version": rules.version,
        "now": now.figures(),
        "then": then.figures(),
        "same": len(now.pairs & then.pairs),
        "new": len(then.pairs - now.pairs),
        "removed": _removed(now, then),
        "loses": [{"enrollment": place, "why": then.why(place)} for place in loses[:MOST_NAMES]],
        "gains": [{"enrollment": place, "why": now.why(place)} for place in gains[:MOST_NAMES]],
        "changes_places": [len(loses), len(gains)],
        "has_kept": now.has_kept or then.has_kept,
    }


class _Draft:
    """One draft: its pairs and placed leaders in ids of places, and how many pairs each rule takes away."""

    def __init__(self, task: Task):
        self.field, self.solved, self.has_kept = task.field, solve(task), has_kept(task.field)
        ours, theirs = task.field.mentor_ids, task.field.mentee_ids
        self.pairs = {(ours[mentor], theirs[mentee]) for mentor, mentee in self.solved.pairs}
        self.placed = {mentee for _mentor, mentee in self.pairs}
        self.removed = self._removed_pairs() if ours and theirs else {}

    def _removed_pairs(self) -> dict[str, int]:
        from portal.pairing.matching.exclude import removed_pairs

        removed = removed_pairs(self.field.mentors, self.field.mentees, self.field.rules)
        return {key: int(matrix.sum()) for key, matrix in removed.items()}

    def figures(self) -> dict:
        """Leaders and mentors in all and without anybody, the lowest score and the sum in hundredths, and how many pairs.

        The points are those that a coordinator may read.
        """
        met = {mentor for mentor, _mentee in self.pairs}
        return {
            "leaders": len(self.field.mentees), "placed": len(self.placed), "left": len(self.field.mentees) - len(self.placed),
            "mentors_left": len(self.field.mentors) - len(met), "pairs": len(self.pairs),
            "lowest": self.solved.lowest, "total": self.solved.points,
        }

    def why(self, place: int) -> dict:
        """Why a leader has no place: the rules that leave nobody, that one is kept for pairing, or how many share too few places."""
        reason = next((one for one in self.solved.unplaced if one["enrollment"] == place), {})
        if KEPT in reason.get("removed", {}):
            return {"kept": True}
        return {key: value for key, value in reason.items() if key != "enrollment"}


def _removed(now: _Draft, then: _Draft) -> list[dict]:
    """How many pairs each rule removes, now and then, None where it is off. Of rules that are kept for pairing not even that is told."""
    keys = [key for key in dict.fromkeys([*now.removed, *then.removed]) if key not in (KEPT, "same_person")]
    return [{"rule": key, "now": now.removed.get(key), "then": then.removed.get(key)} for key in keys]
