"""Bringing the roster up to date: a file is uploaded, its columns are named, then it is applied as a whole or discarded."""
import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.enrollment.invitations.actions import withdraw_from
from portal.enrollment.news import PeopleLeft
from portal.enrollment.roster.file.fields import GONE
from portal.enrollment.roster.guard import refuse_to_take_away
from portal.enrollment.roster.jobs import work_on
from portal.enrollment.roster.kept_files import drop, keep
from portal.enrollment.roster.mappings import remember
from portal.enrollment.roster.models import ABSENT, CHECKED, LEAVER, NEW, RosterImport, StagedRow
from portal.enrollment.roster.put import put, staged
from portal.enrollment.roster.queries import STAGED_FACTS, changes_so_far, open_imports
from portal.people.models import Person

# So few may leave in one file without being asked after, however small the company is.
A_FEW = 5
WAITS_FOR = timedelta(days=14)
# Any number: who holds this lock changes the roster alone.
ROSTER_LOCK = 73_177_110


class Stale(Exception):
    """The roster has changed since the file was checked: it has to be checked again."""


class TooManyLeave(Exception):
    """The file would take so many people off the roster that it has to be confirmed."""

    def __init__(self, leaving: int):
        super().__init__(leaving)
        self.leaving = leaving


def upload(content: bytes, *, file_name: str, source: str, folder: Path, by: Person, at: datetime) -> RosterImport:
    """Keep a file for the worker. The same file again is the one that waits already; what the same person left before is discarded."""
    fingerprint = hashlib.sha256(content).hexdigest()
    with db.atomic():
        for earlier in list(open_imports().where(RosterImport.read_by == by)):
            if (earlier.fingerprint, earlier.source) == (fingerprint, source):
                return earlier
            discard(earlier, folder=folder, by=by, at=at)
        row = take_file(content, file_name=file_name, source=source, folder=folder, by=by, at=at)
        work_on(row.id)
    return row


def take_file(content: bytes, *, file_name: str, source: str, folder: Path, by: Person | None, at: datetime) -> RosterImport:
    """Keep a file, in the caller's transaction."""
    facts = {"file_name": file_name[:200], "source": source, "read_by": by, "read_at": at, "worked_at": at}
    row = RosterImport.create(**facts, fingerprint=hashlib.sha256(content).hexdigest(), kept_as=keep(content, folder))
    record("enrollment.roster_read", by=by, about=f"roster_import/{row.id}", source=source)
    return row


def name_columns(
    roster_import: RosterImport, *, columns: dict[str, str], date_format: str, is_full: bool, by: Person, at: datetime
) -> None:
    """Say what the columns of a file mean, for it and for the next one of its source, and have it checked."""
    said = {"columns": columns, "date_format": date_format, "is_full": is_full, "columns_of": None}
    with db.atomic():
        if _ask_again(roster_import, at, **said):
            remember(RosterImport.get_by_id(roster_import.id), by=by, at=at)
            work_on(roster_import.id)


def choose_sheet(roster_import: RosterImport, sheet: str, *, at: datetime) -> None:
    """Open another sheet of a workbook; what was said of the columns is forgotten."""
    with db.atomic():
        if sheet in roster_import.sheets and _ask_again(roster_import, at, sheet=sheet, headers=[], columns=None, columns_of=None):
            work_on(roster_import.id)


def check_again(roster_import: RosterImport, *, at: datetime) -> None:
    """Compare a file with the roster as it stands now."""
    with db.atomic():
        if _ask_again(roster_import, at):
            work_on(roster_import.id)


def _ask_again(roster_import: RosterImport, at: datetime, **facts) -> bool:
    still_open = RosterImport.applied_at.is_null() & RosterImport.discarded_at.is_null() & RosterImport.failed_at.is_null()
    anew = {"checked_at": None, "worked_at": at, "tries": 0, "rows_done": 0, "counts": {}, **facts}
    return bool(RosterImport.update(anew).where(RosterImport.id == roster_import.id, still_open).execute())


def leaving_in(roster_import: RosterImport) -> int:
    """How many people the file takes off the roster: those whom it says to have left, and of a full one those whom it lacks."""
    counts = roster_import.counts
    return counts.get("leavers", 0) + (counts.get("absent", 0) if roster_import.marks_absent else 0)


