"""The letters of sessions, each compared whole with its golden file; run with WRITE_LETTERS=1 to write the files anew, then read them."""
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from portal.people.models import Person
from portal.sessions import actions
from portal.sessions.models import MentoringSession
from portal.sessions.question_actions import add as ask
from portal.sessions.way_actions import arrange
from tests.cast import CANARIES

AGENDA = "One tool for notes\nWhat the team heard"
GOLDEN = Path(__file__).parent / "letters"
PRIVATE = (CANARIES.private_journal, CANARIES.private_note, CANARIES.private_goal, CANARIES.private_takeaway, CANARIES.shared_note)


@pytest.fixture(autouse=True)
def _benoit_is_in_nairobi(cast):
    Person.update(timezone="Africa/Nairobi").where(Person.id == cast.benoit.id).execute()


def plan(cast, at):
    return actions.plan(
        cast.ama_and_benoit,
        by=cast.benoit,
        at=at,
        starts_at=at + timedelta(days=20, hours=4),
        minutes=45,
        format="video",
        join_link="https://meet.example/abc",
        agenda=AGENDA,
    )


def whole(message, session) -> str:
    """All that arrives: the head, the text, and the calendar file."""
    (invite,) = message.attachments
    shown = f"To: {message.to}\nSubject: {message.subject}\n\n{message.text}\n\n{invite.mime} {dict(invite.parameters)}\n"
    shown += invite.content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    for told, stands in ((session.uid, "<uid>"), (f"/mentorships/{session.mentorship_id}", "/mentorships/<id>")):
        shown = shown.replace(told, stands)
    return re.sub(r"/s/[\w-]+", "/s/<token>", shown.replace(f"/sessions/{session.id}", "/sessions/<id>"))


def hold(name: str, shown: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_LETTERS"):
        path.write_text(shown)
    assert path.read_text() == shown, f"{name} reads differently now"


def test_a_planned_session_is_told_to_each_in_their_own_time(cast, clock, letters):
    session = plan(cast, clock.at)
    for message, name in zip(letters(), ("planned-to-the-planner", "planned-to-the-partner"), strict=True):
        hold(name, whole(message, session))


def test_a_move_is_told_with_both_times_and_where_its_reason_stands(cast, clock, letters):
    session = plan(cast, clock.at)
    letters()
    actions.move(session, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=21), reason="The school is closed", seen=0)
    for message, name in zip(letters(), ("moved-to-the-partner", "moved-to-the-mover"), strict=True):
        hold(name, whole(message, session))


def test_a_cancellation_takes_the_entry_away(cast, clock, letters):
    session = plan(cast, clock.at)
    letters()
    actions.cancel(session, by=cast.benoit, at=clock.at, reason="A board meeting")
    for message, name in zip(letters(), ("cancelled-to-the-canceller", "cancelled-to-the-partner"), strict=True):
        hold(name, whole(message, session))


def test_a_change_that_was_overtaken_before_its_letter_went_out_is_not_told(cast, clock, letters):
    session = plan(cast, clock.at)
    actions.cancel(session, by=cast.ama, at=clock.at, reason="")
    assert [one.subject.split(":")[0] for one in letters()] == ["Cancelled", "Cancelled"]


def test_nobody_who_has_left_gets_a_letter(cast, clock, letters):
    plan(cast, clock.at)
    Person.update(left_at=clock.at).where(Person.id == cast.benoit.id).execute()
    assert [one.to for one in letters()] == [cast.ama.email]


def test_no_private_word_and_no_note_stands_in_a_letter(cast, clock, letters):
    session = plan(cast, clock.at)
    actions.move(session, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=21), reason="", seen=0)
    actions.cancel(MentoringSession.get_by_id(cast.planned.id), by=cast.ama, at=clock.at, reason="")
    for message in letters():
        said = message.subject + message.text + message.html + message.attachments[0].content.decode()
        assert [word for word in PRIVATE if word in said] == []


def test_no_letter_with_an_entry_holds_the_agenda_a_question_or_a_reason(cast, clock, letters):
    """Mail programs file such a letter with the entry, where an assistant or a shared diary reads it."""
    reason, question = "words-of-the-reason", "words-of-the-question"
    session = plan(cast, clock.at)
    ask(session, words=question, by=cast.ama, at=clock.at)
    told = letters()
    actions.move(session, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=21), reason=reason, seen=0)
    told += letters()
    arrange(MentoringSession.get_by_id(session.id), by=cast.ama, at=clock.at, format="phone", join_link="")
    told += letters()
    actions.cancel(MentoringSession.get_by_id(session.id), by=cast.ama, at=clock.at, reason=reason)
    told += letters()
    assert len(told) == 8
    for message in told:
        said = message.subject + message.text + message.html + message.attachments[0].content.decode()
        assert [word for word in (*AGENDA.splitlines(), reason, question) if word in said] == []


def test_only_the_members_get_letters(cast, clock, letters):
    plan(cast, clock.at)
    assert {one.to for one in letters()} == {cast.ama.email, cast.benoit.email}


def test_a_letter_carries_its_calendar_file_as_mail_programs_expect_it(cast, clock, letters):
    plan(cast, clock.at)
    email = letters()[0].as_email(message_id="one@upward", sender="upward@upward.example")
    beside_the_words, *files = email.iter_parts()
    assert [part.get_content_type() for part in beside_the_words.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    (file,), entry = files, list(beside_the_words.iter_parts())[-1]
    assert (entry.get_param("method"), entry.get_param("charset"), entry.is_attachment()) == ("REQUEST", "utf-8", False)
    assert (file.get_content_type(), file.get_filename(), file.is_attachment()) == ("application/ics", "session.ics", True)
    assert b"BEGIN:VCALENDAR" in entry.get_payload(decode=True) == file.get_payload(decode=True)
