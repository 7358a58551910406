"""What else waits in the mentorships of one person, beside logs and orientation, which the front page tells one by one: in one query."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import ModelSelect, Value, fn

from portal.care.models import ProposedClose
from portal.goals.models import FOLLOWED_UP, Commitment, FollowUp, Goal
from portal.home.together import Together
from portal.mentorships.agreement.queries import is_signed_by
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.reads import compiled
from portal.sessions.models import Action, MentoringSession
from portal.sessions.queries import is_cancelled
from portal.words import lazy as _

# In the order told: what ends something first, then what has a day.
KINDS = {
    "close": _("Is it to close?"), "commitment": _("Your commitment"), "agreement": _("Your agreement"),
    "action": _("What you said you would do"), "goal": _("Your goal"),
}  # fmt: skip


@dataclass(frozen=True)
class More:
    """A mentorship, and of which kinds (keys of KINDS) what waits in it is: one for each thing."""

    pair: Together
    kinds: tuple[str, ...]

    @property
    def hint(self) -> str:
        """What it is about, each kind once."""
        return ". ".join(str(words) for kind, words in KINDS.items() if kind in self.kinds)


def more_in(pairs: list[Together], person: Person, at: datetime) -> list[More]:
    """For each of these live mentorships in which more waits for `person`, what it is."""
    today = at.date()
    asked = (today - timedelta(days=days) for days in FOLLOWED_UP)
    return gathered(pairs, _waiting(person.id, at, today, *asked))


def gathered(pairs: list[Together], rows: Iterable[tuple[int, str]]) -> list[More]:
    """The rows (mentorship, kind) by mentorship, in the order of `pairs`."""
    found: dict[int, list[str]] = {}
    for mentorship, kind in rows:
        found.setdefault(mentorship, []).append(kind)
    return [More(pair, tuple(found[pair.mentorship.id])) for pair in pairs if pair.mentorship.id in found]


@compiled
def _waiting(person: int, at: datetime, today: date, soon: date, late: date):
    """(mentorship, kind) of each thing, of live mentorships alone; the same as `workspace.waiting` tells there."""
    mine = Mentorship.id.in_(Member.select(Member.mentorship).where(Member.person == person)) & Mentorship.ended_at.is_null()
    unsigned = Mentorship.select(Mentorship.id, Value("agreement")).where(mine, ~is_signed_by(person))
    open_ = ProposedClose.kept_at.is_null() & ProposedClose.closed_at.is_null()
    closing = Mentorship.select(Mentorship.id, Value("close")).where(
        mine, fn.EXISTS(ProposedClose.select(ProposedClose.id).where(ProposedClose.mentorship == Mentorship.id, open_))
    )
    is_due = (Goal.owner == person) & Goal.reached_at.is_null() & (Goal.due_on <= today)
    goals = Goal.select(Goal.mentorship, Value("goal")).join(Mentorship).where(mine, is_due)
    parts = unsigned.union_all(closing).union_all(goals).union_all(_actions(person, at, today).where(mine))
    return parts.union_all(_commitments(person, soon, late).where(mine)).tuples()


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
