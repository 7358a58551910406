"""What the schedule of reminders is told of surveys: who is asked, when the invitation is due, and the one reminder a week after it."""
from collections.abc import Iterator
from datetime import datetime

from portal.care.ladder import A_WEEK
from portal.care.rules import Due
from portal.care.turn import Source, Turn, also
from portal.people.models import Person
from portal.surveys.queries import open_surveys


def _people(at: datetime) -> list[Person]:
    """Also people whose mentorship was finished, who look back."""
    return [row.person for row in open_surveys(at)]


def _dues(turn: Turn) -> Iterator[Due]:
    for row in open_surveys(turn.at):
        about = f"survey/{row.id}"
        yield Due("survey", row.person.id, about, row.asked_at, row.closes_at, {"survey": row.id})
        told = turn.told.get((row.person.id, "survey", about))
        if told:
            yield Due("survey_again", row.person.id, about, told + A_WEEK, row.closes_at, {"survey": row.id})


also(Source(_people, _dues))
