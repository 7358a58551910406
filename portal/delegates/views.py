"""A leader names an assistant and ends it; the assistant answers by the link in the letter, without an account."""
from flask import Blueprint, abort, flash, session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from portal.clock import now
from portal.delegates import actions
from portal.delegates.forms import ACCEPT, AnswerForm, AssistantForm
from portal.delegates.models import Delegation
from portal.delegates.queries import asked_behind, delegations_of, diaries_kept_by, is_leader
from portal.enrollment.invitations.offer import masked
from portal.people import proof
from portal.people.views import with_letter_to
from portal.web import access, limits, pages
from portal.web.once import only_once, without_account

bp = Blueprint("delegates", __name__)

HOUR = 3600
TEN_MINUTES = 600


@bp.post("/me/assistants")
@access.signed_in
@proof.fresh
@proof.step(_l("Ask this assistant"))
def name():
    """Ask somebody to keep the diary; the same answer for every address."""
    me = leader()
    form = AssistantForm().of(me)
    if not form.validate():
        return pages.again("diaries.assistants", form)
    if not limits.spend("assistants named by", str(me.id), limit=20, seconds=HOUR):
        abort(429)
    still = delegations_of(me)
    only_once(
        form, lambda: actions.name(form.email.data, by=me, at=now()), by=me.id,
        stands=lambda made: any(row.id == made and row.is_open(now()) for row in still),
    )
    flash(_("Asked. If the address belongs to a colleague, a letter is on its way."))
    return pages.go_to("diaries.assistants")


@bp.post("/me/assistants/<id:delegation_id>/end")
@access.signed_in
def end(delegation_id: int):
    """The leader ends it, with one press: from the next request on the assistant sees nothing."""
    row = access.found(delegations_of(access.me()).where(Delegation.id == delegation_id))
    actions.end(row, by=access.me(), at=now())
    taken_back = _("Taken back. The link in the letter opens nothing any more.")
    flash(_("Ended. Access to your diary is closed.") if row.accepted_at else taken_back)
    return pages.go_to("diaries.assistants")


@bp.post("/diaries/<id:delegation_id>/end")
@access.signed_in
def step_back(delegation_id: int):
    """The assistant ends it."""
    row = access.found(diaries_kept_by(access.me()).where(Delegation.id == delegation_id))
    actions.end(row, by=access.me(), at=now())
    flash(_("You no longer keep the diary of %(name)s.", name=row.leader.name))
    return pages.go_to("home.show")


@bp.get("/assistants/<token>")
@access.by_token
def asked(token):
    """Who asks, what an assistant sees and does, and the two answers. Opening it changes nothing."""
    row = asked_behind(token, now())
    if row is None:
        return _nothing_behind_it()
    context = {"leader": row.leader, "address": masked(row.email), "expires_at": row.expires_at}
    return pages.page("delegates/asked.html", token=token, form=pages.form(AnswerForm), **context)


@bp.post("/assistants/<token>/answer")
@access.by_token
def answer(token):
    """Keep the answer. The same form sent twice is one answer, and gets the same page."""
    form = AnswerForm()
    if not form.validate():
        return pages.again("delegates.asked", form, token=token)
    try:
        kept = only_once(form, lambda: _answered(token, form), by=without_account(form))
    except actions.Closed:
        return _nothing_behind_it()
    return _after(Delegation.get_by_id(kept))


def leader():
    """The reader, who has a place as a leader; for everybody else these pages do not exist."""
    me = access.me()
    return me if is_leader(me) else abort(404)


def _answered(token: str, form: AnswerForm) -> Delegation:
    row = asked_behind(token, now())
    if row is None:
        raise actions.Closed
    return (actions.accept if form.answer.data == ACCEPT else actions.decline)(row, at=now())


def _after(row: Delegation):
    """After a yes to the diaries, signed in by a letter of its own: this link may be days old."""
    if row.accepted_at is None:
        flash(_("Your no is kept. Nothing else is needed."))
        return pages.go_to("home.show")
    if current_user.is_authenticated and current_user.id == row.delegate_id:
        return pages.go_to("diaries.show")
    flash(_("Your yes is kept. Sign in, and the diary opens."))
    session["asked_for"], session["asked_on"] = masked(row.email), "people.code"
    return with_letter_to(row.email, pages.go_to("people.code", next="/diaries"), next_path="/diaries")


def _nothing_behind_it():
    """One page for a wrong, used, expired or ended link; who tries many has to wait."""
    if not limits.spend("questions to assistants that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES):
        abort(429)
    return pages.page("delegates/dead.html", status=404)
