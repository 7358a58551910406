"""A full disk, a locked file, a database server that is gone: a kind 503, reads go on, nothing acknowledged is lost, and it passes."""
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from tests.faults.portal import Answer, Portal, portal_in
from tests.faults.wire import Wire

pytestmark = pytest.mark.faults


@pytest.fixture
def portal(tmp_path) -> Iterator[Portal]:
    with portal_in(tmp_path, FAULTS_BUSY_MS="300") as portal:
        portal.person = portal.do("fill", pairs=1, sessions=20)["writers"][0]
        portal.live()
        yield portal


def write(portal: Portal, words: str, key: str | None = None) -> Answer:
    """Send a journal entry."""
    form = {"entry-once": key or str(uuid4()), "entry-words": words, "entry-circle": "shared", "entry-goal": ""}
    return portal.visit(f"/mentorships/{portal.person['mentorship']}/journal", portal.person["token"], form)


def hold_refused(answer: Answer) -> None:
    """The page says kindly that it was not saved, and when to come back."""
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "60"
    assert "This was not saved" in answer.text and "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def hold_reads(portal: Portal) -> None:
    """Every page of a participant opens."""
    mentorship = portal.person["mentorship"]
    for path in ("/", f"/mentorships/{mentorship}", f"/sessions/{portal.person['sessions'][0]}/log", "/me", "/healthz"):
        assert portal.visit(path, portal.person["token"]).status == 200, path


@contextmanager
def no_room(portal: Portal, folder: Path) -> Iterator[None]:
    """No file of the server may grow beyond what the database's log has now: the kernel refuses, as on a full disk."""
    full = (folder / "data" / "portal.db-wal").stat().st_size
    workers = portal.workers()
    for pid in workers:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (full, resource.RLIM_INFINITY))
    yield
    for pid in workers:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def test_on_a_full_disk_reads_go_on_and_writes_get_a_kind_503_until_there_is_room(portal, tmp_path):
    before = [words for words in (f"before {number}" for number in range(5)) if write(portal, words).status == 303]
    key = str(uuid4())
    with no_room(portal, tmp_path):
        during = [(words, write(portal, words)) for words in (f"{number} " + "x" * 7000 for number in range(60))]
        refused = [answer for _, answer in during if answer.status != 303]
        assert len(refused) > 20
        for answer in refused:
            hold_refused(answer)
        portal.do("idle", hours=3)
        hold_reads(portal)
        hold_refused(write(portal, "again " + "y" * 7000, key))
    assert write(portal, "again " + "y" * 7000, key).status == 303
    facts = portal.do("facts")
    kept = before + [words for words, answer in during if answer.status == 303] + ["again " + "y" * 7000]
    assert sorted(facts["entry"]) == sorted(kept)
    assert facts["sound"] == []


def test_a_database_that_may_not_grow_refuses_kindly_and_recovers(tmp_path):
    with portal_in(tmp_path) as portal:
        person = portal.do("fill", pairs=1, sessions=20)["writers"][0]
        seen = portal.do("outgrow", person=person)
    assert set(seen["full"]) == {303, 503} and seen["full"][-1] == 503
    assert seen["retry_after"] == "60"
    assert seen["reads"] == [200, 200] and seen["again"] == 303
    assert seen["entries"] == seen["full"].count(303) + 1


def test_while_another_holds_the_database_reads_go_on_and_a_write_is_refused_after_a_while(portal, tmp_path):
    key = str(uuid4())
    other = sqlite3.connect(tmp_path / "data" / "portal.db", isolation_level=None)
    # After some hours a visit wants to note that the device was seen; that must not stand in the way.
    portal.do("idle", hours=3)
    other.execute("BEGIN IMMEDIATE")
    hold_refused(write(portal, "while locked", key))
    hold_reads(portal)
    other.execute("ROLLBACK")
    other.close()
    assert write(portal, "while locked", key).status == 303
    assert portal.do("facts")["entry"] == ["while locked"]


def test_a_short_lock_is_waited_out(portal, tmp_path):
    other = sqlite3.connect(tmp_path / "data" / "portal.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with portal.meanwhile(lambda: write(portal, "patient")) as answer:
        other.execute("ROLLBACK")
    other.close()
    assert answer().status == 303


@pytest.mark.postgres
def test_while_postgresql_is_gone_pages_say_so_and_afterwards_everything_works(tmp_path, postgres_url):
    with Wire.to(postgres_url) as wire, portal_in(tmp_path, database_url=wire.url) as portal:
        portal.person = portal.do("fill", pairs=1, sessions=20)["writers"][0]
        portal.live()
        key = str(uuid4())
        assert write(portal, "before").status == 303
        wire.cut()
        for _ in range(4):
            hold_refused(write(portal, "meanwhile", key))
            assert portal.visit("/", portal.person["token"]).status == 503
            assert portal.visit("/healthz").status == 200
            assert portal.visit("/readyz").status == 503
        wire.mend()
        assert write(portal, "meanwhile", key).status == 303
        hold_reads(portal)
        assert sorted(portal.do("facts")["entry"]) == ["before", "meanwhile"]


@pytest.mark.postgres
def test_after_postgresql_was_restarted_between_two_requests_nobody_notices(tmp_path, postgres_url):
    with Wire.to(postgres_url) as wire, portal_in(tmp_path, database_url=wire.url) as portal:
        portal.person = portal.do("fill", pairs=1, sessions=20)["writers"][0]
        portal.live()
        for _ in range(6):
            assert portal.visit("/", portal.person["token"]).status == 200
        wire.cut()
        wire.mend()
        for _ in range(6):
            assert portal.visit("/", portal.person["token"]).status == 200
