"""The letters of the launch, each compared whole with its golden file; run with WRITE_LETTERS=1 to write the files anew, then read them."""
import os
from datetime import timedelta
from pathlib import Path

import pytest

from portal.launch import actions
from portal.launch.models import Kickoff
from portal.mentorships.orientation.models import Orientation
from portal.people.models import Person
from portal.sessions.models import MentoringSession

GOLDEN = Path(__file__).parent / "letters"


@pytest.fixture
def facts(cast, clock):
    """Ama is in Nairobi, has read no card and has met nobody."""
    Person.update(timezone="Africa/Nairobi").where(Person.id == cast.ama.id).execute()
    Orientation.delete().where(Orientation.enrollment == cast.ama_enrollment).execute()
    MentoringSession.delete().where(MentoringSession.mentorship == cast.ama_and_benoit).execute()
    facts = {"starts_at": clock.at + timedelta(days=5, hours=3), "minutes": 60, "place": "Paris, the large hall"}
    return {**facts, "join_link": "https://meet.example/kick-off", "words": "Bring a question.\nThere is coffee."}


@pytest.fixture
def launched(cast, clock, facts):
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)


def hold(name: str, messages, cast) -> None:
    """All that arrives at Ama's: the head, the text, and the calendar file."""
    message = next(one for one in messages if one.to == cast.ama.email)
    (invite,) = message.attachments
    shown = f"To: {message.to}\nSubject: {message.subject}\n\n{message.text}\n\n{invite.mime} {dict(invite.parameters)}\n"
    shown += invite.content.decode().replace("\r\n ", "").replace("\r\n", "\n").replace(Kickoff.get().uid, "<uid>")
    shown = shown.replace(f"/mentorships/{cast.ama_and_benoit.id}", "/mentorships/<id>")
    shown = shown.replace(f"/places/{cast.ama_enrollment.id}/", "/places/<id>/")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_LETTERS"):
        path.write_text(shown)
    assert path.read_text() == shown, f"{name} reads differently now"


def test_the_kick_off_is_told_with_what_to_read_and_whom_to_meet(cast, launched, letters):
    hold("kickoff", letters(), cast)


def test_a_change_is_told_as_it_stands_now(cast, clock, launched, facts, letters):
    letters()
    clock.forward(hours=2)
    facts |= {"starts_at": facts["starts_at"] + timedelta(days=1), "place": "Paris, the small hall"}
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    hold("changed", letters(), cast)


def test_calling_it_off_takes_the_entry_away(cast, clock, launched, letters):
    letters()
    clock.forward(hours=2)
    actions.call_off(cast.program, by=cast.carmen, at=clock.at)
    hold("called-off", letters(), cast)
