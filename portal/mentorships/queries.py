"""Whose mentorships there are: only its members find one."""
from peewee import ModelSelect

from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person


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


def partner_of(mentorship: Mentorship, person: Person) -> Person | None:
    """The other member's person; None when `person` is alone in it or no member."""
    people = [member.person for member in members_of(mentorship)]
    return next((one for one in people if one != person), None) if person in people else None


def side_of(mentorship: Mentorship, person: Person) -> str | None:
    """Which side `person` speaks for, "mentor" or "mentee"; None for somebody who is no member."""
    return Member.select(Member.role).where(Member.mentorship == mentorship, Member.person == person).scalar()
