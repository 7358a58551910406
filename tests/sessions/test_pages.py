"""Planning, moving, cancelling and logging as a browser does it, with htmx and without a script."""
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.audit.models import Entry
from portal.enrollment.models import Question
from portal.people.models import Person
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from tests.browser import values_of
from tests.cast import CANARIES

PLAN = {"plan-on": "2026-11-26", "plan-at": "14:00", "plan-minutes": "45", "plan-format": "video", "plan-agenda": "What we owe the team"}
# A Thursday at eleven in London, where both of them are at work.
SLOT = "2026-10-22T10:00:00+00:00"


def workspace(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}"


def planning(cast) -> str:
    """The page of the mentorship with the form of another session open."""
    return f"{workspace(cast)}?open=plan"


def page_of(session) -> str:
    return f"/sessions/{session.id}"


def plan(browser, cast, key="one", **more):
    return browser.post(f"{workspace(cast)}/sessions", {**PLAN, "plan-once": key, **more})


def latest() -> MentoringSession:
    return MentoringSession.select().order_by(MentoringSession.id.desc()).first()


def planned_for_the_26th():
    return MentoringSession.select().where(MentoringSession.agenda == PLAN["plan-agenda"])


def test_without_a_script_a_session_is_planned_moved_cancelled_and_logged(browser, cast, clock):
    browser.sign_in(cast.ama).get(planning(cast))
    browser.submit("form[action$='/sessions']", **PLAN)
    assert browser.response.location == f"{workspace(cast)}#upcoming_sessions"
    assert "Thursday 26 November, 14:00" in browser.follow().find(id="upcoming_sessions").text
    session = latest()
    browser.get(page_of(session))
    when = {f"move{session.id}-on": "2026-11-27", f"move{session.id}-at": "09:30"}
    browser.submit(f"form[action='/sessions/{session.id}/moves']", **when)
    assert "to Friday 27 November, 09:30" in browser.follow().find(id="meeting").text
    assert "Moved to Friday 27 November, 09:30. Both calendars" in browser.page.text
    browser.submit(f"form[action='/sessions/{session.id}/agenda']", **{f"agenda{session.id}-agenda": "Something else"})
    assert "Something else" in browser.follow().find(id="agenda").text
    browser.submit(f"form[action='/sessions/{session.id}/cancellation']", **{f"cancel{session.id}-reason": "Ill"})
    assert "Cancelled by you: Ill" in browser.follow().text
    clock.forward(days=6)
    browser.get(f"/sessions/{cast.planned.id}/log")
    browser.submit(outcome="happened", worth="4")
    assert "Your log is saved" in browser.follow().text
    assert "Reported by you" in browser.page.find(id="past_sessions").text


@pytest.mark.parametrize(
    ("path", "data", "regions", "page"),
    [
        ("/mentorships/{m}/sessions", {**PLAN, "plan-once": "k"}, "upcoming_sessions path", "/mentorships/{m}"),
        ("/mentorships/{m}/slots", {"slot{m}-slot": SLOT, "slot{m}-once": "k"}, "upcoming_sessions path", "/mentorships/{m}"),
        (
            "/sessions/{s}/moves",
            {"move{s}-on": "2026-11-27", "move{s}-at": "09:30", "move{s}-seen": "0", "move{s}-once": "k"},
            "meeting",
            "/sessions/{s}",
        ),
        ("/sessions/{s}/slots", {"to{s}-slot": SLOT, "to{s}-seen": "0", "to{s}-once": "k"}, "meeting", "/sessions/{s}"),
        ("/sessions/{s}/cancellation", {"cancel{s}-once": "k"}, "meeting agenda questions", "/sessions/{s}"),
        ("/sessions/{s}/agenda", {"agenda{s}-agenda": "Words"}, "agenda", "/sessions/{s}"),
        ("/sessions/{s}/questions", {"question{s}-words": "Words", "question{s}-once": "k"}, "questions", "/sessions/{s}"),
        (
            "/mentorships/{m}/past-sessions",
            {"past-on": "2026-10-01", "past-at": "09:00", "past-minutes": "30", "past-format": "phone", "past-once": "k"},
            "past_sessions path",
            "/mentorships/{m}",
        ),
    ],
)
def test_htmx_gets_the_regions_that_the_page_would_show(browser, cast, path, data, regions, page):
    ids = {"m": cast.ama_and_benoit.id, "s": cast.planned.id}
    data = {key.format(**ids): value for key, value in data.items()}
    answer = browser.sign_in(cast.ama).htmx(path.format(**ids), data, regions)
    sent = {name: without_keys(answer.find(id=name)) for name in regions.split()}
    whole = browser.get(page.format(**ids))
    assert sent == {name: without_keys(whole.find(id=name)) for name in regions.split()}


