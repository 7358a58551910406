"""The invitation, read and answered without an account. Opening it changes nothing, for mail scanners open links too."""
from flask import abort, flash, redirect, request, session, url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.applications.queries import slug_of
from portal.enrollment.blueprints import bp
from portal.enrollment.invitations import actions
from portal.enrollment.invitations.forms import ReplyForm
from portal.enrollment.invitations.mail import quiet_token
from portal.enrollment.invitations.offer import masked, offer
from portal.enrollment.invitations.queries import invitation_behind
from portal.enrollment.invitations.states import NO, YES
from portal.enrollment.models import Enrollment, Invitation, Reply
from portal.people.forms import CodeForm
from portal.people.methods import LETTER, offered
from portal.people.models import Person
from portal.people.views import with_letter_to
from portal.web import access, limits, pages
from portal.web.once import only_once, without_account

TEN_MINUTES = 600


@bp.get("/i/<token>")
@access.by_token
def invitation(token):
    """What it is, what it costs, who sees what, and the three answers."""
    row = invitation_behind(token, now())
    if row is None:
        return nothing_behind_it()
    return shown(row, token, quiet_address=url_for("enrollment.be_quiet", invitation_id=row.id, token=quiet_token(row)))


@bp.post("/i/<token>/reply")
@access.by_token
def reply(token):
    """Keep the answer. The same form sent twice is one answer, and gets the same page."""
    form = ReplyForm()
    if not form.validate():
        return pages.again("enrollment.invitation", form, token=token)
    try:
        kept = only_once(form, lambda: _answer(token, form), by=without_account(form))
    except actions.Closed:
        return nothing_behind_it()
    # Whoever has answered may still suggest somebody; the next page says so in this browser alone.
    session["suggests"] = token
    return _after(Reply.get_by_id(kept))


@bp.get("/invitations/answered")
@access.anyone
def answered():
    """Thanks for a no or a not now, or the end of reminders; it says nothing about anybody."""
    said = request.args.get("answer")
    return pages.page("enrollment/invitations/answered.html", said=said, token=session.get("suggests") if said != "quiet" else None)


@bp.get("/invitations/accepted")
@access.anyone
def accepted():
    """The first sign-in, right after a yes: the code of the letter is typed here."""
    known = {"address": session.get("asked_for"), "token": session.get("suggests"), "waits": "waits" in request.args}
    return pages.page("enrollment/invitations/accepted.html", form=pages.form(CodeForm), **known)


def shown(row: Invitation, token: str, *, quiet_address: str, template: str = "enrollment/invitations/invitation.html"):
    """The page of an invitation; of one that is made up for a look, too."""
    inviter = Person.get_or_none(Person.id == row.invited_by_id)
    context = {"program": row.program, "inviter": inviter, "address": masked(row.employee.email), "quiet_address": quiet_address}
    context["open_page"] = slug_of(row.program, now())
    return pages.page(template, invitation=row, token=token, form=pages.form(ReplyForm), **context, **offer(row, inviter))


def _answer(token: str, form: ReplyForm) -> Reply:
    row = invitation_behind(token, now())
    if row is None:
        raise actions.Closed
    if form.answer.data == YES:
        return actions.accept(row, at=now())
    if form.answer.data == NO:
        return actions.decline(row, reason=form.reason.data or "", at=now())
    return actions.postpone(row, ask_again_on=form.ask_again_on.data, at=now())


def _after(kept: Reply):
    if kept.answer != YES:
        return pages.go_to("enrollment.answered", answer=kept.answer)
    row: Invitation = kept.invitation
    mine = (Enrollment.program == row.program_id) & (Enrollment.employee == row.employee_id) & (Enrollment.role == row.role)
    place = Enrollment.get_or_none(mine)
    # Whoever waits has an application instead of a place.
    onward = url_for("enrollment.place", enrollment_id=place.id) if place else url_for("home.show")
    person = Person.get((Person.id == row.employee.person_id) | (Person.email == row.employee.email))
    if LETTER not in offered():
        flash(_("You are in. Sign in to go on.") if place else _("You are on the waiting list. Sign in to see your place on it."))
    session["asked_for"], session["asked_on"] = masked(person.email), "enrollment.accepted"
    response = redirect(url_for("enrollment.accepted", waits=None if place else "yes"), 303)
    return with_letter_to(person.email, response, next_path=onward, said_yes=True)


def nothing_behind_it():
    """One page for a wrong, used, expired, withdrawn or replaced link; who tries many has to wait."""
    if not limits.spend("invitations that are none, from", limits.address(), limit=20, seconds=TEN_MINUTES):
        abort(429)
    return pages.page("enrollment/invitations/dead_invitation.html", status=404)
