"""The states of mentorships once more, as plainly as can be: every row in Python, none of the database's counting."""
from datetime import datetime, timedelta

from portal.desk.mentorship_queries import FIRST_WITHIN
from portal.enrollment.models import MENTOR
from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from portal.sessions.models import HAPPENED, Cancellation, SessionLog
from portal.summaries.counting import DORMANT_AFTER


def slow_lines(program: Program, at: datetime) -> dict[int, tuple]:
    """{mentorship: (mentor, leader, state, held, due, last held, last that all report, next, the mentor's place, the leader's)}"""
    return {one.id: _line(one, at) for one in Mentorship.select().where(Mentorship.program == program)}


def _line(mentorship: Mentorship, at: datetime) -> tuple:
    members = list(mentorship.members)
    sessions = [session for session in mentorship.sessions if not Cancellation.select().where(Cancellation.session == session).exists()]
    held = [session for session in sessions if _reports(session) and not _denials(session)]
    whole = [session for session in held if _reports(session) >= {member.person_id for member in members} and session.starts_at <= at]
    last = max((session.starts_at for session in held), default=None)
    confirmed = max((session.starts_at for session in whole), default=None)
    coming = min((session.starts_at for session in sessions if session.starts_at > at), default=None)
    days = (at.date() - mentorship.starts_on).days
    due = max(0, min(mentorship.sessions_agreed, days // mentorship.days_between_sessions))
    places = [next(m.enrollment for m in members if (m.role == MENTOR) is is_mentor) for is_mentor in (True, False)]
    names = [place.employee.name for place in places]
    state = _state(mentorship, at, len(held), due, last, confirmed, coming)
    return *names, state, len(held), due, last, confirmed, coming, *(None if place.person.left_at else place.id for place in places)


def _state(mentorship, at, held, due, last, confirmed, coming) -> str:
    def none_since(moment) -> bool:
        since: timedelta = at - DORMANT_AFTER
        return mentorship.started_at <= since and (moment is None or moment < since)

    if mentorship.ended_at:
        return "ended"
    if none_since(confirmed):
        return "silent" if none_since(last) else "unconfirmed"
    if not held and not coming and at - mentorship.started_at > FIRST_WITHIN:
        return "not_started"
    return "behind" if held + 1 < due else "well"


def _reports(session) -> set[int]:
    return {log.written_by_id for log in SessionLog.select().where(SessionLog.session == session, SessionLog.outcome == HAPPENED)}


def _denials(session) -> set[int]:
    return {log.written_by_id for log in SessionLog.select().where(SessionLog.session == session, SessionLog.outcome != HAPPENED)}
