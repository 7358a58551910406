"""A program whose people answer: so many pairs, and surveys that are answered as rows."""
from datetime import date, datetime, timedelta

from portal.enrollment.models import Enrollment
from portal.mentorships.models import Member
from portal.programs.models import Program, Staff
from portal.surveys.models import Instrument, Survey, SurveyAnswer
from portal.surveys.shipped import LEADER_SET, MENTOR_SET, PULSE_SET
from tests.summaries.test_figures import AT, make_pairs

PULSE = tuple(item.key for item in PULSE_SET.items)
SETS = {"mentor": MENTOR_SET, "mentee": LEADER_SET}


def make_talking(cast, pairs: int, held: int = 0) -> Program:
    """A program of so many pairs that Carmen coordinates and Sofia sponsors; nobody was asked anything in a survey yet."""
    program = Program.create(name="Meridian upward", purpose="generations", starts_on=date(2026, 7, 1), made_at=AT, mentees_wanted=40)
    make_pairs("Finance", pairs, program, held=held)
    for person, role in ((cast.carmen, "coordinator"), (cast.sofia, "sponsor")):
        Staff.create(program=program, person=person, role=role, appointed_at=AT)
    return program


def places(program: Program, role: str) -> list[Enrollment]:
    """The places of this role, always in the same order."""
    return list(Enrollment.select().where(Enrollment.program == program, Enrollment.role == role).order_by(Enrollment.id))


def say(place: Enrollment, kind: str, instrument: str = "", occasion: str = "", own: Instrument | None = None, **values: int) -> Survey:
    """What the holder of a place is asked once, with the answers of now in the place of earlier ones; without values, no answer."""
    pair = Member.get(Member.enrollment == place).mentorship_id if kind in ("pulse", "fit") else None
    facts = {"kind": kind, "occasion": occasion or kind, "role": place.role, "mentorship": pair, "instrument": own}
    about = f"{kind}/{place.id}/{facts['occasion']}/{instrument if own else ''}"
    survey = Survey.get_or_none(Survey.about == about) or Survey.create(
        program=place.program_id, enrollment=place, person=place.person_id, about=about, nonce=about, asked_at=AT,
        closes_at=AT + timedelta(days=21), **facts,
    )  # fmt: skip
    mine = (SurveyAnswer.survey == survey) & (SurveyAnswer.instrument == instrument)
    SurveyAnswer.delete().where(mine).execute()
    if values:
        Survey.update(answered_at=AT).where(Survey.id == survey.id).execute()
        rows = [{"survey": survey, "instrument": instrument, "item": item, "value": value} for item, value in values.items()]
        SurveyAnswer.insert_many(rows).execute()
    return survey


def pulses(program: Program, role: str, numbers: list[int], occasion: str = "day-30") -> None:
    """A pulse of each of the first people of this role, with this number for all its items; 0 says nothing."""
    for place, number in zip(places(program, role), numbers, strict=False):
        say(place, "pulse", "pulse", occasion, **(dict.fromkeys(PULSE, number) if number else {}))


def stand(program: Program, role: str, occasion: str, numbers: list[int]) -> None:
    """Where the first people of this role stand on one occasion; 0 says nothing."""
    asked = SETS[role]
    for place, number in zip(places(program, role), numbers, strict=False):
        say(place, occasion, asked.key, **({item.key: number for item in asked.items} if number else {}))


def moment(month: int) -> datetime:
    """When a summary is published: month after month."""
    return AT + timedelta(days=31 * month)
