"""The times that members are offered: whose working hours and whose sessions they keep clear of is read here, and shown nowhere."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from peewee import JOIN

from portal.enrollment.models import Answer, Question
from portal.enrollment.queries import is_in_force
from portal.mentorships.models import Member, Mentorship
from portal.pairing.matching.criteria import USUAL_WEEK
from portal.people.models import Person
from portal.sessions.models import LONGEST, MentoringSession
from portal.sessions.queries import is_cancelled
from portal.sessions.slots import Hours, free_spans, spread, starts_in
from portal.week import DAYS, read_week

OFFERED, AHEAD = 6, timedelta(weeks=3)
# Nobody is offered a time of the same day: both sides need a night to make room.
NOTICE = timedelta(hours=6)
# Who meets on one day has not done by the next what was agreed.
REST = timedelta(days=1)


def slots_for(mentorship: Mentorship, at: datetime, count: int = 3) -> list[datetime]:
    """Up to `count` times in the next three weeks that suit everybody in it, soonest first; none where no hours are common."""
    return Offers([mentorship], at).slots(mentorship, count)


@dataclass(frozen=True)
class _Taken:
    """A session that keeps its members busy."""

    session: int
    mentorship: int
    starts_at: datetime
    ends_at: datetime

    def keeping_from(self, mentorship: Mentorship) -> tuple[datetime, datetime]:
        """Its own time; for a further session of the same mentorship a day around it, too."""
        rest = REST if self.mentorship == mentorship.id else timedelta()
        return self.starts_at - rest, self.ends_at + rest


class Offers:
    """The free times of these mentorships at one moment, read in two queries however many they are."""

    def __init__(self, mentorships: list[Mentorship], at: datetime):
        self.mentorships, self.at = mentorships, at
        self.first = (at + NOTICE).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        self.last = at + AHEAD

    def slots(
        self, mentorship: Mentorship, count: int = OFFERED, *, minutes: int = 0, apart_from: MentoringSession | None = None
    ) -> list[datetime]:
        """Up to `count` times for a session as long as agreed, or of `minutes`.

        The session `apart_from` is to move: its time is free, and not offered.
        """
        starts = self.starts(mentorship, minutes, apart_from)
        other = [start for start in starts if not apart_from or start != apart_from.starts_at]
        return spread(other, count, self._hours[mentorship.id][0][1].zone) if other else []

    def starts(self, mentorship: Mentorship, minutes: int = 0, apart_from: MentoringSession | None = None) -> list[datetime]:
        """Every time that suits everybody, be it among the few that a page shows or not."""
        people = self._hours.get(mentorship.id, [])
        taken = {one for person, _hours in people for one in self._taken[person]}
        busy = [one.keeping_from(mentorship) for one in taken if not apart_from or one.session != apart_from.id]
        spans = free_spans([hours for _person, hours in people], busy, self.first, self.last)
        return starts_in(spans, minutes or mentorship.session_minutes) if people else []

    @cached_property
    def _hours(self) -> dict[int, list[tuple[int, Hours]]]:
        """{mentorship: [(member, working hours)]}: as answered, be it for pairing alone, else the usual ones."""
        asked = Question.select(Question.id).where(Question.key == "hours", is_in_force())
        answered = (Answer.enrollment == Member.enrollment) & Answer.question.in_(asked)
        rows = (
            Member.select(Member.mentorship, Member.person, Person.timezone, Answer.value)
            .join(Person)
            .switch(Member)
            .join(Answer, JOIN.LEFT_OUTER, on=answered)
            .where(Member.mentorship.in_([one.id for one in self.mentorships]))
            .order_by(Member.mentorship, Member.role, Member.id)
        )
        found = defaultdict(list)
        for row in rows.objects():
            found[row.mentorship_id].append((row.person_id, _hours(row.value, row.timezone)))
        return found

    @cached_property
    def _taken(self) -> dict[int, set[_Taken]]:
        """{member: what that person has planned, with whomever}."""
        people = {person for members in self._hours.values() for person, _hours in members}
        of_session = [getattr(MentoringSession, name) for name in ("id", "mentorship", "starts_at", "minutes")]
        near = MentoringSession.starts_at.between(self.first - LONGEST - REST, self.last + REST)
        rows = (
            MentoringSession.select(*of_session, Member.person)
            .join(Member, on=(Member.mentorship == MentoringSession.mentorship))
            .where(Member.person.in_(people), near, ~is_cancelled())
        )
        found = defaultdict(set)
        for row in rows.objects():
            found[row.person].add(_Taken(row.id, row.mentorship_id, row.starts_at, row.ends_at))
        return found


def _hours(said, zone: str) -> Hours:
    named = said.get("zone") if isinstance(said, dict) else None
    week = {DAYS.index(day): hours for day, hours in read_week(said).items()}
    return Hours(named or zone, week or USUAL_WEEK)
