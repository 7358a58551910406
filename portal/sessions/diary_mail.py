"""The letter to an assistant who wants calendar entries: a copy that says when and with whom, and not one word of the two."""
from datetime import datetime

from flask_babel import gettext as _

from portal.delegates.models import Delegation
from portal.delegates.queries import diaries_kept_by, ever_kept_by, mentorships_kept_by
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of
from portal.people.models import Person
from portal.sessions.calendar import CANCEL, REQUEST, Attendee, CalendarEntry
from portal.sessions.diary_queries import TIMES
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.sessions.queries import is_cancelled
from portal.sessions.told import entry_file, organizer, rule, when
from portal.web.letters import compose
from portal.web.links import absolute


@letter("sessions.diary")
def diary(session: int, delegation: int, sequence: int, move: int | None = None) -> Message | None:
    """What stands in the leader's diary now; None when a later change has its own letter, or the diary is no longer kept."""
    kept = _kept(delegation)
    row = _times(session, kept, sequence) if kept else None
    if row is None:
        return None
    to, leader = kept.delegate, kept.leader
    partner = next(member.person for member in members_of(row.mentorship) if member.person_id != leader.id)
    cancelled = Cancellation.select(Cancellation.cancelled_at).where(Cancellation.session == row).scalar()
    moved = Move.select(Move.from_at, Move.moved_at).where(Move.id == move).first() if move and not cancelled else None
    facts = {"leader": leader.name, "name": partner.name, **when(row.starts_at, to)}
    entry = _entry(row, to, leader, partner, cancelled or (moved.moved_at if moved else row.planned_at))
    return compose(
        "sessions/mail/diary",
        to=to,
        subject=_("Cancelled: %(leader)s with %(name)s on %(day)s, %(time)s", **facts)
        if cancelled
        else _("%(leader)s with %(name)s: %(day)s, %(time)s", **facts),
        gist=_("The entry leaves your calendar by itself.") if cancelled else _("A copy for your calendar is attached."),
        ask=[leader],
        attachments=(entry_file(CANCEL if cancelled else REQUEST, entry),),
        session=row,
        leader=leader,
        partner=partner,
        is_cancelled=bool(cancelled),
        from_at=moved and moved.from_at,
        address=absolute("diaries.show"),
    )


def _kept(delegation_id: int) -> Delegation | None:
    """The delegation, with leader and assistant, while it counts."""
    row = Delegation.get_or_none(Delegation.id == delegation_id)
    if row is None or row.delegate is None or not row.delegate.is_active:
        return None
    return diaries_kept_by(row.delegate).where(Delegation.id == delegation_id).first()


def _times(session_id: int, kept: Delegation, sequence: int) -> MentoringSession | None:
    """The times of a session in that diary, as long as nothing has changed since `sequence`; of an ended mentorship, one called off."""
    live, ever = (kept_by(kept.delegate).select(Mentorship.id).order_by() for kept_by in (mentorships_kept_by, ever_kept_by))
    told = MentoringSession.mentorship.in_(live) | (MentoringSession.mentorship.in_(ever) & is_cancelled())
    rows = MentoringSession.select(*TIMES, MentoringSession.planned_at).where(told)
    return rows.where(MentoringSession.id == session_id, MentoringSession.sequence == sequence).first()


def _entry(session: MentoringSession, to: Person, leader: Person, partner: Person, stamped_at: datetime) -> CalendarEntry:
    """An entry of its own: under the members' uid, one calendar would take it for theirs."""
    address = absolute("diaries.show")
    return CalendarEntry(
        uid=f"diary-{session.uid}",
        sequence=session.sequence,
        stamped_at=stamped_at,
        starts_at=session.starts_at,
        minutes=session.minutes,
        zone=to.timezone,
        summary=_("%(leader)s with %(name)s", leader=leader.name, name=partner.name),
        description=rule(address),
        location="",
        address=address,
        organizer=organizer(),
        attendees=(Attendee(to.name, to.email),),
    )
