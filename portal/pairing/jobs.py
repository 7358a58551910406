"""Rounds are drawn by the worker: a web process never loads the solver."""
from datetime import timedelta

from portal.clock import now
from portal.jobs.queue import job
from portal.pairing.drawing import draw
from portal.pairing.models import Round

LOST_AFTER = timedelta(minutes=2)


@job
def draw_round(round_id: int) -> None:
    """Draw the round, unless that was done; a failure is noted on its row, so that the page can say it."""
    round_ = Round.get_or_none(Round.id == round_id, Round.drawn_at.is_null(), Round.failed_at.is_null())
    if round_ is None:
        return
    try:
        draw(round_, at=now())
    except Exception:
        Round.update(failed_at=now()).where(Round.id == round_id).execute()
        raise


def draw_lost_rounds() -> None:
    """Queue again what was asked for and never drawn, because the worker died over it."""
    lost = Round.drawn_at.is_null() & Round.failed_at.is_null() & (Round.asked_at < now() - LOST_AFTER)
    for round_ in Round.select(Round.id).where(lost).order_by(Round.id):
        draw_round(round_.id)
