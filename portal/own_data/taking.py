"""What a person takes along: every row that is theirs, private words opened, of what two share their own part."""
from datetime import datetime

from peewee import ForeignKeyField

from portal.own_data.holdings.every import HOLDINGS
from portal.own_data.holdings.kinds import Holding
from portal.own_data.labels import RoleIn
from portal.own_data.queries import trail_of
from portal.own_data.trail import steps
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import Sealed


def sections(person: Person) -> list[tuple[Holding, list[dict]]]:
    """Everything that is held about `person` and theirs to read: (holding, rows as {column: value}); empty ones left out.

    The account stands first. The number of statements follows the number of tables, and that of rows that name another row.
    """
    found = [(holding, rows_of(holding, person)) for holding in HOLDINGS if holding.title is not None]
    return [(holding, rows) for holding, rows in reversed(found) if rows]


def held(person: Person) -> list[Holding]:
    """The tables in which something is this person's, the account first."""
    return [holding for holding in reversed(HOLDINGS) if holding.table.select().where(holding.mine(person)).exists()]


def rows_of(holding: Holding, person: Person) -> list[dict]:
    """The rows of one table that are this person's."""
    if holding.told:
        return holding.told(person)
    table, named = holding.table, {}
    rows = table.select().where(holding.mine(person)).order_by(table._meta.primary_key)
    return [{name: _value(row, name, named) for name in holding.shown} for row in rows]


def as_json(person: Person, at: datetime) -> dict:
    """The same for a program to read: {"taken_at": ..., "<table>": [rows]}; moments and days in ISO 8601, in UTC."""
    taken = {holding.table._meta.table_name: [_plain(row) for row in rows] for holding, rows in sections(person)}
    return {"taken_at": at.isoformat(), "portal": "Upward"} | taken | {"trail": _trail(person)}


def _trail(person: Person) -> list[dict]:
    """The whole trail of `person`, as the page of it tells it; who else did something, by name."""
    told = steps(list(trail_of(person)), person)
    return [
        {"at": step.at.isoformat(), "what": str(step.words), "by": person.name if step.is_mine else step.by, "program": step.program}
        for step in told
    ]


def _value(row, name: str, named: dict):
    """A column as a person reads it: sealed words opened, another row by what it is called."""
    field = row._meta.fields[name]
    if isinstance(field, ForeignKeyField):
        key = (field.rel_model, row.__data__[name])
        if key not in named:
            named[key] = _called(getattr(row, name))
        return named[key]
    value = getattr(row, name)
    if name == "role":
        return RoleIn.of(value, _format_of(row, named))
    return value.open() if isinstance(value, Sealed) else value


def _format_of(row, named: dict) -> str:
    """The format of a row's program, asked for once a program."""
    key = (Program, "format", row.program_id)
    if key not in named:
        named[key] = row.program.format
    return named[key]


def _called(other):
    """What another row is called: by its name, or by when it is."""
    return getattr(other, "name", None) or getattr(other, "starts_at", None)


def _plain(row: dict) -> dict:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
