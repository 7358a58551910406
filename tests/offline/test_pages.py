"""The shell and its worker hold nothing of anybody; the times are the reader's own; what the shell's forms send is taken."""
import re

import pytest
from bs4 import BeautifulSoup

from portal.goals.models import JournalEntry
from portal.sessions.models import SessionLog
from tests.browser import values_of


def test_the_shell_is_the_same_for_everybody(browser, cast):
    nobody = browser.get("/offline") and browser.response.text
    browser.sign_in(cast.ama).get("/offline")
    assert browser.response.text == nobody
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", nobody), "a key of a form would be that of every device"
    for person in (cast.ama, cast.benoit, cast.carmen):
        assert person.given_name not in nobody and person.email not in nobody and person.account not in nobody


@pytest.mark.parametrize("path", ["/offline", "/sw.js"])
def test_the_shell_and_the_worker_are_asked_for_anew_and_pages_are_not_kept(browser, cast, path):
    browser.get(path)
    assert browser.response.headers["Cache-Control"] == "no-cache"
    browser.sign_in(cast.ama).get("/me")
    assert browser.response.headers["Cache-Control"] == "no-store"


def test_the_worker_stands_at_the_root_and_names_what_the_shell_needs(browser):
    browser.get("/sw.js")
    assert browser.response.content_type == "text/javascript; charset=utf-8"
    files = set(re.findall(r'"(/static/[^"]+)"', browser.response.text.splitlines()[0]))
    shell = BeautifulSoup(browser.get("/offline") and browser.response.text, "html.parser")
    assert {one.get("href") or one.get("src") for one in shell.select("link[rel=stylesheet], script")} <= files
    for file in files:
        assert browser.client.get(file).status_code == 200


def test_the_times_are_of_ones_own_sessions_without_a_word_about_anybody(browser, cast):
    browser.sign_in(cast.ama).get("/me/times")
    told = browser.response.json
    assert told["account"] == cast.ama.account
    assert [one["address"] for one in told["sessions"]] == [f"/sessions/{cast.planned.id}/log"]
    assert set(told["sessions"][0]) == {"address", "when", "at"}
    assert cast.benoit.given_name not in browser.response.text


def test_the_server_takes_what_the_forms_of_the_shell_send(browser, cast):
    page = browser.sign_in(cast.ama).get("/offline")
    log, entry = (values_of(page.select_one(f"form[data-keep={kind}]")) for kind in ("log", "entry"))
    mine = {"account": cast.ama.account}
    told = {"once": "s1", "outcome": "happened", "shared_note": "from the shell"}
    SessionLog.delete().where(SessionLog.session == cast.held, SessionLog.written_by == cast.ama).execute()
    browser.post(f"/sessions/{cast.held.id}/log", {**log, **mine, **told})
    browser.post(f"/mentorships/{cast.ama_and_benoit.id}/journal", {**entry, **mine, "entry-once": "s2", "entry-words": "from the shell"})
    assert SessionLog.select().where(SessionLog.shared_note == "from the shell").count() == 1
    assert any(row.sealed_words and row.sealed_words.open() == "from the shell" for row in JournalEntry.select())


def test_what_was_logged_elsewhere_meanwhile_is_shown_and_not_overwritten(browser, cast):
    before = SessionLog.get(SessionLog.session == cast.held, SessionLog.written_by == cast.ama).shared_note
    log = values_of(browser.sign_in(cast.ama).get("/offline").select_one("form[data-keep=log]"))
    told = {**log, "account": cast.ama.account, "once": "s1", "outcome": "happened", "shared_note": "from the shell"}
    page = browser.post(f"/sessions/{cast.held.id}/log", told, status=409)
    assert before in browser.text and page.select_one("#shared_note").text.strip() == "from the shell"
    assert SessionLog.get(SessionLog.session == cast.held, SessionLog.written_by == cast.ama).shared_note == before
