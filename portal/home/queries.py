"""What the front page asks of the rooms: as many queries for one mentorship as for ten."""
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from portal.enrollment.models import Enrollment
from portal.enrollment.queries import enrollments_of
from portal.home.together import Meeting, Together
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal
from portal.pairing.queries import open_for
from portal.people.models import Person
from portal.people.queries import is_administrator
from portal.programs.models import Program, Staff
from portal.programs.queries import may_make_programs
from portal.sessions.models import MentoringSession, SessionLog
from portal.sessions.queries import is_cancelled


@dataclass(frozen=True)
class Front:
    """Everything that the front page of one person shows."""

    together: list[Together]
    proposals: list[Proposal]
    unfinished: list[Enrollment]
    waiting_for_a_pairing: list[Enrollment]
    coordinates: bool
    sponsors: bool
    administers: bool

    @property
    def to_log(self) -> list[tuple[Together, Meeting]]:
        """What took place by the clock and the reader has not logged, oldest first."""
        return sorted(((pair, met) for pair in self.together for met in pair.to_log), key=lambda both: both[1].session.starts_at)

    @property
    def to_plan(self) -> list[Together]:
        """The mentorships that have nothing planned and are not through."""
        return [pair for pair in self.together if pair.wants_a_plan]

    @property
    def is_participant(self) -> bool:
        return bool(self.together or self.proposals or self.unfinished or self.waiting_for_a_pairing)

    @property
    def has_work(self) -> bool:
        return self.coordinates or self.sponsors or self.administers

    @property
    def waits(self) -> bool:
        """Whether anything waits for the reader, beside a session to plan."""
        return bool(self.proposals or self.unfinished or self.to_log)


def front_of(person: Person, at: datetime) -> Front:
    """The front page of `person` at `at`."""
    together, places = _together_of(person, at), list(enrollments_of(person))
    paired = {place for pair in together for place in pair.places}
    proposals = list(open_for(person))
    paired |= {place.id for proposal in proposals for place in (proposal.mentor, proposal.mentee)}
    roles = {role for (role,) in Staff.select(Staff.role).where(Staff.person == person).distinct().tuples()}
    return Front(
        together=together,
        proposals=proposals,
        unfinished=[place for place in places if not place.is_complete],
        waiting_for_a_pairing=[place for place in places if place.is_complete and place.id not in paired],
        coordinates="coordinator" in roles or may_make_programs(person),
        sponsors="sponsor" in roles,
        administers=is_administrator(person),
    )


def coordinators_for(person: Person) -> list[tuple[str, list[Person]]]:
    """Whom `person` can ask: the coordinators of each program that the person has a place in, by the program's name."""
    mine = Enrollment.select(Enrollment.program).where(Enrollment.person == person)
    rows = (
        Staff.select(Staff, Person, Program)
        .join(Person, on=(Staff.person == Person.id))
        .switch(Staff)
        .join(Program)
        .where(Staff.role == "coordinator", Staff.program.in_(mine), Person.left_at.is_null())
        .order_by(Program.name, Program.id, Person.family_name, Person.id)
    )
    found: dict[Program, list[Person]] = {}
    for row in rows:
        found.setdefault(row.program, []).append(row.person)
    return [(program.name, people) for program, people in found.items()]


def _together_of(person: Person, at: datetime) -> list[Together]:
    """The live mentorships of `person`, the one that meets next first."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    live = (
        Member.select(Member, Mentorship, Person)
        .join(Mentorship)
        .switch(Member)
        .join(Person)
        .where(Member.mentorship.in_(mine), Mentorship.ended_at.is_null())
        .order_by(Mentorship.id, Person.family_name, Member.id)
    )
    members: dict[Mentorship, list[Member]] = {}
    for member in live:
        members.setdefault(member.mentorship, []).append(member)
    meetings = _meetings_of([mentorship.id for mentorship in members], person)
    pairs = [Together(one, person, tuple(group), tuple(meetings.get(one.id, ())), at) for one, group in members.items()]
    return sorted(pairs, key=lambda pair: (pair.next is None, pair.next.session.starts_at if pair.next else at, pair.mentorship.id))


def _meetings_of(mentorships: list[int], person: Person) -> dict[int, list[Meeting]]:
    """The sessions that were not cancelled, oldest first, each with who said what about it; no log's words are read."""
    rows = (
        MentoringSession.select(MentoringSession, SessionLog.id, SessionLog.written_by, SessionLog.outcome)
        .join(SessionLog, JOIN.LEFT_OUTER, attr="log")
        .where(MentoringSession.mentorship.in_(mentorships), ~is_cancelled())
        .order_by(MentoringSession.starts_at, MentoringSession.id, SessionLog.id)
    )
    found: dict[int, dict[int, Meeting]] = {}
    for row in rows:
        meeting = found.setdefault(row.mentorship_id, {}).setdefault(row.id, Meeting(row, person.id, {}))
        log = getattr(row, "log", None)
        if log is not None and log.id is not None:
            meeting.said[log.written_by_id] = log.outcome
    return {mentorship: list(meetings.values()) for mentorship, meetings in found.items()}
