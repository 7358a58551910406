"""What a roster does to accounts: they follow its names and addresses, are found by their address, end with a leaver and begin again."""
from datetime import datetime

from peewee import ModelSelect

from portal.enrollment.models import Employee
from portal.enrollment.roster.models import StagedRow
from portal.people.models import Device, Person

AT_ONCE = 500


def follow_names(rows) -> None:
    """Accounts take over the names of these staged rows."""
    said = _with_accounts(rows, StagedRow.given_name, StagedRow.family_name).alias("said")
    differs = (Person.given_name != said.c.given_name) | (Person.family_name != said.c.family_name)
    names = {"given_name": said.c.given_name, "family_name": said.c.family_name}
    Person.update(names).from_(said).where(Person.id == said.c.account, differs).execute()


def follow_addresses(rows) -> None:
    """Accounts take over the addresses of these staged rows, but for those that somebody else keeps."""
    moving = _with_accounts(rows, StagedRow.email).join(Person, on=(Person.id == Employee.person)).where(Person.email != StagedRow.email)
    moves = dict(moving.order_by(StagedRow.id).tuples())
    holders = _holders_of(list(moves.values()))
    kept: set[int] = set()
    # Who keeps the own address keeps it from others, too: hence the repeats.
    while more := {one for one, email in moves.items() if _is_kept(holders.get(email), one, moves)}:
        kept |= more
        moves = {one: email for one, email in moves.items() if one not in more}
    for some in _slices([holders[email] for email in moves.values() if email in holders]):
        Person.update(email=Person.id.cast("TEXT").concat("@moving.invalid")).where(Person.id.in_(some)).execute()
    said = _with_accounts(rows, StagedRow.email).alias("said")
    follows = (Person.id == said.c.account) & (Person.email != said.c.email)
    Person.update(email=said.c.email).from_(said).where(follows & Person.id.not_in(sorted(kept)) if kept else follows).execute()


def _is_kept(holder: int | None, account: int, moves: dict[int, str]) -> bool:
    """Whether somebody who does not move has the address."""
    return holder not in (None, account) and holder not in moves


def link(rows) -> None:
    """Who has an account and the same address is that employee; the staged row remembers whom it found."""
    taken = Employee.select(Employee.person).where(Employee.person.is_null(False))
    found = (
        StagedRow.select(StagedRow.id.alias("row"), Person.id.alias("account"))
        .join(Employee, on=(StagedRow.employee == Employee.id))
        .join(Person, on=(Person.email == Employee.email))
        .where(rows, Employee.person.is_null(), Person.id.not_in(taken))
        .alias("found")
    )
    StagedRow.update(linked=found.c.account).from_(found).where(StagedRow.id == found.c.row).execute()
    columns = (StagedRow.employee.alias("row"), StagedRow.linked.alias("account"))
    linked = StagedRow.select(*columns).where(rows, StagedRow.linked.is_null(False)).alias("linked")
    Employee.update(person=linked.c.account).from_(linked).where(Employee.id == linked.c.row).execute()


def unlink(rows) -> None:
    """Take back what `link` did for these staged rows."""
    found = StagedRow.select(StagedRow.employee).where(rows, StagedRow.linked.is_null(False))
    Employee.update(person=None).where(Employee.id.in_(found)).execute()


def let_in(people: ModelSelect) -> int:
    """Let these accounts sign in again; how many there were."""
    return Person.update(left_at=None).where(Person.id.in_(people), Person.left_at.is_null(False)).execute()


def end_access(people: ModelSelect, at: datetime) -> tuple[int, ...]:
    """End the access and the devices of these accounts; the ids of those who still had it."""
    staying = Person.select(Person.id).where(Person.id.in_(people), Person.left_at.is_null()).order_by(Person.id)
    ended = tuple(person for (person,) in staying.tuples())
    for some in _slices(ended):
        Person.update(left_at=at).where(Person.id.in_(some)).execute()
        Device.update(ended_at=at).where(Device.person.in_(some), Device.ended_at.is_null()).execute()
    return ended


def _with_accounts(rows, *columns) -> ModelSelect:
    """(account, *columns) of the staged rows whose person has an account."""
    return (
        StagedRow.select(Employee.person.alias("account"), *columns)
        .join(Employee, on=(StagedRow.employee == Employee.id))
        .where(rows, Employee.person.is_null(False))
    )


def _holders_of(emails: list[str]) -> dict[str, int]:
    """{address: whose account has it} of these addresses."""
    found: dict[str, int] = {}
    for some in _slices(emails):
        found |= dict(Person.select(Person.email, Person.id).where(Person.email.in_(some)).order_by(Person.id).tuples())
    return found


def _slices(rows):
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
