"""One press on an offered time plans or moves: for a member, and for an assistant who keeps the leader's diary."""
from portal.clock import now
from portal.delegates.queries import mentorships_kept_by
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to
from portal.sessions import slot_actions
from portal.sessions.diary_queries import diary_of
from portal.sessions.diary_views import MOVED as MOVED_FOR_LEADER
from portal.sessions.diary_views import PLANNED as FOR_LEADER
from portal.sessions.diary_views import answer_for
from portal.sessions.meeting_forms import SlotForm
from portal.sessions.meeting_views import MOVED, answer_on_page
from portal.sessions.models import MentoringSession
from portal.sessions.policy import SessionPolicy
from portal.sessions.queries import sessions_visible_to
from portal.sessions.views import PLANNED, answer, bp, noted, once, told_when
from portal.web import access


@bp.post("/mentorships/<id:mentorship_id>/slots")
@access.signed_in
def take_slot(mentorship_id: int):
    """Plan a session at an offered time."""
    mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    form = _taken(mentorship, f"slot{mentorship_id}")
    return answer(not form.errors, form, mentorship_id, "upcoming_sessions", noted(PLANNED, mentorship, form.starts_at))


@bp.post("/sessions/<id:session_id>/slots")
@access.signed_in
def move_to_slot(session_id: int):
    """Move a session to an offered time."""
    session = access.found(sessions_visible_to(access.me()).where(MentoringSession.id == session_id))
    form = _moved(session)
    return answer_on_page(not form.errors, form, session, "meeting", noted(MOVED, session.mentorship, form.starts_at))


@bp.post("/diaries/<id:mentorship_id>/slots")
@access.signed_in
def take_slot_for(mentorship_id: int):
    """Plan a session for the leader at an offered time."""
    mentorship = access.found(mentorships_kept_by(access.me()).where(Mentorship.id == mentorship_id))
    form = _taken(mentorship, f"slot{mentorship_id}")
    return answer_for(not form.errors, form, told_when(FOR_LEADER, form.starts_at))


@bp.post("/diaries/sessions/<id:session_id>/slots")
@access.signed_in
def move_to_slot_for(session_id: int):
    """Move a session in the leader's diary to an offered time."""
    session = access.found(diary_of(access.me(), now()).where(MentoringSession.id == session_id))
    form = _moved(session)
    return answer_for(not form.errors, form, told_when(MOVED_FOR_LEADER, form.starts_at))


def _taken(mentorship: Mentorship, prefix: str) -> SlotForm:
    """The form, with its errors if it could not be done."""
    access.allow(SessionPolicy(access.me(), mentorship).plan)
    form = SlotForm(prefix=prefix)
    once(form, form.slot, lambda: slot_actions.take(mentorship, by=access.me(), at=now(), starts_at=form.starts_at))
    return form


def _moved(session: MentoringSession) -> SlotForm:
    access.allow(SessionPolicy(access.me(), session.mentorship).move)
    form = SlotForm(prefix=f"to{session.id}")
    told = {"by": access.me(), "at": now(), "seen": form.sequence}
    once(form, form.slot, lambda: slot_actions.move_to(session, starts_at=form.starts_at, **told))
    return form
