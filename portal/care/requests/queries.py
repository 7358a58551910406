"""Which requests there are: one's own, and those of a program that a coordinator may read."""
from peewee import JOIN, ModelSelect

from portal.care.confidants import only_readable
from portal.care.requests.models import NewPairing, RequestAnswer
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program


def requests_of(person: Person) -> ModelSelect:
    """What `person` asked for, newest first, each with its mentorship and place."""
    return _with_all().where(NewPairing.asked_by == person).order_by(NewPairing.asked_at.desc(), NewPairing.id.desc())


def open_request_of(person: Person, mentorship: Mentorship) -> NewPairing | None:
    """The request of `person` about this mentorship that is not over."""
    return requests_of(person).where(NewPairing.mentorship == mentorship, NewPairing.closed_at.is_null()).first()


def requests_readable_by(coordinator: Person, program: Program) -> list[NewPairing]:
    """The requests in a program, open ones first, without those that the coordinator stands too near to (see confidants.py)."""
    rows = _with_all().where(Mentorship.program == program)
    rows = rows.order_by(NewPairing.closed_at.is_null(False), NewPairing.asked_at.desc(), NewPairing.id.desc())
    return only_readable(rows, coordinator, program)


def open_requests_for(coordinator: Person, program: Program) -> int:
    """How many requests are open that `coordinator` may read."""
    rows = _with_all().where(Mentorship.program == program, NewPairing.closed_at.is_null())
    return len(only_readable(rows, coordinator, program))


def answers_to(request: NewPairing) -> ModelSelect:
    """What was written back, oldest first, each with who wrote it."""
    rows = RequestAnswer.select(RequestAnswer, Person).join(Person, JOIN.LEFT_OUTER, on=RequestAnswer.written_by)
    return rows.where(RequestAnswer.request == request).order_by(RequestAnswer.written_at, RequestAnswer.id)


def _with_all() -> ModelSelect:
    return (
        NewPairing.select(NewPairing, Mentorship, Program, Enrollment, Person)
        .join_from(NewPairing, Mentorship)
        .join_from(Mentorship, Program)
        .join_from(NewPairing, Enrollment)
        .join_from(NewPairing, Person, on=NewPairing.asked_by)
    )
