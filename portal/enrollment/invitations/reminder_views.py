"""The end of reminders, for whoever holds a letter: one press, no account. A mail program may press by itself (RFC 8058)."""
import hmac

from flask import request

from portal.clock import now
from portal.enrollment.blueprints import bp
from portal.enrollment.invitations import reminder_actions as actions
from portal.enrollment.invitations.mail import quiet_token
from portal.enrollment.invitations.views import nothing_behind_it
from portal.enrollment.models import Invitation
from portal.web import access, pages
from portal.web.origin import from_anywhere

ONE_CLICK = "One-Click"


@bp.get("/i/<id:invitation_id>/quiet/<token>")
@access.by_token
def quiet(invitation_id, token):
    """One button: whatever opens links ahead of the reader changes nothing."""
    row = _behind(invitation_id, token)
    return pages.page("enrollment/invitations/quiet.html", invitation=row, token=token) if row else nothing_behind_it()


@bp.post("/i/<id:invitation_id>/quiet/<token>")
@access.by_token
@from_anywhere
def be_quiet(invitation_id, token):
    """No more reminders. A mail program is answered at once, for it follows nothing; a reader is led to a page that says so."""
    row = _behind(invitation_id, token)
    if row is None:
        return nothing_behind_it()
    actions.be_quiet(row, at=now())
    if request.form.get("List-Unsubscribe") == ONE_CLICK:
        return "", 200, {"Content-Type": "text/plain; charset=utf-8"}
    return pages.go_to("enrollment.answered", answer="quiet")


def _behind(invitation_id: int, token: str) -> Invitation | None:
    row = Invitation.get_or_none(Invitation.id == invitation_id)
    return row if row and hmac.compare_digest(quiet_token(row).encode(), token.encode("utf-8", "surrogateescape")) else None
