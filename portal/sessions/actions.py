"""The verbs of sessions: plan, move, cancel, prepare. Each is one transaction with its audit line, its letters and its news."""
from datetime import datetime, timedelta
from uuid import uuid4

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.delegates.models import Delegation
from portal.delegates.queries import diaries_of, spoken_for
from portal.mail.outbox import post
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import members_of, side_of
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.sessions import diary_mail, mail  # noqa: F401 - register the letters that are posted here
from portal.sessions.models import LONGEST, Cancellation, MentoringSession, Move
from portal.sessions.news import SessionCancelled, SessionMoved, SessionPlanned
from portal.sessions.queries import is_cancelled, sessions_visible_to
from portal.words import lazy as _


class Refused(Exception):
    """A change that the facts do not allow; `sentence` says why, to the person who asked."""

    def __init__(self, sentence):
        super().__init__(str(sentence))
        self.sentence = sentence


def plan(
    mentorship: Mentorship, *, by: Person, at: datetime, starts_at: datetime, minutes: int, format: str, join_link: str, agenda: str
) -> MentoringSession:
    """Plan a session and send both members its calendar entry. Raises Refused when the time is taken or past."""
    with db.atomic():
        alone_with_open(mentorship)
        spoken = _spoken_for(mentorship, by)
        _hold_free(spoken, by, at, starts_at, minutes)
        session = MentoringSession.create(
            mentorship=mentorship,
            uid=str(uuid4()),
            starts_at=starts_at,
            minutes=minutes,
            format=format,
            join_link=join_link,
            agenda=agenda,
            planned_by=by,
            planned_at=at,
        )
        record("sessions.plan", by=by, about=f"session/{session.id}", program=mentorship.program_id, **_facts(spoken, by))
        tell_members(session, f"session-planned:{session.id}", "sessions.planned")
        tell_assistants(session, f"session-planned:{session.id}")
        announce(SessionPlanned(session, by, at))
    return session


def move(session: MentoringSession, *, by: Person, at: datetime, starts_at: datetime, reason: str, seen: int) -> Move:
    """Give a session another time. Raises Refused.

    `seen` is the sequence that `by` looked at: who moves what has changed meanwhile looks again first.
    """
    with db.atomic():
        mentorship = session.mentorship
        alone_with(mentorship)
        session = MentoringSession.get_by_id(session.id)
        hold_changeable(session, at)
        if session.sequence != seen:
            raise Refused(_("This session has changed in the meantime. Look at its time again, then move it if you still want to."))
        if starts_at == session.starts_at:
            raise Refused(_("The session has this time already. Choose another one."))
        spoken = _spoken_for(mentorship, by)
        _hold_free(spoken, by, at, starts_at, session.minutes, apart_from=session)
        made = Move.create(
            session=session,
            from_at=session.starts_at,
            to_at=starts_at,
            side=spoken.role,
            moved_by=by,
            moved_at=at,
            reason=reason,
        )
        session.starts_at, session.sequence = starts_at, session.sequence + 1
        session.save(only=[MentoringSession.starts_at, MentoringSession.sequence])
        record("sessions.move", by=by, about=f"session/{session.id}", program=mentorship.program_id, **_facts(spoken, by))
        tell_members(session, f"session-moved:{made.id}", "sessions.moved", move=made.id)
        tell_assistants(session, f"session-moved:{made.id}", move=made.id)
        announce(SessionMoved(made, by, at))
    return made


def cancel(session: MentoringSession, *, by: Person, at: datetime, reason: str) -> Cancellation:
    """Call a session off; a second time changes nothing. Raises Refused once it has begun."""
    with db.atomic():
        mentorship = session.mentorship
        alone_with(mentorship)
        session = MentoringSession.get_by_id(session.id)
        earlier = Cancellation.get_or_none(Cancellation.session == session)
        if earlier is not None:
            return earlier
        hold_changeable(session, at)
        side = side_of(mentorship, by)
        made = Cancellation.create(session=session, side=side, cancelled_by=by, cancelled_at=at, reason=reason)
        session.sequence += 1
        session.save(only=[MentoringSession.sequence])
        record("sessions.cancel", by=by, about=f"session/{session.id}", program=mentorship.program_id, side=side)
        tell_members(session, f"session-cancelled:{session.id}", "sessions.cancelled")
        tell_assistants(session, f"session-cancelled:{session.id}")
        announce(SessionCancelled(made, by, at))
    return made


