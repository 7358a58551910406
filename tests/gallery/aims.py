"""Objectives in every state: counted, entered over three quarters, waiting for a summary, and with the longest words."""
from datetime import datetime, timedelta

from portal.programs.models import Objective
from portal.summaries.objectives import actions
from tests.cast import CAST

LONGEST = "Everybody whom this program is for finds the way in and stays"


def make_aims(at: datetime) -> None:
    """Carmen's program has five objectives; Xaver's long one has as many as there is room for, all of them long."""
    today = at.date()
    began = {"baseline_on": today - timedelta(days=200), "baseline_source": "Staff survey 2025, all sites"}
    survey = {"title": "Juniors say that leaders listen to them", "baseline": 41, "target": 55, "owner": "People and culture", **began}
    CAST.own_objective = _aim(1, today, measure="", version=1, **survey)
    days = {"title": "A pairing takes fewer days", "unit": "days", "less_is_better": True, "baseline": 31, "target": 14}
    quick = _aim(2, today, measure="", **days, **began)
    _aim(3, today, title="Goals are reached", measure="goals_reached", target=60)
    _aim(4, today, title="Nobody has said yet where this stands", measure="", target=70)
    for value, ago in ((43, 150), (44, 148), (46, 80), (52, 12)):
        _enter(CAST.own_objective, at, value, ago)
    # Put right: the newer one of the same day holds.
    _enter(CAST.own_objective, at, 51, 12)
    for value, ago in ((28.5, 100), (12, 5)):
        _enter(quick, at, value, ago)
    for number in range(12):
        words = (f"{LONGEST}, however long the words for it may be {number}. " * 3)[:199]
        facts = {"title": words, "measure": "", "unit": "number", "target": 1_000_000, "owner": "o" * 120}
        long = _aim(number, today, program=CAST.long_program, **facts)
        if number == 0:
            for ago in (300, 200, 100):
                _enter(long, at, 999_999.5 - ago, ago, "Wordswithoutanend" * 7)


def _aim(position: int, today, program=None, **facts) -> Objective:
    return Objective.create(program=program or CAST.program, position=position, due_on=today + timedelta(days=70), **facts)


def _enter(objective: Objective, at: datetime, value: float, ago: int, source: str = "Staff survey, 212 answers") -> None:
    as_of = at.date() - timedelta(days=ago)
    by = CAST.xaver if objective.program_id == CAST.long_program.id else CAST.carmen
    actions.enter(objective, by=by, at=at, value=value, as_of=as_of, source=source[:120])
