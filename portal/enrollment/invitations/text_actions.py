"""Writing what invitations say. Words that were sent to anybody stay as they are: a change makes a new version."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.enrollment.invitations.text_queries import latest_text, terms_of, text_now, words_of
from portal.enrollment.models import Invitation, InvitationText
from portal.mail import outbox
from portal.people.models import Person
from portal.programs.models import Program


def write_text(program: Program, role: str, words: dict[str, str], *, by: Person, at: datetime) -> InvitationText:
    """Let the next invitations to this role say `words`: in place while nobody was sent them, else as a new version."""
    with db.atomic():
        hold(program)
        text = text_now(program, role)
        if text.id and words_of(text) == words:
            return text
        latest = latest_text(program, role)
        if latest and not _was_sent(latest):
            text = latest
        elif text.id:
            text = InvitationText(program=program, role=role, version=text.version + 1)
        text.__data__.update(words, terms=terms_of(program), written_by=by.id, written_at=at)
        text.save()
        about = f"program/{program.id}"
        record("enrollment.invitation_written", by=by, about=about, program=program.id, role=role, version=text.version)
    return text


def text_to_send(program: Program, role: str, *, by: Person | None, at: datetime) -> InvitationText:
    """What invitations say that go out now, as a row that stays; in the caller's transaction."""
    text = text_now(program, role)
    if not text.id:
        text.written_by, text.written_at = text.written_by_id or by, at
        text.save()
    return text


def send_copy(program: Program, role: str, employee_id: int | None, key: str, *, by: Person) -> None:
    """Send the coordinator the letter as the employee would get it, marked as a copy, its link dead. The same `key` is one letter."""
    with db.atomic():
        payload = {"program": program.id, "role": role, "employee": employee_id, "person": by.id}
        outbox.post(f"enrollment.invitation_copy:{by.id}:{key}", "enrollment.invitation_copy", **payload)
        record("enrollment.invitation_copied", by=by, about=f"program/{program.id}", program=program.id, role=role)


def hold(program: Program) -> None:
    """Let one at a time write or send what this program's invitations say, in the caller's transaction."""
    if is_postgresql():
        Program.select(Program.id).where(Program.id == program.id).for_update().execute()


def _was_sent(text: InvitationText) -> bool:
    return Invitation.select().where(Invitation.text == text).exists()
