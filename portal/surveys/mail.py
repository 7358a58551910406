"""The letters of surveys: a link to the first of what waits, behind which the others follow, and who will see it; never an answer."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.care.composing import reader_of, reminder, reminds
from portal.clock import now
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.surveys import reminding  # noqa: F401  (tells the schedule what is due)
from portal.surveys.links import address_for
from portal.surveys.models import Survey
from portal.surveys.queries import sets_asked, surveys_of
from portal.surveys.words import titles_of


@reminds("survey")
def survey(person: int, told: list[dict]) -> Message | None:
    """What opened. None once all of it is answered or closed."""
    return _letter("survey", person, told)


@reminds("survey_again")
def survey_again(person: int, told: list[dict]) -> Message | None:
    """What is still open a week later."""
    return _letter("survey_again", person, told)


def _letter(step: str, person: int, told: list[dict]) -> Message | None:
    reader = reader_of(person, step)
    waits = _waiting(reader, told) if reader else []
    if not waits:
        return None
    titles = titles_of(waits, reader)
    first, questions = waits[0], sum(len(asked.items) for one in waits for asked in sets_asked(one))
    facts = {"title": titles[first.id], "num": len(waits)}
    several = ngettext("%(title)s", "%(num)s short sets of questions", **facts)
    subject = several if step == "survey" else _("Still open: %(what)s", what=several)
    return reminder(
        step, reader, room="surveys", subject=subject, ask=people_staffing(first.program_id, "coordinator"), questions=questions,
        gist=ngettext("%(num)s question, answered with one press.", "%(num)s questions, answered in about a minute.", questions),
        waits=[(one, titles[one.id]) for one in waits], link=address_for(first),
    )


def _waiting(reader: Person, told: list[dict]) -> list[Survey]:
    rows = surveys_of(reader).where(
        Survey.id.in_([one["survey"] for one in told]), Survey.answered_at.is_null(), Survey.closes_at > now()
    )
    return list(rows.order_by(Survey.closes_at, Survey.id))
