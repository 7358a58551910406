"""Who has started: of each mentorship that lasts, who read the orientation and when its members meet first. Facts alone."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import JOIN, Case, ModelSelect, fn

from portal.desk.mentorship_queries import START, AnyMember, Lines, moment_in
from portal.enrollment.models import MENTEE, MENTOR
from portal.launch.models import Kickoff
from portal.launch.queries import FIRST_WITHIN, begins_on
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.programs.models import Program
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled
from portal.words import lazy as _

TO_BE_LOGGED = timedelta(days=1)
# In the order in which they want a look.
STATES = ("late", "unplanned", "unread", "planned", "met")


@dataclass(frozen=True)
class Start:
    """One mentorship at its beginning: who read the cards, when its first session is or was, and by when it was asked for."""

    id: int
    mentor: str
    leader: str
    state: str
    mentor_place: int | None
    leader_place: int | None
    mentor_read: bool
    others_read: int
    others: int
    first_at: datetime | None
    due_on: date


class Starts(Lines):
    """The mentorships of a program that have not ended, as their beginning stands at a moment; narrowed and ordered as `Lines` are."""

    states = STATES

    def __init__(self, program: Program, at: datetime, kickoff: Kickoff | None):
        self.begins_on = begins_on(program, kickoff)
        these = Mentorship.program == program
        self._first = _first(these)
        self.first_at = self._first.c.first_at
        super().__init__(program, at)

    def select(self) -> ModelSelect:
        """All of them with people and facts, in no order; the rows are what `start` takes."""
        names, places = self.people(), self.pages()
        facts = (_read(MENTOR), _read(MENTEE), moment_in(self.first_at), Mentorship.starts_on)
        return self.with_persons(Mentorship.select(Mentorship.id, *names, self.rank, *places, *facts)).tuples()

    def start(self, row: tuple) -> Start:
        """A row of `select`."""
        number, mentor, mentors, leader, leaders, others, rank, *places, mentor_read, others_read, first_at, starts_on = row
        name = f"{leader} {leaders}".strip()
        if others > 1:
            name = str(_("%(name)s and %(more)s more", name=name, more=others - 1))
        due_on = max(starts_on, self.begins_on) + FIRST_WITHIN
        said = (f"{mentor} {mentors}".strip(), name, STATES[rank], *places)
        return Start(number, *said, bool(mentor_read), others_read, others, first_at, due_on)

    def _rank(self):
        cut = self.at.date() - FIRST_WITHIN
        cases = [
            (self.held > 0, "met"),
            (self.first_at.is_null(), "unplanned"),
            (fn.EXISTS(_unread()), "unread"),
        ]
        if self.begins_on < cut:
            # A session that is on, or was yesterday, has a day to be logged.
            reported = self.first_at.is_null() | (self.first_at < START.db_value(self.at - TO_BE_LOGGED))
            cases.insert(1, ((Mentorship.starts_on < cut) & self.next_at.is_null() & reported, "late"))
        return Case(None, [(condition, STATES.index(state)) for condition, state in cases], STATES.index("planned"))

    def _joined(self, select: ModelSelect) -> ModelSelect:
        rows = super()._joined(select).where(Mentorship.ended_at.is_null())
        return rows.join_from(Mentorship, self._first, JOIN.LEFT_OUTER, on=self._first.c.mentorship_id == Mentorship.id)


def _first(these):
    """By mentorship: when its first session is or was, called-off ones apart."""
    rows = MentoringSession.select(MentoringSession.mentorship, fn.MIN(START).alias("first_at")).join(Mentorship)
    return rows.where(these, ~is_cancelled()).group_by(MentoringSession.mentorship).alias("first")


def _finished():
    return Orientation.select(Orientation.id).where(Orientation.enrollment == AnyMember.enrollment, Orientation.finished_at.is_null(False))


def _unread():
    return AnyMember.select(AnyMember.id).where(AnyMember.mentorship == Mentorship.id, ~fn.EXISTS(_finished()))


def _read(role: str):
    """How many members of this role have read the orientation to its end."""
    return AnyMember.select(fn.COUNT(AnyMember.id)).where(
        AnyMember.mentorship == Mentorship.id, AnyMember.role == role, fn.EXISTS(_finished())
    )
