"""Bringing the roster up to date: a file is read, looked at, then applied as a whole or discarded."""
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portal.announcements import announce
from portal.audit.actions import record
from portal.clock import now
from portal.db import db
from portal.enrollment.invitation_actions import withdraw_from
from portal.enrollment.models import RosterImport, StagedRow
from portal.enrollment.news import PeopleLeft
from portal.enrollment.roster.fields import ISO
from portal.enrollment.roster.reader import read_roster
from portal.enrollment.roster.rows import REFUSED, WARNED, Problem, Reading, RosterRow, count
from portal.enrollment.roster_compare import compare, standing_by_number, without_taken_addresses
from portal.enrollment.roster_put import chunks, put
from portal.enrollment.roster_queries import managers_on_roster, staged_rows, standing_rows
from portal.people.models import Person
from portal.words import lazy as _


def read(content: bytes, *, date_format: str = ISO, at: datetime) -> Reading:
    """The file against the roster as it stands: managers may be on either, and nobody gets the address of somebody else."""
    reading = read_roster(content, date_format=date_format, today=at.date(), on_roster=managers_on_roster())
    if reading.refusal:
        return reading
    kept, refused = without_taken_addresses(reading.rows, standing_by_number(standing_rows()))
    if not refused:
        return reading
    lines = {problem.line for problem in refused}
    problems = tuple(sorted([each for each in reading.problems if each.line not in lines] + refused, key=lambda each: each.line))
    return replace(reading, rows=tuple(kept), problems=problems, counts=count(reading.counts.read, kept, problems))


def stage(reading: Reading, *, file_name: str, by: Person | None, at: datetime) -> RosterImport:
    """Keep what was read until somebody applies or discards it; what the same person read before and left is discarded."""
    counts = reading.counts.to_json() | compare(reading.rows, standing_by_number(standing_rows())).counts()
    with db.atomic():
        earlier = RosterImport.select(RosterImport.id).where(
            RosterImport.read_by == by, RosterImport.applied_at.is_null(), RosterImport.discarded_at.is_null()
        )
        for one in list(earlier.order_by(RosterImport.id)):
            discard(one, by=by, at=at)
        row = RosterImport.create(file_name=file_name[:200], read_by=by, read_at=at, counts=counts)
        _keep_lines(row, reading)
        record("enrollment.roster_read", by=by, about=f"roster_import/{row.id}", **counts)
    return row


def _keep_lines(roster_import: RosterImport, reading: Reading) -> None:
    lines: dict[int, dict] = {row.line: {"row": row.to_json(), "problems": [], "verdict": "good"} for row in reading.rows}
    for problem in reading.problems:
        line = lines.setdefault(problem.line, {"row": None, "problems": [], "verdict": REFUSED})
        line["problems"].append(problem.to_json())
        if line["row"]:
            line["verdict"] = WARNED
    rows = [{"roster_import": roster_import, "line": line, **rest} for line, rest in sorted(lines.items())]
    for some in chunks(rows):
        StagedRow.insert_many(some).execute()


def apply(roster_import: RosterImport, *, by: Person | None, at: datetime) -> dict[str, int]:
    """Put the good rows onto the roster, all or none, and say what changed. A second time changes nothing and says the same."""
    rows = [RosterRow.from_json(staged.row) for staged in staged_rows(roster_import, ("good", WARNED))]
    with db.atomic():
        if not _close(roster_import, applied_at=at):
            return RosterImport.get_by_id(roster_import.id).counts
        kept, taken = without_taken_addresses(rows, standing := standing_by_number(standing_rows()))
        comparison = compare(kept, standing)
        left = put(comparison, at)
        withdraw_from([row.employee_id for row in comparison.leavers], by=by, at=at)
        counts = roster_import.counts | comparison.counts() | {"refused": roster_import.counts["refused"] + len(taken)}
        RosterImport.update(counts=counts).where(RosterImport.id == roster_import.id).execute()
        record("enrollment.roster_applied", by=by, about=f"roster_import/{roster_import.id}", **comparison.counts())
        if left:
            announce(PeopleLeft(left, at))
    _forget(roster_import, ("good",))
    return counts


def discard(roster_import: RosterImport, *, by: Person | None, at: datetime) -> None:
    """Drop a file that was read, and what it said about anybody."""
    with db.atomic():
        if _close(roster_import, discarded_at=at):
            _forget(roster_import, ("good", WARNED, REFUSED))
            record("enrollment.roster_discarded", by=by, about=f"roster_import/{roster_import.id}")


def import_file(path: Path, *, date_format: str = ISO) -> str:
    """Read and apply the roster at `path`, for the command line; the sentences that say what came of it."""
    at = now()
    reading = read(path.read_bytes(), date_format=date_format, at=at)
    if reading.refusal:
        return str(reading.refusal)
    counts = apply(stage(reading, file_name=path.name, by=None, at=at), by=None, at=at)
    return "\n".join(str(line) for line in [*map(_told, reading.problems), _sentence(counts)])


def _told(problem: Problem):
    facts = {"line": problem.line, "column": problem.column or "-", "verdict": problem.verdict, "reason": problem.reason}
    return _("Line %(line)s, %(column)s (%(verdict)s): %(reason)s", **facts)


def _sentence(counts: dict[str, int]):
    return _(
        "%(read)s rows read, %(refused)s refused: %(new)s new, %(changed)s changed, %(unchanged)s as before, %(leavers)s left.", **counts
    )


def _close(roster_import: RosterImport, **moment: datetime) -> bool:
    """Whether this call is the one that applies or discards the file."""
    still_open = RosterImport.applied_at.is_null() & RosterImport.discarded_at.is_null()
    return bool(RosterImport.update(**moment).where(RosterImport.id == roster_import.id, still_open).execute())


def _forget(roster_import: RosterImport, verdicts: tuple[str, ...]) -> None:
    StagedRow.delete().where(StagedRow.roster_import == roster_import, StagedRow.verdict.in_(verdicts)).execute()
