"""The verbs of surveys: ask whoever is to be asked by the clock, and keep what somebody answers."""
from datetime import datetime

from peewee import chunked

from portal.db import db
from portal.people.models import Person
from portal.surveys import queries
from portal.surveys.models import Survey, SurveyAnswer
from portal.surveys.occasions import OPEN_FOR, Occasion, open_at
from portal.surveys.shipped import sets_of
from portal.web.links import new_nonce

AT_ONCE = 500


class Closed(Exception):
    """It can be answered no longer."""


def ask_what_is_due(*, at: datetime) -> int:
    """Open a survey for everybody whose occasion has come; how many. What the clock asks for, however often it does."""
    own = queries.instruments_asked()
    rows = [
        _row(place, occasion, at)
        for place, facts in queries.places_to_ask(at)
        for occasion in open_at(facts, own.get(place.program_id, ()), at)
        if occasion.instrument or sets_of(occasion.kind, occasion.role, place.program.format)
    ]
    with db.atomic():
        rows = _not_asked_yet(rows)
        return sum(Survey.insert_many(some).on_conflict_ignore().as_rowcount().execute() for some in chunked(rows, AT_ONCE))


def answer(survey: Survey, said: dict[tuple[str, str], int | str], *, by: Person, at: datetime) -> None:
    """Keep {(set, item): number or words} in the place of what stood there before. Raises Closed, and PermissionError for anybody else.

    No line on the trail says when: who looked at the trail could put people in the order in which they answered.
    """
    if survey.person_id != by.id:
        raise PermissionError("a survey is answered by the person who was asked")
    with db.atomic():
        # Whoever answers on two devices at once is let through one after the other.
        still = Survey.update(answered_at=at).where(Survey.id == survey.id, Survey.closes_at > at)
        if not still.execute():
            raise Closed
        SurveyAnswer.delete().where(SurveyAnswer.survey == survey).execute()
        for (instrument, item), value in said.items():
            kept = {"value": value} if isinstance(value, int) else {"sealed_words": value}
            SurveyAnswer.create(survey=survey, instrument=instrument, item=item, **kept)


def _row(place, occasion: Occasion, at: datetime) -> dict:
    return {
        "program": place.program_id, "enrollment": place.id, "person": place.person_id, "mentorship": occasion.mentorship,
        "role": occasion.role, "kind": occasion.kind, "occasion": occasion.occasion, "instrument": occasion.instrument,
        "about": occasion.about, "nonce": new_nonce(), "asked_at": at, "closes_at": at + OPEN_FOR,
    }  # fmt: skip


def _not_asked_yet(rows: list[dict]) -> list[dict]:
    asked: set[str] = set()
    for some in chunked((row["about"] for row in rows), AT_ONCE):
        asked |= {about for (about,) in Survey.select(Survey.about).where(Survey.about.in_(some)).tuples()}
    return [row for row in rows if row["about"] not in asked]
