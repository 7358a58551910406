"""What other rules would do to the draft, computed by the worker: both are drawn afresh from today's profiles."""
from portal.clock import today
from portal.pairing.candidates import Field, field_of
from portal.pairing.kept import COORDINATORS, may_read
from portal.pairing.part_rows import circle_of, has_kept
from portal.pairing.rules.models import ABOVE, RuleSet
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import RULES, Trial

# In the engine's rules, what is removed by an answer that is kept for pairing.
KEPT_RULE = "kept_apart"
MOST_NAMES = 50


@answerer(RULES)
def try_rules(trial: Trial) -> dict:
    """The draft under the rules in force and under the typed ones: figures, pairs, and which leaders lose or gain a place."""
    rules, typed = rules_in_force(trial.program), RuleSet(program=trial.program, **trial.about["rules"])
    now, then = _Draft(field_of(trial.program, today(), rules), rules), _Draft(field_of(trial.program, today(), typed), typed)
    loses, gains = sorted(now.placed - then.placed), sorted(then.placed - now.placed)
    return {
        "version": rules.version,
        "now": now.figures(),
        "then": then.figures(),
        "same": len(now.pairs & then.pairs),
        "new": len(then.pairs - now.pairs),
        "removed": _removed(now, then),
        "loses": [{"enrollment": place, "why": then.why.get(place, {})} for place in loses[:MOST_NAMES]],
        "gains": [{"enrollment": place, "why": now.why.get(place, {})} for place in gains[:MOST_NAMES]],
        "changes_places": [len(loses), len(gains)],
        "has_kept": now.has_kept or then.has_kept,
    }


class _Draft:
    """One draft: its pairs and placed leaders in ids of places, its scores as a coordinator may read them, and what removed pairs."""

    def __init__(self, field: Field, rules: RuleSet):
        self.field, self.has_kept = field, has_kept(field)
        self.pairs, self.placed, self.scores, self.removed, self.why = set(), set(), [], {}, {}
        if field.mentors and field.mentees:
            self._draw(rules)

    def _draw(self, rules: RuleSet) -> None:
        import numpy as np

        from portal.pairing.matching import assign, certify, exclude, score, unplaced

        field = self.field
        removed = exclude.removed_pairs(field.mentors, field.mentees, field.rules)
        parts = score.part_matrices(field.mentors, field.mentees, field.rules)
        scores, allowed = sum(parts.values()), exclude.none_of(removed)
        ours, theirs = (np.array([one.capacity for one in side]) for side in (field.mentors, field.mentees))
        locked = [pair for pair in field.locked if allowed[pair]]
        floor = rules.least_points * score.HUNDREDTHS if rules.aim == ABOVE else "best"
        ids = {"mentor_ids": [one.id for one in field.mentors], "mentee_ids": [one.id for one in field.mentees]}
        result = assign.assign(scores, allowed, ours, theirs, locked, floor, **ids)
        certify.verify(scores, allowed, ours, theirs, result, locked, floor)
        shown = [matrix for key, matrix in parts.items() if may_read(circle_of(key, field), COORDINATORS)]
        for mentor, mentee in result.pairs.tolist():
            self.pairs.add((field.mentor_ids[mentor], field.mentee_ids[mentee]))
            self.placed.add(field.mentee_ids[mentee])
            self.scores.append(int(sum(matrix[mentor, mentee] for matrix in shown)))
        self.removed = {key: int(matrix.sum()) for key, matrix in removed.items()}
        if floor != "best":
            removed = {**removed, "floor": scores < floor}
        reasons = unplaced.unplaced_reasons(removed, ours, theirs, result.pairs, locked)
        self.why = {field.mentee_ids[reason.mentee]: _why(reason) for reason in reasons}

    def figures(self) -> dict:
        """Leaders and mentors in all and without anybody, the lowest score and the sum in hundredths, and how many pairs."""
        met = {mentor for mentor, _mentee in self.pairs}
        return {
            "leaders": len(self.field.mentees), "placed": len(self.placed), "left": len(self.field.mentees) - len(self.placed),
            "mentors_left": len(self.field.mentors) - len(met), "pairs": len(self.pairs),
            "lowest": min(self.scores, default=None), "total": sum(self.scores),
        }


def _why(reason) -> dict:
    """Why a leader has no place: the rules that leave nobody, that one is kept for pairing, or how many share too few places."""
    if not hasattr(reason, "removed"):
        return {"wanted": int(reason.wanted), "places": int(reason.places)}
    if KEPT_RULE in reason.removed:
        return {"kept": True}
    return {"removed": {key: int(count) for key, count in reason.removed.items() if count}}


def _removed(now: _Draft, then: _Draft) -> list[dict]:
    """How many pairs each rule removes, now and then, None where it is off. Of rules that are kept for pairing not even that is told."""
    keys = [key for key in dict.fromkeys([*now.removed, *then.removed]) if key not in (KEPT_RULE, "same_person")]
    return [{"rule": key, "now": now.removed.get(key), "then": then.removed.get(key)} for key in keys]
