"""A member plans, moves and cancels sessions, prepares them, and logs how they went."""
from collections.abc import Callable

from flask import Blueprint, flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field

from portal.clock import now
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of, mentorships_visible_to, partner_of
from portal.mentorships.several import shared_with
from portal.programs.formats import GROUP
from portal.sessions import actions, records
from portal.sessions.forms import KEPT, SHARED, AgendaForm, CancelForm, LogForm, MoveForm, PastForm, PlanForm
from portal.sessions.models import MOVED, MentoringSession, SessionLog
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import log_by, logs_readable_by, sessions_visible_to, topics_of
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


@bp.get("/sessions/<id:session_id>/log")
@access.signed_in
def log(session_id: int):
    """How it went, in three taps; more for who wants to say more."""
    session = _begun(session_id)
    said, partner = log_by(access.me(), session), partner_of(session.mentorship, access.me())
    form = pages.form(LogForm, **_said(said, session)).offer(topics_of(session.mentorship.program_id), said, partner)
    others = logs_readable_by(access.me(), session.mentorship).where(SessionLog.session == session, SessionLog.written_by != access.me())
    names = {member.person_id: member.person.given_name for member in members_of(session.mentorship)}
    theirs = [(names[log.written_by_id], log) for log in others if log.written_by_id in names]
    told = {"session": session, "partner": partner, "theirs": theirs, "shared_with": shared_with(partner), "back": _back()}
    return pages.page("sessions/log.html", form=form, **told)


@bp.post("/sessions/<id:session_id>/log")
@access.signed_in
def save_log(session_id: int):
    """Keep the log, or its correction."""
    session = _begun(session_id)
    said, partner = log_by(access.me(), session), partner_of(session.mentorship, access.me())
    form = LogForm().offer(topics_of(session.mentorship.program_id), said, partner)
    if not tried(form, form.outcome, lambda: records.log(session, by=access.me(), at=now(), **form.values())):
        return pages.again("sessions.log", form, session_id=session_id, back=_back())
    if form.outcome.data == MOVED:
        flash(_("Your log is saved. Plan the new time here."))
        return pages.go_to("workspace.show", mentorship_id=session.mentorship_id, open="plan")
    flash(_("Your log is saved."))
    return pages.go_to("home.show") if _back() else pages.go_to("workspace.show", mentorship_id=session.mentorship_id)


def _noted(words: tuple, mentorship: Mentorship) -> str:
    """What is said after a change: to two, or to a circle."""
    for_two, for_all = words
    return str(for_all if mentorship.program.format == GROUP else for_two)


def _back() -> str | None:
    """Where the person came from, when that was the front page: there the saved log leads again."""
    return "home" if request.args.get("back") == "home" else None


def _session(session_id: int) -> MentoringSession:
    return access.found(sessions_visible_to(access.me()).where(MentoringSession.id == session_id))


def _begun(session_id: int) -> MentoringSession:
    """A session that the person who asks may log now."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).log and session.has_begun(now()))
    return session


def _said(said: SessionLog | None, session: MentoringSession) -> dict:
    """What the form starts with: the log as it stands, else the length and format that were planned."""
    if said is None:
        return {"minutes": session.minutes, "format": session.format}
    return {
        "outcome": said.outcome,
        "worth": str(said.worth or ""),
        "topics": said.topics,
        "minutes": said.minutes or session.minutes,
        "format": said.format or session.format,
        "shared_note": said.shared_note,
        "private_note": said.private_note.open() if said.private_note else "",
        "takeaway": said.takeaway.open() if said.takeaway else "",
        "takeaway_circle": SHARED if said.takeaway_is_shared else KEPT,
    }


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
