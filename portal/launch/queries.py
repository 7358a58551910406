"""The kick-off of a program, who is asked to it, and by when whoever begins is to meet."""
from datetime import date, timedelta

from peewee import ModelSelect

from portal.launch.models import Guest, Kickoff
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program

FIRST_WITHIN = timedelta(days=14)


def kickoff_of(program: Program | int) -> Kickoff | None:
    """The newest kick-off event of a program, written, launched or called off; None before one is written."""
    return Kickoff.select().where(Kickoff.program == program).order_by(Kickoff.id.desc()).first()


def people_meeting(program: Program | int) -> ModelSelect:
    """Everybody in a mentorship of this program that has not ended and who has not left, once each."""
    live = Mentorship.select(Mentorship.id).where(Mentorship.program == program, Mentorship.ended_at.is_null())
    them = Member.select(Member.person).where(Member.mentorship.in_(live))
    return Person.select().where(Person.id.in_(them), Person.left_at.is_null()).order_by(Person.id)


def guests_of(kickoff: Kickoff) -> ModelSelect:
    """Who was sent the calendar entry."""
    return Person.select().join(Guest, on=Guest.person == Person.id).where(Guest.kickoff == kickoff).order_by(Person.id)


def meets_first_by(mentorship: Mentorship, kickoff: Kickoff | None) -> date:
    """The day by which a first session is asked for: fourteen days after the launch, or after the beginning where that is later."""
    launched = kickoff.launched_at.date() if kickoff is not None and kickoff.launched_at else mentorship.starts_on
    return max(mentorship.starts_on, launched) + FIRST_WITHIN
