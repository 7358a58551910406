"""A session's own page: what members prepare, what changed, and who reads it."""
from datetime import timedelta

from portal.audit.models import Entry
from portal.sessions import actions
from portal.sessions.models import SessionQuestion
from tests.cast import CANARIES


def page_of(session) -> str:
    return f"/sessions/{session.id}"


def ask(browser, session, words, status=303, key="k"):
    data = {f"question{session.id}-words": words, f"question{session.id}-once": key}
    return browser.post(f"{page_of(session)}/questions", data, status=status)


def test_each_member_prepares_questions_and_both_read_them(browser, cast):
    ask(browser.sign_in(cast.benoit), cast.planned, "How do you find out what the team thinks?")
    page = browser.sign_in(cast.ama).get(page_of(cast.planned)).find(id="questions")
    assert "From Benoit" in page.text and "How do you find out" in page.text
    assert CANARIES.question in page.text and "From you" in page.text


def test_a_question_is_taken_back_by_its_writer_alone_and_the_trail_holds_none_of_its_words(browser, cast):
    there = f"{page_of(cast.planned)}/questions/{cast.ama_question.id}/removal"
    browser.sign_in(cast.benoit).post(there, status=403)
    browser.sign_in(cast.ama).post(there)
    assert not SessionQuestion.select().where(SessionQuestion.id == cast.ama_question.id).exists()
    line = Entry.get(Entry.verb == "sessions.drop_question")
    assert CANARIES.question not in str(line.__data__)


def test_a_question_of_another_session_is_found_nowhere(browser, cast):
    browser.sign_in(cast.ama).post(f"{page_of(cast.held)}/questions/{cast.ama_question.id}/removal", status=404)


def test_an_empty_question_is_refused_and_a_long_one_kept(browser, cast):
    assert "Write your question." in ask(browser.sign_in(cast.ama), cast.planned, "", status=422).text
    long = ask(browser, cast.planned, "x" * 301, status=422)
    assert long.find("input", {"name": f"question{cast.planned.id}-words"})["value"] == "x" * 301


def test_moves_and_the_cancellation_stand_there_with_who_and_why(browser, cast, clock):
    at = cast.planned.starts_at
    actions.move(cast.planned, by=cast.benoit, at=clock.at, starts_at=at + timedelta(days=2), reason="The board meets", seen=0)
    actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="I am ill")
    page = browser.sign_in(cast.ama).get(page_of(cast.planned)).find(id="meeting")
    assert "Moved by Benoit: The board meets" in page.text and "Cancelled by you: I am ill" in page.text
    assert not page.select("form") and page.find("a", string="Plan another time")


def test_who_leads_sets_the_agenda_and_the_other_adds_to_it(browser, cast):
    assert "Edit the agenda" in browser.sign_in(cast.ama).get(page_of(cast.planned)).find(id="agenda").text
    assert "Add to the agenda" in browser.sign_in(cast.benoit).get(page_of(cast.planned)).find(id="agenda").text


def test_what_is_over_can_be_read_and_no_longer_prepared(browser, cast):
    page = browser.sign_in(cast.ama).get(page_of(cast.held))
    assert page.find("a", string="Log it") and not page.select("#agenda form, #questions form, #changes form")


def test_the_workspace_links_to_the_page_of_each_session_that_comes(browser, cast):
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert page.find(id="upcoming_sessions").find("a", string="Prepare it")["href"] == page_of(cast.planned)


def test_an_assistant_reads_no_page_of_a_session(browser, cast):
    browser.sign_in(cast.dora).get(page_of(cast.planned), status=404)


def test_the_link_is_added_after_a_press_on_a_time_and_the_entry_follows(browser, cast, clock, letters):
    browser.sign_in(cast.ama).get(page_of(cast.planned))
    browser.submit("form[action$='/way']", **{f"way{cast.planned.id}-join_link": "https://meet.example/abc"})
    assert browser.follow().find("a", string="Join the call")["href"] == "https://meet.example/abc"
    told = letters()
    assert {message.to for message in told} == {cast.ama.email, cast.benoit.email}
    texts = [message.attachments[0].content.decode() for message in told]
    assert all("SEQUENCE:1" in text and "LOCATION:https://meet.example/abc" in text and "METHOD:REQUEST" in text for text in texts)
    browser.submit("form[action$='/way']", **{f"way{cast.planned.id}-join_link": "https://meet.example/abc"})
    assert letters() == []
