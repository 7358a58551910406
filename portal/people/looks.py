"""That somebody of the staff looked at a person's page as that person sees it: noted, and shown to the person."""
from dataclasses import dataclass
from datetime import datetime

from portal.audit.actions import record
from portal.audit.models import Entry
from portal.db import db
from portal.people.models import Person

VERB = "people.page_seen"
MOST = 10


@dataclass(frozen=True)
class Look:
    """One look: by whom, when, at which page (home, workspace or answers)."""

    by: str
    at: datetime
    page: str


def note_look(person: Person, *, by: Person, page: str, program: int) -> None:
    """Note that `by` looked at a page of `person` in this program."""
    with db.atomic():
        record(VERB, by=by, about=f"person/{person.id}", program=program, page=page)


def looks_at(person: Person) -> list[Look]:
    """The latest looks at the pages of `person`, newest first."""
    rows = (
        Entry.select(Entry.at, Entry.facts, Person.given_name, Person.family_name)
        .join(Person, on=(Entry.by == Person.id), attr="person")
        .where(Entry.about == f"person/{person.id}", Entry.verb == VERB)
        .order_by(Entry.id.desc())
        .limit(MOST)
    )
    return [Look(row.person.name, row.at, row.facts["page"]) for row in rows]
