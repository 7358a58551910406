"""Short lists are made by the worker: a web process never loads the engine."""
from datetime import datetime, timedelta

from portal.clock import now
from portal.jobs.queue import job
from portal.pairing.choosing.lists import make_lists
from portal.pairing.choosing.models import ListDraw
from portal.pairing.choosing.queries import draw_of
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.queries import rules_in_force
from portal.programs.models import Program

LOST_AFTER = timedelta(minutes=2)


@job
def draw_lists(program_id: int) -> None:
    """Make the lists of a program, unless nobody waits for them; a failure is noted, so that the page can say it."""
    draw = draw_of(program_id)
    if draw is None or not draw.waits:
        return
    try:
        make_lists(draw, at=now())
    except Exception:
        ListDraw.update(failed_at=now()).where(ListDraw.id == draw.id).execute()
        raise


def want_lists(program: Program, *, at: datetime) -> None:
    """Have the lists made anew, if people of this program choose; in the caller's transaction. Many wishes at once are one job."""
    if rules_in_force(program).way == ROUND:
        return
    draw = draw_of(program)
    if draw is None:
        ListDraw.insert(program=program, asked_at=at).on_conflict_ignore().execute()
    else:
        # Of what is asked for while the worker is at it, the sweep takes care.
        is_queued = draw.waits and draw.asked_at > at - LOST_AFTER
        ListDraw.update(asked_at=at, drawn_at=None, failed_at=None).where(ListDraw.id == draw.id).execute()
        if is_queued:
            return
    draw_lists(program.id)


def draw_lost_lists() -> None:
    """Queue again what was asked for and never made, because the worker died over it or was at it already."""
    waits = ListDraw.failed_at.is_null() & ListDraw.drawn_at.is_null()
    for draw in ListDraw.select().where(waits, ListDraw.asked_at < now() - LOST_AFTER).order_by(ListDraw.id):
        draw_lists(draw.program_id)


def draw_every_list(*, at: datetime) -> None:
    """Have the lists of every running program made anew in which people choose: answers and the roster change without a word."""
    for program in Program.select().order_by(Program.id):
        if program.ends_on >= at.date():
            want_lists(program, at=at)
