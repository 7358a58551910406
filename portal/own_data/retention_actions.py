"""Deciding how long a program keeps what people wrote, telling them in time, and letting it go."""
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.own_data import mail  # noqa: F401  (registers the letter)
from portal.own_data.models import Retention
from portal.own_data.retention import KINDS, NOTICE, Kind, goes_on
from portal.own_data.retention_queries import retention_of, writers_in
from portal.people.models import Person
from portal.programs.models import Program

# Kinds that people can take along before they go.
OWN_WORDS = "journals"
READING_HOUR = time(9)


def change(program: Program, *, by: Person, at: datetime, days: dict[str, int]) -> None:
    """Keep each kind for so many days ({kind: days}) after the end of the program; nothing goes within two weeks of a change."""
    facts = {f"{key}_days": number for key, number in days.items()} | {"changed_by": by, "changed_at": at}
    with db.atomic():
        before = retention_of(program)
        if before and all(getattr(before, name) == value for name, value in facts.items() if name.endswith("_days")):
            return
        taken_over = {getattr(Retention, name): value for name, value in facts.items()}
        Retention.insert(program=program, **facts).on_conflict(conflict_target=[Retention.program], update=taken_over).execute()
        record("own_data.retention_changed", by=by, about=f"program/{program.id}", program=program.id, **days)


def keep_promises(*, at: datetime) -> None:
    """For every program that has ended: tell whoever still has words there two weeks before they go, and let go what is due."""
    for program in Program.select().where(Program.starts_on <= at.date()).order_by(Program.id):
        if program.ends_on < at.date():
            going = goes_on(program, retention_of(program))
            _tell(program, going[OWN_WORDS], at)
            for kind in KINDS:
                if going[kind.key] <= at.date():
                    let_go(program, kind)


def let_go(program: Program, kind: Kind) -> int:
    """Let one kind of thing go, in one transaction; how many rows it was. A second time there is nothing, and no line on the trail."""
    with db.atomic():
        gone = 0
        for each in kind.rows:
            mine = each.mine(program)
            write = each.table.update(**each.emptied) if each.emptied else each.table.delete()
            gone += write.where(mine).execute()
        if gone:
            record("own_data.let_go", by=None, about=f"program/{program.id}", program=program.id, kind=kind.key, rows=gone)
    return gone


def _tell(program: Program, day: date, at: datetime) -> None:
    """Queue one letter for each writer, for nine in the morning where they are; another day is another letter."""
    if not at.date() <= day <= at.date() + NOTICE:
        return
    with db.atomic():
        for person in writers_in(program):
            key = f"own_data.going:{program.id}:{person.id}:{day:%Y%m%d}"
            outbox.post(key, "own_data.going", due_at=_next_morning(person, at), program=program.id, person=person.id)


def _next_morning(person: Person, at: datetime) -> datetime:
    zone = ZoneInfo(person.timezone)
    here = at.astimezone(zone)
    morning = datetime.combine(here.date(), READING_HOUR, zone)
    return morning if morning > here else datetime.combine(here.date() + timedelta(days=1), READING_HOUR, zone)
