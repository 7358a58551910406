"""The draft of a month, by the clock: its coordinators get a letter, write the words and publish it, or not."""
from datetime import datetime

from portal.db import db
from portal.programs.models import Program
from portal.summaries.drafting import lock
from portal.summaries.drawing_jobs import want_figures
from portal.summaries.models import Publication
from portal.summaries.queries import draft_of, draw_of, publications_of

FRIDAY, MORNING = 4, 6


def make_monthly_drafts(at: datetime) -> None:
    """A draft for each program that wants one and is under way: on the first working day of a month, or once the worker is back."""
    if at.weekday() > FRIDAY or at.hour < MORNING:
        return
    wanted = Program.select().where(Program.drafts_monthly, Program.starts_on <= at.date()).order_by(Program.id)
    for program in wanted:
        if at.date() <= program.ends_on:
            want_monthly_draft(program, at=at)


def want_monthly_draft(program: Program, *, at: datetime) -> None:
    """Have the draft of this month drawn, unless one is being written or drawn, or this month has its summary."""
    with db.atomic():
        # A coordinator who presses now asks for the same draft.
        program, draw = lock(program), draw_of(program)
        has_one = draft_of(program) or (draw and draw.waits)
        if not has_one and not publications_of(program).where(Publication.as_of >= at.date().replace(day=1)).exists():
            want_figures(program, by=None, at=at, is_monthly=True)
