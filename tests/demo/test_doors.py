"""The demo's doors and its mailbox are there for this machine alone."""
import dataclasses

import pytest

from portal.demo.models import DemoSignIn
from portal.mail.message import Attachment, Message

PAGES = ["/demo/mentor", "/mailbox", "/mailbox/1", "/mailbox/1/page", "/mailbox/1/attachments/0"]


@pytest.fixture
def doors(cast):
    DemoSignIn.create(role="mentor", person=cast.ama)


@pytest.fixture
def mailbox(app):
    """A folder with one letter in it."""
    folder = app.config["SETTINGS"].mailbox_dir
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.eml"):
        left.unlink()
    text = "Open http://localhost/i/token and not http://localhost.evil.example/i/token\n<b>&"
    calendar = Attachment("../a.ics", b"BEGIN:VCALENDAR", "text/calendar")
    message = Message("ama@northwind.example", "Your session", text, "<p>html</p>", (calendar,))
    path = folder / "00000001.eml"
    path.write_bytes(message.as_email(message_id="1@localhost", sender="upward@localhost.example").as_bytes())
    yield folder
    path.unlink()


def test_a_door_signs_in_as_the_person_of_its_role_after_one_press(browser, doors, cast):
    browser.get("/demo/mentor")
    assert "Sign in as Ama Owusu" in browser.text
    browser.get("/me", status=302)
    browser.get("/demo/mentor")
    browser.submit()
    browser.get("/me")
    assert "Ama Owusu" in browser.text


def test_a_role_that_nobody_plays_has_no_door(browser, doors):
    browser.get("/demo/emperor", status=404)
    browser.post("/demo/emperor", status=404)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "change",
    [{"mode": "production"}, {"host": "0.0.0.0"}],
)
def test_nothing_of_it_exists_in_production_or_beyond_this_machine(browser, app, doors, mailbox, monkeypatch, path, change):
    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], **change))
    browser.get(path, status=404)
    browser.post("/demo/mentor", status=404)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_it_exists_for_a_caller_from_elsewhere_or_through_a_proxy(browser, doors, mailbox, path):
    browser.get(path, status=404, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    browser.get(path, status=404, headers={"X-Forwarded-For": "127.0.0.1"})


def test_with_a_mail_server_there_is_no_mailbox(browser, app, mailbox, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], smtp_url="smtp://localhost"))
    for path in PAGES[1:]:
        browser.get(path, status=404)


def test_the_mailbox_lists_letters_and_looks_for_an_address(browser, mailbox):
    browser.get("/mailbox?to=AMA@")
    assert "Your session" in browser.text
    browser.get("/mailbox?to=benoit")
    assert "No letters" in browser.text


def test_a_letter_shows_its_text_with_links_to_this_portal_alone(browser, mailbox):
    page = browser.get("/mailbox/1")
    assert [link["href"] for link in page.select(".letter-text a")] == ["http://localhost/i/token"]
    assert "<b>&" in page.select_one(".letter-text").text


def test_an_attachment_is_only_ever_downloaded(browser, mailbox):
    browser.get("/mailbox/1/attachments/0")
    assert browser.response.data == b"BEGIN:VCALENDAR"
    assert browser.response.headers["Content-Disposition"].startswith("attachment")
    assert browser.response.mimetype == "application/octet-stream"
    browser.get("/mailbox/1/attachments/1", status=404)
    browser.get("/mailbox/2", status=404)


def test_a_letter_stands_in_a_frame_in_which_nothing_runs(browser, app, mailbox):
    page = browser.get("/mailbox/1")
    frame = page.select_one("iframe")
    assert frame["src"] == "/mailbox/1/page" and "allow-scripts" not in frame["sandbox"]
    assert "frame-src 'self'" in browser.response.headers["Content-Security-Policy"]
    answer = app.test_client().get(frame["src"])
    policy = answer.headers["Content-Security-Policy"]
    assert "<p>html</p>" in answer.text and "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy and "script-src" not in policy and "img-src" not in policy


def test_one_door_names_the_others(browser, doors, cast):
    DemoSignIn.create(role="sponsor", person=cast.sofia)
    page = browser.get("/demo/mentor")
    assert [link["href"] for link in page.select(".doors a")] == ["/demo/sponsor"]
