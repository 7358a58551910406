"""The kick-off of a program, who is asked to it, and by when whoever begins is to meet."""
from datetime import date, datetime, timedelta

from peewee import ModelSelect

from portal.enrollment.models import Enrollment
from portal.launch.models import LONGEST, Guest, Kickoff
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program

FIRST_WITHIN = timedelta(days=14)


def kickoff_of(program: Program | int) -> Kickoff | None:
    """The newest kick-off event of a program, written, launched or called off; None before one is written."""
    return Kickoff.select().where(Kickoff.program == program).order_by(Kickoff.id.desc()).first()


def changes_in(kickoff: Kickoff, facts: dict) -> list[str]:
    """The names of the facts in which these differ from how the kick-off stands."""
    return sorted(name for name, value in facts.items() if getattr(kickoff, name) != value)


def people_meeting(program: Program | int) -> ModelSelect:
    """Everybody with a place in a mentorship of this program that has not ended, and who has not left, once each."""
    live = Mentorship.select(Mentorship.id).where(Mentorship.program == program, Mentorship.ended_at.is_null())
    them = Member.select(Member.person).join(Enrollment).where(Member.mentorship.in_(live), Enrollment.ended_at.is_null())
    return Person.select().where(Person.id.in_(them), Person.left_at.is_null()).order_by(Person.id)


def guests_of(kickoff: Kickoff) -> ModelSelect:
    """Who was sent the calendar entry."""
    return Person.select().join(Guest, on=Guest.person == Person.id).where(Guest.kickoff == kickoff).order_by(Person.id)


def guests_meeting(kickoff: Kickoff) -> ModelSelect:
    """Who was sent the calendar entry and still meets somebody: these are told when it changes."""
    asked = Guest.select(Guest.person).where(Guest.kickoff == kickoff)
    return people_meeting(kickoff.program_id).where(Person.id.in_(asked))


def stands_for(person: int, since: datetime):
    """The condition that a Kickoff stands in this person's calendar and begins after `since`."""
    asked = Kickoff.id.in_(Guest.select(Guest.kickoff).where(Guest.person == person))
    return asked & Kickoff.launched_at.is_null(False) & Kickoff.called_off_at.is_null() & (Kickoff.starts_at > since)


def kickoff_before(person: Person, program: Program | int, at: datetime) -> Kickoff | None:
    """The kick-off that lies before `person` in a program, or is on, as long as that person meets somebody there."""
    return _before(Kickoff.select(), person, program, at)


def is_kickoff_before(person: Person, program: Program | int, at: datetime) -> bool:
    """Whether there is one, for whoever is not to read its words: of the event only its times are fetched."""
    times = Kickoff.select(Kickoff.starts_at, Kickoff.minutes, Kickoff.launched_at, Kickoff.called_off_at)
    return _before(times, person, program, at) is not None


def _before(kickoffs: ModelSelect, person: Person, program: Program | int, at: datetime) -> Kickoff | None:
    meets = people_meeting(program).where(Person.id == person.id).exists()
    found = kickoffs.where(Kickoff.program == program, stands_for(person.id, at - LONGEST)).first() if meets else None
    return found if found is not None and found.is_to_come(at) else None


def kickoffs_in_calendar(person: Person, since: datetime) -> ModelSelect:
    """The kick-offs after `since` that `person` was asked to, each with its program, as long as that person meets somebody there."""
    met = Mentorship.select(Mentorship.program).join(Member).join(Enrollment)
    met = met.where(Member.person == person, Mentorship.ended_at.is_null(), Enrollment.ended_at.is_null())
    asked = Guest.select(Guest.kickoff).where(Guest.person == person)
    rows = Kickoff.select(Kickoff, Program).join(Program).where(Kickoff.id.in_(asked), Kickoff.starts_at > since, Kickoff.program.in_(met))
    return rows.order_by(Kickoff.starts_at, Kickoff.id)


def begins_on(program: Program, kickoff: Kickoff | None) -> date:
    """From which day on first sessions are asked for in a program: its first day, its launch, or its kick-off, whichever is last."""
    if kickoff is None or not kickoff.is_launched:
        return program.starts_on
    held_on = program.starts_on if kickoff.is_called_off else kickoff.starts_at.date()
    return max(program.starts_on, kickoff.launched_at.date(), held_on)


def meets_first_by(mentorship: Mentorship, kickoff: Kickoff | None) -> date:
    """The day by which a first session is asked for: fourteen days after the program or the mentorship begins, whichever is later."""
    return max(mentorship.starts_on, begins_on(mentorship.program, kickoff)) + FIRST_WITHIN
