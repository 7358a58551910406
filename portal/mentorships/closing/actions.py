"""The verb of looking back."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Mentorship
from portal.pairing.holding import hold
from portal.people.models import Person


class Changed(Exception):
    """It was changed on another device since the page was read."""


def look_back(mentorship: Mentorship, *, by: Person, at: datetime, useful: str, taking: str, is_private: bool, seen: int) -> None:
    """Keep what `by` writes, sealed while it is private; `seen` is the number that was read, 0 for none. Raises Changed."""
    with db.atomic():
        hold(Mentorship, mentorship.id)
        before = Reflection.get_or_none(Reflection.mentorship == mentorship, Reflection.written_by == by)
        if (before.number if before else 0) != seen:
            raise Changed
        row = before or Reflection(mentorship=mentorship, written_by=by, number=0)
        row.is_private, row.written_at, row.number = is_private, at, row.number + 1
        row.useful, row.taking = ("", "") if is_private else (useful, taking)
        row.sealed_useful, row.sealed_taking = (useful, taking) if is_private else (None, None)
        row.save()
        record("closing.reflect", by=by, about=f"mentorship/{mentorship.id}", program=mentorship.program_id, private=is_private)
