"""An invitation as somebody would see it who is not invited: it is made up for the look, and never written down."""
from datetime import datetime, timedelta

from peewee import ModelSelect, fn

from portal.enrollment.invitations.queries import candidates
from portal.enrollment.invitations.text_queries import text_now
from portal.enrollment.models import Employee, Invitation
from portal.people.models import Person
from portal.programs.models import Program
from portal.web.listing import every_word


def previewed(program: Program, role: str, employee: Employee | None, *, by: Person, at: datetime) -> Invitation:
    """What `employee`, or else the coordinator, would be sent now; a row that is not saved and has no link."""
    names = {"email": by.email, "given_name": by.given_name, "family_name": by.family_name, "timezone": by.timezone}
    text, expires_at = text_now(program, role), at + timedelta(days=program.reply_days)
    return Invitation(
        program=program, employee=employee or Employee(**names), role=role, text=text, invited_by=by, invited_at=at, expires_at=expires_at
    )


def somebody_for(program: Program, role: str, words: str, readable: ModelSelect, at: datetime) -> Employee | None:
    """Whoever of the `readable` part of the roster fits these words best: a name, an address; without words, who would be invited next."""
    if not words:
        levels = [getattr(program, f"{role}_level_{end}") for end in ("from", "to")]
        return candidates(program, role, at.date()).where(Employee.job_level.between(*levels)).first()
    fits = every_word(words, (Employee.given_name, Employee.family_name, Employee.email))
    found = readable.where(*fits, Employee.status != "gone")
    return found.order_by(fn.LOWER(Employee.family_name), fn.LOWER(Employee.given_name), Employee.id).first()