def without_keys(element) -> str:
    copy = BeautifulSoup(str(element), "html.parser")
    for key in copy.select("input[name$=once]"):
        del key["value"]
    return copy.prettify()


def test_a_double_submit_plans_one_session_and_sends_one_letter_each(browser, cast, letters):
    browser.sign_in(cast.ama)
    for _ in range(2):
        plan(browser, cast)
    assert planned_for_the_26th().count() == 1
    assert len(letters()) == 2


def test_the_back_button_without_a_script_plans_no_second_session(browser, cast):
    form = browser.sign_in(cast.ama).get(planning(cast)).select_one("form[action$='/sessions']")
    for key in ("one", "the page came back with another key"):
        browser.post(form["action"], {**values_of(form), **PLAN, "plan-once": key})
    assert planned_for_the_26th().count() == 1


def test_the_same_time_can_be_planned_again_after_it_was_cancelled(browser, cast):
    browser.sign_in(cast.ama)
    for _ in range(2):
        browser.get(planning(cast))
        browser.submit("form[action$='/sessions']", **PLAN)
        browser.post(f"/sessions/{latest().id}/cancellation")
    assert planned_for_the_26th().count() == 2


def test_a_session_can_be_moved_there_and_back_and_there_again(browser, cast):
    browser.sign_in(cast.ama)
    for day in ("2026-11-26", "2026-11-27", "2026-11-26"):
        browser.get(page_of(cast.planned))
        form = f"form[action='/sessions/{cast.planned.id}/moves']"
        browser.submit(form, **{f"move{cast.planned.id}-on": day, f"move{cast.planned.id}-at": "09:00"})
    assert Move.select().where(Move.session == cast.planned).count() == 3


def test_a_double_submit_of_a_move_moves_once(browser, cast):
    browser.sign_in(cast.ama).get(page_of(cast.planned))
    data = values_of(browser.page.select_one(f"form[action='/sessions/{cast.planned.id}/moves']"))
    data |= {f"move{cast.planned.id}-on": "2026-11-27", f"move{cast.planned.id}-at": "09:30"}
    for _ in range(2):
        browser.post(f"/sessions/{cast.planned.id}/moves", data)
    assert Move.select().where(Move.session == cast.planned).count() == 1


def test_a_refused_plan_keeps_what_was_typed_with_the_error_next_to_the_field_and_the_fold_open(browser, cast):
    data = {**PLAN, "plan-at": "", "plan-join_link": "http://plain.example", "plan-once": "k"}
    page = browser.sign_in(cast.ama).post(f"{workspace(cast)}/sessions", data, status=422)
    form = page.select_one("form[action$='/sessions']")
    assert values_of(form)["plan-agenda"] == PLAN["plan-agenda"] and values_of(form)["plan-on"] == "2026-11-26"
    assert values_of(form)["plan-once"] == "k"
    assert "Choose a time." in page.find(id="plan-at-error").text
    assert "https://" in page.find(id="plan-join_link-error").text
    assert form.find_parent("details").has_attr("open")
    assert [fold.summary.text for fold in page.select("details[open]")] == ["Plan another session", "A time of your own"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://meet.example", "https://", "https://a b", "data:text/html,x"])
def test_a_link_to_a_call_is_https_or_nothing(browser, cast, link):
    browser.sign_in(cast.ama).post(f"{workspace(cast)}/sessions", {**PLAN, "plan-join_link": link, "plan-once": "k"}, status=422)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"plan-on": "2027-03-28", "plan-at": "02:30"}, "does not exist"),
        ({"plan-on": "2026-10-13"}, "still to come"),
        ({"plan-on": "2026-10-19", "plan-at": "11:15"}, "already have a session"),
        ({"plan-on": "9999-12-31"}, "within two years"),
        ({"plan-on": "0001-01-01"}, "within two years"),
        ({"plan-on": "2026-02-30"}, "a day that exists"),
        ({"plan-minutes": "9999"}, "whole number"),
        ({"plan-format": "telepathy"}, "one of the answers"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(browser, cast, more, words):
    page = browser.sign_in(cast.ama).post(f"{workspace(cast)}/sessions", {**PLAN, **more, "plan-once": "k"}, status=422)
    assert words in page.select_one("#upcoming_sessions .problems").text


def test_times_are_typed_on_ones_own_clock_and_shown_on_both(browser, cast):
    Person.update(timezone="America/New_York").where(Person.id == cast.benoit.id).execute()
    browser.sign_in(cast.ama)
    plan(browser, cast)
    assert latest().starts_at.isoformat() == "2026-11-26T13:00:00+00:00"
    card = browser.follow().find(id=f"session-{latest().id}").text
    assert "Thursday 26 November, 14:00" in card and "08:00 for Benoit" in card
    theirs = browser.sign_in(cast.benoit).get(workspace(cast)).find(id=f"session-{latest().id}").text
    assert "Thursday 26 November, 08:00" in theirs and "14:00 for Ama" in theirs


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "chidi", "otto", "zoe"])
def test_for_everybody_else_no_session_exists_and_nothing_changes(browser, cast, clock, name):
    browser.sign_in(getattr(cast, name))
    before = (Move.select().count(), Cancellation.select().count(), SessionLog.select().count(), Entry.select().count())
    for path in (f"/sessions/{cast.held.id}/moves", f"/sessions/{cast.held.id}/cancellation", f"/sessions/{cast.held.id}/agenda"):
        browser.post(path, status=404)
    browser.post(f"/sessions/{cast.held.id}/log", {"outcome": "did_not"}, status=404)
    browser.get(f"/sessions/{cast.held.id}/log", status=404)
    browser.post(f"{workspace(cast)}/sessions", PLAN, status=404)
    browser.post(f"{workspace(cast)}/past-sessions", status=404)
    assert before == (Move.select().count(), Cancellation.select().count(), SessionLog.select().count(), Entry.select().count())


