"""Short lists are made by the worker: a web process never loads the engine."""
from datetime import datetime, timedelta

from portal.clock import now
from portal.jobs.queue import job
from portal.pairing.choosing.lists import make_lists
from portal.pairing.choosing.models import ListDraw
from portal.pairing.choosing.queries import draw_of
from portal.pairing.holding import hold
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.queries import rules_in_force
from portal.programs.models import Program

LOST_AFTER = timedelta(minutes=2)

_WAITS = ListDraw.failed_at.is_null() & ListDraw.drawn_at.is_null()


@job
def draw_lists(program_id: int) -> None:
    """Make the lists of a program, unless nobody waits for them or another worker is at it; a failure is noted for the page to say it."""
    at = now()
    mine = (ListDraw.program == program_id) & _WAITS & _is_free(at)
    if not ListDraw.update(begun_at=at).where(mine).execute():
        return
    draw = draw_of(program_id)
    try:
        make_lists(draw, at=now())
    except Exception:
        # Of a wish that came meanwhile another job takes care.
        ListDraw.update(failed_at=now()).where(ListDraw.id == draw.id, ListDraw.begun_at == at).execute()
        raise


def want_lists(program: Program, *, at: datetime) -> None:
    """Have the lists made anew, if people of this program choose; in the caller's transaction. Many wishes at once are one job.

    However many follow, a wish waits for the run that it found and for one more, or for the sweep.
    """
    if rules_in_force(program).way == ROUND:
        return
    draw = draw_of(program) or _first_draw(program, at)
    # A run that begins now waits for the caller's transaction, so that it reads what the wish is about.
    hold(ListDraw, draw.id)
    asked_anew = {"asked_at": at, "begun_at": None, "drawn_at": None, "failed_at": None}
    if ListDraw.update(asked_anew).where(ListDraw.id == draw.id, ~_WAITS | ListDraw.begun_at.is_null(False)).execute():
        draw_lists(program.id)


def draw_lost_lists() -> None:
    """Queue again what was asked for and never made, because its job was lost or the worker died over it."""
    at = now()
    for draw in ListDraw.select().where(_WAITS, ListDraw.asked_at < at - LOST_AFTER, _is_free(at)).order_by(ListDraw.id):
        draw_lists(draw.program_id)


def _first_draw(program: Program, at: datetime) -> ListDraw:
    """The row of a program that never had lists, as one that nothing is queued for."""
    ListDraw.insert(program=program, asked_at=at, failed_at=at).on_conflict_ignore().execute()
    return draw_of(program)


def _is_free(at: datetime):
    """The condition that no worker is at a ListDraw, or that the one that was has died over it."""
    return ListDraw.begun_at.is_null() | (ListDraw.begun_at < at - LOST_AFTER)


def draw_every_list(*, at: datetime) -> None:
    """Have the lists of every running program made anew in which people choose: answers and the roster change without a word."""
    for program in Program.select().order_by(Program.id):
        if program.ends_on >= at.date():
            want_lists(program, at=at)
