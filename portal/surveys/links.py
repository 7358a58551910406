"""The link at which one person answers one survey without signing in: it opens until the survey closes, and nothing of it is stored."""
import hmac
import re
from datetime import datetime

from peewee import JOIN

from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.surveys.models import Instrument, Survey
from portal.web.links import absolute, derive

PURPOSE = "survey.answer"
SHAPE = re.compile(r"([0-9]{1,18})-([A-Za-z0-9_-]{43})", re.ASCII)


def address_for(survey: Survey) -> str:
    """The absolute address at which the person of `survey` answers it."""
    return absolute("surveys.by_link", token=token_for(survey))


def token_for(survey: Survey) -> str:
    """The token of that address: which survey, and a signature that nobody else can make."""
    return f"{survey.id}-{derive(PURPOSE, survey.nonce)}"


def survey_behind(token: str, at: datetime) -> Survey | None:
    """The survey whose link this is; None when it is wrong, closed or unknown, or the person has left."""
    shape = SHAPE.fullmatch(token)
    survey = shape and _surveys().where(Survey.id == int(shape[1])).first()
    if not survey or not hmac.compare_digest(derive(PURPOSE, survey.nonce), shape[2]):
        return None
    return survey if survey.is_open(at) and survey.person.left_at is None else None


def _surveys():
    rows = Survey.select(Survey, Program, Person, Mentorship, Instrument).join(Program).switch(Survey).join(Person).switch(Survey)
    return rows.join(Mentorship, JOIN.LEFT_OUTER).switch(Survey).join(Instrument, JOIN.LEFT_OUTER)
