"""Written on a train: whatever becomes of the connection, the server, the browser or the sign-in, each text arrives, and arrives once.

The numbers are those of the cases that the promise was made with.
"""
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.e2e.line import Line
from tests.e2e.outbox import Chromium, Phone, phone_in
from tests.faults.portal import Portal, portal_in

pytestmark = pytest.mark.browser


class World:
    """A portal, the line to it, and people who have not written yet."""

    def __init__(self, portal: Portal, line: Line, chromium, writers: list[dict]):
        self.portal, self.line, self.chromium, self.writers = portal, line, chromium, writers

    @contextmanager
    def phone(self, **more) -> Iterator[Phone]:
        """A fresh phone of somebody who has not written yet."""
        self.line.mend()
        self.line.lose_answers(0)
        with phone_in(self.chromium, self.line, self.writers.pop(), **more) as phone:
            yield phone

    def rows(self, words: str, kind: str = "entry") -> int:
        """How often these words are in the database."""
        return self.portal.do("facts")[kind].count(words)


@contextmanager
def _world(chromium, folder, *, guard: bool) -> Iterator[World]:
    with portal_in(folder, guard=guard) as portal:
        crowd = portal.do("fill", pairs=16, sessions=3)
        portal.live()
        with Line.to_port(portal.port) as line:
            yield World(portal, line, chromium, crowd["writers"])


@pytest.fixture(scope="module")
def world(chromium, tmp_path_factory):
    with _world(chromium, tmp_path_factory.mktemp("guarded"), guard=True) as world:
        yield world


@pytest.fixture(scope="module")
def unguarded(chromium, tmp_path_factory):
    with _world(chromium, tmp_path_factory.mktemp("unguarded"), guard=False) as world:
        yield world


@pytest.fixture(params=["guarded", "unguarded"])
def either(request, world):
    """The portal with its guard, and the same without: (world, whether it guards)."""
    return (world, True) if request.param == "guarded" else (request.getfixturevalue("unguarded"), False)


def hold(world: World, words: str, guards: bool) -> None:
    """With the guard the words are there once; without it they are there again, or this case would prove nothing."""
    assert (world.rows(words) == 1) if guards else (world.rows(words) > 1)


def test_1_what_is_written_with_a_connection_is_there_once_and_leaves_the_device(world):
    with world.phone() as phone:
        phone.open().write("case 1").keep()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
        phone.waits(0)
        assert phone.stored("out") == phone.stored("drafts") == []
    assert world.rows("case 1") == 1


def test_2_a_double_tap_writes_once(world):
    with world.phone() as phone:
        phone.open().write("case 2")
        phone.page.get_by_role("button", name="Keep it").first.dblclick()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
    assert world.rows("case 2") == 1


def test_3_back_to_a_form_that_was_sent_does_not_send_it_again(world, tmp_path):
    with kept_browser(world, tmp_path) as phone:
        phone.open(f"/sessions/{phone.writer['sessions'][0]}/log")
        fill_log(phone, "case 3")
        phone.page.get_by_role("button", name="Save the session").click()
        expect(phone.page.locator("#flashes")).to_contain_text("Your log is saved")
        phone.page.go_back()
        expect(phone.page.locator("form#log")).to_be_visible()
        phone.page.wait_for_timeout(500)
        beside, note = phone.page.locator("#log [data-kept]").inner_text(), phone.page.locator("#shared_note").input_value()
        # From the page cache the form is empty, and says why; a page that is fetched anew shows what was saved.
        assert (beside, note) in (("This was saved. You can write another one.", ""), ("", "case 3"))
        phone.waits(0)
        assert phone.stored("out") == phone.stored("drafts") == []
    assert world.rows("case 3", "log") == 1


def test_4_the_server_is_gone_and_the_tab_closed_before_it_comes_back(world):
    with world.phone() as phone:
        phone.open().write("case 4")
        world.line.cut()
        phone.keep().says("It is sent when the connection is back")
        phone.waits(1)
        assert world.rows("case 4") == 0
        phone.page.close()
        world.line.mend()
        phone.page = phone.context.new_page()
        phone.open().nothing_waits()
    assert world.rows("case 4") == 1


