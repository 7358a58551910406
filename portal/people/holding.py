"""A form that waits while its sender shows who they are, so that nothing typed is lost."""
from datetime import datetime, timedelta

from portal.db import db
from portal.people.models import HeldForm, Person

KEPT_FOR = timedelta(minutes=15)
LARGEST_FORM, LONGEST_PATH = 200_000, 500


def hold(person: Person, path: str, fields: str, *, at: datetime) -> HeldForm | None:
    """Keep the fields of a form that `person` sent to `path`; those that waited too long go. None for one too large to keep."""
    if len(fields) > LARGEST_FORM or len(path) > LONGEST_PATH:
        return None
    with db.atomic():
        HeldForm.delete().where(HeldForm.person == person, HeldForm.kept_until <= at).execute()
        return HeldForm.create(person=person, path=path, sealed_fields=fields, kept_until=at + KEPT_FOR)
