"""A member plans sessions, and adds one that was never planned here."""
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash
from flask_babel import lazy_gettext as _l
from wtforms import Field

from portal.clock import now
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to
from portal.programs.formats import GROUP
from portal.sessions import actions, records
from portal.sessions.forms import PastForm, PlanForm
from portal.sessions.policy import SessionPolicy
from portal.web import access, pages
from portal.web.filters import clock_time, weekday
from portal.web.once import only_once

PLANNED = (
    _l("Planned: %(when)s. A calendar entry is on its way to both of you."),
    _l("Planned: %(when)s. The calendar entries are on their way."),
)
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
    return answer(done, form, mentorship_id, "upcoming_sessions", noted(PLANNED, mentorship, form.starts_at if done else None))


@bp.post("/mentorships/<id:mentorship_id>/past-sessions")
@access.signed_in
def log_past(mentorship_id: int):
    """Log a session that was never planned here."""
    mentorship = access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))
    access.allow(SessionPolicy(access.me(), mentorship).plan)
    form = PastForm(prefix="past")
    done = once(form, form.at, lambda: records.log_past(mentorship, by=access.me(), at=now(), **form.values()))
    return answer(done, form, mentorship_id, "past_sessions", noted(LOGGED, mentorship))


def noted(words: tuple, mentorship: Mentorship, starts_at: datetime | None = None) -> str:
    """What is said after a change, to two or to a circle; of a new time also which it is."""
    for_two, for_all = words
    return told_when(for_all if mentorship.program.format == GROUP else for_two, starts_at)


def told_when(words, starts_at: datetime | None) -> str:
    """These words with the day and time in the place for them; as they are where there is no time."""
    return str(words) % {"when": f"{weekday(starts_at)}, {clock_time(starts_at)}"} if starts_at else str(words)


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


def answer(done: bool, form, mentorship_id: int, region: str, words: str):
    """The workspace: with the form and its errors, or at the region that changed."""
    if not done:
        return pages.again("workspace.show", form, mentorship_id=mentorship_id)
    flash(words)
    return pages.go_to("workspace.show", mentorship_id=mentorship_id, _anchor=region)
