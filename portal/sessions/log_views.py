"""A member says how a session went: in one press, in three taps, or at length."""
from flask import flash, g, request
from flask_babel import gettext as _

from portal.clock import now
from portal.sessions import records
from portal.sessions.actions import Refused
from portal.sessions.forms import ONLY_YOU
from portal.sessions.log_forms import LogForm, OutcomeForm
from portal.sessions.log_page import LogPage
from portal.sessions.log_versions import differing, together
from portal.sessions.models import MOVED, MentoringSession, SessionLog
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import log_by, sessions_visible_to
from portal.sessions.views import bp, once, tried
from portal.web import access, pages
from portal.web.once import KeyReused


@bp.get("/sessions/<id:session_id>/log")
@access.signed_in
def log(session_id: int):
    """How it went, in three taps; more for who wants to say more."""
    shown = LogPage(_begun(session_id), access.me())
    form = shown.offer(pages.form(LogForm, **shown.started()))
    stored = g.get("stored")
    told = {"stored": stored, "others": differing(form, stored) if stored else [], "only_you": ONLY_YOU, "back": _back()}
    return pages.page("sessions/log.html", form=form, shown=shown, session=shown.session, **told)


@bp.post("/sessions/<id:session_id>/log")
@access.signed_in
def save_log(session_id: int):
    """Keep the log, or its correction; where another device wrote meanwhile, show both first."""
    session = _begun(session_id)
    form = LogPage(session, access.me()).offer(LogForm())
    try:
        saved = _saved(session, form)
    except records.Changed as changed:
        return _both(session, form, changed.stored)
    if not saved:
        return pages.again("sessions.log", form, session_id=session_id, back=_back())
    if form.outcome.data == MOVED:
        flash(_("Your log is saved. Plan the new time here."))
        return pages.go_to("workspace.show", mentorship_id=session.mentorship_id, open="plan", _anchor="plan")
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


def _saved(session: MentoringSession, form: LogForm) -> bool:
    """Whether the log is kept, now or by an earlier sending. Raises Changed."""
    try:
        return once(form, form.outcome, lambda: _keep(session, form))
    except KeyReused:
        # The Back button brought an older page with other words: the version that it saw decides, and no word is thrown away.
        return tried(form, form.outcome, lambda: _keep(session, form))


def _keep(session: MentoringSession, form: LogForm) -> SessionLog:
    stored = log_by(access.me(), session) if request.form.get("join") else None
    g.stored, said = stored, together(form, stored) if stored else form.values()
    return records.log(session, by=access.me(), at=now(), seen=form.version, to_do=form.action(), **said)


def _both(session: MentoringSession, form: LogForm, stored: SessionLog):
    """409: the page with what is stored above what was typed; to save again is to have chosen."""
    g.stored, form.seen.data = stored, str(stored.version)
    answer = pages.again("sessions.log", form, session_id=session.id, back=_back())
    answer.status_code = 409
    return answer