def test_5_a_cold_start_without_a_connection_opens_the_shell_and_what_is_written_there_goes_by_itself(world):
    with world.phone() as phone:
        phone.open().is_ready_for_no_connection()
        world.line.cut()
        phone.page.close()
        phone.page = phone.context.new_page()
        phone.open()
        expect(phone.page.get_by_role("heading", level=1)).to_have_text("Without a connection")
        phone.page.get_by_text("Write into the journal").click()
        phone.write("case 5").keep().says("It is sent when the connection is back")
        phone.waits(1)
        expect(phone.page.locator("#outbox")).to_contain_text("case 5")
        world.line.mend()
        phone.nothing_waits()
        phone.says("Sent.")
    assert world.rows("case 5") == 1


def test_6_the_signal_goes_and_comes(world):
    with world.phone() as phone:
        phone.open().write("case 6")
        phone.context.set_offline(True)
        phone.keep().says("It is sent when the connection is back")
        phone.waits(1)
        phone.context.set_offline(False)
        phone.nothing_waits()
    assert world.rows("case 6") == 1


def test_7_and_8_a_killed_browser_still_has_the_draft_and_what_waits(world, tmp_path):
    with kept_browser(world, tmp_path) as phone:
        phone.open().write("case 7").says("Draft saved on this device")
        phone.restart()
        phone.open().says("Your draft from this device is back")
        assert phone.page.locator("#entry-words").input_value() == "case 7"
        world.line.cut()
        phone.keep().says("It is sent when the connection is back")
        phone.restart()
        world.line.mend()
        phone.open().nothing_waits()
    assert world.rows("case 7") == 1


def test_9_the_server_is_killed_after_the_commit_and_before_the_answer(either):
    world, guards = either
    with world.phone() as phone:
        phone.open().write("case 9")
        world.line.lose_answers(1)
        phone.keep().says("It is sent when the connection is back")
        world.portal.kill()
        assert world.line.lost == 1 and world.rows("case 9") == 1
        world.portal.live()
        phone.nothing_waits()
        phone.says("Sent.")
    hold(world, "case 9", guards)


def test_10_answer_after_answer_is_lost(either):
    world, guards = either
    with world.phone() as phone:
        phone.open().write("case 10")
        world.line.lose_answers(6)
        phone.keep()
        for _time in range(100):
            phone.page.evaluate("dispatchEvent(new Event('online'))")
            phone.page.wait_for_timeout(100)
            if world.line.lost == 6:
                break
        phone.nothing_waits()
        assert world.line.lost == 6
    hold(world, "case 10", guards)


def test_11_two_tabs_send_what_five_forms_left(world):
    marks = [f"case 11 {number}" for number in range(5)]
    with world.phone() as phone:
        phone.open()
        world.line.cut()
        for mark in marks:
            phone.write(mark).keep().says("It is sent when the connection is back")
        phone.waits(5)
        world.line.mend()
        another = phone.context.new_page()
        another.goto(phone.journal)
        phone.page.evaluate("dispatchEvent(new Event('online'))")
        phone.nothing_waits()
        expect(another.locator("#outbox [role=status]")).to_have_text("")
    entries = world.portal.do("facts")["entry"]
    assert [words for words in entries if words in marks] == marks


def test_12_what_is_written_after_the_sign_in_has_ended_goes_after_the_next_one(world):
    with world.phone() as phone:
        phone.open().write("case 12")
        phone.lose_sign_in()
        phone.keep().says("Sign in to send what you wrote")
        expect(phone.page.locator("#outbox").get_by_role("link", name="Sign in to send what you wrote")).to_be_visible()
        phone.open("/sign-in").waits(1)
        assert world.rows("case 12") == 0
        phone.sign_in().open("/").nothing_waits()
    assert world.rows("case 12") == 1


def test_13_what_the_server_refuses_comes_back_on_its_own_page_with_its_text(world):
    words = "case 13 " + "x" * 8000
    with world.phone() as phone:
        phone.open().write(words).keep()
        problems = phone.page.get_by_role("alert")
        expect(problems).to_contain_text("Shorten this")
        expect(problems).to_be_focused()
        assert phone.page.locator("#entry-words").input_value() == words
        phone.page.locator("#entry-words").fill("case 13")
        phone.keep()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
        assert phone.stored("out") == phone.stored("drafts") == []
    assert world.rows("case 13") == 1 and world.rows(words) == 0


def test_14_without_a_script_a_double_tap_writes_once(world):
    with world.phone(java_script_enabled=False) as phone:
        phone.open().write("case 14")
        phone.page.get_by_role("button", name="Keep it").first.dblclick()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
    assert world.rows("case 14") == 1


