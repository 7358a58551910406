"""People on bad connections: each sends one form at a time, under one key, until it is acknowledged."""
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from itertools import count
from random import Random
from time import sleep
from urllib.parse import urlencode
from uuid import uuid4

from portal.people.devices import COOKIE

ACKNOWLEDGED = 303
# What a portal in trouble answers, and a phone tries again after.
TRY_AGAIN = (503,)
# How often a phone hangs up after it has sent and never sees the answer.
HANGS_UP = 0.1


@dataclass
class Tally:
    """What happened to the writers: marks by kind, and how often they had to try again."""

    sent: dict[str, list[str]] = field(default_factory=lambda: {"entry": [], "plan": [], "log": []})
    acknowledged: dict[str, list[str]] = field(default_factory=lambda: {"entry": [], "plan": [], "log": []})
    lost_answers: int = 0
    refused_connections: int = 0
    refusals: Counter = field(default_factory=Counter)

    @property
    def number(self) -> int:
        """How many writes were acknowledged."""
        return sum(len(marks) for marks in self.acknowledged.values())

    def wait_for(self, number: int) -> None:
        """Wait until so many writes were acknowledged."""
        for _ in range(1200):
            if self.number >= number:
                return
            sleep(0.05)
        raise AssertionError(f"{self.number} of {number} acknowledged after a minute")


class Writer(threading.Thread):
    """One person: plans, logs and writes, one after the other, until told to stop."""

    def __init__(self, port: int, writer: dict, tally: Tally, stop: threading.Event, *, hangs_up: float = HANGS_UP):
        super().__init__(daemon=True)
        self.port, self.writer, self.tally, self.stop, self.hangs_up = port, writer, tally, stop, hangs_up
        self.chance, self.numbers = Random(writer["person"]), count()

    def run(self) -> None:
        """Write until told to stop."""
        for number in self.numbers:
            if self.stop.is_set():
                return
            kind = ("entry", "plan", "entry", "log")[number % 4]
            mark = f"{kind} {number} of {self.writer['person']}"
            path, form = getattr(self, f"_{kind}")(number, mark)
            self.tally.sent[kind].append(mark)
            if self._until_acknowledged(path, form):
                self.tally.acknowledged[kind].append(mark)

    def _until_acknowledged(self, path: str, form: dict) -> bool:
        body = urlencode(form)
        while not self.stop.is_set():
            try:
                status = self._send(path, body)
            except ConnectionRefusedError:
                self.tally.refused_connections += 1
                sleep(0.05)
                continue
            except (OSError, HTTPException):
                self.tally.lost_answers += 1
                sleep(0.005)
                continue
            if status == ACKNOWLEDGED:
                return True
            self.tally.refusals[status] += 1
            if status not in TRY_AGAIN:
                return False
            sleep(0.02)
        return False

    def _send(self, path: str, body: str) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{COOKIE}={self.writer['token']}",
            "Sec-Fetch-Site": "same-origin",
        }
        try:
            connection.request("POST", path, body, headers)
            if self.chance.random() < self.hangs_up:
                sleep(self.chance.random() * 0.02)
                raise ConnectionError("the phone lost its connection")
            return connection.getresponse().status
        finally:
            connection.close()

    def _entry(self, number: int, mark: str) -> tuple[str, dict]:
        form = {"entry-once": str(uuid4()), "entry-words": mark, "entry-circle": ("shared", "private")[number // 2 % 2], "entry-goal": ""}
        return f"/mentorships/{self.writer['mentorship']}/journal", form

    def _plan(self, number: int, mark: str) -> tuple[str, dict]:
        """A quarter of an hour of this person's own: the two of a pair never want the same one."""
        slot = number // 4 * 2 + self.writer["side"]
        at = datetime.combine(date.today() + timedelta(days=2), datetime.min.time(), UTC) + timedelta(minutes=15 * slot)
        when = {"plan-on": at.strftime("%Y-%m-%d"), "plan-at": at.strftime("%H:%M")}
        form = {"plan-once": str(uuid4()), **when, "plan-minutes": "15", "plan-format": "video", "plan-agenda": mark}
        return f"/mentorships/{self.writer['mentorship']}/sessions", form

    def _log(self, number: int, mark: str) -> tuple[str, dict]:
        sessions = self.writer["sessions"]
        form = {"once": str(uuid4()), "outcome": "happened", "worth": "4", "shared_note": mark, "takeaway_circle": "kept"}
        return f"/sessions/{sessions[number // 4 % len(sessions)]}/log", form


def at_work(port: int, writers: list[dict], **how) -> tuple[Tally, threading.Event, list[Writer]]:
    """Start a writer for each of `writers`: their tally, what stops them, and the threads."""
    tally, stop = Tally(), threading.Event()
    threads = [Writer(port, writer, tally, stop, **how) for writer in writers]
    for thread in threads:
        thread.start()
    return tally, stop, threads


def end_work(stop: threading.Event, threads: list[Writer]) -> None:
    """Stop the writers and wait for them."""
    stop.set()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()
