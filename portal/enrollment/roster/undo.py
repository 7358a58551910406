"""Taking back the last file that changed the roster: everybody stands as before, and who lost access by it can sign in again."""
from dataclasses import dataclass
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Employee
from portal.enrollment.news import PeopleLeft
from portal.enrollment.roster.accounts import end_access, follow_addresses, follow_names, let_in, unlink
from portal.enrollment.roster.actions import hold_roster
from portal.enrollment.roster.models import APPLIED, BACK, BEFORE, CHANGING, NEW, RosterImport, StagedRow
from portal.enrollment.roster.put import people_of, set_managers, staged, update
from portal.enrollment.roster.queries import can_be_undone
from portal.people.models import Person


class TooLate(Exception):
    """Another file was applied since, or this one was undone already."""


@dataclass(frozen=True)
class Undone:
    """What undoing came to: people who stand as before, who are off the roster again, who stay on it, who can sign in again."""

    restored: int
    removed: int
    stay: int
    let_in: int


def undo(roster_import: RosterImport, *, by: Person, at: datetime) -> Undone:
    """Put the roster back to what it was before this file, in one transaction; raises TooLate.

    Letters, withdrawn invitations and ended devices stay as they are. Who was new and has been invited since stays on the roster.
    """
    with db.atomic():
        hold_roster()
        row = RosterImport.get_by_id(roster_import.id)
        if row.state != APPLIED or not can_be_undone(row):
            raise TooLate
        RosterImport.update(undone_at=at, undone_by=by).where(RosterImport.id == row.id).execute()
        touched = people_of(staged(row, NEW, *CHANGING)).join(Person, on=(Person.id == Employee.person))
        let = let_in(touched.where(Person.left_at == row.applied_at))
        ended = end_access(people_of(staged(row, BACK)), at)
        unlink(staged(row, NEW, *CHANGING))
        removed, stay = _take_off(row)
        _leave_addresses_that_are_taken(row)
        restored = _restore(row)
        done = Undone(restored, removed, stay, let)
        record("enrollment.roster_undone", by=by, about=f"roster_import/{row.id}", **vars(done))
        if ended:
            announce(PeopleLeft(ended, at))
        StagedRow.delete().where(StagedRow.roster_import == row, StagedRow.verdict == "good").execute()
    return done


def _restore(row: RosterImport) -> int:
    before = staged(row, BEFORE)
    update(before)
    set_managers(before)
    follow_names(before)
    follow_addresses(before)
    return StagedRow.select().where(before).count()


def _take_off(row: RosterImport) -> tuple[int, int]:
    """Remove who was new and whom nothing refers to since; how many those are, and how many stay."""
    new = StagedRow.select(StagedRow.employee).where(staged(row, NEW), StagedRow.employee.is_null(False))
    mine = Employee.id.in_(new)
    spared = [field for field in Employee._meta.backrefs if field.model not in (Employee, StagedRow)]
    for field in spared:
        mine &= Employee.id.not_in(field.model.select(field).where(field.is_null(False)))
    removed = Employee.delete().where(mine).execute()
    return removed, StagedRow.select().where(staged(row, NEW), StagedRow.employee.is_null(False)).count()


def _leave_addresses_that_are_taken(row: RosterImport) -> None:
    """Who stays may have the old address of somebody else; then that person keeps the newer one."""
    holder, own = Employee.alias(), Employee.alias()
    before = StagedRow.select(StagedRow.employee).where(staged(row, BEFORE))
    taken = (
        StagedRow.select(StagedRow.id, own.email)
        .join(holder, on=(holder.email == StagedRow.email))
        .switch(StagedRow)
        .join(own, on=(own.id == StagedRow.employee))
        .where(staged(row, BEFORE), holder.id != StagedRow.employee, holder.id.not_in(before))
    )
    for staged_id, email in list(taken.order_by(StagedRow.id).tuples()):
        StagedRow.update(email=email).where(StagedRow.id == staged_id).execute()
