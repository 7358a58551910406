"""The page of a mentorship: for its members alone, light, and each region the same alone as in the page."""
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.db import db
from portal.goals import actions as goal_actions
from portal.goals import journal_actions
from portal.sessions import records
from portal.sessions.models import Cancellation, MentoringSession, SessionLog
from tests.cast import CANARIES

REGIONS = ("path", "waiting", "upcoming_sessions", "prompts", "past_sessions", "goals", "journal")
PRIVATE = (CANARIES.private_journal, CANARIES.private_note, CANARIES.private_goal, CANARIES.private_takeaway)
SHARED = (CANARIES.shared_journal, CANARIES.shared_note, CANARIES.agenda)


def page_of(mentorship) -> str:
    return f"/mentorships/{mentorship.id}"


def test_a_member_sees_the_path_the_sessions_the_goals_and_the_journal(browser, cast):
    page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    # What is there only at times is no section of the page's outline.
    at_times = {"waiting", "prompts"}
    assert {region for region in REGIONS if page.find(id=region).name == "section"} == set(REGIONS) - at_times
    assert {page.find(id=region).name for region in at_times} == {"div"}
    assert "Session 4 of 6" in page.find(id="path").text
    assert "Monday 19 October, 11:00" in page.find(id="upcoming_sessions").text
    assert len(page.select("#past_sessions ol > li")) == 3
    assert "Explain one tool each month" in page.find(id="goals").text


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "otto", "selma", "chidi", "jonas", "zoe"])
def test_for_everybody_else_the_mentorship_does_not_exist(browser, cast, name):
    browser.sign_in(getattr(cast, name)).get(page_of(cast.ama_and_benoit), status=404)


def test_somebody_who_is_not_signed_in_is_asked_to(browser, cast):
    browser.get(page_of(cast.ama_and_benoit), status=302)


def test_the_writer_reads_every_word_of_their_own(browser, cast):
    browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    assert [word for word in PRIVATE + SHARED if word not in browser.response.text] == []


def test_the_partner_reads_what_is_shared_and_no_private_word(browser, cast):
    browser.sign_in(cast.benoit).get(page_of(cast.ama_and_benoit))
    assert [word for word in PRIVATE if word in browser.response.text] == []
    assert [word for word in SHARED if word not in browser.response.text] == []


@pytest.mark.parametrize("reader", ["ama", "benoit", "chidi", "delphine"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_alone_is_the_same_element_as_in_the_page(browser, cast, reader, region):
    mentorship = cast.ama_and_benoit if reader in ("ama", "benoit") else cast.chidi_and_delphine
    whole = browser.sign_in(getattr(cast, reader)).get(page_of(mentorship)).find(id=region)
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": f"section#{region}", "X-Regions": region}
    alone = browser.get(page_of(mentorship), headers=headers).find(id=region)
    assert without_keys(alone) == without_keys(whole)


def without_keys(element) -> str:
    """The element without the keys that let a form act once: each rendering makes its own."""
    copy = BeautifulSoup(str(element), "html.parser")
    for key in copy.select("input[name$=once]"):
        del key["value"]
    return copy.prettify()


def test_the_page_asks_the_database_at_most_ten_times_however_much_there_is(browser, cast, clock, monkeypatch):
    asked = []
    execute = type(db.obj).execute_sql
    monkeypatch.setattr(type(db.obj), "execute_sql", lambda self, sql, *rest: asked.append(sql) or execute(self, sql, *rest))
    browser.sign_in(cast.ama)

    def selects():
        asked.clear()
        browser.get(page_of(cast.ama_and_benoit))
        return len([sql for sql in asked if sql.startswith("SELECT")])

    before = selects()
    add_much(cast, clock.at)
    assert before == selects() <= 10


def add_much(cast, at) -> None:
    mentorship = cast.ama_and_benoit
    for number in range(12):
        goal = goal_actions.set_goal(mentorship, by=cast.ama, at=at, title=f"Goal {number}", success_test="", due_on=None, is_private=False)
        goal_actions.add_milestone(goal, by=cast.ama, at=at, title="Step", due_on=None)
        journal_actions.write_entry(mentorship, by=cast.ama, at=at, words="Words", is_private=True, goal_id=goal.id)
        starts_at = at - timedelta(days=number + 1)
        log = records.log_past(mentorship, by=cast.ama, at=at, starts_at=starts_at, minutes=30, format="phone", worth=4)
        records.log(log.session, by=cast.benoit, at=at, outcome="happened", topics=["data"])


def test_the_page_is_light(browser, cast):
    answer = browser.sign_in(cast.ama).client.get(page_of(cast.ama_and_benoit), headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) <= 10_000


def test_after_its_end_a_mentorship_is_read_and_not_written(browser, cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    assert "ended on 14 October 2026" in page.text
    assert not page.select("main form")
    browser.post(f"{page_of(cast.ama_and_benoit)}/sessions", status=403)


def call_off(cast, at, *days: int) -> None:
    words = {"side": "mentee", "cancelled_by": cast.benoit, "cancelled_at": at}
    for day in days:
        off = MentoringSession.create(
            mentorship=cast.ama_and_benoit, uid=f"off{day}@x", starts_at=at + timedelta(days=day), minutes=45, planned_at=at
        )
        Cancellation.create(session=off, reason="Travelling", **words)


def test_cancelled_sessions_push_none_that_was_held_away_and_stand_a_tap_away(browser, cast, clock):
    call_off(cast, clock.at, -3, -2, 40)
    clock.forward(days=4)
    behind = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit)).find(id="past_sessions")
    assert len(behind.select("ol.behind > li")) == 5 and behind.text.count("Cancelled by Benoit: Travelling") == 2
    clock.forward(days=4)
    behind = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit)).find(id="past_sessions")
    assert len(behind.find("ol", recursive=False).find_all("li", recursive=False)) == 3 and "Travelling" not in behind.text
    every = browser.get(behind.find("a", string="See all 6 sessions")["href"])
    assert len(every.select("ol.behind > li")) == 6
    assert every.text.count("Cancelled by Benoit: Travelling") == 2


