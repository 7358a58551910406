"""A member plans, moves and cancels sessions, prepares them, and adds one that was never planned here."""
from collections.abc import Callable

from flask import Blueprint, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field

from portal.clock import now
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to
from portal.programs.formats import GROUP
from portal.sessions import actions, records
from portal.sessions.forms import AgendaForm, CancelForm, MoveForm, PastForm, PlanForm
from portal.sessions.models import MentoringSession
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import sessions_visible_to
from portal.web import access, pages
from portal.web.once import only_once

PLANNED = _l("Planned. A calendar entry is on its way to both of you."), _l("Planned. The calendar entries are on their way.")
SAVED = _l("Saved. You both see it."), _l("Saved. Everybody in the circle sees it.")
LOGGED = _l("Logged. Your partner can confirm it with another log."), _l("Logged. The others can confirm it with logs of their own.")

bp = Blueprint("sessions", __name__)


@bp.post("/mentorships/<id:mentorship_id>/sessions")
@access.signed_in
def plan(mentorship_id: int):
    """Plan a session; both members get its calendar entry."""
    mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    access.allow(SessionPolicy(access.me(), mentorship).plan)
    form = PlanForm(prefix="plan")
    done = once(form, form.at, lambda: actions.plan(mentorship, by=access.me(), at=now(), **form.values()))
    return _answer(done, form, mentorship_id, "upcoming_sessions", _noted(PLANNED, mentorship))


@bp.get("/sessions/<id:session_id>")
@access.signed_in
def show(session_id: int):
    """A session stands on the page of its mentorship."""
    return pages.go_to("workspace.show", mentorship_id=_session(session_id).mentorship_id, _anchor=f"session-{session_id}")


@bp.post("/sessions/<id:session_id>/moves")
@access.signed_in
def move(session_id: int):
    """Give a session another time."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).move)
    form = MoveForm(prefix=f"move{session_id}")
    done = once(form, form.at, lambda: actions.move(session, by=access.me(), at=now(), **form.values()))
    return _answer(done, form, session.mentorship_id, "upcoming_sessions", _("Moved. Both calendars follow by themselves."))


@bp.post("/sessions/<id:session_id>/cancellation")
@access.signed_in
def cancel(session_id: int):
    """Call a session off."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).cancel)
    form = CancelForm(prefix=f"cancel{session_id}")
    done = once(form, form.reason, lambda: actions.cancel(session, by=access.me(), at=now(), reason=form.reason.data or ""))
    return _answer(done, form, session.mentorship_id, "upcoming_sessions", _("Cancelled. The entry leaves both calendars."))


@bp.post("/sessions/<id:session_id>/agenda")
@access.signed_in
def write_agenda(session_id: int):
    """Say what to talk about."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).prepare)
    form = AgendaForm(prefix=f"agenda{session_id}")
    done = tried(form, form.agenda, lambda: actions.write_agenda(session, by=access.me(), at=now(), agenda=form.agenda.data or ""))
    return _answer(done, form, session.mentorship_id, "upcoming_sessions", _noted(SAVED, session.mentorship))


@bp.post("/mentorships/<id:mentorship_id>/past-sessions")
@access.signed_in
def log_past(mentorship_id: int):
    """Log a session that was never planned here."""
    mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    access.allow(SessionPolicy(access.me(), mentorship).plan)
    form = PastForm(prefix="past")
    done = once(form, form.at, lambda: records.log_past(mentorship, by=access.me(), at=now(), **form.values()))
    return _answer(done, form, mentorship_id, "past_sessions", _noted(LOGGED, mentorship))


def _noted(words: tuple, mentorship: Mentorship) -> str:
    """What is said after a change: to two, or to a circle."""
    for_two, for_all = words
    return str(for_all if mentorship.program.format == GROUP else for_two)


def _session(session_id: int) -> MentoringSession:
    return access.found(sessions_visible_to(access.me()).where(MentoringSession.id == session_id))


def once(form, blamed: Field, do: Callable) -> bool:
    """Whether the form was well and is done, now or by an earlier sending."""
    return tried(form, blamed, lambda: only_once(form, do, by=access.me().id))


def tried(form, blamed: Field, do: Callable) -> bool:
    """Whether the form was well and `do` was not refused; a refusal stands next to the field `blamed`."""
    if not form.validate():
        return False
    try:
        do()
    except actions.Refused as refusal:
        blamed.errors = [str(refusal.sentence)]
        return False
    return True


def _answer(done: bool, form, mentorship_id: int, region: str, words: str):
    """The workspace: with the form and its errors, or at the region that changed."""
    if not done:
        return pages.again("workspace.show", form, mentorship_id=mentorship_id)
    flash(words)
    return pages.go_to("workspace.show", mentorship_id=mentorship_id, _anchor=region)