def test_15_without_a_script_back_and_sending_again_writes_once(either):
    world, guards = either
    with world.phone(java_script_enabled=False) as phone:
        phone.open()
        for _time in range(2):
            phone.write("case 15").keep()
            expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
            phone.page.go_back()
    hold(world, "case 15", guards)


def test_16_what_one_wrote_is_not_sent_by_another_who_signs_in_on_the_same_device(world):
    with world.phone() as phone:
        other = world.writers.pop()
        phone.open().write("case 16")
        world.line.cut()
        phone.keep().says("It is sent when the connection is back")
        world.line.mend()
        phone.sign_in(other)
        phone.page.goto(f"{world.line.address}/")
        phone.page.wait_for_timeout(600)
        phone.waits(0)
        assert "case 16" not in phone.page.content() and world.rows("case 16") == 0
        # Nor by a page that was open before.
        [row] = phone.stored("out")
        answer = world.portal.visit(row["address"], other["token"], dict(row["fields"]), **{"X-Account": row["account"]})
        assert answer.status == 409 and answer.headers["X-Refused"] == "account"
        phone.sign_in().open("/").nothing_waits()
    assert world.rows("case 16") == 1


def test_17_where_the_device_is_full_nothing_is_claimed_and_the_form_goes_as_any_other(world):
    with world.phone() as phone:
        session = phone.context.new_cdp_session(phone.page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": world.line.address, "quotaSize": 1})
        phone.open().write("case 17").says("This browser keeps no draft here")
        assert phone.stored("drafts") == []
        phone.keep()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
    assert world.rows("case 17") == 1


def test_18_what_the_browser_threw_away_is_not_said_to_be_saved(world):
    with world.phone() as phone:
        phone.open().write("case 18").says("Draft saved on this device")
        session = phone.context.new_cdp_session(phone.page)
        away = {"origin": world.line.address, "storageTypes": "indexeddb"}
        session.send("Storage.clearDataForOrigin", away)
        phone.says("Draft saved on this device")
        assert len(phone.stored("drafts")) == 1
        phone.page.goto("about:blank")
        session.send("Storage.clearDataForOrigin", away)
        phone.open().waits(0)
        assert phone.page.locator("form[data-keep=entry] [data-kept]").inner_text() == ""
        assert phone.page.locator("#entry-words").input_value() == ""


def test_19_what_was_written_on_an_older_page_is_understood_for_ninety_days_and_kept_afterwards(world):
    with world.phone() as phone:
        phone.open()
        world.line.lose_answers(1)
        waiting = {"kind": "entry", "address": f"/mentorships/{phone.writer['mentorship']}/journal", "page": "", "at": 1e15}
        for version, words in (("lately", "case 19"), ("long ago", "case 19 long ago")):
            fields = [["entry-text", words], ["entry-circle", "private"], ["entry-once", version], ["v", version]]
            row = {**waiting, "key": version, "v": version, "words": words, "fields": fields}
            phone.page.evaluate("async row => keeping.hand({...row, account: keeping.here.told})", row)
        phone.page.evaluate("keeping.go()")
        expect(phone.page.locator("#outbox")).to_contain_text("not accepted as it is")
        phone.waits(1, "Not sent")
        assert [row["words"] for row in phone.stored("drafts")] == ["case 19 long ago"]
    assert world.rows("case 19") == 1 and world.rows("case 19 long ago") == 0


class Restarted(Phone):
    """A phone whose browser can be killed."""

    def __init__(self, chromium: Chromium, line: Line, writer: dict):
        self.chromium = chromium
        super().__init__(chromium.start(), line, writer)

    def restart(self) -> None:
        """Kill the browser and start it again."""
        self.chromium.kill()
        super().__init__(self.chromium.start(), self.line, self.writer)
        # A browser writes its cookies down only every half minute.
        self.sign_in()


@contextmanager
def kept_browser(world: World, folder) -> Iterator[Restarted]:
    """A signed-in phone in a browser of its own, which can be killed."""
    world.line.mend()
    world.line.lose_answers(0)
    browser = Chromium(world.chromium, folder)
    try:
        phone = Restarted(browser, world.line, world.writers.pop())
        yield phone.sign_in()
    finally:
        browser.end()


def fill_log(phone: Phone, note: str) -> None:
    """Say that the session happened, with a note for both."""
    phone.page.get_by_text("Yes, it happened").click()
    phone.page.get_by_text("Say more").click()
    phone.page.locator("#shared_note").fill(note)
