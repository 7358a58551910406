"""Trials are answered by the worker: a web process never loads the solver."""
from datetime import timedelta

from portal.clock import now
from portal.jobs.queue import job
from portal.pairing.asking import answering as _pairs  # noqa: F401  answers what a pair would cost
from portal.pairing.rounds import again as _again  # noqa: F401  draws a round again
from portal.pairing.rounds import keeping as _keeping  # noqa: F401  compares ways to draw
from portal.pairing.rules import trying  # noqa: F401  (it answers what other rules would do)
from portal.pairing.trials.answering import answer_to
from portal.pairing.trials.models import Trial

LOST_AFTER = timedelta(minutes=2)
# Whoever waits has gone by then; what killed its worker twice is left alone.
GIVEN_UP_AFTER = timedelta(minutes=10)
FORGOTTEN_AFTER = timedelta(days=3)

_OPEN = Trial.answered_at.is_null() & Trial.failed_at.is_null() & Trial.replaced_at.is_null()


@job
def answer_trial(trial_id: int) -> None:
    """Answer it, unless that was done, another worker is at it, or a newer one stands in its place; a failure is noted on its row."""
    at = now()
    is_free = Trial.begun_at.is_null() | (Trial.begun_at < at - LOST_AFTER)
    if not Trial.update(begun_at=at).where(Trial.id == trial_id, _OPEN, is_free).execute():
        return
    try:
        answer = answer_to(Trial.get_by_id(trial_id))
    except Exception:
        Trial.update(failed_at=now()).where(Trial.id == trial_id).execute()
        raise
    Trial.update(answer=answer, answered_at=now()).where(Trial.id == trial_id, _OPEN).execute()


def answer_lost_trials() -> None:
    """Queue again what was asked and never answered, because the worker died over it; after ten minutes it counts as failed."""
    at = now()
    Trial.update(failed_at=at).where(_OPEN, Trial.asked_at < at - GIVEN_UP_AFTER).execute()
    lost = (Trial.asked_at < at - LOST_AFTER) & (Trial.begun_at.is_null() | (Trial.begun_at < at - LOST_AFTER))
    for trial in Trial.select(Trial.id).where(_OPEN, lost).order_by(Trial.id):
        answer_trial(trial.id)


def forget_old_trials() -> None:
    """What was asked three days ago is read by nobody any more."""
    Trial.delete().where(Trial.asked_at < now() - FORGOTTEN_AFTER).execute()
