"""What keeps somebody from erasing themselves, and what of the trail they may read."""
from datetime import date

from peewee import ModelSelect

from portal.audit.models import Entry
from portal.care.concerns.models import Concern
from portal.care.requests.models import NewPairing
from portal.clock import today
from portal.delegates.models import Delegation
from portal.enrollment.applications.models import Application
from portal.enrollment.models import Employee, Enrollment, Invitation
from portal.interviews.models import Asked
from portal.mentorships.models import Member, Mentorship
from portal.own_data.trail_words import TOLD_OF_OTHERS
from portal.people.models import Administration, Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing, programs_coordinated_by
from portal.sessions.models import MentoringSession

LAST_ADMINISTRATOR = "last_administrator"


def hindrances(person: Person) -> list[str | Program]:
    """What somebody else has to take over first: LAST_ADMINISTRATOR, and each program that goes on and has no other coordinator."""
    mine = Administration.select().where(Administration.person == person).exists()
    others = (
        Administration.select().join(Person, on=(Administration.person == Person.id))
        .where(Administration.person != person, Person.left_at.is_null()).exists()
    )
    return ([LAST_ADMINISTRATOR] if mine and not others else []) + _programs_left_alone(person, today())


def _programs_left_alone(person: Person, day: date) -> list[Program]:
    """The programs that go on and that nobody else coordinates, neither by appointment nor for the group that owns them."""
    return [
        program for program in programs_coordinated_by(person)
        if program.ends_on >= day and not people_staffing(program, "coordinator").where(Person.id != person.id).exists()
    ]


def live_mentorships_of(person: Person) -> ModelSelect:
    """The mentorships of `person` that would end."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    return Mentorship.select().where(Mentorship.id.in_(mine), Mentorship.ended_at.is_null()).order_by(Mentorship.id)


def trail_of(person: Person) -> ModelSelect:
    """What `person` did, and what others did with what is theirs, newest first.

    Of others only what the page of it shows anyway: never another person's concern, request or decline.
    """
    about_me = Entry.about.in_(_abouts(person)) & Entry.verb.in_(TOLD_OF_OTHERS)
    return Entry.select().where((Entry.by == person.id) | about_me).order_by(Entry.at.desc(), Entry.id.desc())


def _abouts(person: Person) -> list[str]:
    """What `about` says of everything that is this person's: "enrollment/7"."""
    lines = Employee.select(Employee.id).where(Employee.person == person)
    mentorships = Member.select(Member.mentorship).where(Member.person == person)
    kept = (Delegation.leader == person) | (Delegation.delegate == person)
    sessions = MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship.in_(mentorships))
    selects = {
        "enrollment": Enrollment.select(Enrollment.id).where(Enrollment.person == person).order_by(Enrollment.id),
        "invitation": Invitation.select(Invitation.id).where(Invitation.employee.in_(lines)).order_by(Invitation.id),
        "mentorship": mentorships.order_by(Member.mentorship),
        "application": Application.select(Application.id).where(Application.person == person).order_by(Application.id),
        "delegation": Delegation.select(Delegation.id).where(kept).order_by(Delegation.id),
        # The acts of writers stand without a name: only the writer finds out here which of them are the own.
        "concern": Concern.select(Concern.id).where(Concern.written_by == person).order_by(Concern.id),
        "new_pairing": NewPairing.select(NewPairing.id).where(NewPairing.asked_by == person).order_by(NewPairing.id),
        "session": sessions.order_by(MentoringSession.id),
        "conversation": Asked.select(Asked.conversation).where(Asked.person == person).order_by(Asked.conversation),
    }
    found = [f"person/{person.id}"]
    for kind, select in selects.items():
        found += [f"{kind}/{number}" for (number,) in select.tuples()]
    return found
