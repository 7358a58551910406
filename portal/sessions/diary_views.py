"""An assistant plans and moves sessions in the diary of a leader, and asks for calendar entries."""
from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.delegates.models import Delegation
from portal.delegates.queries import diaries_kept_by, mentorships_kept_by
from portal.mentorships.models import Mentorship
from portal.sessions import actions, diary_actions
from portal.sessions.diary_queries import diary_of
from portal.sessions.forms import OtherTimeForm, TimesForm
from portal.sessions.models import MentoringSession
from portal.sessions.policy import SessionPolicy
from portal.sessions.views import bp, once, told_when
from portal.web import access, pages

PLANNED = _l("Planned: %(when)s. A calendar entry is on its way to both of them.")
MOVED = _l("Moved to %(when)s. Both calendars follow by themselves.")


@bp.post("/diaries/<id:mentorship_id>/sessions")
@access.signed_in
def plan_for(mentorship_id: int):
    """Plan a session for the leader; both members get its calendar entry."""
    mentorship = access.found(mentorships_kept_by(access.me()).where(Mentorship.id == mentorship_id))
    access.allow(SessionPolicy(access.me(), mentorship).plan)
    form = TimesForm(prefix=f"plan{mentorship_id}")
    done = once(form, form.at, lambda: actions.plan(mentorship, by=access.me(), at=now(), **form.values()))
    return answer_for(done, form, told_when(PLANNED, form.starts_at if done else None))


@bp.post("/diaries/sessions/<id:session_id>/moves")
@access.signed_in
def move_for(session_id: int):
    """Give a session in the leader's diary another time."""
    session = access.found(diary_of(access.me(), now()).where(MentoringSession.id == session_id))
    access.allow(SessionPolicy(access.me(), session.mentorship).move)
    form = OtherTimeForm(prefix=f"move{session_id}")
    done = once(form, form.at, lambda: actions.move(session, by=access.me(), at=now(), **form.values()))
    return answer_for(done, form, told_when(MOVED, form.starts_at if done else None))


@bp.post("/diaries/<id:delegation_id>/entries")
@access.signed_in
def want_entries(delegation_id: int):
    """Calendar entries of one's own for this diary, or none any more."""
    row = access.found(diaries_kept_by(access.me()).where(Delegation.id == delegation_id))
    wants = request.form.get("wants") == "yes"
    diary_actions.want_entries(row, wants, by=access.me(), at=now())
    flash(_("Calendar entries come to you, too.") if wants else _("No more calendar entries come to you."))
    return pages.go_to("diaries.show")


def answer_for(done: bool, form, words: str):
    """The diaries: with the form and its errors, or as they are now."""
    if not done:
        return pages.again("diaries.show", form)
    flash(words)
    return pages.go_to("diaries.show")
