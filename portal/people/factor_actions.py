"""What is told of every change to somebody's factors, and all of them removed at once: nobody sets one for somebody else."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.people import factor_mail  # noqa: F401  (registers the letter)
from portal.people.models import CodeApp, Device, Passkey, Person
from portal.web.links import new_nonce


def reset(person: Person, *, by: Person | None, at: datetime) -> None:
    """Remove the passkeys and the app of `person`, end every device of theirs, and tell them. `by` None is the operator."""
    with db.atomic():
        passkeys = Passkey.delete().where(Passkey.person == person).execute()
        apps = CodeApp.delete().where(CodeApp.person == person).execute()
        Device.update(ended_at=at).where(Device.person == person, Device.ended_at.is_null()).execute()
        record("people.factors_reset", by=by, about=f"person/{person.id}", passkeys=passkeys, apps=apps)
        tell(person, "reset", at=at, by=by)


def tell(person: Person, change: str, *, at: datetime, by: Person | None = None) -> None:
    """Queue the letter about a change, one of those in `factor_mail`, in the caller's transaction (OWASP ASVS 6.3.7)."""
    key = f"people.factors:{person.id}:{new_nonce()}"
    outbox.post(key, "people.factors", person=person.id, change=change, at=at.isoformat(), by=by.id if by else None)
