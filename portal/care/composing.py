"""How a reminder is composed: for whom it still makes sense, and in its foot why it came and how to get fewer."""
from collections.abc import Callable
from datetime import datetime

from portal.care.gate import is_wanted
from portal.care.ladder import STEPS
from portal.care.queries import choice_of, hours_of
from portal.clock import now
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to, partner_of, side_of
from portal.people.models import Person
from portal.programs.formats import SENIOR
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute, derive


def stop_token(person_id: int) -> str:
    """What ends the reminders to this person, and does nothing else; it never changes, for old letters are pressed, too."""
    return derive("care.stop", str(person_id))


def keep_token(close_id: int) -> str:
    """What keeps open the mentorship whose close this is."""
    return derive("care.keep", str(close_id))


def reminds(step: str) -> Callable:
    """Register a function as the letter of this step of the schedule; it leaves in its reader's working hours alone."""
    return letter(f"care.{STEPS[step].name}", waits=until_work)


def reader_of(person_id: int, step: str) -> Person | None:
    """Who gets a letter of this step, unless that person has left or wants none by now."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    return person if person and is_wanted(step, choice_of(person)) else None


def until_work(person: int, **_payload) -> datetime | None:
    """Until when a reminder stays that could not leave in its reader's working hours, such as while there was no server."""
    reader, at = Person.get_or_none(Person.id == person), now()
    opens = hours_of([reader])[reader.id].next_open(at) if reader else at
    return opens if opens > at else None


def live_for(person: Person | None, mentorship_id: int) -> Mentorship | None:
    """A mentorship of this reader that goes on and has somebody else in it."""
    if person is None:
        return None
    row = mentorships_visible_to(person).where(Mentorship.id == mentorship_id, Mentorship.ended_at.is_null()).first()
    return row if row and partner_of(row, person) else None


def about_mentorship(step: str, person: Person, mentorship: Mentorship, *, subject: str, gist: str, **context) -> Message:
    """A reminder about one mentorship, to one of its members."""
    return reminder(
        step, person, subject=subject, gist=gist, ask=people_staffing(mentorship.program_id, "coordinator"), mentorship=mentorship,
        partner=partner_of(mentorship, person), in_circle=is_circle(mentorship), **_side(mentorship, person),
        page=absolute("workspace.show", mentorship_id=mentorship.id), **context,
    )


def _side(mentorship: Mentorship, person: Person) -> dict:
    """The reader's side, and whether an assistant may keep its diary: only a senior one names one."""
    side = side_of(mentorship, person)
    return {"side": side, "may_name_assistant": side == SENIOR.get(mentorship.program.format)}


def reminder(step: str, person: Person, *, subject: str, gist: str, ask, room: str = "care", **context) -> Message:
    """A letter of the schedule, by the template of its `room`. A notice names no way to stop it: it says that something changes."""
    stop = absolute("care.stop", person_id=person.id, token=stop_token(person.id))
    # RFC 8058: a mail program offers to unsubscribe by one POST to this address.
    headers = (("List-Unsubscribe", f"<{stop}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    is_notice = STEPS[step].is_notice
    links = {"stop_link": stop, "choose_link": absolute("care.letters"), "is_notice": is_notice, "came": STEPS[step].why}
    return compose(
        f"{room}/mail/{step}", to=person, subject=subject, gist=gist, ask=ask, headers=() if is_notice else headers, **links, **context
    )
