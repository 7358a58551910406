"""The letter that invites."""
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.invitation_queries import invitation_behind
from portal.enrollment.models import Invitation
from portal.enrollment.offer import offer
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute, derive


@letter("enrollment.invitation")
def invitation(invitation: int, token_hash: str) -> Message | None:
    """The invitation with its link; nothing if it was answered, withdrawn or sent anew meanwhile."""
    row = Invitation.get_or_none(Invitation.id == invitation, Invitation.token_hash == token_hash)
    token = row and derive("invitation", row.nonce)
    row = token and invitation_behind(token, now())
    if not row:
        return None
    inviter = Person.get_or_none(Person.id == row.invited_by_id)
    return compose(
        "enrollment/mail/invitation",
        to=row.employee,
        subject=_("Would you mentor a leader? %(program)s", program=row.program.name)
        if row.role == "mentor"
        else _("A mentor for you: %(program)s", program=row.program.name),
        gist=_(
            "%(name)s invites you. %(sessions)s sessions of %(minutes)s minutes; answer without an account.",
            name=inviter.name if inviter else row.program.name,
            sessions=row.program.sessions_planned,
            minutes=row.program.session_minutes,
        ),
        ask=[inviter] if inviter else people_staffing(row.program, "coordinator"),
        link=absolute("enrollment.invitation", token=token),
        program=row.program,
        inviter=inviter.name if inviter else row.program.name,
        expires_at=row.expires_at,
        **offer(row),
    )
