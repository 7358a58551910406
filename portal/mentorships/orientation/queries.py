"""Who has read the orientation, and how far."""
from peewee import JOIN, ModelSelect

from portal.enrollment.models import Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.people.models import Person
from portal.programs.models import Program


def places_to_orient(person: Person) -> ModelSelect:
    """The places of `person`, each with its program and its `orientation` or None; nobody else finds one."""
    return (
        Enrollment.select(Enrollment, Program, Orientation)
        .join(Program)
        .switch(Enrollment)
        .join(Orientation, JOIN.LEFT_OUTER, on=Orientation.enrollment == Enrollment.id, attr="orientation")
        .where(Enrollment.person == person)
    )


def of_place(column):
    """A column of the orientation of an Enrollment, as a part of a select of places."""
    return Orientation.select(column).where(Orientation.enrollment == Enrollment.id)


def of_member(column, person: int):
    """A column of the orientation of `person`, as a part of a select of mentorships."""
    mine = (Member.mentorship == Mentorship.id) & (Member.person == person)
    return Orientation.select(column).join(Member, on=Member.enrollment == Orientation.enrollment).where(mine)
