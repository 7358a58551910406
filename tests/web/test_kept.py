"""Forms that a device keeps: held to their writer and their version, answered so that a script understands."""
from datetime import date, timedelta

import pytest

from portal.goals.models import JournalEntry
from portal.sessions.models import SessionLog
from portal.web.kept import EARLIER, Earlier

ENTRY = {"entry-circle": "private", "entry-goal": ""}


@pytest.fixture
def send(browser, cast):
    """Send an entry of Ama's as the script of her device does: the answer."""
    browser.sign_in(cast.ama)

    def send(words="hello", *, key="k1", account=None, status=200, kept="later", **more):
        data = {**({"entry-words": words} if words else {}), "entry-once": key, **ENTRY, **more}
        headers = {"X-Account": account or cast.ama.account, "X-Kept": kept}
        browser.post(f"/mentorships/{cast.ama_and_benoit.id}/journal", data, status=status, headers=headers)
        return browser.response

    return send


def written(words: str) -> int:
    return sum(words in (row.words, row.sealed_words and row.sealed_words.open()) for row in JournalEntry.select())


def test_the_script_hears_where_the_form_would_have_led_and_that_the_answer_is_ours(send, cast):
    answer = send()
    assert answer.headers["X-Leads-To"].startswith(f"/mentorships/{cast.ama_and_benoit.id}")
    assert answer.headers["X-Kept"] == "yes" and "Location" not in answer.headers and answer.text == ""


def test_a_key_counts_once(send):
    assert send().status_code == send().status_code == 200
    assert written("hello") == 1


def test_what_nobody_waits_for_says_nothing_on_the_next_page(send, browser):
    send("one", key="k1")
    assert "Kept." not in browser.get("/").text
    send("two", key="k2", kept="now")
    assert "Kept." in browser.get("/").text


def test_what_one_wrote_is_not_sent_as_another(send, cast, browser):
    answer = send(account=cast.benoit.account, status=409)
    assert answer.headers["X-Refused"] == "account" and not written("hello")
    # Nor without the script, from a page that was open before somebody else signed in.
    form = {"entry-words": "hello", "entry-once": "k2", "account": cast.benoit.account, **ENTRY}
    browser.post(f"/mentorships/{cast.ama_and_benoit.id}/journal", form, status=409)
    assert not written("hello")


def test_a_sign_in_that_has_ended_is_told_without_a_page(send, browser):
    browser.client.delete_cookie("device")
    assert send(status=401).headers["X-Kept"] == "yes"


def test_a_refusal_is_the_page_that_says_why(send):
    answer = send("x" * 8001, status=422)
    assert "Shorten this" in answer.text and answer.headers["X-Kept"] == "yes"


def test_an_older_version_is_understood_until_its_day_and_a_repeat_of_it_is_known(send, monkeypatch):
    earlier = Earlier(date(2026, 10, 14) + timedelta(days=1), {"goals.write_entry": {"entry-text": "entry-words"}})
    monkeypatch.setitem(EARLIER, "0", earlier)
    old = {"entry-text": "from an old page", "v": "0"}
    for _time in range(2):
        send("", key="k0", **old)
    assert written("from an old page") == 1


def test_a_repeat_from_before_an_update_is_known_after_it(send, monkeypatch):
    send("before", key="k1", v="1")
    monkeypatch.setattr("portal.web.kept.VERSION", "2")
    monkeypatch.setitem(EARLIER, "1", Earlier(date(2027, 1, 1)))
    send("before", key="k1", v="1")
    assert written("before") == 1


@pytest.mark.parametrize("version", ["0", "none"])
def test_a_version_whose_time_is_over_or_that_never_was_is_refused(send, monkeypatch, version):
    monkeypatch.setitem(EARLIER, "0", Earlier(date(2026, 10, 13)))
    send(v=version, status=410)
    assert not written("hello")


def test_an_account_tells_no_name_and_is_each_persons_own(cast):
    accounts = {one.account for one in (cast.ama, cast.benoit, cast.chidi)}
    assert len(accounts) == 3 and all(len(one) == 16 and int(one, 16) >= 0 for one in accounts)


def test_a_log_that_comes_again_after_its_correction_does_not_undo_it(browser, cast):
    browser.sign_in(cast.ama)
    address = f"/sessions/{cast.held.id}/log"
    first = {"once": "l1", "outcome": "happened", "shared_note": "first", "takeaway_circle": "kept"}
    seen = SessionLog.get(SessionLog.session == cast.held, SessionLog.written_by == cast.ama).version
    first["seen"] = str(seen)
    browser.post(address, first)
    browser.post(address, {**first, "once": "l2", "shared_note": "corrected", "seen": str(seen + 1)})
    browser.post(address, first)
    note = SessionLog.get(SessionLog.session == cast.held, SessionLog.written_by == cast.ama)
    assert note.shared_note == "corrected"
    # What was said before can be said again, on purpose.
    browser.post(address, {**first, "once": "l3", "seen": str(seen + 2)})
    assert SessionLog.get_by_id(note.id).shared_note == "first"
