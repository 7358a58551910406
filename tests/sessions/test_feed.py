"""The private address of a calendar: whose it is, what it gives and what it never gives, and how it ends."""
from datetime import UTC, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from portal.launch import actions as launches
from portal.launch.models import Kickoff
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions import actions
from portal.sessions.feed_views import READS_AN_HOUR
from portal.sessions.models import CalendarFeed, MentoringSession
from tests.cast import CANARIES


def made(browser, person) -> str:
    """Make the address of `person`; its path, as a program without a session asks for it."""
    page = browser.sign_in(person).get("/me/calendar")
    assert not page.find(id="calendar-address")
    browser.post("/me/calendar")
    return shown(browser)


def shown(browser) -> str:
    return browser.get("/me/calendar").find(id="calendar-address").text.strip().removeprefix("http://localhost")


def read(browser, path: str, **headers):
    return browser.client.get(path, headers=headers)


def events(browser, path: str) -> dict:
    text = read(browser, path).text
    assert "METHOD" not in text
    return {event.uid: event for event in IcsCalendarStream.calendar_from_ics(text).events}


def test_there_is_no_address_until_somebody_makes_it(browser, cast):
    path = made(browser, cast.ama)
    assert read(browser, path).mimetype == "text/calendar"
    row = CalendarFeed.get(CalendarFeed.person == cast.ama)
    assert row.token_hash not in path and row.nonce not in path


def test_it_holds_the_sessions_of_that_person_from_ninety_days_back(browser, cast, clock):
    path = made(browser, cast.ama)
    found = events(browser, path)
    mine = MentoringSession.select().where(MentoringSession.mentorship == cast.ama_and_benoit)
    recent = [one for one in mine if one.starts_at > clock.at - timedelta(days=90)]
    assert set(found) == {one.uid for one in recent} and len(recent) < mine.count()
    event = found[cast.planned.uid]
    assert event.dtstart.astimezone(UTC) == cast.planned.starts_at and event.summary == "Session with Benoit Laurent"
    assert not event.attendees and event.organizer is None


def test_moved_and_cancelled_sessions_say_so_under_the_same_uid(browser, cast, clock):
    path = made(browser, cast.ama)
    to = cast.planned.starts_at + timedelta(days=2)
    actions.move(cast.planned, by=cast.ama, at=clock.at, starts_at=to, reason="", seen=0)
    event = events(browser, path)[cast.planned.uid]
    assert (event.sequence, event.dtstart.astimezone(UTC)) == (1, to)
    actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="")
    event = events(browser, path)[cast.planned.uid]
    assert (event.sequence, event.status) == (2, EventStatus.CANCELLED)


def test_no_word_of_the_members_no_call_and_no_act_stands_in_it(browser, cast):
    MentoringSession.update(join_link="https://meet.example/abc").where(MentoringSession.id == cast.planned.id).execute()
    text = read(browser, made(browser, cast.ama)).text.replace("\r\n ", "")
    assert not [word for word in (*vars(CANARIES).values(), "meet.example", "/s/", "mailto:") if word in text]


def test_a_kick_off_stands_in_it_without_its_call_and_its_words_and_follows_every_change(browser, cast, clock):
    path, facts = made(browser, cast.ama), {"starts_at": clock.at + timedelta(days=5), "minutes": 60, "place": "The large hall"}
    facts |= {"join_link": "https://meet.example/kick-off", "words": "words-for-everybody"}
    launches.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert not kickoffs(browser, path)
    launches.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    [event] = kickoffs(browser, path)
    assert (event.uid, event.sequence, event.location) == (Kickoff.get().uid, 0, "The large hall")
    assert event.dtstart.astimezone(UTC) == facts["starts_at"] and not event.attendees and event.organizer is None
    text = read(browser, path).text.replace("\r\n ", "")
    assert not [word for word in ("meet.example", "words-for-everybody", "mailto:") if word in text]
    launches.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts={**facts, "minutes": 90})
    assert kickoffs(browser, path)[0].sequence == 1
    launches.call_off(cast.program, by=cast.carmen, at=clock.at)
    [event] = kickoffs(browser, path)
    assert (event.sequence, event.status) == (2, EventStatus.CANCELLED)


def test_a_kick_off_leaves_it_when_its_reader_meets_nobody_any_more_and_was_never_in_anothers(browser, cast, clock):
    facts = {"starts_at": clock.at + timedelta(days=5), "minutes": 60, "place": "", "join_link": "", "words": ""}
    launches.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert not kickoffs(browser, made(browser, cast.jonas))
    path = made(browser, cast.ama)
    assert kickoffs(browser, path)
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    assert not kickoffs(browser, path)


def kickoffs(browser, path: str) -> list:
    return [event for event in events(browser, path).values() if event.summary.startswith("Kick-off: ")]


def test_what_has_not_changed_is_not_sent_again_and_a_change_is(browser, cast, clock):
    path = made(browser, cast.ama)
    first = read(browser, path)
    assert first.headers["Cache-Control"] in ("private, no-cache", "no-cache, private")
    clock.forward(hours=1)
    again = read(browser, path, **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="")
    assert read(browser, path, **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_renewed_address_ends_the_one_before_and_an_ended_one_gives_nothing(browser, cast):
    before = made(browser, cast.ama)
    browser.post("/me/calendar/renewal")
    after = shown(browser)
    assert (read(browser, before).status_code, read(browser, after).status_code) == (404, 200)
    browser.post("/me/calendar/end")
    assert read(browser, after).status_code == 404
    assert not browser.get("/me/calendar").find(id="calendar-address")


def test_making_it_twice_keeps_the_address(browser, cast):
    path = made(browser, cast.ama)
    browser.post("/me/calendar")
    assert shown(browser) == path


def test_the_address_of_who_has_left_gives_nothing(browser, cast, clock):
    path = made(browser, cast.ama)
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    assert read(browser, path).status_code == 404


def test_who_asks_too_often_or_guesses_has_to_wait(browser, cast):
    path = made(browser, cast.ama)
    answers = [read(browser, path).status_code for _ in range(READS_AN_HOUR + 1)]
    assert answers[:-1] == [200] * READS_AN_HOUR and answers[-1] == 429
    assert [read(browser, "/calendar/guess.ics").status_code for _ in range(21)][-1] == 429


@pytest.mark.parametrize("token", ["x", "é", "a" * 43, "%00"])
def test_what_was_never_made_is_not_there(browser, cast, token):
    assert read(browser, f"/calendar/{token}.ics").status_code == 404


def test_the_own_page_leads_members_there_and_nobody_else(browser, cast):
    assert browser.sign_in(cast.ama).get("/me").select("a[href='/me/calendar']")
    assert not browser.sign_in(cast.zoe).get("/me").select("a[href='/me/calendar']")
