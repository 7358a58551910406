"""A member says how a session went: in one press, in three taps, or at length."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.mentorships.queries import members_of, partner_of
from portal.mentorships.several import shared_with
from portal.sessions import records
from portal.sessions.actions import Refused
from portal.sessions.log_forms import KEPT, SHARED, LogForm, OutcomeForm
from portal.sessions.models import MOVED, MentoringSession, SessionLog
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import log_by, logs_readable_by, sessions_visible_to, topics_of
from portal.sessions.views import bp, tried
from portal.web import access, pages


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
    return _onward(session)


@bp.post("/sessions/<id:session_id>/outcome")
@access.signed_in
def answer(session_id: int):
    """Say in one press whether it happened, as a first answer; more can be said later."""
    session, form = _begun(session_id), OutcomeForm()
    if not form.validate():
        return pages.go_to("sessions.log", session_id=session_id, back=_back())
    try:
        records.answer(session, by=access.me(), at=now(), outcome=form.outcome.data, seen=0)
        flash(_("Noted. You can say more about it at any time."))
    except Refused as refusal:
        flash(str(refusal.sentence))
    except records.Changed:
        flash(_("You have said something else about this session before. Look at it, and change it if you want to."))
        return pages.go_to("sessions.log", session_id=session_id, back=_back())
    return _onward(session, "past_sessions")


def _onward(session: MentoringSession, region: str | None = None):
    """To the front page, where it began there; else to the page of the mentorship."""
    return pages.go_to("home.show") if _back() else pages.go_to("workspace.show", mentorship_id=session.mentorship_id, _anchor=region)


def _back() -> str | None:
    """Where the person came from, when that was the front page: there the saved log leads again."""
    return "home" if request.args.get("back") == "home" else None


def _begun(session_id: int) -> MentoringSession:
    """A session that the person who asks may log now."""
    session = access.found(sessions_visible_to(access.me()).where(MentoringSession.id == session_id))
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