def test_a_cancelled_session_whose_day_is_to_come_is_told_under_what_comes_and_after_the_end_in_a_fold(browser, cast, clock):
    call_off(cast, clock.at, 40)
    page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    line = page.find(id="upcoming_sessions").find("p", string=lambda text: text and "Cancelled:" in text)
    assert line.text == "Cancelled: Monday 23 November. Cancelled by Benoit: Travelling"
    assert "Travelling" not in page.find(id="past_sessions").text
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    coming = browser.get(page_of(cast.ama_and_benoit)).find(id="upcoming_sessions")
    assert coming.find("summary").text == "1 session was cancelled" and "Monday 23 November" in coming.find("details").text


def test_a_session_behind_the_members_leads_to_its_own_page(browser, cast):
    for path in ("", "/sessions"):
        page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit) + path)
        assert page.select(f"ol.behind h3 a[href='/sessions/{cast.held.id}']")


def test_the_page_shows_the_last_three_sessions_and_two_entries_however_many_there_are(browser, cast, clock):
    add_much(cast, clock.at)
    page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    assert len(page.select("#past_sessions ol.behind > li")) == 3 and len(page.select("#journal .entry")) == 2
    first = browser.get(f"{page_of(cast.ama_and_benoit)}/sessions")
    rest = browser.get(f"{page_of(cast.ama_and_benoit)}/sessions?page=2")
    assert len(first.select("ol.behind > li")) == 12 and len(rest.select("ol.behind > li")) == 3


def test_the_list_of_all_sessions_holds_no_private_word_of_the_partner(browser, cast):
    browser.sign_in(cast.benoit).get(f"{page_of(cast.ama_and_benoit)}/sessions")
    assert [word for word in PRIVATE if word in browser.response.text] == [] and CANARIES.shared_note in browser.response.text


def test_a_mentorship_that_nobody_has_met_in_says_what_comes_first(browser, cast):
    MentoringSession.delete().where(MentoringSession.mentorship == cast.ama_and_benoit).execute()
    page = browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit))
    assert "The first session is for getting to know each other" in page.find(id="upcoming_sessions").text
    assert not page.select("#past_sessions ol")
    assert "Nothing is behind you yet." in browser.get(f"{page_of(cast.ama_and_benoit)}/sessions").text


def test_what_is_pressed_in_the_list_of_all_sessions_asks_for_no_region_of_another_page(browser, cast, clock):
    add_much(cast, clock.at)
    SessionLog.delete().where(SessionLog.written_by == cast.ama).execute()
    pages = [browser.sign_in(cast.ama).get(page_of(cast.ama_and_benoit) + rest) for rest in ("/sessions", "")]
    forms = [page.select(".behind form.act") for page in pages]
    assert all(forms) and [any("data-hx-headers" in form.attrs for form in some) for some in forms] == [False, True]
