"""A real mail server: refusing, hanging up, and dropping what it took; every letter arrives under one Message-ID."""
import random
import smtplib
import socket
from collections import Counter
from dataclasses import replace

import pytest
from aiosmtpd.controller import Controller

from portal.mail import delivery, outbox
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mail.outbox import Letter


@letter("tests.numbered")
def _numbered(number: int) -> Message:
    return Message(to="ama@northwind.example", subject=f"Letter {number}", text="Hi", html="<p>Hi</p>")


class Sink:
    """Takes letters, and now and then does not, or loses the line after it did."""

    def __init__(self, *, refuse: float = 0, drop: float = 0):
        self.refuse, self.drop, self.chance, self.taken = refuse, drop, random.Random(7), Counter()

    async def handle_DATA(self, server, session, envelope):
        if self.chance.random() < self.refuse:
            return "451 try again later"
        head = envelope.content.decode().split("\r\n\r\n", 1)[0]
        name = next(line for line in head.split("\r\n") if line.lower().startswith("message-id:"))
        self.taken[name.split(": ", 1)[1]] += 1
        if self.chance.random() < self.drop:
            server.transport.close()
        return "250 taken"


@pytest.fixture
def server():
    started = []

    def start(**how) -> tuple[Sink, str]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        sink = Sink(**how)
        controller = Controller(sink, hostname="127.0.0.1", port=port)
        controller.start()
        started.append(controller)
        return sink, f"smtp://127.0.0.1:{port}?from=upward@northwind.example"

    yield start
    for controller in started:
        controller.stop()


def _post(count: int) -> None:
    for number in range(count):
        outbox.post(f"number:{number}", "tests.numbered", number=number)


def test_each_letter_goes_out_once_to_a_sound_server(cast, settings, server):
    sink, url = server()
    _post(30)
    assert delivery.drain(replace(settings, smtp_url=url)) == 30
    assert len(sink.taken) == 30 and set(sink.taken.values()) == {1}


def test_a_server_that_refuses_and_drops_gets_every_letter_under_one_message_id(cast, settings, server, clock):
    sink, url = server(refuse=0.2, drop=0.05)
    _post(60)
    for _ in range(8):
        delivery.drain(replace(settings, smtp_url=url))
        clock.forward(hours=6)
    assert not Letter.select().where(Letter.sent_at.is_null()).exists()
    assert set(sink.taken) == {f"<{delivery.message_id(f'number:{number}', settings)}>" for number in range(60)}


def test_while_the_server_is_down_letters_wait_and_then_go_out(cast, settings, server, clock):
    _post(5)
    assert delivery.drain(replace(settings, smtp_url="smtp://127.0.0.1:1")) == 0
    assert outbox.oldest_waiting() is not None
    sink, url = server()
    clock.forward(minutes=30)
    assert delivery.drain(replace(settings, smtp_url=url)) == 5
    assert len(sink.taken) == 5


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:1", "smtp://upward:wrong@{}"])
def test_a_server_that_is_down_or_lets_nobody_in_for_days_costs_no_letter(cast, settings, server, clock, url):
    sink, sound = server()
    _post(25)
    for _ in range(20):
        assert delivery.drain(replace(settings, smtp_url=url.format(sound[7:].partition("?")[0]))) == 0
        clock.forward(hours=6)
    assert outbox.failed_count() == 0
    assert delivery.drain(replace(settings, smtp_url=sound)) == 25
    assert len(sink.taken) == 25


def test_without_a_server_in_production_letters_wait_and_nothing_is_lost(cast, settings):
    _post(2)
    assert delivery.drain(replace(settings, mode="production")) == 0
    assert Letter.select().where(Letter.sent_at.is_null(), Letter.key.startswith("number:")).count() == 2


@pytest.mark.parametrize(("code", "reason"), [(550, outbox.REFUSED), (450, "SMTPRecipientsRefused")])
def test_an_address_that_is_refused_for_good_is_noted_and_tried_again_all_the_same(cast, settings, clock, monkeypatch, code, reason):
    def refuse(*_):
        raise smtplib.SMTPRecipientsRefused({"ama@northwind.example": (code, b"no")})

    monkeypatch.setattr(delivery, "_put_into_mailbox", refuse)
    _post(1)
    delivery.drain(settings)
    letter = Letter.get()
    assert (letter.error, letter.tries, letter.sent_at) == (reason, 1, None) and letter.due_at > clock.at