def test_the_log_takes_three_answers_and_saves(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.benoit).get(f"/sessions/{cast.planned.id}/log")
    assert [box["value"] for box in page.select("input[name=outcome]")] == ["happened", "moved", "did_not"]
    assert len(page.select("input[name=worth]")) == 5
    assert not page.select_one("details").has_attr("open")
    browser.submit(outcome="happened", worth="4")
    log = SessionLog.get(SessionLog.session == cast.planned, SessionLog.written_by == cast.benoit)
    assert (log.outcome, log.worth, log.minutes, log.format) == ("happened", 4, 45, "video")


def test_a_log_says_more_when_wanted_and_shows_it_again(browser, cast, clock):
    clock.forward(days=6)
    browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log")
    more = {"topics": ["data", "ai"], "minutes": "50", "format": "phone", "shared_note": "For us", "private_note": "For me"}
    browser.submit(outcome="happened", takeaway="One thing", takeaway_circle="shared", **more)
    form = values_of(browser.get(f"/sessions/{cast.planned.id}/log").select_one("main form"))
    assert form["topics"] == ["data", "ai"] and (form["minutes"], form["minutes-other"]) == ("other", "50") and form["format"] == "phone"
    assert (form["shared_note"], form["private_note"], form["takeaway"]) == ("For us", "For me", "One thing")
    assert form["takeaway_circle"] == "shared"


def test_the_partner_sees_of_a_log_what_is_shared_and_nothing_else(browser, cast, clock):
    clock.forward(days=6)
    browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log")
    words = {"shared_note": "for-us", "private_note": "for-me-note", "takeaway": "for-me-takeaway"}
    browser.submit(outcome="happened", worth="2", topics="data", **words)
    browser.sign_in(cast.benoit)
    for path in (workspace(cast), f"/sessions/{cast.planned.id}/log"):
        browser.get(path)
        assert "for-me" not in browser.response.text
    said = browser.get(workspace(cast)).find(id=f"session-{cast.planned.id}").text
    assert "for-us" in said and "Data" in said and "Reported by Ama" in said


def test_a_shared_take_away_is_read_by_the_partner(browser, cast):
    SessionLog.update(takeaway_is_shared=True).where(SessionLog.id == cast.ama_log.id).execute()
    page = browser.sign_in(cast.benoit).get(workspace(cast))
    assert CANARIES.private_takeaway in page.find(id=f"session-{cast.held.id}").text


def test_two_reports_that_differ_are_shown_to_both(browser, cast, clock):
    clock.forward(days=6)
    for person, outcome in ((cast.ama, "happened"), (cast.benoit, "did_not")):
        browser.sign_in(person).get(f"/sessions/{cast.planned.id}/log")
        browser.submit(outcome=outcome)
    for person in (cast.ama, cast.benoit):
        page = browser.sign_in(person).get(workspace(cast))
        assert "You report it differently" in page.find(id=f"session-{cast.planned.id}").text
        assert "Session 4 of 6" in page.find(id="path").text


