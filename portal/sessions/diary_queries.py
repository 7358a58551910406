"""What an assistant reads of sessions: their times. No agenda, call link, reason, log or note is selected here."""
from dataclasses import dataclass
from datetime import datetime

from peewee import Case, ModelSelect, fn

from portal.delegates.models import Delegation
from portal.delegates.queries import led_by, mentorships_kept_by
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions.models import LONGEST, MentoringSession, Move
from portal.sessions.queries import is_cancelled

# All that a diary holds of a session.
TIMES = (
    MentoringSession.id,
    MentoringSession.mentorship,
    MentoringSession.uid,
    MentoringSession.sequence,
    MentoringSession.starts_at,
    MentoringSession.minutes,
    MentoringSession.format,
)


@dataclass(frozen=True)
class Act:
    """What an assistant did with a session: planned it, or moved it (`from_at` is None for a plan)."""

    by: Person
    at: datetime
    mentorship_id: int
    from_at: datetime | None
    to_at: datetime


def diary_of(person: Person, at: datetime) -> ModelSelect:
    """The times of the sessions to come or going on at `at`, in the diaries that `person` keeps, soonest first."""
    kept = mentorships_kept_by(person).select(Mentorship.id).order_by()
    # A session takes four hours at most; what is over by its own length, the reader of the rows leaves out.
    return (
        MentoringSession.select(*TIMES, Mentorship)
        .join(Mentorship)
        .where(MentoringSession.mentorship.in_(kept), MentoringSession.starts_at > at - LONGEST, ~is_cancelled())
        .order_by(MentoringSession.starts_at, MentoringSession.id)
    )


def planned_counts(person: Person) -> dict[int, tuple[int, int]]:
    """{mentorship: (how many of its sessions were not cancelled, the id of its newest one)} in the diaries that `person` keeps."""
    kept = mentorships_kept_by(person).select(Mentorship.id).order_by()
    count, newest = fn.COUNT(Case(None, ((~is_cancelled(), MentoringSession.id),), None)), fn.MAX(MentoringSession.id)
    rows = MentoringSession.select(MentoringSession.mentorship, count, newest).where(MentoringSession.mentorship.in_(kept))
    return {number: (found, latest) for number, found, latest in rows.group_by(MentoringSession.mentorship).order_by(newest).tuples()}


def acts_for(leader: Person) -> list[Act]:
    """Everything that assistants ever did in the diary of `leader`, the newest first."""
    assistants = Delegation.select(Delegation.delegate).where(Delegation.leader == leader, Delegation.delegate.is_null(False))
    mine = led_by([leader.id])
    moves = (
        Move.select(Move.from_at, Move.to_at, Move.moved_at, Person.id, Person.given_name, Person.family_name, MentoringSession.mentorship)
        .join(Person, on=(Move.moved_by == Person.id), attr="moved_by")
        .switch(Move)
        .join(MentoringSession)
        .where(MentoringSession.mentorship.in_(mine), Move.moved_by.in_(assistants))
        .order_by(Move.id)
    )
    plans = (
        MentoringSession.select(*TIMES, MentoringSession.planned_at, Person.id, Person.given_name, Person.family_name)
        .join(Person, on=(MentoringSession.planned_by == Person.id), attr="planned_by")
        .where(MentoringSession.mentorship.in_(mine), MentoringSession.planned_by.in_(assistants))
        .order_by(MentoringSession.id)
    )
    acts = [Act(one.moved_by, one.moved_at, one.session.mentorship_id, one.from_at, one.to_at) for one in moves]
    first = _first_times([one.id for one in plans])
    acts += [Act(one.planned_by, one.planned_at, one.mentorship_id, None, first.get(one.id, one.starts_at)) for one in plans]
    return sorted(acts, key=lambda act: act.at, reverse=True)


def _first_times(sessions: list[int]) -> dict[int, datetime]:
    """{session: when it was to begin as it was planned} of those that were moved since, whoever moved them."""
    moves = Move.select(Move.session, Move.from_at).where(Move.session.in_(sessions or [0]))
    return dict(moves.order_by(Move.id.desc()).tuples())
