"""Rules of pairing that were changed once, and what a coordinator asked about others, in every state of an answer."""
from datetime import datetime, timedelta

from portal.pairing.rules import actions
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.rules.trying import try_rules
from portal.pairing.trials.models import RULES, Trial
from tests.cast import CAST


def make_trials(at: datetime) -> None:
    """After the drawn round: the states of the worker are written, for none runs here."""
    actions.change(CAST.program, {"answer_days": 10, "weights": _other_weights()}, by=CAST.carmen, at=at - timedelta(days=4))
    CAST.trial_asked = _trial({"min_level_gap": 4}, at)
    CAST.trial_computing = _trial({"min_level_gap": 4}, at, begun_at=at)
    CAST.trial_failed = _trial({"min_level_gap": 4}, at, failed_at=at)
    CAST.trial_stale = _trial({"min_level_gap": 4}, at, replaced_at=at)
    CAST.trial_answered = _answered(_trial({"min_level_gap": 5, "same_department": False, "aim": "above", "least_points": 55}, at), at)
    CAST.trial_same = _answered(_trial({"answer_days": 14}, at), at)


def _other_weights() -> dict:
    return {**rules_in_force(CAST.program).weights, "topics": 50, "languages": 5}


def _trial(facts: dict, at: datetime, **more) -> Trial:
    rules = rules_in_force(CAST.program)
    about = {"rules": {**actions.facts_of(rules), **facts}, "version": rules.version}
    return Trial.create(program=CAST.program, kind=RULES, about=about, asked_by=CAST.carmen, asked_at=at, **more)


def _answered(trial: Trial, at: datetime) -> Trial:
    Trial.update(answer=try_rules(trial), answered_at=at).where(Trial.id == trial.id).execute()
    return trial
