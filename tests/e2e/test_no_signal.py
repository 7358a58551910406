"""Without a signal the device says what is so: what is missing, what waits, what signing out can do, and when the connection is back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_device import choose
from tests.e2e.test_offline import world  # noqa: F401 - the fixture

pytestmark = pytest.mark.browser


def told_of(phone) -> list[str]:
    """What the page's scripts fail at from here on."""
    errors: list[str] = []
    phone.page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def put(phone, key: str, **more) -> None:
    """Lay a text into what waits to be sent."""
    fields = [["entry-words", key], ["entry-circle", "private"], ["entry-once", key], ["v", "1"]]
    row = {"kind": "entry", "address": f"/mentorships/{phone.writer['mentorship']}/journal", "page": "", "v": "1", "at": 1e15}
    made = {**row, "key": key, "words": key, "fields": fields, **more}
    phone.page.evaluate("async row => keeping.hand({...row, account: keeping.here.told})", made)


def test_without_a_script_nobody_is_asked_about_unsent_words(world):  # noqa: F811
    with world.phone(java_script_enabled=False) as phone:
        phone.open("/me")
        expect(phone.page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
        expect(phone.page.get_by_text("Something you wrote is not sent yet")).to_be_hidden()
        expect(phone.page.get_by_role("button", name="Send, then sign out")).to_be_hidden()


def test_a_tap_inside_what_waits_breaks_nothing(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().write("a tap").says("Draft saved")
        world.line.cut()
        phone.keep().says("It is sent when the connection is back")
        errors = told_of(phone)
        phone.page.locator("#outbox summary").click()
        phone.page.locator("#outbox li b").click()
        phone.page.locator("#outbox").get_by_role("button", name="Delete").click()
        phone.page.wait_for_timeout(200)
        assert errors == []


def test_an_empty_entry_is_not_queued_and_a_second_tap_adds_nothing(world):  # noqa: F811
    with world.phone() as phone:
        phone.open()
        phone.context.set_offline(True)
        phone.page.get_by_text("Write an entry", exact=True).first.click()
        phone.keep()
        box = phone.page.locator("#entry-words")
        expect(phone.page.locator("form[data-keep=entry] .error")).to_contain_text("Write something first.")
        expect(box).to_be_focused()
        assert phone.stored("out") == []
        phone.write("not empty")
        expect(phone.page.locator("form[data-keep=entry] .error")).to_have_count(0)
        phone.keep().says("It is sent when the connection is back")
        phone.keep()
        phone.says("It is sent when the connection is back")
        expect(phone.page.locator("form[data-keep=entry] .error")).to_have_count(0)
        assert len(phone.stored("out")) == 1


def test_a_log_that_says_nothing_is_not_queued_in_the_shell(world):  # noqa: F811
    with world.phone() as phone:
        choose(phone.open(), "Keep the times of my sessions")
        phone.is_ready_for_no_connection()
        world.line.cut()
        phone.open("/")
        phone.page.get_by_text("Log a session").click()
        phone.page.get_by_role("button", name="Save the session").click()
        expect(phone.page.locator("form[data-keep=log] .error")).to_contain_text("Say whether it happened.")
        assert phone.stored("out") == []


@pytest.mark.parametrize(("answer", "then", "drafts"), [("Keep it on this device", "It stays", 1), ("Delete it", "It is deleted", 0)])
def test_signing_out_without_a_signal_asks_and_is_done_when_it_is_back(world, answer, then, drafts):  # noqa: F811
    with world.phone() as phone:
        phone.open().write(f"left at the door {drafts}").says("Draft saved")
        phone.open("/me")
        phone.context.set_offline(True)
        phone.page.get_by_role("button", name="Sign out", exact=True).click()
        dialog = phone.page.get_by_role("dialog")
        expect(dialog).to_contain_text("Texts on this device that are not sent: 1")
        dialog.get_by_role("button", name="Send, then sign out").click()
        expect(dialog.get_by_role("status")).to_contain_text("Sending needs a connection")
        dialog.get_by_role("button", name=answer).click()
        expect(dialog.get_by_role("status")).to_contain_text(then)
        assert len(phone.stored("drafts")) == drafts
        assert "What you typed is still here" not in phone.page.locator("#flashes").inner_text()
        phone.context.set_offline(False)
        expect(phone.page.locator("#flashes")).to_contain_text("You are signed out.")


def test_signing_out_without_a_signal_and_with_nothing_unsent_says_that_it_needs_one(world):  # noqa: F811
    with world.phone() as phone:
        phone.open("/me")
        phone.context.set_offline(True)
        leave_button = phone.page.get_by_role("button", name="Sign out", exact=True)
        leave_button.click()
        expect(phone.page.locator("#flashes")).to_have_text("Signing out needs a connection. Try again in a moment.")


def test_the_shell_says_that_the_connection_is_back_and_leads_to_what_was_asked_for(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().is_ready_for_no_connection()
        world.line.cut()
        phone.open()
        expect(phone.page.get_by_role("heading", level=1)).to_have_text("Without a connection")
        expect(phone.page.locator("[data-no-times]")).to_contain_text("once this device keeps the times")
        phone.page.get_by_text("Write into the journal").click()
        phone.write("back again").keep().says("It is sent when the connection is back")
        world.line.mend()
        phone.nothing_waits()
        expect(phone.page.locator("[data-state]")).to_have_text("The connection is back. Sent: 1")
        phone.page.get_by_role("link", name="Go on to the page").click()
        expect(phone.page).to_have_url(phone.journal)
        expect(phone.page.locator("[data-shell-page]")).to_have_count(0)
    assert world.rows("back again") == 1


def test_a_draft_goes_back_only_to_a_form_about_the_same_goal(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().write("about no goal").says("Draft saved")
        phone.page.evaluate("""async () => {
            const [row] = await keeping.all("drafts");
            await keeping.put("drafts", {...row, key: "of a goal", about: "7", at: row.at + 1000, fields: [["entry-words", "of goal 7"]]});
        }""")
        phone.open().says("Your draft from this device is back")
        assert phone.page.locator("#entry-words").input_value() == "about no goal"


def test_what_waits_and_what_was_refused_are_counted_apart(world):  # noqa: F811
    with world.phone() as phone:
        phone.open()
        put(phone, "an old one", at=1_000_000)
        world.line.cut()
        phone.write("a new one").keep().says("It is sent when the connection is back")
        expect(phone.page.locator("#outbox [role=status]")).to_have_text("Waiting to send: 1, Not sent: 1")


def test_a_past_session_is_logged_without_a_signal_and_arrives_once(world):  # noqa: F811
    with world.phone() as phone:
        phone.open()
        before = len(world.portal.do("facts")["log"])
        phone.context.set_offline(True)
        form = phone.page.locator("form[data-keep=past]")
        phone.page.get_by_text("Log a session that already took place").click()
        form.get_by_role("button", name="Log the session").click()
        expect(form.locator(".error")).to_contain_text("Choose a day.")
        form.locator("[name=past-on]").fill("2026-01-05")
        form.locator("[name=past-at]").fill("07:10")
        form.locator("[name=past-minutes][value='30']").check()
        form.locator("[name=past-format]").first.check()
        form.get_by_role("button", name="Log the session").click()
        expect(form.locator("[data-kept]")).to_contain_text("It is sent when the connection is back")
        phone.waits(1)
        phone.context.set_offline(False)
        phone.nothing_waits()
        assert len(world.portal.do("facts")["log"]) == before + 1


def test_an_erasure_takes_off_the_device_only_what_the_erased_one_kept(world):  # noqa: F811
    # A worker's own requests pass by the test's hand.
    with world.phone(service_workers="block") as phone:
        phone.open().write("of the erased one").says("Draft saved")
        phone.page.evaluate(
            "async () => keeping.put('drafts', {...(await keeping.all('drafts'))[0], key: 'k', account: 'another'})"
        )
        account = phone.page.evaluate("keeping.here.told")

        def answer(route):
            page = route.fetch()
            route.fulfill(response=page, body=page.text().replace("<h1>", f'<h1 data-erased="{account}">'))

        phone.page.route("**/erased", answer)
        phone.lose_sign_in()
        phone.open("/erased")
        phone.page.wait_for_timeout(500)
        assert [row["account"] for row in phone.stored("drafts")] == ["another"]
        assert not [row for row in phone.stored("device") if row.get("value") == account]
