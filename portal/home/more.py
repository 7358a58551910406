"""What one person is beside a participant, and what else waits, beside logs and orientation, which the front page reads: in one query."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import ModelSelect, Value, fn

from portal.care.concerns.models import Concern
from portal.care.concerns.queries import without_a_reader
from portal.care.models import ProposedClose
from portal.delegates.models import Delegation
from portal.goals.models import FOLLOWED_UP, Commitment, FollowUp, Goal
from portal.home.together import Together
from portal.mentorships.agreement.queries import is_signed_by
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Administration, Person
from portal.programs.models import Coordination, GroupCoordination, Program, Staff
from portal.reads import compiled
from portal.sessions.models import Action, MentoringSession
from portal.sessions.queries import is_cancelled
from portal.surveys.models import Survey
from portal.surveys.queries import waits_for
from portal.words import lazy as _

# In the order told: what ends something first, then what has a day.
KINDS = {
    "close": _("Is it to close?"), "commitment": _("Your commitment"), "agreement": _("Your agreement"),
    "action": _("What you said you would do"), "goal": _("Your goal"),
}  # fmt: skip
UNREAD, ASKED, NOWHERE = "unread", "asked", 0


@dataclass(frozen=True)
class More:
    """A mentorship, and of which kinds (keys of KINDS) what waits in it is: one for each thing."""

    pair: Together
    kinds: tuple[str, ...]

    @property
    def hint(self) -> str:
        """What it is about, each kind once."""
        return ". ".join(str(words) for kind, words in KINDS.items() if kind in self.kinds)


@dataclass(frozen=True)
class Beside:
    """The roles on any staff, the concerns that lack a reader, surveys to answer, and (mentorship, kind) of what waits in mentorships."""

    roles: frozenset[str]
    unread: list[int]
    surveys: list[int]
    waiting: list[tuple[int, str]]


def beside_of(person: Person, at: datetime) -> Beside:
    """All of it for the front page of `person`."""
    today = person.day_at(at)
    rows = _beside(person.id, at, today, *(today - timedelta(days=days) for days in FOLLOWED_UP))
    return Beside(
        frozenset(kind for number, kind in rows if number == NOWHERE),
        [number for number, kind in rows if kind == UNREAD],
        [number for number, kind in rows if kind == ASKED],
        [(number, kind) for number, kind in rows if kind in KINDS],
    )


def gathered(pairs: list[Together], rows: Iterable[tuple[int, str]]) -> list[More]:
    """The rows (mentorship, kind) by mentorship, in the order of `pairs`."""
    found: dict[int, list[str]] = {}
    for mentorship, kind in rows:
        found.setdefault(mentorship, []).append(kind)
    return [More(pair, tuple(found[pair.mentorship.id])) for pair in pairs if pair.mentorship.id in found]


@compiled
def _beside(person: int, at: datetime, today: date, soon: date, late: date):
    """(number, kind): a role stands at NOWHERE, the others at the row that they are about."""
    unread = without_a_reader(person).select(Concern.id, Value(UNREAD))
    surveys = Survey.select(Survey.id, Value(ASKED)).where(waits_for(person, at))
    return unread.union_all(_roles(person)).union_all(surveys).union_all(_waiting(person, at, today, soon, late)).tuples()


def _roles(person: int) -> ModelSelect:
    """The roles on any program's staff, whether `person` may make programs, administers, keeps a diary."""
    owned = Program.select(Value(NOWHERE), Value("coordinator")).join(GroupCoordination, on=(GroupCoordination.group == Program.owned_by))
    keeps = (Delegation.delegate == person) & Delegation.accepted_at.is_null(False) & Delegation.ended_at.is_null()
    return (
        Staff.select(Value(NOWHERE), Staff.role).where(Staff.person == person)
        .union_all(Coordination.select(Value(NOWHERE), Value("convenor")).where(Coordination.person == person))
        .union_all(Administration.select(Value(NOWHERE), Value("administrator")).where(Administration.person == person))
        .union_all(owned.where(GroupCoordination.person == person))
        .union_all(Delegation.select(Value(NOWHERE), Value("assistant")).where(keeps))
    )


def _waiting(person: int, at: datetime, today: date, soon: date, late: date) -> ModelSelect:
    """Of live mentorships alone; the same as `workspace.waiting` tells there."""
    mine = Mentorship.id.in_(Member.select(Member.mentorship).where(Member.person == person)) & Mentorship.ended_at.is_null()
    unsigned = Mentorship.select(Mentorship.id, Value("agreement")).where(mine, ~is_signed_by(person))
    closing = Mentorship.select(Mentorship.id, Value("close")).where(
        mine, fn.EXISTS(ProposedClose.select(ProposedClose.id).where(ProposedClose.mentorship == Mentorship.id, ProposedClose.waits()))
    )
    is_due = (Goal.owner == person) & Goal.reached_at.is_null() & (Goal.due_on <= today)
    goals = Goal.select(Goal.mentorship, Value("goal")).join(Mentorship).where(mine, is_due)
    parts = unsigned.union_all(closing).union_all(goals).union_all(_actions(person, at, today).where(mine))
    return parts.union_all(_commitments(person, soon, late).where(mine))


def _actions(person: int, at: datetime, today: date) -> ModelSelect:
    rows = Action.select(MentoringSession.mentorship, Value("action")).join(MentoringSession).join(Mentorship)
    is_due = (Action.owner == person) & Action.done_at.is_null() & (Action.due_on <= today)
    return rows.where(is_due, MentoringSession.starts_at <= at, ~is_cancelled())


def _commitments(person: int, soon: date, late: date) -> ModelSelect:
    """Those made until `soon`, and not answered since; who made one until `late` is asked for the second answer alone."""
    first, second = FOLLOWED_UP
    is_first = (Commitment.made_on <= soon) & (Commitment.made_on > late) & ~_is_answered(first)
    is_second = (Commitment.made_on <= late) & ~_is_answered(second)
    rows = Commitment.select(Commitment.mentorship, Value("commitment")).join(Mentorship)
    return rows.where(Commitment.made_by == person, is_first | is_second)


def _is_answered(days: int):
    return fn.EXISTS(FollowUp.select(FollowUp.id).where(FollowUp.commitment == Commitment.id, FollowUp.days == days))
