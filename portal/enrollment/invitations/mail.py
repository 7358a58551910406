"""The letters about invitations: the one that invites, its copy for a coordinator, and a reminder to the silent."""
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.invitations.format_words import REMINDS, SUBJECT
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.offer import offer
from portal.enrollment.invitations.preview import previewed
from portal.enrollment.invitations.queries import invitation_behind
from portal.enrollment.models import Employee, Invitation
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute, derive

# What opens nothing: the link of a preview and of a copy.
NO_TOKEN = "this-is-a-preview"


@letter("enrollment.invitation")
def invitation(invitation: int, token_hash: str) -> Message | None:
    """The invitation with its link; nothing if it was answered, withdrawn or sent anew meanwhile."""
    row = _open(Invitation.get_or_none(Invitation.id == invitation, Invitation.token_hash == token_hash))
    return _letter("invitation", row, **_links(row), suggested_by=_suggester(row)) if row else None


@letter("enrollment.reminder")
def reminder(invitation: int, number: int) -> Message | None:
    """A reminder, with the link of the invitation; nothing once there is an answer, or the wish for no more of them."""
    row = _open(Invitation.get_or_none(Invitation.id == invitation))
    return _letter("reminder", row, **_links(row)) if row and not row.quiet_at else None


@letter("enrollment.invitation_copy")
def invitation_copy(program: int, role: str, employee: int | None, person: int) -> Message | None:
    """What an employee would get, for the coordinator's own eyes: marked as a copy, with links that open nothing."""
    program, reader = Program.get_or_none(Program.id == program), Person.get_or_none(Person.id == person)
    if not program or not reader or reader.left_at:
        return None
    shown = previewed(program, role, Employee.get_or_none(Employee.id == employee), by=reader, at=now())
    return preview_letter(shown, copy_to=reader)


def preview_letter(shown: Invitation, *, copy_to: Person | None = None) -> Message:
    """The letter of an invitation that is not made: its links open nothing. `copy_to` gets it instead, and is told so."""
    dead = absolute("enrollment.invitation", token=NO_TOKEN)
    return _letter("invitation", shown, link=dead, quiet_link=dead, copy_to=copy_to)


def _open(row: Invitation | None) -> Invitation | None:
    return row and invitation_behind(derive("invitation", row.nonce), now())


def _links(row: Invitation) -> dict:
    """Where the invitation opens and where reminders end, for the reader and for mail programs."""
    quiet = absolute("enrollment.quiet", invitation_id=row.id, token=quiet_token(row))
    # RFC 8058: a mail program offers to unsubscribe by one POST to this address.
    headers = (("List-Unsubscribe", f"<{quiet}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return {"link": absolute("enrollment.invitation", token=derive("invitation", row.nonce)), "quiet_link": quiet, "headers": headers}


def quiet_token(row: Invitation) -> str:
    """What ends the reminders of this invitation, and does nothing else; it outlives a resent link, for old letters are pressed, too."""
    return derive("invitation.quiet", str(row.id))


def _suggester(row: Invitation) -> str | None:
    """Who suggested this person, if that may be said."""
    named = Nomination.led_to == row.id, Nomination.may_name
    found = Nomination.select(Nomination, Invitation, Employee).join(Invitation, on=Nomination.invitation).join(Employee).where(*named)
    nomination = found.order_by(Nomination.id).first()
    return nomination.invitation.employee.name if nomination else None


def _letter(kind: str, row: Invitation, *, copy_to: Person | None = None, suggested_by: str | None = None, **more) -> Message:
    inviter = Person.get_or_none(Person.id == row.invited_by_id)
    said = offer(row, inviter)
    facts = {"name": said["signer"], "sessions": said["terms"]["sessions"], "minutes": said["terms"]["minutes"]}
    return compose(
        f"enrollment/mail/{kind}",
        to=copy_to or row.employee,
        greeted=row.employee,
        subject=_subject(kind, row, said["signer"], is_copy=copy_to is not None),
        gist=_("%(sessions)s sessions of %(minutes)s minutes, in working time. Yes, not now or no: answer without an account.", **facts),
        ask=[inviter] if inviter else people_staffing(row.program, "coordinator"),
        program=row.program,
        expires_at=row.expires_at,
        copy_for=row.employee.name if copy_to else None,
        suggested_by=suggested_by,
        **said,
        **more,
    )


def _subject(kind: str, row: Invitation, name: str, *, is_copy: bool) -> str:
    """Who invites to what."""
    format = row.program.format
    words = str(REMINDS[format][row.role]) if kind == "reminder" else str(SUBJECT[format][row.role]) % {"name": name}
    return _("Copy: %(subject)s", subject=words) if is_copy else words
