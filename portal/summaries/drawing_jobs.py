"""The figures of drafts are drawn by the worker: no page waits for them, and nobody's writing waits for the counting."""
from datetime import datetime, timedelta

from portal.clock import now
from portal.db import db
from portal.jobs.queue import job
from portal.mail.outbox import post
from portal.pairing.holding import hold
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.summaries.drafting import Drawn, Unsettled, drawn, keep
from portal.summaries.models import FigureDraw, Publication
from portal.summaries.queries import draft_of, draw_of

LOST_AFTER = timedelta(minutes=2)
# What killed its worker so often is left alone, and its page says so.
MOST_BEGUN = 3

_WAITS = FigureDraw.failed_at.is_null() & FigureDraw.drawn_at.is_null()


@job
def draw_figures(program_id: int) -> None:
    """Draw what a program's draft waits for, unless nobody waits or another worker is at it; a failure is noted for the page to say it."""
    draw = _taken(program_id, now())
    if draw is None:
        return
    try:
        drawn(draw.program, draw.begun_at, draw.corrects, lambda found: _write(draw, found))
    except Unsettled:
        _put_back(draw)
    except Exception:
        # Of a wish that came meanwhile another job takes care.
        FigureDraw.update(failed_at=now()).where(_is_still(draw)).execute()
        raise


def want_figures(
    program: Program, *, by: Person | None, at: datetime, corrects: Publication | None = None, is_monthly: bool = False
) -> None:
    """Have the figures of a program's draft drawn as they are from now on; in the caller's transaction, under the program's lock.

    A wish that no worker has taken up yet is the same wish; one that is being drawn is drawn once more.
    """
    draw = _row_of(program, at)
    is_queued = draw.waits and draw.begun_at is None
    wish = {
        "draft": draft_of(program),
        "corrects": corrects or (draw.corrects if draw.waits else None),
        "is_monthly": is_monthly or (draw.waits and draw.is_monthly),
    }
    asked = {"asked_by": by, "asked_at": at, "begun_at": None, "times_begun": 0, "drawn_at": None, "failed_at": None}
    FigureDraw.update(**wish, **({} if is_queued else asked)).where(FigureDraw.id == draw.id).execute()
    if not is_queued:
        draw_figures(program.id)


def draw_lost_figures() -> None:
    """Queue again what was asked for and never drawn, because its job was lost or the worker died over it; after three times it failed."""
    at = now()
    lost = _WAITS & (FigureDraw.asked_at < at - LOST_AFTER) & _is_free(at)
    FigureDraw.update(failed_at=at).where(lost, FigureDraw.times_begun >= MOST_BEGUN).execute()
    for draw in FigureDraw.select().where(lost).order_by(FigureDraw.id):
        draw_figures(draw.program_id)


def _row_of(program: Program, at: datetime) -> FigureDraw:
    """The row of a program, which no worker takes up before the caller's transaction is done."""
    # At first as one that nothing is queued for.
    FigureDraw.insert(program=program, asked_at=at, failed_at=at).on_conflict_ignore().execute()
    hold(FigureDraw, draw_of(program).id)
    return draw_of(program)


def _taken(program_id: int, at: datetime) -> FigureDraw | None:
    """The wish of a program as this worker's own, or None."""
    with db.atomic():
        mine = (FigureDraw.program == program_id) & _WAITS & _is_free(at)
        if not FigureDraw.update(begun_at=at, times_begun=FigureDraw.times_begun + 1).where(mine).execute():
            return None
        return draw_of(program_id)


def _put_back(draw: FigureDraw) -> None:
    """Have it drawn once more, from the beginning."""
    with db.atomic():
        if FigureDraw.update(begun_at=None).where(_is_still(draw)).execute():
            draw_figures(draw.program_id)


def _write(draw: FigureDraw, found: Drawn) -> None:
    """Write down what was found, unless it was asked for anew, another worker took it over, or its draft is published by now."""
    if not FigureDraw.update(drawn_at=now()).where(_is_still(draw)).execute():
        return
    is_over = draw.draft_id and not draw.corrects_id and (found.draft is None or found.draft.id != draw.draft_id)
    if is_over:
        return
    draft = keep(found, by=draw.asked_by)
    if draw.is_monthly and found.draft is None:
        for person in people_staffing(draw.program, "coordinator"):
            post(f"summary-drafted:{draft.id}:{person.id}", "summaries.drafted", publication_id=draft.id, person_id=person.id)


def _is_still(draw: FigureDraw):
    """The condition that this wish is the worker's that took it up at that moment."""
    return (FigureDraw.id == draw.id) & _WAITS & (FigureDraw.begun_at == draw.begun_at)


def _is_free(at: datetime):
    """The condition that no worker is at a wish, or that the one that was has died over it."""
    return FigureDraw.begun_at.is_null() | (FigureDraw.begun_at < at - LOST_AFTER)
