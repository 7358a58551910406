"""Asking for a paper: one row, one job, one line of the trail."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mentorships.models import Mentorship
from portal.mentorships.papers.jobs import make_paper
from portal.mentorships.papers.kinds import is_known
from portal.mentorships.papers.models import PersonalPaper
from portal.people.models import Person


def ask(mentorship: Mentorship, kind: str, *, by: Person, at: datetime, **facts) -> PersonalPaper:
    """Have a paper made for `by`; it takes the place of the last one of this kind, whose file goes with the night."""
    if not is_known(kind):
        raise LookupError(f"no paper is called {kind}")
    with db.atomic():
        before = (PersonalPaper.person == by) & (PersonalPaper.mentorship == mentorship) & (PersonalPaper.kind == kind)
        PersonalPaper.delete().where(before).execute()
        asked = PersonalPaper.create(person=by, mentorship=mentorship, kind=kind, facts=facts, asked_at=at)
        record("papers.asked", by=by, about=f"mentorship/{mentorship.id}", program=mentorship.program_id, kind=kind)
        make_paper(asked.id)
    return asked


def ask_again(paper: PersonalPaper, *, by: Person, at: datetime) -> PersonalPaper:
    """The same once more, after it failed or its file has gone."""
    return ask(paper.mentorship, paper.kind, by=by, at=at, **paper.facts)
