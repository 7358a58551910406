"""What happens to a place in a program: its capacity, a pause, a second role, its end, and the way back."""
from datetime import date, datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import MENTEE, MENTOR, Answer, Enrollment, Leaving, Question
from portal.enrollment.news import PlaceEnded, PlacePaused
from portal.enrollment.places.policy import fewest_partners, may_take_role, most_partners
from portal.enrollment.places.queries import GONE, LEFT
from portal.people.models import Person
from portal.programs.formats import fewest_partners as fewest_of_role

NOT_ENDED = Enrollment.ended_at.is_null()


class NotPossible(Exception):
    """The program has no such place for this person."""


def change_capacity(place: Enrollment, capacity: int, *, by: Person, at: datetime) -> None:
    """Take so many partners at once from the next round on; who is paired stays paired. The answer in the questionnaire follows."""
    capacity = max(fewest_partners(place), min(capacity, most_partners(place)))
    with db.atomic():
        if Enrollment.update(capacity=capacity).where(Enrollment.id == place.id, NOT_ENDED).execute():
            asked = Question.select(Question.id).where(Question.program == place.program_id, Question.key == "capacity")
            mine = (Answer.enrollment == place) & Answer.question.in_(asked)
            Answer.update(value=str(capacity), answered_at=at).where(mine).execute()
            _record("enrollment.capacity_changed", place, by, capacity=capacity)


def pause(place: Enrollment, until: date | None, *, by: Person | None, at: datetime) -> None:
    """Take no new pairing until that day, or until the holder comes back; mentorships go on. `by` is None when the clock says it."""
    with db.atomic():
        if Enrollment.update(paused_at=at, paused_until=until).where(Enrollment.id == place.id, NOT_ENDED).execute():
            _record("enrollment.paused", place, by)
            announce(PlacePaused(place, at))


def come_back(place: Enrollment, *, by: Person, at: datetime) -> None:
    """Take new pairings again, after a pause or after the end; what ended with the place stays ended."""
    with db.atomic():
        if Enrollment.update(paused_at=None, paused_until=None, ended_at=None).where(Enrollment.id == place.id).execute():
            _record("enrollment.came_back", place, by)


def leave(place: Enrollment, *, reason: str, is_shared: bool, by: Person, at: datetime) -> Leaving:
    """End the place because its holder wishes so; a second time changes nothing. The trail holds no reason."""
    with db.atomic():
        return _end(place, LEFT, by, at, reason=reason or None, reason_is_shared=bool(reason) and is_shared)


def end_places_of(person_ids: tuple[int, ...], *, at: datetime) -> None:
    """End every place of people who have left the company."""
    with db.atomic():
        for start in range(0, len(person_ids), 500):
            held = Enrollment.select().where(Enrollment.person.in_(person_ids[start : start + 500]), NOT_ENDED)
            for place in list(held.order_by(Enrollment.id)):
                _end(place, GONE, None, at)


def take_second(place: Enrollment, *, by: Person, at: datetime) -> Enrollment:
    """Hold the other role of the program, too, with a questionnaire of its own; once. Raises NotPossible."""
    role = MENTEE if place.role == MENTOR else MENTOR
    with db.atomic():
        if not may_take_role(place.program, role, place.employee.job_level):
            raise NotPossible
        whose = {"program": place.program_id, "person": place.person_id, "role": role}
        facts = {"employee": place.employee_id, "capacity": fewest_of_role(place.program, role), "enrolled_at": at}
        made = Enrollment.insert(**whose, **facts).on_conflict_ignore()
        second = Enrollment.get(**whose) if made.as_rowcount().execute() else None
        if second is not None:
            _record("enrollment.second_role_taken", second, by, role=role)
    return second or Enrollment.get(**whose)


def reopen_if_ended(place: Enrollment, *, by: Person | None, at: datetime) -> None:
    """Whoever says yes to a new invitation after leaving has the old place again, in the caller's transaction."""
    if place.has_ended:
        come_back(place, by=by, at=at)


def _end(place: Enrollment, how: str, by: Person | None, at: datetime, **said) -> Leaving:
    """Of two at once one ends it; the other finds the row that it made."""
    ended = Enrollment.update(ended_at=at, paused_at=None, paused_until=None).where(Enrollment.id == place.id, NOT_ENDED)
    if not ended.execute():
        return Leaving.select().where(Leaving.enrollment == place).order_by(Leaving.id.desc()).get()
    leaving = Leaving.create(enrollment=place, how=how, left_at=at, **said)
    _record("enrollment.left" if how == LEFT else "enrollment.place_closed", place, by)
    announce(PlaceEnded(place, how, at))
    return leaving


def _record(verb: str, place: Enrollment, by: Person | None, **facts) -> None:
    record(verb, by=by, about=f"enrollment/{place.id}", program=place.program_id, **facts)
