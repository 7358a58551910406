"""The draft of a month, by the clock: its coordinators get a letter, write the words and publish it, or not."""
from datetime import datetime

from portal.db import db
from portal.mail.outbox import post
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.summaries.actions import make_draft
from portal.summaries.models import Publication
from portal.summaries.queries import draft_of, publications_of

FRIDAY, MORNING = 4, 6


def make_monthly_drafts(at: datetime) -> None:
    """A draft for each program that wants one and is under way: on the first working day of a month, or once the worker is back."""
    if at.weekday() > FRIDAY or at.hour < MORNING:
        return
    wanted = Program.select().where(Program.drafts_monthly, Program.starts_on <= at.date()).order_by(Program.id)
    for program in wanted:
        if at.date() <= program.ends_on:
            make_monthly_draft(program, at=at)


def make_monthly_draft(program: Program, *, at: datetime) -> Publication | None:
    """The draft of this month, with a letter to each coordinator; None where one is being written, or this month has its summary."""
    with db.atomic():
        # The same lock as make_draft takes: a coordinator who presses now makes the same draft.
        Program.update(name=Program.name).where(Program.id == program.id).execute()
        if draft_of(program) or publications_of(program).where(Publication.as_of >= at.date().replace(day=1)).exists():
            return None
        draft = make_draft(program, by=None, at=at)
        for person in people_staffing(program, "coordinator"):
            post(f"summary-drafted:{draft.id}:{person.id}", "summaries.drafted", publication_id=draft.id, person_id=person.id)
    return draft
