"""Which places take part in what: live, paused, available for a new pairing; and what its holder wrote on leaving."""
from datetime import date

from peewee import Case, ModelSelect

from portal.enrollment.models import Employee, Enrollment, Leaving
from portal.people.models import Person
from portal.programs.models import Program

LEFT, GONE = "left", "gone"


def is_paused(on: date, place=Enrollment):
    """The condition that a place rests on this day."""
    return place.paused_at.is_null(False) & (place.paused_until.is_null() | (place.paused_until > on))


def is_available(on: date, place=Enrollment):
    """The condition that a place takes new pairings on this day: it has not ended and does not rest. Its profile is another matter."""
    return place.ended_at.is_null() & (place.paused_at.is_null() | (place.paused_until <= on))


def places_of(person: Person) -> ModelSelect:
    """Every place that `person` holds or held, with program and employee, the newest first."""
    return (
        Enrollment.select(Enrollment, Program, Employee)
        .join(Program)
        .switch(Enrollment)
        .join(Employee)
        .where(Enrollment.person == person)
        .order_by(Enrollment.enrolled_at.desc(), Enrollment.id.desc())
    )


def other_roles(program: Program, people: list[int]) -> dict[int, set[str]]:
    """{person: the roles of the places that they hold in this program now}, of these people."""
    rows = Enrollment.select(Enrollment.person, Enrollment.role)
    rows = rows.where(Enrollment.program == program, Enrollment.person.in_(people), Enrollment.ended_at.is_null())
    found: dict[int, set[str]] = {}
    for person, role in rows.order_by(Enrollment.id).tuples():
        found.setdefault(person, set()).add(role)
    return found


def last_leaving_of(place: Enrollment) -> Leaving | None:
    """How this place ended last, for its holder: with the reason."""
    return leavings_of(place).first()


def last_leaving_shown(place: Enrollment) -> Leaving | None:
    """The same for a coordinator: with the reason only if it was shared; else it is not fetched."""
    shared = Leaving.reason_is_shared == True  # noqa: E712 - an expression, not a comparison
    reason = Case(None, [(shared, Leaving.reason)]).converter(Leaving.reason.python_value).alias("reason")
    return leavings_of(place).select(Leaving.id, Leaving.how, Leaving.left_at, reason).first()


def holders_gone() -> list[int]:
    """People who have left the company and still hold a place, by their ids."""
    rows = Enrollment.select(Enrollment.person).join(Person).where(Person.left_at.is_null(False), Enrollment.ended_at.is_null())
    return [person for (person,) in rows.distinct().order_by(Enrollment.person).tuples()]


def leavings_of(place: Enrollment) -> ModelSelect:
    """Every time that this place ended, the latest first; with the reasons, so for its holder alone."""
    return Leaving.select().where(Leaving.enrollment == place).order_by(Leaving.left_at.desc(), Leaving.id.desc())