def write_agenda(session: MentoringSession, *, by: Person, at: datetime, agenda: str) -> None:
    """What the two will talk about: the mentor leads, the leader may add. Raises Refused once the session is cancelled."""
    with db.atomic():
        if MentoringSession.select().where(MentoringSession.id == session.id, is_cancelled()).exists():
            raise Refused(_("This session is cancelled."))
        MentoringSession.update(agenda=agenda).where(MentoringSession.id == session.id).execute()
        record("sessions.write_agenda", by=by, about=f"session/{session.id}", program=session.mentorship.program_id)


def alone_with(mentorship: Mentorship) -> None:
    """Hold the mentorship's row until this transaction ends, so that two members cannot plan at the same moment."""
    Mentorship.update(program=Mentorship.program).where(Mentorship.id == mentorship.id).execute()


def alone_with_open(mentorship: Mentorship) -> None:
    """The same, for what needs a mentorship that lasts. Raises Refused when it ended while the page was open."""
    alone_with(mentorship)
    if Mentorship.select().where(Mentorship.id == mentorship.id, Mentorship.ended_at.is_null(False)).exists():
        raise Refused(_("This mentorship has ended meanwhile, so nothing more is planned or logged anew in it."))


def hold_unoccupied(
    mentorship: Mentorship, whose: Person, starts_at: datetime, minutes: int, apart_from: MentoringSession | None = None, *, by: Person
) -> None:
    """Raise Refused when this mentorship, or `whose` diary in another one, has a session at that time.

    The other member's other sessions are theirs: nothing here may tell of them.
    """
    ends_at = starts_at + timedelta(minutes=minutes)
    near = MentoringSession.starts_at.between(starts_at - LONGEST, ends_at)
    for other in sessions_visible_to(whose).where(near, ~is_cancelled()):
        if other != apart_from and other.starts_at < ends_at and starts_at < other.ends_at:
            raise Refused(_taken(whose, by, mentorship if other.mentorship_id == mentorship.id else None))


def _taken(whose: Person, by: Person, here: Mentorship | None):
    if whose != by:
        return _("%(name)s already has a session at that time.", name=whose.name)
    if here is None:
        return _("You have a session with somebody else at that time.")
    is_circle = here.program.format == GROUP
    return _("Your circle already has a session at that time.") if is_circle else _("You two already have a session at that time.")


def _spoken_for(mentorship: Mentorship, by: Person) -> Member:
    """The member for whom `by` acts; asked within the transaction, so that an assistant whose access has ended is late."""
    spoken = spoken_for(mentorship, by)
    if spoken is None:
        raise Refused(_("You no longer keep this diary."))
    return spoken


def _facts(spoken: Member, by: Person) -> dict:
    """What the trail says of who acted: the side, and for whom when it was somebody else's diary."""
    return {"side": spoken.role} if spoken.person == by else {"side": spoken.role, "on_behalf_of": spoken.person_id}


def _hold_free(spoken: Member, by, at, starts_at, minutes, apart_from=None) -> None:
    if starts_at <= at:
        raise Refused(_("Choose a time that is still to come."))
    hold_unoccupied(spoken.mentorship, spoken.person, starts_at, minutes, apart_from, by=by)


def hold_changeable(session: MentoringSession, at: datetime) -> None:
    """Raise Refused when a session is cancelled or has begun."""
    if Cancellation.select().where(Cancellation.session == session).exists():
        raise Refused(_("This session is cancelled. Plan a new one."))
    if session.has_begun(at):
        raise Refused(_("This session has begun. Log how it went instead."))


def tell_members(session: MentoringSession, fact: str, letter: str, **payload) -> None:
    """Post a letter about a change to each member; its key is made from the `fact`."""
    for member in members_of(session.mentorship):
        post(
            f"{fact}:person:{member.person_id}",
            letter,
            session=session.id,
            person=member.person_id,
            sequence=session.sequence,
            **payload,
        )


def tell_assistants(session: MentoringSession, fact: str, **payload) -> None:
    """Those who keep the leader's diary and asked for calendar entries of their own."""
    for row in diaries_of(session.mentorship).where(Delegation.wants_entries):
        post(f"{fact}:diary:{row.id}", "sessions.diary", session=session.id, delegation=row.id, sequence=session.sequence, **payload)
