"""What one member sees of a mentorship; each part is fetched when a region asks for it, and never more than that member may read."""
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cached_property

from portal.enrollment.queries import labels_in
from portal.goals.models import JournalEntry
from portal.goals.queries import entries_visible_to
from portal.goals.shown import ShownCommitment, ShownGoal, gathered_commitments, gathered_goals
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.ending_words import words_for
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import ending_of
from portal.mentorships.several import Several, partner_among, shared_with
from portal.people.models import Person
from portal.programs.formats import SENIOR, books
from portal.programs.prompts.queries import Prompts, prompts_for
from portal.sessions.models import MentoringSession, SessionLog
from portal.sessions.offers import Offers
from portal.sessions.queries import logs_readable_by
from portal.workspace import reads
from portal.workspace.shown_session import ShownSession

# The page of a mentorship is for ten seconds on a phone: what is older stands a tap away.
LATEST_ENTRIES = 2
LATEST_SESSIONS = 3
CANCELLED_IS_NEWS = timedelta(days=7)


class Shown:
    """A mentorship as `reader` sees it at the moment `at`."""

    def __init__(self, mentorship: Mentorship, reader: Person, at: datetime):
        self.mentorship, self.reader, self.at = mentorship, reader, at
        self.can_write = mentorship.ended_at is None

    @property
    def today(self) -> date:
        """The day where the reader is."""
        return self.reader.day_at(self.at)

    @cached_property
    def members(self) -> list[Member]:
        """The mentor first."""
        return sorted(reads.members(self.mentorship.id), key=lambda member: member.role != "mentor")

    @property
    def lifted(self) -> tuple[str, str]:
        """The names of who lifts and who is lifted."""
        return self.members[0].person.name, self.members[-1].person.name

    @property
    def in_circle(self) -> bool:
        """Whether several members meet one mentor in it."""
        return is_circle(self.mentorship)

    @property
    def leads(self) -> bool:
        """Whether the reader is the mentor in it."""
        # Whoever has just left a circle is no member any more, and leads nothing.
        return any(member.role == "mentor" for member in self.members if member.person_id == self.reader.id)

    @cached_property
    def partner(self) -> Person | Several:
        """Whom the reader meets; in a circle the others as one."""
        return partner_among([member.person for member in self.members], self.reader, in_circle=self.in_circle)

    @property
    def others(self) -> list[Person]:
        """Everybody but the reader."""
        return [member.person for member in self.members if member.person_id != self.reader.id]

    @property
    def shared_with(self):
        """Who reads what is shared here."""
        return shared_with(self.partner)

    def name_of(self, person: int | None) -> str:
        """The given name of somebody who did or wrote something here, also of who has left the circle since."""
        if person not in self._names:
            self._names[person] = Person.select(Person.given_name).where(Person.id == person).scalar() or ""
        return self._names[person]

    @cached_property
    def _names(self) -> dict[int, str]:
        return {member.person_id: member.person.given_name for member in self.members}

    @property
    def leader(self) -> Person | None:
        """The senior member, whose assistant may keep the diary, in a mentorship that has one."""
        senior = SENIOR.get(self.mentorship.program.format)
        return next((member.person for member in self.members if member.role == senior), None)

    @cached_property
    def assistants(self) -> dict[int, str]:
        """The names of those who planned or moved a session and are no member: they keep the leader's diary."""
        members = {member.person_id for member in self.members}
        by = [who for row in self._rows for who in (row.planner, getattr(row.change, "mover", None)) if who is not None]
        return {who.id: who.name for who in by if who.id not in members}

    @property
    def my_place(self) -> int:
        """The id of the reader's place in the program."""
        return next(member.enrollment_id for member in self.members if member.person_id == self.reader.id)

    @property
    def my_side(self) -> str:
        """Which side the reader speaks for."""
        return next(member.role for member in self.members if member.person_id == self.reader.id)

    @property
    def may_finish(self) -> bool:
        """Whether its time has come: as many sessions were held as agreed, or the program is over."""
        return self.can_write and (self.held >= self.mentorship.sessions_agreed or self.is_over)

    @property
    def is_over(self) -> bool:
        """Whether the program's last day has passed, so that no round comes any more."""
        return self.mentorship.program.ends_on < self.at.date()

    @property
    def ended_words(self):
        """What the reader is told of its end; None while it lasts."""
        return None if self.can_write else words_for(self.reader, ending_of(self.mentorship))

    @cached_property
    def sessions(self) -> list[ShownSession]:
        """All of them, latest first."""
        rows, changes, acts, logs = {}, defaultdict(dict), defaultdict(dict), defaultdict(dict)
        for row in self._rows:
            rows.setdefault(row.id, row)
            if row.change is not None:
                changes[row.id].setdefault(row.change.id, row.change)
            if row.action is not None:
                acts[row.id].setdefault(row.action.id, row.action)
        for log in logs_readable_by(self.reader, self.mentorship):
            logs[log.session_id][log.written_by_id] = log
        return [self._shown_session(row, changes[row.id].values(), acts[row.id].values(), logs[row.id]) for row in rows.values()]

    def _shown_session(self, row: MentoringSession, changes, acts, logs: dict[int, SessionLog]) -> ShownSession:
        mine = logs.pop(self.reader.id, None)
        return ShownSession(row, list(changes), mine, self._named(logs), len(self.members), list(acts))

    @cached_property
    def _rows(self) -> list[MentoringSession]:
        return reads.sessions_and_moves(self.mentorship.id)

    def _named(self, logs: dict[int, SessionLog]) -> list[tuple[str, SessionLog]]:
        return [(self.name_of(person), log) for person, log in logs.items()]

    @cached_property
    def upcoming(self) -> list[ShownSession]:
        """What is still to come or going on, soonest first."""
        return [one for one in reversed(self.sessions) if one.row.cancellation is None and one.row.ends_at > self.at]

    @property
    def to_come(self) -> int:
        """How many sessions have not begun."""
        return sum(not one.row.has_begun(self.at) for one in self.upcoming)

    @cached_property
    def past(self) -> list[ShownSession]:
        """What is over, latest first."""
        return [one for one in self.sessions if one.row.cancellation is None and one.row.ends_at <= self.at]

    @property
    def cancelled(self) -> list[ShownSession]:
        """What was called off, be its day over or to come; latest first."""
        return [one for one in self.sessions if one.row.cancellation is not None]

    @property
    def called_off(self) -> list[ShownSession]:
        """What was called off and its day is still to come, soonest first."""
        return [one for one in reversed(self.cancelled) if one.row.ends_at > self.at]

    @cached_property
    def latest(self) -> list[ShownSession]:
        """The last few of what is over, and what was called off just now: whoever comes back finds it told."""
        last = {one.row.id for one in self.past[:LATEST_SESSIONS]}
        return [one for one in self.behind if one.row.id in last or self._is_news(one)]

    def _is_news(self, one: ShownSession) -> bool:
        cancellation = one.row.cancellation
        return cancellation is not None and cancellation.cancelled_at > self.at - CANCELLED_IS_NEWS

    @cached_property
    def behind(self) -> list[ShownSession]:
        """What is over by the clock, held or called off, latest first."""
        return [one for one in self.sessions if one.row.ends_at <= self.at]

    @property
    def held(self) -> int:
        return sum(one.is_held for one in self.sessions)

    @property
    def prompts(self) -> Prompts:
        """What the reader is told about the next session."""
        program, agreed = self.mentorship.program, self.mentorship.sessions_agreed
        return prompts_for(program, self.my_side, self.held + 1, agreed)

    @property
    def latest_session(self) -> int:
        """The id of the newest session there is, cancelled or not; 0 for none."""
        return max((one.row.id for one in self.sessions), default=0)

    @cached_property
    def slots(self) -> list[datetime]:
        """Times for another session that suit everybody."""
        return Offers([self.mentorship], self.at).slots(self.mentorship)

    @property
    def booked_by(self) -> Person | None:
        """The member whose side makes the time; None where either does."""
        return next((member.person for member in self.members if books(self.mentorship.program, member.role)), None)

    @cached_property
    def topics(self) -> dict[str, str]:
        """What topics are called, also those that can be chosen no longer."""
        return labels_in(self.mentorship.program_id, "topics")

    @cached_property
    def goals(self) -> list[ShownGoal]:
        """The goals that the reader may read, open ones first."""
        return gathered_goals(reads.goals(self.reader.id, self.mentorship.id))

    @cached_property
    def commitments(self) -> list[ShownCommitment]:
        """What the leader's side will change, oldest first."""
        return gathered_commitments(reads.commitments(self.reader.id, self.mentorship.id))

    @property
    def may_commit(self) -> bool:
        """Whether the reader is of the side that says what it will change."""
        senior = SENIOR.get(self.mentorship.program.format)
        return self.can_write and any(one.role == (senior or one.role) for one in self.members if one.person_id == self.reader.id)

    @cached_property
    def latest_entries(self) -> list[JournalEntry]:
        """The newest entries that the reader may read; the rest stands on the journal's own page."""
        return list(entries_visible_to(self.reader, self.mentorship).limit(LATEST_ENTRIES))
