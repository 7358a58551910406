"""The rows that each turn of the schedule reads: many times an hour, so each select is written as SQL once; never a word of anybody's."""
from datetime import datetime

from peewee import JOIN, ModelSelect

from portal.care.models import Told
from portal.delegates.queries import assistants, every_kept_diary
from portal.enrollment.models import Answer, Enrollment, Question
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import GroupCoordination, Program, Staff
from portal.reads import compiled
from portal.sessions.models import ENDING, Cancellation, MentoringSession, Move, SessionLog


def live_mentorships() -> ModelSelect:
    """The mentorships that have not ended, by id."""
    return Mentorship.select(Mentorship.id).where(Mentorship.ended_at.is_null())


@compiled
def everybody():
    """Who could get a reminder at all: members of live mentorships, coordinators and assistants, unless they have left the company."""
    members = Member.select(Member.person).where(Member.mentorship.in_(live_mentorships()))
    staff = Staff.select(Staff.person).where(Staff.role == "coordinator")
    them = Person.id.in_(members) | Person.id.in_(staff) | Person.id.in_(GroupCoordination.select(GroupCoordination.person))
    them |= Person.id.in_(assistants())
    rows = Person.select(Person.id, Person.email, Person.given_name, Person.timezone)
    return rows.where(them, Person.left_at.is_null()).order_by(Person.id)


@compiled
def mentorships():
    """Each with its program."""
    return mentorships_of(live_mentorships())


def mentorships_of(these) -> ModelSelect:
    """The same of these, a select or a list of ids, as all that follow take it; ended ones are left out."""
    rows = Mentorship.select(
        Mentorship.id, Mentorship.started_at, Mentorship.days_between_sessions, Mentorship.sessions_agreed,
        Program.id, Program.format, Program.starts_on, Program.months,
    )
    return rows.join(Program).where(Mentorship.ended_at.is_null(), Mentorship.id.in_(these)).order_by(Mentorship.id)


@compiled
def members():
    """Of live mentorships, with place and person."""
    return members_of(live_mentorships())


def members_of(these) -> ModelSelect:
    """Of these mentorships."""
    rows = Member.select(
        Member.id, Member.mentorship, Member.role, Enrollment.id, Enrollment.paused_at, Enrollment.paused_until, Person.id, Person.left_at
    )
    return rows.join(Enrollment).switch(Member).join(Person).where(Member.mentorship.in_(these)).order_by(Member.id)


@compiled
def diaries():
    """(mentorship, assistant) of every diary that somebody keeps."""
    return every_kept_diary()


@compiled
def answers_about_hours():
    """The oldest first."""
    rows = Answer.select(Answer.id, Answer.value, Enrollment.id, Enrollment.person).join(Enrollment).switch(Answer).join(Question)
    named = (Question.key == "hours") & (Answer.is_passed == False) & Question.retired_at.is_null()  # noqa: E712 - an expression
    return rows.where(named).order_by(Answer.answered_at, Answer.id)


@compiled
def sessions():
    """Not cancelled ones of live mentorships, the earliest first."""
    return sessions_of(live_mentorships())


def sessions_of(these) -> ModelSelect:
    """Of these mentorships."""
    rows = MentoringSession.select(
        MentoringSession.id, MentoringSession.mentorship, MentoringSession.starts_at, MentoringSession.minutes, MentoringSession.planned_at
    )
    rows = rows.join(Cancellation, JOIN.LEFT_OUTER).where(Cancellation.id.is_null(), MentoringSession.mentorship.in_(these))
    return rows.order_by(MentoringSession.starts_at, MentoringSession.id)


@compiled
def logs():
    """Who said what of the sessions of live mentorships; no word of a log."""
    return logs_of(live_mentorships())


def logs_of(these) -> ModelSelect:
    """Of these mentorships."""
    rows = SessionLog.select(SessionLog.id, SessionLog.session, SessionLog.written_by, SessionLog.outcome).join(MentoringSession)
    return rows.where(MentoringSession.mentorship.in_(these)).order_by(SessionLog.id)


@compiled
def moves():
    """Of the sessions of live mentorships, with these."""
    return moves_of(live_mentorships())


def moves_of(these) -> ModelSelect:
    """Of these mentorships."""
    facts = (Move.id, Move.moved_at, Move.side, Move.from_at, Move.to_at)
    rows = Move.select(*facts, MentoringSession.id, MentoringSession.mentorship).join(MentoringSession)
    return rows.where(MentoringSession.mentorship.in_(these)).order_by(Move.moved_at, Move.id)


@compiled
def cancellations():
    """By a side: those with which a mentorship ended are left out."""
    return cancellations_of(live_mentorships())


def cancellations_of(these) -> ModelSelect:
    """Of these mentorships."""
    rows = Cancellation.select(
        Cancellation.id, Cancellation.cancelled_at, Cancellation.side, MentoringSession.id, MentoringSession.mentorship
    )
    rows = rows.join(MentoringSession).where(Cancellation.side != ENDING, MentoringSession.mentorship.in_(these))
    return rows.order_by(Cancellation.id)


@compiled
def told(since: datetime):
    """What everybody was told after a moment."""
    return Told.select(Told.id, Told.person, Told.step, Told.about, Told.told_at).where(Told.told_at > since).order_by(Told.id)
