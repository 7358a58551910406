"""What the zygote's forks are asked to do beside serving: fill the database, and say what is in it."""
from datetime import timedelta
from pathlib import Path

from peewee import fn

from portal import migrating
from portal.audit.models import Entry
from portal.clock import now
from portal.db import db, is_postgresql
from portal.goals.models import JournalEntry
from portal.jobs.queue import huey
from portal.mail.outbox import Letter
from portal.pairing.jobs import draw_lost_rounds, draw_round
from portal.pairing.models import Round
from portal.people.devices import COOKIE, sign_in_device
from portal.people.models import Device, Person
from portal.programs.models import Program
from portal.sessions.models import MentoringSession, SessionLog
from portal.web.once import Once
from tests.faults.crowd import make_crowd


def fill(app, pairs: int, sessions: int) -> dict:
    """Migrate and write the crowd."""
    migrating.migrate(Path(app.config["SETTINGS"].data_dir))
    with db.atomic():
        return make_crowd(pairs, sessions)


def sign_in(app, person: int) -> str:
    """Sign somebody in on another device; the token of its cookie."""
    return sign_in_device(Person.get_by_id(person), label="Test")


def idle(app, hours: int) -> None:
    """Make every device one that was last seen so long ago: the next visit wants to note itself."""
    Device.update(seen_at=now() - timedelta(hours=hours)).execute()


def outgrow(app, person: dict) -> dict:
    """Write until SQLite may not grow any more, read meanwhile, give it room, write once more: the statuses of each step."""
    client = app.test_client()
    client.set_cookie(COOKIE, person["token"])
    address = f"/mentorships/{person['mentorship']}"

    def write(number: int, key: str):
        form = {"entry-once": key, "entry-words": f"{number} " + "x" * 5000, "entry-circle": "shared", "entry-goal": ""}
        return client.post(f"{address}/journal", data=form, headers={"Sec-Fetch-Site": "same-origin"})

    [pages] = db.execute_sql("PRAGMA page_count").fetchone()
    db.execute_sql(f"PRAGMA max_page_count = {pages + 8}")
    answers = [write(number, f"key {number}") for number in range(12)]
    reads = [client.get("/").status_code, client.get(address).status_code]
    db.execute_sql("PRAGMA max_page_count = 1000000")
    return {
        "full": [answer.status_code for answer in answers],
        "retry_after": answers[-1].headers.get("Retry-After"),
        "reads": reads,
        "again": write(11, "key 11").status_code,
        "entries": JournalEntry.select().count(),
    }


def ask_for_a_round(app) -> int:
    """Ask for a round some minutes ago, as the desk does: a row and a job."""
    program = Program.select().get()
    row = Round.create(program=program, number=2, asked_at=now() - timedelta(minutes=5))
    draw_round(row.id)
    return row.id


def sweep(app, round_id: int) -> dict:
    """Do what a fresh worker does within its first minute, twice: what became of the round, and whether it was queued again."""
    draw_lost_rounds()
    _work_off()
    row = Round.get_by_id(round_id)
    draw_lost_rounds()
    return {"drawn": row.drawn_at is not None, "failed": row.failed_at is not None, "again": bool(_work_off())}


def _work_off() -> int:
    """Run what is queued; how many jobs that were."""
    done = 0
    while task := huey.dequeue():
        huey.execute(task)
        done += 1
    return done


def facts(app) -> dict:
    """What the database holds of what the writers wrote, each by its mark."""
    return {
        "sound": _sound(),
        "entry": [row.sealed_words.open() if row.is_private else row.words for row in JournalEntry.select()],
        "plan": [row.agenda for row in MentoringSession.select(MentoringSession.agenda).where(MentoringSession.agenda != "")],
        "log": [row.shared_note for row in SessionLog.select(SessionLog.shared_note)],
        "letters": sorted(row.payload["session"] for row in Letter.select().where(Letter.letter == "sessions.planned")),
        "planned": sorted(row.id for row in MentoringSession.select(MentoringSession.id).where(MentoringSession.agenda != "")),
        "audited": {verb: _count(Entry, Entry.verb == verb) for verb in ("sessions.plan", "goals.write_entry")},
        "keys": _count(Once, True),
        "keys_without_row": _count(Once, Once.made.is_null()),
    }


def _count(model, condition) -> int:
    return model.select(fn.COUNT(model.id)).where(condition).scalar()


def _sound() -> list:
    """What the database itself finds wrong; PostgreSQL holds its keys at each commit."""
    if is_postgresql():
        return []
    found = [row[0] for row in db.execute_sql("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    return found + [list(row) for row in db.execute_sql("PRAGMA foreign_key_check").fetchall()]
