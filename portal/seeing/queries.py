"""What a coordinator may know of a member's page: facts of one program. No word of the two, and no answer, is selected here."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN, Case, ModelSelect

from portal.enrollment.models import Enrollment
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.several import Several, partner_among
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.sessions.queries import is_confirmed, is_held


@dataclass(frozen=True)
class SeenSession:
    """That a session was planned, held, moved or cancelled, and from which side."""

    id: int
    starts_at: datetime
    is_held: bool
    is_confirmed: bool
    cancelled_from: str | None
    moved_from: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """A mentorship of `reader` at the moment `at`, in facts alone; it has the names that the member's own page asks for."""

    mentorship: Mentorship
    reader: Person
    members: tuple[Member, ...]
    sessions: tuple[SeenSession, ...]
    at: datetime

    @property
    def can_write(self) -> bool:
        return self.mentorship.ended_at is None

    @property
    def partner(self) -> Person | Several:
        people = [member.person for member in self.members]
        return partner_among(people, self.reader, in_circle=is_circle(self.mentorship))

    @property
    def lifted(self) -> tuple[str, str]:
        """The names of who lifts and who is lifted."""
        names = [member.person.name for member in sorted(self.members, key=lambda member: member.role != "mentor")]
        return names[0], names[-1]

    @property
    def held(self) -> int:
        return sum(one.is_held for one in self.sessions)

    @property
    def upcoming(self) -> list[SeenSession]:
        """What is to come, or on by the agreed length: its own length is not known here. Soonest first."""
        return [one for one in self.sessions if one.cancelled_from is None and self._ends(one) > self.at]

    @property
    def past(self) -> list[SeenSession]:
        """What is over, latest first."""
        return [one for one in reversed(self.sessions) if one.cancelled_from is None and self._ends(one) <= self.at]

    @property
    def cancelled(self) -> list[SeenSession]:
        """What was called off, latest first."""
        return [one for one in reversed(self.sessions) if one.cancelled_from is not None]

    def _ends(self, one: SeenSession) -> datetime:
        return one.starts_at + timedelta(minutes=self.mentorship.session_minutes)


def places_in(program: Program, person: Person) -> list[Enrollment]:
    """The places that `person` holds in this program alone, the newest first."""
    mine = (Enrollment.person == person) & (Enrollment.program == program) & Enrollment.ended_at.is_null()
    return list(Enrollment.select().where(mine).order_by(Enrollment.enrolled_at.desc(), Enrollment.id.desc()))


def mentorships_in(program: Program, person: Person) -> ModelSelect:
    """The mentorships of `person` in this program alone, oldest first."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    rows = Mentorship.select(Mentorship, Program).join(Program).where(Mentorship.program == program, Mentorship.id.in_(mine))
    return rows.order_by(Mentorship.started_at, Mentorship.id)


def seen(mentorships: ModelSelect, reader: Person, at: datetime) -> list[Seen]:
    """These mentorships of `reader` in facts; in four queries, however many they are."""
    rows = list(mentorships)
    ids = [row.id for row in rows]
    members, sessions = defaultdict(list), defaultdict(list)
    for member in Member.select(Member, Person).join(Person).where(Member.mentorship.in_(ids)).order_by(Member.id):
        members[member.mentorship_id].append(member)
    moved = _sides_of_moves(ids)
    for mentorship, number, starts_at, is_held_, is_confirmed_, side in _facts(ids):
        one = SeenSession(number, starts_at, bool(is_held_), bool(is_confirmed_), side, tuple(moved[number]))
        sessions[mentorship].append(one)
    return [Seen(row, reader, tuple(members[row.id]), tuple(sessions[row.id]), at) for row in rows]


def _facts(ids: list[int]):
    flags = [Case(None, ((condition, 1),), 0) for condition in (is_held(), is_confirmed())]
    return (
        MentoringSession.select(MentoringSession.mentorship, MentoringSession.id, MentoringSession.starts_at, *flags, Cancellation.side)
        .join(Cancellation, JOIN.LEFT_OUTER)
        .where(MentoringSession.mentorship.in_(ids))
        .order_by(MentoringSession.starts_at, MentoringSession.id)
        .tuples()
    )


def _sides_of_moves(ids: list[int]) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = Move.select(Move.session, Move.side).join(MentoringSession).where(MentoringSession.mentorship.in_(ids))
    for session, side in rows.order_by(Move.moved_at, Move.id).tuples():
        found[session].append(side)
    return found
