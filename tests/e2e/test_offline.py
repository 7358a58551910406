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
