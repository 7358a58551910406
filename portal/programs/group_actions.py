"""Groups that own programs: made by an administrator, given programs and coordinators."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.programs.models import OwnerGroup, Program


def make_group(*, name: str, about: str, by: Person, at: datetime) -> OwnerGroup:
    """A group by its name; one that exists under this name is that group."""
    with db.atomic():
        group, is_new = OwnerGroup.get_or_create(name=name, defaults={"about": about, "made_by": by, "made_at": at})
        if is_new:
            record("programs.group_made", by=by, about=f"group/{group.id}")
    return group


def give(program: Program, group: OwnerGroup | None, *, by: Person) -> None:
    """Let the group own the program, or with None the company: from now on its coordinators, and no other group's, run it."""
    with db.atomic():
        Program.update(owned_by=group).where(Program.id == program.id).execute()
        record("programs.owner_changed", by=by, about=f"program/{program.id}", program=program.id, group=group.id if group else None)
