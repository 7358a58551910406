"""What keeping the pairs of a draft costs: the next round drawn in each way, beside one another."""
from portal.clock import today
from portal.pairing.rounds.solving import Solved, solve
from portal.pairing.rounds.task import task_now
from portal.pairing.rules.models import AFRESH, BONUS, FIRST
from portal.pairing.trials.answering import answerer
from portal.pairing.trials.models import KEEPING, Trial

BONUSES = (1, 3, 5, 10)


@answerer(KEEPING)
def trade_off(trial: Trial) -> dict:
    """A row for each way: {keep, points, placed, kept, lowest, total}, the points of pairs in hundredths; and `of`, what could be kept."""
    task = task_now(trial.program, today())
    bonuses = sorted({*BONUSES, *([task.keep_points] if task.keep == BONUS else [])})
    ways = [(FIRST, 0), *((BONUS, points) for points in bonuses), (AFRESH, 0)]
    rows = [_row(keep, points, solve(task.kept_otherwise(keep, points))) for keep, points in ways]
    return {"rows": rows, "of": len(task.kept)}


def _row(keep: str, points: int, solved: Solved) -> dict:
    found = {"placed": solved.placed, "kept": solved.kept, "lowest": solved.lowest, "total": solved.points}
    return {"keep": keep, "points": points, **found}
