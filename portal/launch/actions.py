"""The verbs of the launch: write the kick-off, launch, call it off, and ask whoever begins later."""
from datetime import datetime
from uuid import uuid4

from portal.audit.actions import record
from portal.db import db
from portal.launch import mail  # noqa: F401 - registers the letters that are posted here
from portal.launch.models import Guest, Kickoff
from portal.launch.queries import changes_in, guests_meeting, guests_of, kickoff_of, people_meeting
from portal.mail.outbox import post
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import members_of
from portal.pairing.holding import hold
from portal.people.models import Person
from portal.programs.models import Program
from portal.words import lazy as _


class Refused(Exception):
    """A launch that the facts do not allow; `sentence` says why, to the coordinator."""

    def __init__(self, sentence):
        super().__init__(str(sentence))
        self.sentence = sentence


def write_kickoff(program: Program, *, by: Person, at: datetime, facts: dict) -> Kickoff:
    """Give the program's kick-off these facts; once it is launched, all of its guests who still meet get the change. Raises Refused.

    One that was called off begins anew, as an event of its own.
    """
    if facts["starts_at"] <= at:
        raise Refused(_("Choose a time that is still to come."))
    with db.atomic():
        hold(Program, program.id)
        kickoff = kickoff_of(program)
        if kickoff is None or kickoff.is_called_off:
            return _begin(program, by, at, facts)
        changed = changes_in(kickoff, facts)
        if changed and kickoff.has_begun(at):
            raise Refused(_("The kick-off has begun. It is not changed any more."))
        if changed:
            _change(kickoff, facts, written_by=by, written_at=at)
            record("changed the kick-off", by=by, about=_about(program), program=program.id, fields=changed)
            if kickoff.is_launched:
                _tell_guests(kickoff, "launch.changed")
    return kickoff


def launch(program: Program, *, by: Person, at: datetime, facts: dict) -> int:
    """Send the kick-off with these facts to everybody who meets; how many that are. A second time changes nothing. Raises Refused."""
    with db.atomic():
        write_kickoff(program, by=by, at=at, facts=facts)
        kickoff, people = kickoff_of(program), list(people_meeting(program))
        if not people:
            raise Refused(_("Nobody meets yet. The launch is for those who said yes."))
        if not kickoff.is_launched:
            kickoff.launched_at = at
            kickoff.save(only=[Kickoff.launched_at])
            _ask(kickoff, people, at)
            record("launched the program", by=by, about=_about(program), program=program.id, people=len(people))
    return len(people)


def call_off(program: Program, *, by: Person, at: datetime) -> None:
    """Take the kick-off out of all calendars; a second time, or after it took place, changes nothing."""
    with db.atomic():
        hold(Program, program.id)
        kickoff = kickoff_of(program)
        if kickoff is None or kickoff.is_called_off or kickoff.ends_at <= at:
            return
        kickoff.called_off_at, kickoff.sequence = at, kickoff.sequence + 1
        kickoff.save(only=[Kickoff.called_off_at, Kickoff.sequence])
        record("called the kick-off off", by=by, about=_about(program), program=program.id)
        if kickoff.is_launched:
            _tell_guests(kickoff, "launch.called_off")


def ask_who_begins_late(mentorship: Mentorship, *, at: datetime) -> None:
    """Send the kick-off to the members of a mentorship that begins after the launch, as long as the event is to come."""
    kickoff = kickoff_of(mentorship.program_id)
    if kickoff is not None and kickoff.is_to_come(at):
        asked = set(guests_of(kickoff))
        _ask(kickoff, [member.person for member in members_of(mentorship) if member.person not in asked], at)


def _begin(program: Program, by: Person, at: datetime, facts: dict) -> Kickoff:
    kickoff = Kickoff.create(program=program, uid=str(uuid4()), written_by=by, written_at=at, **facts)
    record("wrote the kick-off", by=by, about=_about(program), program=program.id)
    return kickoff


def _change(kickoff: Kickoff, facts: dict, **more) -> None:
    for name, value in {**facts, **more}.items():
        setattr(kickoff, name, value)
    kickoff.sequence += kickoff.is_launched
    kickoff.save()


def _ask(kickoff: Kickoff, people: list[Person], at: datetime) -> None:
    for person in people:
        Guest.insert(kickoff=kickoff, person=person, asked_at=at).on_conflict_ignore().execute()
        _post(kickoff, person, "launch.kickoff")


def _tell_guests(kickoff: Kickoff, letter: str) -> None:
    """Whoever no longer meets is no guest any more; who begins again gets the entry anew, as it stands then."""
    meeting = list(guests_meeting(kickoff))
    Guest.delete().where(Guest.kickoff == kickoff, Guest.person.not_in(meeting)).execute()
    for person in meeting:
        _post(kickoff, person, letter)


def _post(kickoff: Kickoff, person: Person, letter: str) -> None:
    key = f"{letter}:{kickoff.uid}:{kickoff.sequence}:person:{person.id}"
    post(key, letter, kickoff=kickoff.id, person=person.id, sequence=kickoff.sequence)


def _about(program: Program) -> str:
    return f"program/{program.id}"