def leavers_to_confirm(roster_import: RosterImport, percent: int) -> int:
    """The number of leavers that has to be confirmed because it is beyond this share of the roster, or 0."""
    leaving = leaving_in(roster_import)
    return leaving if leaving > A_FEW and leaving * 100 > percent * roster_import.counts.get("standing", 0) else 0


def apply(
    roster_import: RosterImport, *, by: Person | None, at: datetime, folder: Path, percent: int = 100, confirmed: int = 0
) -> RosterImport:
    """Put the good rows onto the roster, all or none; a second time changes nothing.

    Up to `confirmed` people may leave, however many that is; beyond it `percent` of the roster. Raises Stale, TooManyLeave, and
    TakesAway when `by` or the last administrator would be among them.
    """
    with db.atomic():
        hold_roster()
        row = RosterImport.get_by_id(roster_import.id)
        if row.state != CHECKED:
            return row
        if row.compared_with != changes_so_far():
            raise Stale
        if leavers_to_confirm(row, percent) > confirmed:
            raise TooManyLeave(leaving_in(row))
        refuse_to_take_away(row, by)
        ended = {"applied_at": at, "applied_by": by, "kept_as": "", "headers": _without_samples(row)}
        RosterImport.update(ended).where(RosterImport.id == row.id).execute()
        if row.changes:
            _put(row, by, at)
    drop(row.kept_as, folder)
    if row.changes:
        _forget_earlier(row)
    return RosterImport.get_by_id(row.id)


def hold_roster() -> None:
    """Let nobody else change the roster by a file, in the caller's transaction; SQLite has one writer at a time anyway."""
    if is_postgresql():
        db.execute_sql("SELECT pg_advisory_xact_lock(%s)", (ROSTER_LOCK,))


def _put(row: RosterImport, by: Person | None, at: datetime) -> None:
    left = put(row, at)
    gone = staged(row, NEW, LEAVER, ABSENT) & (StagedRow.status == GONE)
    numbers = StagedRow.select(StagedRow.employee_number).where(gone).order_by(StagedRow.id)
    withdraw_from([number for (number,) in numbers.tuples()], by=by, at=at)
    told = ("new", "changed", "back", "leavers", "absent", "unchanged", "refused")
    record("enrollment.roster_applied", by=by, about=f"roster_import/{row.id}", **{name: row.counts[name] for name in told})
    if left:
        announce(PeopleLeft(left, at))


def discard(roster_import: RosterImport, *, folder: Path, by: Person | None, at: datetime) -> None:
    """Drop a file that was read, and what it said about anybody."""
    still_open = RosterImport.applied_at.is_null() & RosterImport.discarded_at.is_null()
    with db.atomic():
        ended = {"discarded_at": at, "kept_as": "", "headers": _without_samples(roster_import)}
        closed = RosterImport.update(ended).where(RosterImport.id == roster_import.id, still_open).execute()
        if closed:
            StagedRow.delete().where(StagedRow.roster_import == roster_import).execute()
            record("enrollment.roster_discarded", by=by, about=f"roster_import/{roster_import.id}")
    if closed:
        drop(roster_import.kept_as, folder)


def _without_samples(roster_import: RosterImport) -> list[dict]:
    """The headers alone: the cells that were shown below them name people."""
    return [{**each, "samples": []} for each in roster_import.headers]


def discard_forgotten_files(folder: Path, *, at: datetime) -> None:
    """Discard what has waited for two weeks: a list of everybody shall not lie about."""
    for roster_import in list(open_imports().where(RosterImport.read_at < at - WAITS_FOR)):
        discard(roster_import, folder=folder, by=None, at=at)


def _forget_earlier(roster_import: RosterImport) -> None:
    """Of files that can no longer be undone keep the lines that wanted a look, and nothing that was said about anybody."""
    earlier = RosterImport.select(RosterImport.id).where(RosterImport.applied_at.is_null(False), RosterImport.id != roster_import.id)
    rows = StagedRow.roster_import.in_(earlier)
    with db.atomic():
        StagedRow.delete().where(rows, StagedRow.verdict == "good").execute()
        StagedRow.update({**dict.fromkeys(STAGED_FACTS), "manager_number": None, "cells": None}).where(rows).execute()
