"""Logging while signed in: one press that confirms, and what becomes of it."""
import pytest

from portal.audit.models import Entry
from portal.sessions import records
from portal.sessions.models import SessionLog


@pytest.fixture
def reported(cast, clock):
    """Benoit reports the planned session."""
    clock.forward(days=5, hours=2)
    records.answer(cast.planned, by=cast.benoit, at=clock.at, outcome="happened")
    return cast.planned


def mine(session, person) -> SessionLog | None:
    return SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == person)


def badge(browser, session) -> str:
    return browser.page.find(id=f"session-{session.id}").select_one(".badge").text


@pytest.mark.parametrize(("outcome", "word"), [("happened", "Reported by both"), ("did_not", "You report it differently")])
def test_one_press_on_the_workspace_confirms_or_denies_what_the_partner_reports(browser, cast, reported, outcome, word):
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "Benoit reports that it happened." in page.find(id=f"session-{reported.id}").text
    browser.submit(f"form[action='/sessions/{reported.id}/outcome']:has([value={outcome}])")
    browser.follow()
    assert badge(browser, reported) == word
    log = mine(reported, cast.ama)
    assert (log.outcome, log.by_link, log.worth) == (outcome, False, None)
    assert browser.page.select_one(f"#session-{reported.id} a[href='/sessions/{reported.id}/log']"), "no way to say more"


def test_one_press_on_the_front_page_confirms_and_stays_there(browser, cast, reported):
    browser.sign_in(cast.ama).get("/")
    assert "Benoit says that it did" in browser.text
    browser.submit(f"form[action^='/sessions/{reported.id}/outcome']:has([value=happened])")
    assert browser.response.location == "/" and "Noted" in browser.follow().text
    assert mine(reported, cast.ama).outcome == "happened"


def test_who_denies_it_is_asked_again_on_the_front_page_and_so_is_the_partner(browser, cast, reported):
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "did_not"})
    for person in (cast.ama, cast.benoit):
        browser.sign_in(person).get("/")
        assert "say different things" in browser.text


def test_a_press_on_an_old_page_overwrites_nothing(browser, cast, reported, clock):
    records.log(reported, by=cast.ama, at=clock.at, outcome="did_not", shared_note="We were both ill")
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "happened"})
    assert browser.response.location == f"/sessions/{reported.id}/log"
    assert "something else about this session before" in browser.follow().text
    assert (mine(reported, cast.ama).outcome, mine(reported, cast.ama).version) == ("did_not", 1)


def test_the_same_press_twice_is_one(browser, cast, reported):
    before = Entry.select().count()
    browser.sign_in(cast.ama)
    for _ in range(2):
        browser.post(f"/sessions/{reported.id}/outcome", {"outcome": "happened"})
    assert Entry.select().count() == before + 1


def test_a_press_without_an_answer_leads_to_the_log(browser, cast, reported):
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "maybe"})
    assert browser.response.location == f"/sessions/{reported.id}/log" and not mine(reported, cast.ama)


def test_nothing_is_confirmed_before_it_begins_or_after_it_was_cancelled(browser, cast):
    browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/outcome", {"outcome": "happened"}, status=403)
    browser.sign_in(cast.delphine).post(f"/sessions/{cast.cancelled.id}/outcome", {"outcome": "happened"})
    assert "This session was cancelled." in browser.follow().text and not mine(cast.cancelled, cast.delphine)


@pytest.mark.parametrize("name", ["dora", "carmen", "adam", "sofia", "chidi"])
def test_nobody_else_answers_while_signed_in_least_of_all_an_assistant(browser, cast, reported, name):
    browser.sign_in(getattr(cast, name)).post(f"/sessions/{reported.id}/outcome", {"outcome": "did_not"}, status=404)
    browser.get(f"/sessions/{reported.id}/log", status=404)
    assert mine(reported, cast.benoit).outcome == "happened" and not mine(reported, cast.ama)
