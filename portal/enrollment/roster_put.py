"""Puts the rows of a file onto the roster: few statements, many rows each, so that the transaction stays short."""
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from peewee import EXCLUDED

from portal.enrollment.models import Employee
from portal.enrollment.roster.rows import RosterRow
from portal.enrollment.roster_compare import GONE, Comparison, facts_of
from portal.enrollment.roster_queries import FACTS
from portal.people.models import Device, Person

CHUNK = 200
COLUMNS = [getattr(Employee, name) for name in FACTS] + [Employee.gone_on]


def chunks(rows: list, size: int = CHUNK) -> Iterator[list]:
    """The list in pieces that fit into one statement."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def put(comparison: Comparison, at: datetime) -> tuple[int, ...]:
    """Write what is new and changed, in the caller's transaction; the ids of the people whose access ended by it."""
    written = comparison.new + comparison.changed
    _park_changed_addresses(comparison)
    _write(written, comparison, at.date())
    _set_managers(written, comparison)
    _link_people(written)
    _follow_the_roster(comparison)
    return _end_access(comparison.leavers, at) if comparison.leavers else ()


def _park_changed_addresses(comparison: Comparison) -> None:
    """Two people may swap addresses, and none may stand twice for a moment."""
    for row in comparison.changed:
        person = comparison.standing[row.employee_id]
        if person.email != row.email:
            Employee.update(email=f"{person.id}@moving.invalid").where(Employee.id == person.id).execute()


def _write(rows: list[RosterRow], comparison: Comparison, today: date) -> None:
    taken_over = {column: getattr(EXCLUDED, column.name) for column in COLUMNS if column is not Employee.employee_id}
    for some in chunks(rows):
        values = [(*facts_of(row), _gone_on(row, comparison, today)) for row in some]
        Employee.insert_many(values, fields=COLUMNS).on_conflict(conflict_target=[Employee.employee_id], update=taken_over).execute()


def _gone_on(row: RosterRow, comparison: Comparison, today: date) -> date | None:
    """The day on which somebody was first seen gone."""
    if row.status != GONE:
        return None
    person = comparison.standing.get(row.employee_id)
    return (person and person.gone_on) or today


def _set_managers(rows: list[RosterRow], comparison: Comparison) -> None:
    id_of = dict(Employee.select(Employee.employee_id, Employee.id).order_by(Employee.id).tuples())
    reports = defaultdict(list)
    for row in rows:
        person = comparison.standing.get(row.employee_id)
        manager = id_of.get(row.manager_employee_id)
        if manager != (person.manager_id if person else None):
            reports[manager].append(id_of[row.employee_id])
    for manager, ids in reports.items():
        for some in chunks(ids, 500):
            Employee.update(manager=manager).where(Employee.id.in_(some)).execute()


def _link_people(rows: Iterable[RosterRow]) -> None:
    """Who has an account and the same address is that employee."""
    taken = {person for (person,) in Employee.select(Employee.person).where(Employee.person.is_null(False)).order_by(Employee.id).tuples()}
    person_at = {email: number for number, email in Person.select(Person.id, Person.email).order_by(Person.id).tuples()}
    for row in rows:
        person = person_at.get(row.email)
        if person is not None and person not in taken:
            taken.add(person)
            Employee.update(person=person).where(Employee.employee_id == row.employee_id, Employee.person.is_null()).execute()


def _follow_the_roster(comparison: Comparison) -> None:
    """Accounts take over the name and the address that HR has; who came back is let in again."""
    for row in comparison.changed:
        person = comparison.standing[row.employee_id].person_id
        if person is not None:
            facts = {"given_name": row.given_name, "family_name": row.family_name}
            if not Person.select().where(Person.email == row.email, Person.id != person).exists():
                facts["email"] = row.email
            Person.update(**facts).where(Person.id == person).execute()
    for some in chunks(comparison.back):
        Person.update(left_at=None).where(Person.id.in_(_people_of(some))).execute()


def _end_access(leavers: list[RosterRow], at: datetime) -> tuple[int, ...]:
    ended = []
    for some in chunks(leavers):
        staying = Person.select(Person.id).where(Person.id.in_(_people_of(some)), Person.left_at.is_null()).order_by(Person.id)
        ended += [person for (person,) in staying.tuples()]
    for some in chunks(ended):
        Person.update(left_at=at).where(Person.id.in_(some)).execute()
        Device.update(ended_at=at).where(Device.person.in_(some), Device.ended_at.is_null()).execute()
    return tuple(ended)


def _people_of(rows: list[RosterRow]):
    numbers = [row.employee_id for row in rows]
    return Employee.select(Employee.person).where(Employee.employee_id.in_(numbers), Employee.person.is_null(False))
