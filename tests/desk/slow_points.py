"""The points of mentorships once more, plainly: every row in Python, its weights written out, nothing counted by the database."""
from datetime import datetime, timedelta

from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.programs.models import Program
from portal.sessions.models import Cancellation, Move, SessionLog
from tests.desk.slow_lines import slow_lines

BOOKING = {"reverse": ("mentee",), "one-to-one": ("mentor",), "group": ("mentor",), "peer": ("mentor", "mentee")}


def slow_facts(program: Program, at: datetime) -> dict[int, dict]:
    """{mentorship: {"days": ..., fact: how many of it}} of those that have not ended."""
    lines = slow_lines(program, at)
    return {one.id: _facts(one, lines[one.id], at) for one in Mentorship.select().where(Mentorship.program == program) if not one.ended_at}


def slow_points(facts: dict) -> int:
    """What the docs say in a table, written out."""
    lost = 60 if facts["silent"] else 0
    lost += 30 if facts["late"] else 0
    lost += 30 if facts["quiet"] else 0
    lost += 30 if facts["unconfirmed"] else 0
    lost += min(50, max(0, facts["missing"] - 1) * 25)
    lost += min(20, facts["disputed"] * 10)
    lost += min(30, max(0, facts["changes"] - 1) * 10)
    lost += 10 if facts["unplanned"] else 0
    lost += min(10, facts["unreported"] * 5)
    lost += 10 if facts["unsigned"] else 0
    lost += min(10, facts["unread"] * 5)
    return max(0, 100 - lost)


def _facts(mentorship: Mentorship, line: tuple, at: datetime) -> dict:
    _mentor, _leader, state, held, due, last, _confirmed, coming, *_places = line
    days = (at.date() - (last or mentorship.started_at).date()).days
    sessions = list(mentorship.sessions)
    lately = [one for one in sessions if at - timedelta(days=60) < one.starts_at <= at and not _cancellation(one)]
    said = {one.id: {log.outcome == "happened" for log in SessionLog.select().where(SessionLog.session == one)} for one in lately}
    waits = days * 2 >= mentorship.days_between_sessions if held else days >= 2
    members = list(mentorship.members)
    return {
        "days": days,
        "silent": int(state == "silent"),
        "late": int(state != "silent" and not held and not coming and at - mentorship.started_at > timedelta(days=14)),
        "quiet": int(state != "silent" and days > 45 and days > mentorship.days_between_sessions + 15),
        "unconfirmed": int(state == "unconfirmed"),
        "missing": max(0, due - held),
        "disputed": sum(said[one.id] == {True, False} for one in lately),
        "changes": sum(_is_changed(one, at) for one in sessions),
        "unplanned": int(
            not coming and held < mentorship.sessions_agreed and waits and mentorship.program.ends_on >= at.date()
        ),
        "unreported": sum(not said[one.id] and one.starts_at <= at - timedelta(days=7) for one in lately),
        "unsigned": int(at - mentorship.started_at >= timedelta(days=21) and any(not _signed(mentorship, one) for one in members)),
        "unread": sum(not _has_read(one) for one in members),
    }


def _cancellation(session) -> Cancellation | None:
    return Cancellation.get_or_none(Cancellation.session == session)


def _is_changed(session, at: datetime) -> bool:
    sides, since = BOOKING[session.mentorship.program.format], at - timedelta(days=60)
    moves = [move for move in Move.select().where(Move.session == session) if move.side in sides and move.moved_at > since]
    cancelled = _cancellation(session)
    return bool(moves) or bool(cancelled and cancelled.side in sides and cancelled.cancelled_at > since)


def _signed(mentorship: Mentorship, member) -> bool:
    versions = sorted(AgreementVersion.select().where(AgreementVersion.mentorship == mentorship), key=lambda one: one.number)
    return bool(versions) and Signature.select().where(Signature.version == versions[-1], Signature.person == member.person).exists()


def _has_read(member) -> bool:
    return any(one.finished_at for one in Orientation.select().where(Orientation.enrollment == member.enrollment))
