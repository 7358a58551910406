"""What an assistant sees: when, how long, how and with whom, in a fixed number of queries; and what a leader sees of assistants."""
from dataclasses import dataclass, field
from datetime import datetime

from portal.delegates.models import Delegation
from portal.delegates.queries import delegations_of, diaries_kept_by, mentorships_kept_by
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.formats import SENIOR
from portal.programs.models import Program
from portal.sessions.diary_queries import Act, acts_for, diary_of, planned_counts
from portal.sessions.models import MentoringSession

NAMES = (Person.id, Person.given_name, Person.family_name)


@dataclass
class Pair:
    """One mentorship of a leader as its diary: the partner's name and clock, and what is to come."""

    mentorship: Mentorship
    partner: Person | None = None
    sessions: list[MentoringSession] = field(default_factory=list)
    planned: int = 0
    newest: int = 0

    @property
    def waits(self) -> bool:
        """Nothing is to come, and fewer sessions were planned than are agreed."""
        return not self.sessions and self.planned < self.mentorship.sessions_agreed


@dataclass(frozen=True)
class Kept:
    """One diary that the reader keeps: whose, and each of that leader's mentorships."""

    row: Delegation
    pairs: list[Pair]

    @property
    def leader(self) -> Person:
        return self.row.leader


def kept_by(person: Person, at: datetime) -> list[Kept]:
    """The diaries of `person` at `at`, by the leaders' names."""
    pairs, of_leader = _pairs(person)
    for session in diary_of(person, at):
        if session.ends_at > at:
            pairs[session.mentorship_id].sessions.append(session)
    for mentorship, (planned, newest) in planned_counts(person).items():
        pairs[mentorship].planned, pairs[mentorship].newest = planned, newest
    return [Kept(row, [pairs[number] for number in of_leader.get(row.leader_id, ())]) for row in diaries_kept_by(person)]


def _pairs(person: Person) -> tuple[dict[int, Pair], dict[int, list[int]]]:
    """The kept mentorships by id, and their ids by leader; of the people only what a calendar entry names, and their clocks."""
    kept = mentorships_kept_by(person).select(Mentorship.id).order_by()
    members = (
        Member.select(Member.id, Member.role, Member.mentorship, Member.person, Mentorship, Program, *NAMES, Person.timezone)
        .join(Mentorship)
        .join(Program)
        .switch(Member)
        .join(Person)
        .where(Member.mentorship.in_(kept))
        .order_by(Mentorship.started_at, Mentorship.id, Member.id)
    )
    pairs: dict[int, Pair] = {}
    of_leader: dict[int, list[int]] = {}
    for member in members:
        pair = pairs.setdefault(member.mentorship_id, Pair(member.mentorship))
        if member.role == SENIOR.get(member.mentorship.program.format):
            of_leader.setdefault(member.person_id, []).append(member.mentorship_id)
        else:
            pair.partner = member.person
    return pairs, of_leader


@dataclass(frozen=True)
class Assistants:
    """What a leader sees: who is asked or keeps the diary, who was, and everything that was done."""

    open: list[Delegation]
    earlier: list[Delegation]
    acts: list[Act]
    # By mentorship, the name of the partner.
    partners: dict[int, str]


def assistants_of(leader: Person, at: datetime) -> Assistants:
    """The leader's assistants at `at`."""
    every = list(delegations_of(leader))
    mine = Member.select(Member.mentorship).where(Member.person == leader)
    others = Member.select(Member, Person).join(Person).where(Member.mentorship.in_(mine), Member.person != leader)
    return Assistants(
        open=[one for one in every if one.is_open(at)],
        earlier=[one for one in every if not one.is_open(at)],
        acts=acts_for(leader),
        partners={member.mentorship_id: member.person.name for member in others.order_by(Member.id)},
    )
