"""Taking one's own data along: each time leaves a line on the trail."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.own_data.holdings.kinds import Holding
from portal.own_data.taking import as_json, sections
from portal.people.models import Person


def take(person: Person, *, by: Person, at: datetime) -> dict:
    """Everything that is held about `person` and theirs to read, for a program."""
    with db.atomic():
        record("own_data.taken", by=by, about=f"person/{person.id}")
        return as_json(person, at)


def look(person: Person, *, by: Person) -> list[tuple[Holding, list[dict]]]:
    """The same for the page."""
    with db.atomic():
        record("own_data.read", by=by, about=f"person/{person.id}")
        return sections(person)
