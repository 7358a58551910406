"""Roles that groups at the company's provider give: the rules, and what follows from them when somebody signs in."""
from collections.abc import Iterable
from datetime import datetime

from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.people.models import Administration, Person
from portal.programs.models import Coordination, GroupRule, Program, Staff
from portal.programs.staff_actions import ADMINISTRATOR, CONVENOR, TABLES


def map_group(name: str, *, role: str, program: Program | None, by: Person, at: datetime) -> GroupRule:
    """From now on whoever signs in through the company and is in this group has this role. The same rule twice is one."""
    with db.atomic():
        rule, is_new = GroupRule.get_or_create(name=name, role=role, program=program, defaults={"made_by": by, "made_at": at})
        if is_new:
            record("programs.group_mapped", by=by, about=f"rule/{rule.id}", program=rule.program_id, group=name, role=role)
    return rule


def unmap_group(rule: GroupRule, *, by: Person) -> None:
    """Let the group give this role no longer: who has it from there loses it with their next sign-in."""
    with db.atomic():
        rule.delete_instance()
        record("programs.group_unmapped", by=by, about=f"rule/{rule.id}", program=rule.program_id, group=rule.name, role=rule.role)


def follow_groups(person: Person, groups: Iterable[str] | None, *, at: datetime) -> None:
    """Give `person` what their groups give, and take what earlier ones gave, in the caller's transaction.

    None says that the groups are not known: then all stays. What somebody appointed by hand always stays.
    """
    if groups is None:
        return
    rules = GroupRule.select().order_by(GroupRule.id)
    wanted = {(rule.role, rule.program_id) for rule in rules if rule.name in groups}
    held = _held_by(person)
    for role, program in sorted(wanted - held.keys(), key=repr):
        _give(person, role, program, at)
    for place in sorted(held.keys() - wanted, key=repr):
        if held[place].from_group:
            _take(person, *place, held[place])


def _held_by(person: Person) -> dict[tuple[str, int | None], Administration | Coordination | Staff]:
    """Every appointment of `person` by (role, program)."""
    of_portal = {(role, None): TABLES[role].get_or_none(TABLES[role].person == person) for role in (ADMINISTRATOR, CONVENOR)}
    held = {place: row for place, row in of_portal.items() if row is not None}
    return held | {(row.role, row.program_id): row for row in Staff.select().where(Staff.person == person).order_by(Staff.id)}


def _give(person: Person, role: str, program: int | None, at: datetime) -> None:
    facts = {"person": person, "appointed_by": None, "appointed_at": at, "from_group": True}
    row = TABLES[role].insert(**facts) if program is None else Staff.insert(program=program, role=role, **facts)
    # Signing in twice at the same moment gives it once.
    if row.on_conflict_ignore().as_rowcount().execute():
        record("programs.appointed_by_group", by=None, about=f"person/{person.id}", program=program, role=role)


def _take(person: Person, role: str, program: int | None, row: Administration | Coordination | Staff) -> None:
    if role == ADMINISTRATOR and not _somebody_else_administers(person):
        record("programs.last_administrator_kept", by=None, about=f"person/{person.id}", role=role)
        return
    row.delete_instance()
    record("programs.dismissed_by_group", by=None, about=f"person/{person.id}", program=program, role=role)


def _somebody_else_administers(person: Person) -> bool:
    """Held until the transaction ends, so that of two administrators who lose it at once one stays."""
    if is_postgresql():
        Administration.select(Administration.id).order_by(Administration.id).for_update().execute()
    others = Administration.select().join(Person, on=(Administration.person == Person.id))
    return others.where(Administration.person != person, Person.left_at.is_null()).exists()
