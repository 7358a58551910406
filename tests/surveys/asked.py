"""Surveys for the tests: opened as rows, and answered by the portal's own action."""
from datetime import datetime, timedelta

from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.surveys import instrument_actions
from portal.surveys.actions import answer
from portal.surveys.models import Instrument, Survey
from portal.web.links import new_nonce

LOOK_BACK = {("close", "useful"): "That we met on a train", ("close", "recommend"): 9, ("close", "quote"): 1}


def make_instrument(program: Program, *, by: Person, at: datetime, **more) -> Instrument:
    """A set of two items, the second reverse-scored, for both roles at the start and at the end."""
    facts = {
        "name": "Belonging at work", "citation": "Somebody (2019)", "permission": "By letter of 3 May", "lowest": 1, "highest": 7,
        "lowest_words": "Never", "highest_words": "Always", "role": "both", "occasions": ["start", "end"], "on_day": None,
        "items": [("I feel at home here.", False), ("I think of leaving.", True)], **more,
    }  # fmt: skip
    return instrument_actions.add(program, by=by, at=at, **facts)


def asks(place: Enrollment, kind: str, at: datetime, *, occasion: str = "", mentorship: Mentorship | None = None, **more) -> Survey:
    """A survey for the holder of this place, opened at `at`."""
    facts = {"kind": kind, "occasion": occasion or kind, "mentorship": mentorship, "role": place.role, **more}
    about = f"{kind}/{place.id}/{getattr(mentorship, 'id', 0)}/{facts['occasion']}"
    return Survey.create(
        program=place.program_id, enrollment=place, person=place.person_id, about=about, nonce=new_nonce(), asked_at=at,
        closes_at=at + timedelta(days=21), **facts,
    )


def says(survey: Survey, at: datetime, instrument: str, **values: int) -> Survey:
    """Its writer answers these items of one set."""
    answer(survey, {(instrument, item): value for item, value in values.items()}, by=survey.person, at=at)
    return survey
