"""What keeping the pairs of a draft costs: the next round drawn in each way, beside one another."""
from portal.clock import today
from portal.pairing.part_rows import has_kept
from portal.pairing.rounds.solving import Solved, solve
from portal.pairing.rounds.standing import standing_now
from portal.pairing.rounds.task import task_now
from portal.pairing.rules.models import AFRESH, BONUS, FIRST
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import KEEPING, Trial

BONUSES = (1, 3, 5, 10)


def is_old(trial: Trial | None) -> bool:
    """Whether a comparison was answered from what is no longer so."""
    return bool(trial and trial.answer) and trial.answer.get("stands") != standing_now(trial.program, today())


def is_alike(trial: Trial | None) -> bool:
    """Whether the same comes out whichever way was compared."""
    rows = trial.answer["rows"] if trial and trial.answer else []
    return len({(row["placed"], row["kept"], row["lowest"], row["total"]) for row in rows}) == 1


@answerer(KEEPING)
def trade_off(trial: Trial) -> dict:
    """A row for each way: {keep, points, placed, kept, lowest, total}, the points of pairs in hundredths; and `of`, what could be kept.

    `stands` is what it was computed from (see standing.py), read before the people are: what changes meanwhile makes it old.
    """
    stands = standing_now(trial.program, today())
    task = task_now(trial.program, today())
    bonuses = sorted({*BONUSES, *([task.keep_points] if task.keep == BONUS else [])})
    ways = [(FIRST, 0), *((BONUS, points) for points in bonuses), (AFRESH, 0)]
    rows = [_row(keep, points, solve(task.kept_otherwise(keep, points))) for keep, points in ways]
    return {"rows": rows, "of": len(task.kept), "stands": stands, "has_kept": has_kept(task.field)}


def _row(keep: str, points: int, solved: Solved) -> dict:
    found = {"placed": solved.placed, "kept": solved.kept, "lowest": solved.lowest, "total": solved.points}
    return {"keep": keep, "points": points, **found}