def test_a_log_without_an_answer_is_refused_and_keeps_the_note(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/log", {"private_note": "Typed already"}, status=422)
    assert "Say whether it happened." in page.select_one(".problems").text
    assert page.find(id="private_note").text.strip() == "Typed already"


def test_what_is_folded_away_stands_open_when_it_is_wrong_or_was_written(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/log", {"outcome": "happened", "takeaway": "x" * 501}, status=422)
    assert page.select_one("details").has_attr("open")
    assert browser.get(f"/sessions/{cast.held.id}/log").select_one("details").has_attr("open")


def test_a_log_that_began_on_the_front_page_leads_back_there_and_says_that_it_is_saved(browser, cast, clock):
    clock.forward(days=6)
    browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log?back=home")
    browser.submit(outcome="happened")
    assert browser.response.location == "/"
    assert "Your log is saved" in browser.follow().text and "Plan the next session" in browser.page.text


def test_a_refused_log_still_knows_where_it_began(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/log?back=home", {}, status=422)
    assert page.select_one("main form")["action"].endswith("?back=home")


def test_a_moved_session_leads_to_the_plan_of_its_new_time(browser, cast, clock):
    clock.forward(days=6)
    browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log?back=home")
    browser.submit(outcome="moved")
    assert browser.response.location.endswith("?open=plan#plan")
    page = browser.follow()
    assert page.find(id="plan").details.has_attr("open") and "Plan the new time here" in browser.text


def test_the_length_of_a_session_is_the_planned_one_with_what_each_log_says_beside_it(browser, cast):
    SessionLog.update(minutes=30).where(SessionLog.id == cast.ama_log.id).execute()
    row = browser.sign_in(cast.ama).get(workspace(cast)).find(id=f"session-{cast.held.id}").text
    assert "45 minutes by video, 30 minutes by your log" in row
    row = browser.sign_in(cast.benoit).get(workspace(cast)).find(id=f"session-{cast.held.id}").text
    assert "45 minutes by video, 30 minutes by the log of Ama" in row


def test_an_empty_log_is_refused_on_a_page_that_stays_short(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/log", {}, status=422)
    problem = page.select_one(".problems a")
    assert problem.text == "Say whether it happened."
    assert page.select_one(problem["href"])["type"] == "radio"
    assert not page.select_one("details").has_attr("open")


def test_a_session_is_logged_once_it_has_begun_and_not_before(browser, cast, clock):
    browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log", status=403)
    browser.post(f"/sessions/{cast.planned.id}/log", {"outcome": "happened"}, status=403)
    clock.forward(days=5)
    browser.get(f"/sessions/{cast.planned.id}/log")


def test_a_topic_that_the_program_dropped_stays_in_the_log(browser, cast):
    Question.update(options=[]).where(Question.key == "topics").execute()
    browser.sign_in(cast.ama).get(f"/sessions/{cast.held.id}/log")
    browser.submit(worth="3")
    assert SessionLog.get_by_id(cast.ama_log.id).topics == ["data"]


def test_a_session_that_already_took_place_is_logged_in_one_go(browser, cast, clock):
    browser.sign_in(cast.ama).get(workspace(cast))
    day = (clock.at - timedelta(days=3)).date().isoformat()
    form = "form[action$='/past-sessions']"
    browser.submit(form, **{"past-on": day, "past-at": "09:00", "past-worth": "5"})
    assert "Session 5 of 6" in browser.follow().text
    assert (latest().logs[0].outcome, latest().logs[0].worth) == ("happened", 5)


def test_under_every_box_stands_who_can_read_it(browser, cast, clock):
    clock.forward(days=6)
    page = browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}/log")
    assert page.find(id="shared_note-readers").text.strip() == "You and Benoit can read this."
    only_you = "Only you can read this. No coordinator or administrator can open it."
    assert page.find(id="private_note-readers").text.strip() == only_you
    assert only_you in page.select_one(".circle").text and "You and Benoit can read this." in page.select_one(".circle").text


def test_a_take_away_is_private_or_shared_in_the_words_of_goals_and_journal(browser, cast):
    browser.sign_in(cast.ama).get(f"/sessions/{cast.held.id}/log")
    choices = [label.find(string=True, recursive=False) or label.span.find(string=True) for label in browser.page.select(".circle label")]
    assert choices == ["Private", "Shared"]
