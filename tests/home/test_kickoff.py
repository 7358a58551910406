"""The kick-off on one's own pages: a line while it lies ahead, for whoever was asked to it and meets somebody."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.launch import actions
from portal.mentorships.models import Mentorship
from portal.people.models import Person

WORDS = "Fifteen minutes from the board.\nBring a question."


@pytest.fixture
def facts(clock):
    """Five days from now, at noon in Paris."""
    return {
        "starts_at": clock.at + timedelta(days=5, hours=1), "minutes": 60, "place": "The large hall",
        "join_link": "https://meet.example/kick-off", "words": WORDS,
    }


@pytest.fixture
def launched(cast, clock, facts):
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)


def pages_of(cast) -> tuple[str, str]:
    return "/", f"/places/{cast.ama_enrollment.id}"


def told(page) -> str:
    """What the page says of the kick-off."""
    (section,) = page.select(".kickoff")
    return " ".join(section.get_text(" ").split())


def test_a_member_reads_when_and_where_it_is_and_what_for_in_their_own_time(browser, cast, launched):
    Person.update(timezone="Africa/Nairobi").where(Person.id == cast.ama.id).execute()
    browser.sign_in(cast.ama)
    for address in pages_of(cast):
        page = browser.get(address)
        assert "Monday 19 October, 13:00 . 60 minutes, The large hall." in told(page)
        assert all(line in told(page) for line in WORDS.splitlines())
        assert page.select_one(".kickoff a")["href"] == "https://meet.example/kick-off"
    assert told(browser.get("/")).startswith("Kick-off of Upward at Northwind")


def test_it_is_no_task_and_stands_below_what_a_person_came_for(browser, cast, launched):
    page = browser.sign_in(cast.ama).get("/")
    assert not page.select(".tasks .kickoff") and "Kick-off" not in " ".join(one.text for one in page.select(".tasks"))
    assert page.select_one(".home-end ~ .kickoff")


def test_before_the_launch_and_once_it_is_called_off_nothing_stands_there(browser, cast, clock, facts):
    actions.write_kickoff(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    browser.sign_in(cast.ama)
    assert not [address for address in pages_of(cast) if browser.get(address).select(".kickoff")]
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert [bool(browser.get(address).select(".kickoff")) for address in pages_of(cast)] == [True, True]
    actions.call_off(cast.program, by=cast.carmen, at=clock.at)
    assert not [address for address in pages_of(cast) if browser.get(address).select(".kickoff")]


@pytest.mark.parametrize(("minutes", "stands"), [(59, True), (60, False)])
def test_it_stands_there_until_it_is_over(browser, cast, clock, launched, minutes, stands):
    clock.forward(days=5, hours=1, minutes=minutes)
    browser.sign_in(cast.ama)
    assert [bool(browser.get(address).select(".kickoff")) for address in pages_of(cast)] == [stands, stands]


def test_nobody_reads_of_it_who_was_not_asked_or_no_longer_meets(browser, cast, clock, launched):
    for person in (cast.jonas, cast.carmen, cast.dora, cast.zoe):
        assert not browser.sign_in(person).get("/").select(".kickoff")
    assert not browser.sign_in(cast.jonas).get(f"/places/{cast.jonas_enrollment.id}").select(".kickoff")
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    browser.sign_in(cast.ama)
    assert not [address for address in pages_of(cast) if browser.get(address).select(".kickoff")]


def test_the_front_page_asks_the_database_no_more_for_it(browser, cast, clock, facts, monkeypatch):
    def asked() -> int:
        sent, execute = [], db.obj.execute_sql
        with monkeypatch.context() as patched:
            patched.setattr(db.obj, "execute_sql", lambda sql, *args, **more: sent.append(sql) or execute(sql, *args, **more))
            browser.get("/")
        return len([sql for sql in sent if sql.startswith("SELECT")])

    browser.sign_in(cast.ama).get("/")
    before = asked()
    actions.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert asked() == before
