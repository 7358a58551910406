"""A session's own page: when and how, what to talk about, and what can be done with it."""
from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import to_user_timezone

from portal.clock import now
from portal.sessions import actions, question_actions, way_actions
from portal.sessions.forms import AgendaForm, CancelForm, MoveForm
from portal.sessions.meeting import Meeting, questions_of
from portal.sessions.meeting_forms import QuestionForm, SlotForm, WayForm
from portal.sessions.models import MentoringSession, SessionQuestion
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import sessions_visible_to
from portal.sessions.views import SAVED, bp, noted, once, tried
from portal.web import access, pages

MOVED = _l("Moved to %(when)s. Both calendars follow by themselves."), _l("Moved to %(when)s. All calendars follow by themselves.")
CANCELLED = _l("Cancelled. The entry leaves both calendars."), _l("Cancelled. The entry leaves all calendars.")

ARRANGED = _l("Saved. Both calendars follow by themselves."), _l("Saved. All calendars follow by themselves.")


@bp.get("/sessions/<id:session_id>")
@access.signed_in
def show(session_id: int):
    """The page of a session."""
    session = _session(session_id)
    shown = Meeting(session, access.me(), now())
    told = {"me": access.me(), "opened": request.args.get("open"), "mentorship": session.mentorship}
    return pages.page("sessions/session.html", session=session, shown=shown, forms=Forms(shown), **told)


@bp.post("/sessions/<id:session_id>/moves")
@access.signed_in
def move(session_id: int):
    """Give a session another time."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).move)
    form = MoveForm(prefix=f"move{session_id}")
    done = once(form, form.at, lambda: actions.move(session, by=access.me(), at=now(), **form.values()))
    return answer_on_page(done, form, session, "meeting", noted(MOVED, session.mentorship, form.starts_at if done else None))


@bp.post("/sessions/<id:session_id>/cancellation")
@access.signed_in
def cancel(session_id: int):
    """Call a session off."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).cancel)
    form = CancelForm(prefix=f"cancel{session_id}")
    done = once(form, form.reason, lambda: actions.cancel(session, by=access.me(), at=now(), reason=form.reason.data or ""))
    return answer_on_page(done, form, session, "meeting", noted(CANCELLED, session.mentorship))


@bp.post("/sessions/<id:session_id>/way")
@access.signed_in
def arrange(session_id: int):
    """Say how to meet, and by which link."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).prepare)
    form = WayForm(prefix=f"way{session_id}")
    done = tried(form, form.join_link, lambda: way_actions.arrange(session, by=access.me(), at=now(), **form.values()))
    return answer_on_page(done, form, session, "meeting", noted(ARRANGED, session.mentorship))


@bp.post("/sessions/<id:session_id>/agenda")
@access.signed_in
def write_agenda(session_id: int):
    """Say what to talk about."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).prepare)
    form = AgendaForm(prefix=f"agenda{session_id}")
    done = tried(form, form.agenda, lambda: actions.write_agenda(session, by=access.me(), at=now(), agenda=form.agenda.data or ""))
    return answer_on_page(done, form, session, "agenda", noted(SAVED, session.mentorship))


@bp.post("/sessions/<id:session_id>/questions")
@access.signed_in
def add_question(session_id: int):
    """Note something to ask."""
    session = _session(session_id)
    access.allow(SessionPolicy(access.me(), session.mentorship).prepare)
    form = QuestionForm(prefix=f"question{session_id}")
    done = once(form, form.words, lambda: question_actions.add(session, by=access.me(), at=now(), words=form.words.data))
    return answer_on_page(done, form, session, "questions", noted(SAVED, session.mentorship))


@bp.post("/sessions/<id:session_id>/questions/<id:question_id>/removal")
@access.signed_in
def drop_question(session_id: int, question_id: int):
    """Take one's own question back."""
    session = _session(session_id)
    question = access.found(questions_of(session).where(SessionQuestion.id == question_id))
    access.allow(question.written_by_id == access.me().id and SessionPolicy(access.me(), session.mentorship).prepare)
    question_actions.drop(question, by=access.me(), at=now())
    flash(_("The question is gone."))
    return pages.go_to("sessions.show", session_id=session_id, _anchor="questions")


class Forms:
    """The forms of the page, each made when it is rendered; the one that failed comes back as it was typed."""

    def __init__(self, shown: Meeting):
        self.session = shown.session

    def slot(self) -> SlotForm:
        return self._seen(pages.form(SlotForm, prefix=f"to{self.session.id}"))

    def other_time(self) -> MoveForm:
        # The day and time it has stand in the form: most moves change one of the two.
        planned = to_user_timezone(self.session.starts_at)
        return self._seen(pages.form(MoveForm, prefix=f"move{self.session.id}", on=planned.date(), at=planned.time()))

    def calling_off(self) -> CancelForm:
        return pages.form(CancelForm, prefix=f"cancel{self.session.id}")

    def way(self) -> WayForm:
        return pages.form(WayForm, prefix=f"way{self.session.id}", format=self.session.format, join_link=self.session.join_link)

    def agenda(self) -> AgendaForm:
        return pages.form(AgendaForm, prefix=f"agenda{self.session.id}", agenda=self.session.agenda)

    def question(self) -> QuestionForm:
        return pages.form(QuestionForm, prefix=f"question{self.session.id}")

    def _seen(self, form):
        # What is seen is what this page shows, also after a refusal.
        form.seen.data = str(self.session.sequence)
        return form


def answer_on_page(done: bool, form, session: MentoringSession, region: str, words: str):
    """The page of the session: with the form and its errors, or at the region that changed."""
    if not done:
        return pages.again("sessions.show", form, session_id=session.id)
    flash(words)
    return pages.go_to("sessions.show", session_id=session.id, _anchor=region)


def _session(session_id: int) -> MentoringSession:
    return access.found(sessions_visible_to(access.me()).where(MentoringSession.id == session_id))
