"""The outbox: one letter for one fact, sent at least once under one Message-ID."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.mail import delivery, outbox
from portal.mail.letters import letter
from portal.mail.message import Attachment, Message
from portal.mail.outbox import Letter


@letter("tests.hello")
def _hello(name: str) -> Message | None:
    return Message(to="ama@northwind.example", subject=f"Hello {name}", text="Hi") if name != "nobody" else None


@letter("tests.code", is_pressing=True)
def _code() -> Message:
    return Message(to="ama@northwind.example", subject="Your code", text="1234")


def test_a_letter_that_somebody_waits_for_goes_before_a_round_of_others(cast, clock):
    for number in range(30):
        outbox.post(f"round:{number}", "tests.hello", name="Ama")
    clock.forward(minutes=1)
    outbox.post("code:1", "tests.code")
    assert [one.letter for one in outbox.claim(limit=3)] == ["tests.code", "tests.hello", "tests.hello"]


def test_the_same_fact_twice_is_one_letter(cast):
    for _ in range(2):
        outbox.post("fact:1", "tests.hello", name="Ama")
    assert Letter.select().where(Letter.key == "fact:1").count() == 1


def test_no_letter_without_the_fact(cast):
    with pytest.raises(ZeroDivisionError), db.atomic():
        outbox.post("fact:2", "tests.hello", name="Ama")
        raise ZeroDivisionError
    assert not Letter.select().where(Letter.key == "fact:2").exists()


def test_an_unknown_letter_is_refused_when_it_is_posted(cast):
    with pytest.raises(LookupError):
        outbox.post("fact:3", "tests.nothing")


def test_a_letter_with_a_later_day_waits_for_it(cast, clock, letters):
    outbox.post("fact:4", "tests.hello", due_at=clock.at + timedelta(days=7), name="later")
    assert not letters()
    clock.forward(days=7, minutes=1)
    assert [message.subject for message in letters()] == ["Hello later"]


def test_a_withdrawn_letter_is_not_sent(cast, letters):
    outbox.post("fact:5", "tests.hello", name="Ama")
    outbox.withdraw("fact:5")
    assert not letters()


def test_two_workers_never_hold_the_same_letter_and_a_dead_one_lets_go(cast, clock):
    outbox.post("fact:6", "tests.hello", name="Ama")
    assert len(outbox.claim()) == 1
    assert outbox.claim() == []
    clock.forward(minutes=3)
    assert len(outbox.claim()) == 1


def test_a_letter_that_nobody_wants_any_more_is_dropped(cast, app, settings):
    outbox.post("fact:7", "tests.hello", name="nobody")
    assert delivery.drain(settings) == 0
    assert Letter.get(Letter.key == "fact:7").dropped_at


def test_a_letter_that_cannot_be_written_waits_and_holds_up_no_other(cast, app, settings, clock):
    outbox.post("fact:8", "tests.hello", nonsense=1)
    outbox.post("fact:9", "tests.hello", name="Ama")
    assert delivery.drain(settings) == 1
    broken = Letter.get(Letter.key == "fact:8")
    assert broken.error == "TypeError" and broken.due_at > clock.at


def test_after_eight_tries_a_letter_gives_up_and_is_counted(cast, app, settings, clock):
    outbox.post("fact:10", "tests.hello", nonsense=1)
    for _ in range(9):
        delivery.drain(settings)
        clock.forward(days=1)
    assert Letter.get(Letter.key == "fact:10").is_failed
    assert outbox.failed_count() == 1


def test_a_repeat_carries_the_same_message_id(settings):
    assert delivery.message_id("fact:1", settings) == delivery.message_id("fact:1", settings) != delivery.message_id("fact:2", settings)


@pytest.mark.parametrize("field", ["to", "subject"])
def test_a_line_break_cannot_smuggle_a_header_in(field):
    """ASVS v5.0.0-1.3.11."""
    words = {"to": "ama@northwind.example", "subject": "Hello", field: "x@y.example\r\nBcc: evil@evil.example"}
    with pytest.raises(ValueError):
        Message(text="Hi", **words).as_email(message_id="1@x", sender="upward@northwind.example")


def test_an_attachment_keeps_its_type_and_its_parameters():
    part = Attachment("a.ics", b"BEGIN:VCALENDAR", "text/calendar", (("method", "REQUEST"),))
    email = Message("a@b.example", "S", "T", "<p>T</p>", (part,)).as_email(message_id="1@x", sender="u@x.example")
    calendar = next(part for part in email.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
