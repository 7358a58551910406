"""Calendar files as they arrive by mail, read back by a second library that did not write them."""
from datetime import UTC, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from portal.enrollment.models import Enrollment
from portal.mail.outbox import Letter
from portal.mentorships import actions as mentorships
from portal.mentorships import ending_actions
from portal.pairing.models import Proposal, Round
from portal.people.models import Person
from portal.sessions import actions
from portal.sessions.models import MentoringSession
from tests import mailbox
from tests.cast import CANARIES
from tests.mail.format_samples import proposed_to

LINK = "https://meet.example/abc"


def read(message):
    """The calendar of a letter and its one event."""
    (attachment,) = message.attachments
    text = attachment.content if isinstance(attachment.content, str) else attachment.content.decode()
    calendar = IcsCalendarStream.calendar_from_ics(text)
    (event,) = calendar.events
    assert dict(attachment.parameters)["method"] == calendar.method
    return calendar, event


@pytest.fixture
def one_session(cast, clock, letters):
    """Every letter to Ama about one session: planned, moved twice, cancelled, each at its own minute."""
    facts = {"minutes": 45, "format": "video", "join_link": LINK, "agenda": CANARIES.agenda}
    session = actions.plan(cast.ama_and_benoit, by=cast.benoit, at=clock.at, starts_at=clock.at + timedelta(days=20, hours=4), **facts)
    told = letters()
    for number in (0, 1):
        clock.forward(minutes=10)
        starts_at = clock.at.replace(minute=0) + timedelta(days=30 + number)
        actions.move(session, by=cast.ama, at=clock.at, starts_at=starts_at, reason="A reason", seen=number)
        told += letters()
    clock.forward(minutes=10)
    actions.cancel(session, by=cast.ama, at=clock.at, reason="A reason")
    told += letters()
    return session, [message for message in told if message.to == cast.ama.email]


def test_through_a_plan_two_moves_and_a_cancellation_one_entry_is_followed(cast, clock, one_session):
    session, letters = one_session
    calendars, events = zip(*map(read, letters), strict=True)
    assert [one.method for one in calendars] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert {event.uid for event in events} == {session.uid}
    assert [event.sequence for event in events] == [0, 1, 2, 3]
    assert [event.status for event in events] == [EventStatus.CONFIRMED] * 3 + [EventStatus.CANCELLED]
    stamps = [event.dtstamp for event in events]
    assert stamps == sorted(set(stamps))
    times = [event.dtstart.astimezone(UTC) for event in events]
    assert times[1] + timedelta(days=1) == times[2] == times[3] == MentoringSession.get_by_id(session.id).starts_at
    assert {event.dtend - event.dtstart for event in events} == {timedelta(minutes=45)}


def test_each_entry_has_one_organizer_the_sender_and_both_members(cast, one_session, app):
    _session, letters = one_session
    for message in letters:
        sender = message.as_email(message_id="one@upward", sender="upward@upward.example")["From"].addresses[0].addr_spec
        calendar, event = read(message)
        assert event.organizer.uri.startswith("mailto:") and event.organizer.common_name == "Upward"
        assert {one.uri for one in event.attendees} == {f"mailto:{cast.ama.email}", f"mailto:{cast.benoit.email}"}
        assert {one.rsvp for one in event.attendees} == {False} and sender
        assert {zone.tz_id for zone in calendar.timezones} <= {cast.ama.timezone}


def test_the_entry_says_that_nothing_comes_back_and_where_to_move_it(cast, one_session):
    session, letters = one_session
    _calendar, event = read(letters[0])
    assert "do not come back to Upward" in event.description
    assert f"Move it: http://localhost/sessions/{session.id}" in event.description and LINK in event.description
    assert "/s/" in event.description and str(event.url) == f"http://localhost/sessions/{session.id}"


def test_an_entry_holds_no_agenda_no_reason_no_question_and_no_survey(cast, one_session):
    _session, letters = one_session
    for message in letters:
        text = message.attachments[0].content.decode().replace("\r\n ", "")
        assert not [word for word in (*vars(CANARIES).values(), "A reason", "survey", "/pulse") if word in text]


def test_each_reader_has_a_one_tap_address_of_their_own(cast, clock, letters):
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    actions.plan(cast.ama_and_benoit, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=20), **facts)
    taps = {message.to: read(message)[1].description.partition("/s/")[2].split()[0] for message in letters()}
    assert len(set(taps.values())) == 2


