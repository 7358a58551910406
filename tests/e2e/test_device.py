"""What a person says about their device is done: drafts go when they say so, times stay where they chose it, and signing out asks."""
import pytest
from playwright.sync_api import expect

from tests.e2e.test_offline import world  # noqa: F401 - the fixture

pytestmark = pytest.mark.browser
BESIDE = "form[data-keep=entry] [data-kept]"


def leave(phone, answer: str = ""):
    """Sign out, and answer the question if there is one."""
    phone.open("/me").page.get_by_role("button", name="Sign out", exact=True).click()
    if answer:
        expect(phone.page.get_by_role("dialog")).to_contain_text("Texts on this device that are not sent: 1")
        phone.page.get_by_role("dialog").get_by_role("button", name=answer).click()


def choose(phone, switch: str) -> None:
    """Choose something about this device on one's own page."""
    phone.open("/me").page.get_by_label(switch).check()
    expect(phone.page.locator("[data-device] [role=status]")).to_have_text("Kept on this device.")


def test_a_draft_comes_back_and_can_be_deleted(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().write("draft").says("Draft saved on this device")
        phone.open().says("Your draft from this device is back")
        phone.page.get_by_role("button", name="Delete the draft").click()
        expect(phone.page.locator(BESIDE)).to_have_text("")
        assert phone.stored("drafts") == [] and phone.page.locator("#entry-words").input_value() == ""


def test_a_draft_that_is_emptied_is_gone(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().write("xy").says("Draft saved on this device")
        phone.page.locator("#entry-words").fill("")
        phone.page.wait_for_timeout(600)
        assert phone.stored("drafts") == [] and phone.page.locator(BESIDE).inner_text() == ""


def test_signing_out_with_nothing_unsent_asks_nothing_and_leaves_nothing(world):  # noqa: F811
    with world.phone() as phone:
        choose(phone.open(), "Keep the times of my sessions")
        leave(phone)
        expect(phone.page.locator("#flashes")).to_contain_text("You are signed out.")
        assert [row["name"] for row in phone.stored("device")] == ["account"]


def test_what_is_kept_at_the_door_is_shown_to_nobody_and_there_after_the_next_sign_in(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().write("kept at the door").says("Draft saved on this device")
        leave(phone, "Keep it on this device")
        expect(phone.page.locator("#flashes")).to_contain_text("You are signed out.")
        assert "kept at the door" not in phone.page.content()
        assert "kept at the door" not in phone.open("/offline").page.content()
        again = world.portal.do("sign_in", person=phone.writer["person"])
        phone.sign_in({"token": again}).open().says("Your draft from this device is back")
        assert phone.page.locator("#entry-words").input_value() == "kept at the door"
        phone.keep()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
    assert world.rows("kept at the door") == 1


@pytest.mark.parametrize(("answer", "rows"), [("Send, then sign out", 1), ("Delete it and sign out", 0)])
def test_what_is_unsent_is_sent_or_deleted_at_the_door(world, answer, rows):  # noqa: F811
    words = f"at the door: {answer}"
    with world.phone() as phone:
        phone.open().write(words).says("Draft saved on this device")
        leave(phone, answer)
        expect(phone.page.locator("#flashes")).to_contain_text("You are signed out.")
        assert phone.stored("drafts") == phone.stored("out") == []
    assert world.rows(words) == rows


def test_a_device_that_others_use_keeps_no_draft_and_still_writes(world):  # noqa: F811
    with world.phone() as phone:
        choose(phone, "Others use this device, too")
        phone.open().write("shared device")
        phone.page.wait_for_timeout(500)
        assert phone.stored("drafts") == [] and phone.page.locator(BESIDE).inner_text() == ""
        phone.keep()
        expect(phone.page.locator("#flashes")).to_contain_text("Kept.")
    assert world.rows("shared device") == 1


def test_where_the_person_chose_it_a_session_is_logged_without_a_connection(world):  # noqa: F811
    with world.phone() as phone:
        choose(phone.open(), "Keep the times of my sessions")
        phone.is_ready_for_no_connection()
        world.line.cut()
        phone.open("/")
        phone.page.get_by_text("Log a session").click()
        phone.page.get_by_text("Yes, it happened").click()
        phone.page.get_by_label("A note for both of you").fill("logged on a train")
        phone.page.get_by_role("button", name="Save the session").click()
        phone.waits(1)
        assert "logged on a train" in phone.page.locator("#outbox").inner_text()
        world.line.mend()
        phone.nothing_waits()
    assert world.rows("logged on a train", "log") == 1


def test_without_that_choice_the_device_knows_no_time(world):  # noqa: F811
    with world.phone() as phone:
        phone.open().open("/")
        assert not [row for row in phone.stored("device") if row["name"] == "sessions"]


def test_what_is_older_than_a_month_waits_for_its_person_to_say_send_copy_or_delete(world):  # noqa: F811
    with world.phone() as phone:
        phone.open()
        row = {"kind": "entry", "address": f"/mentorships/{phone.writer['mentorship']}/journal", "page": "", "v": "1"}
        for key in ("old one", "old two"):
            fields = [["entry-words", key], ["entry-circle", "private"], ["entry-once", key], ["v", "1"]]
            made = {**row, "key": key, "words": key, "fields": fields, "at": 1_000_000}
            phone.page.evaluate("async row => keeping.hand({...row, account: keeping.here.told})", made)
        phone.open().waits(2, "Not sent")
        assert world.rows("old one") == 0
        first, second = phone.page.locator("#outbox li").all()
        expect(first).to_contain_text("older than 30 days")
        second.get_by_role("button", name="Delete").click()
        second.get_by_role("button", name="Delete for good").click()
        phone.waits(1, "Not sent")
        first.get_by_role("button", name="Send").click()
        phone.nothing_waits()
    assert world.rows("old one") == 1 and world.rows("old two") == 0
