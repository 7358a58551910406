"""Whose mentorships there are: only its members find one."""
from peewee import JOIN, ModelSelect

from portal.enrollment.models import Enrollment
from portal.mentorships.models import Ending, Member, Mentorship
from portal.mentorships.several import Several, partner_among
from portal.pairing.models import Proposal
from portal.people.models import Person
from portal.programs.formats import GROUP, MENTOR


def mentorships_visible_to(person: Person) -> ModelSelect:
    """The mentorships that `person` is a member of, newest first; to everybody else they do not exist."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    return Mentorship.select().where(Mentorship.id.in_(mine)).order_by(Mentorship.started_at.desc(), Mentorship.id.desc())


def members_of(mentorship: Mentorship) -> ModelSelect:
    """The Member rows of a mentorship, each with its person; the mentee first."""
    return (
        Member.select(Member, Person)
        .join(Person)
        .where(Member.mentorship == mentorship)
        .order_by(Member.role, Member.id)
    )


def partner_of(mentorship: Mentorship, person: Person) -> Person | Several | None:
    """The other member's person, in a circle the others as one; None when `person` is alone in it or no member."""
    people = [member.person for member in members_of(mentorship)]
    return partner_among(people, person, in_circle=mentorship.program.format == GROUP)


def side_of(mentorship: Mentorship, person: Person) -> str | None:
    """Which side `person` speaks for, "mentor" or "mentee"; None for somebody who is no member."""
    return Member.select(Member.role).where(Member.mentorship == mentorship, Member.person == person).scalar()


def live_mentorships_of(place: Enrollment) -> ModelSelect:
    """The mentorships of a place that have not ended, oldest first."""
    mine = Member.select(Member.mentorship).where(Member.enrollment == place)
    return Mentorship.select().where(Mentorship.id.in_(mine), Mentorship.ended_at.is_null()).order_by(Mentorship.id)


def partners_of_place(place: Enrollment) -> ModelSelect:
    """The other members of the live mentorships of a place, each with mentorship and person, oldest first."""
    live = live_mentorships_of(place).select(Mentorship.id).order_by()
    return (
        Member.select(Member, Mentorship, Person)
        .join(Mentorship)
        .switch(Member)
        .join(Person)
        .where(Member.mentorship.in_(live), Member.enrollment != place)
        .order_by(Member.mentorship, Member.id)
    )


def leavings_from(circle: Mentorship, person: Person) -> int:
    """How often `person` has left this circle: each time its mentor's proposal to that person was closed."""
    mentors = Member.select(Member.enrollment).where(Member.mentorship == circle, Member.role == MENTOR)
    theirs = Enrollment.select(Enrollment.id).where(Enrollment.person == person)
    return Proposal.select().where(Proposal.mentor.in_(mentors), Proposal.mentee.in_(theirs), Proposal.closed_at.is_null(False)).count()


def ending_of(mentorship: Mentorship) -> Ending | None:
    """How it ended, with whoever left the company; None while it lasts, and for one that ended before this was noted."""
    rows = Ending.select(Ending, Person).join(Person, JOIN.LEFT_OUTER, on=Ending.gone, attr="gone")
    return rows.where(Ending.mentorship == mentorship).first()