# Circles


@pytest.fixture
def circle(cast, clock):
    """A circle of two members and a mentor, which has planned a session; one more proposal is open."""
    *first, last = proposed_to("group", cast, clock.at)
    mentorship = [mentorships.begin(pair, at=clock.at) for pair in first][0]
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    session = actions.plan(mentorship, by=first[0].mentor.person, at=clock.at, starts_at=clock.at + timedelta(days=9), **facts)
    mailbox.deliver()
    return mentorship, session, [pair.mentee.person for pair in first], last


def entries():
    return [(message.to, *read(message)) for message in mailbox.deliver() if message.attachments]


def test_who_joins_a_circle_late_gets_the_entries_of_what_is_planned(circle, clock):
    mentorship, session, _members, last = circle
    mentorships.begin(last, at=clock.at + timedelta(days=1))
    [(to, calendar, event)] = entries()
    assert to == last.mentee.person.email and calendar.method == "REQUEST"
    assert (event.uid, event.sequence) == (session.uid, 0)
    assert f"mailto:{to}" in {one.uri for one in event.attendees}


def test_the_entries_of_who_leaves_a_circle_are_cancelled_for_that_member_alone(circle, clock):
    mentorship, session, members, _last = circle
    mentorships.begin(_last, at=clock.at)
    mailbox.deliver()
    ending_actions.end(mentorship, by=members[0], at=clock.at + timedelta(hours=1))
    [(to, calendar, event)] = entries()
    assert to == members[0].email and calendar.method == "CANCEL"
    assert (event.uid, event.sequence, event.status) == (session.uid, 1, None)
    assert [one.uri for one in event.attendees] == [f"mailto:{to}"]
    assert MentoringSession.get_by_id(session.id).sequence == 0


def test_who_leaves_a_circle_and_comes_back_gets_a_higher_sequence_each_time(circle, clock):
    """A calendar keeps the highest number that it has seen, and drops whatever comes below it."""
    mentorship, session, members, last = circle
    mentorships.begin(last, at=clock.at)
    mailbox.deliver()
    told = []
    for number in (2, 3):
        clock.forward(hours=1)
        ending_actions.end(mentorship, by=members[0], at=clock.at)
        told += entries()
        clock.forward(hours=1)
        mentorships.begin(_proposed_again(last, members[0], number, clock.at), at=clock.at)
        told += entries()
    clock.forward(hours=1)
    actions.move(session, by=last.mentor.person, at=clock.at, starts_at=session.starts_at + timedelta(days=1), reason="", seen=0)
    moved = {to: event.sequence for to, _calendar, event in entries()}
    assert [(to, calendar.method, event.uid, event.sequence) for to, calendar, event in told] == [
        (members[0].email, method, session.uid, number) for number, method in enumerate(["CANCEL", "REQUEST"] * 2, 1)
    ]
    assert moved.pop(members[0].email) == 5 and set(moved.values()) == {1}


def test_who_comes_back_to_a_circle_is_told_so_again(circle, clock):
    mentorship, _session, members, last = circle
    before = Letter.select().where(Letter.letter == "mentorships.begun").count()
    ending_actions.end(mentorship, by=members[0], at=clock.at)
    mentorships.begin(_proposed_again(last, members[0], 2, clock.at), at=clock.at)
    assert Letter.select().where(Letter.letter == "mentorships.begun").count() == before + 1


def _proposed_again(like: Proposal, member: Person, number: int, at) -> Proposal:
    """A place in the same circle, offered to whoever has left it."""
    program, mentor = like.mentor.program_id, like.mentor
    drawn = Round.create(program=program, number=number, asked_at=at, drawn_at=at, released_at=at)
    place = Enrollment.get(Enrollment.program == program, Enrollment.person == member)
    return Proposal.create(round=drawn, mentor=mentor, mentee=place, score=1, parts=[], released_at=at)


def test_what_is_over_follows_nobody(circle, clock):
    mentorship, _session, members, last = circle
    mentorships.begin(last, at=clock.at + timedelta(days=30))
    assert entries() == []


def test_who_has_left_the_company_gets_no_entry(circle, clock):
    mentorship, _session, members, last = circle
    mentorships.begin(last, at=clock.at)
    mailbox.deliver()
    ending_actions.end(mentorship, by=members[0], at=clock.at)
    Person.update(left_at=clock.at).where(Person.id == members[0].id).execute()
    assert entries() == []
