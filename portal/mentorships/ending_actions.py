"""How a mentorship ends: by a member and in private, by a coordinator, because a place ended, or after a long silence."""
from collections import defaultdict
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.enrollment.places import actions as place_actions
from portal.mail import outbox
from portal.mentorships import ending_mail  # noqa: F401  registers the letters
from portal.mentorships.circle_actions import is_circle, leave
from portal.mentorships.models import COORDINATOR, ENDED, FINISHED, GONE, SILENT, Ending, Member, Mentorship
from portal.mentorships.news import MentorshipEnded
from portal.mentorships.queries import live_mentorships_of, members_of
from portal.people.models import Person
from portal.programs.formats import MENTOR
from portal.programs.queries import people_staffing


def end(mentorship: Mentorship, *, by: Person, at: datetime, is_finished: bool = False, pauses: bool = False) -> None:
    """A member ends it, or finishes it when its time has come; with `pauses`, that member's place rests from now on.

    No row, no letter and no line of the trail says which of the two it was. A circle goes on without a member, not without its mentor.
    """
    with db.atomic():
        mine = Member.get(Member.mentorship == mentorship, Member.person == by)
        _part(mentorship, mine, FINISHED if is_finished else ENDED, at)
        if pauses:
            place_actions.pause(mine.enrollment, None, by=by, at=at)


def end_as_coordinator(mentorship: Mentorship, *, by: Person, at: datetime) -> None:
    """A coordinator ends it; both are told that it was neither of them."""
    with db.atomic():
        _end(mentorship, COORDINATOR, at, by=by)


def end_by_silence(mentorship: Mentorship, *, at: datetime) -> None:
    """It closes by itself after a long silence that nobody broke; in the caller's transaction."""
    _end(mentorship, SILENT, at)


def end_those_of(place: Enrollment, *, is_gone: bool, at: datetime) -> None:
    """End every mentorship that a place holds which has ended; in the caller's transaction."""
    for mentorship in list(live_mentorships_of(place)):
        mine = Member.get(Member.mentorship == mentorship, Member.enrollment == place)
        _part(mentorship, mine, GONE if is_gone else ENDED, at, gone=place.person_id if is_gone else None)


def hand_to_coordinators(person_ids: tuple[int, ...], *, at: datetime) -> None:
    """Write to the coordinators of each program who needs a new partner, because these people left the company at `at`."""
    ended = Ending.select(Ending, Mentorship).join(Mentorship).where(Ending.how == GONE, Mentorship.ended_at == at)
    found: dict[int, list[int]] = defaultdict(list)
    for ending in ended.order_by(Ending.id):
        if ending.gone_id in person_ids:
            found[ending.mentorship.program_id].append(ending.mentorship_id)
    for program, mentorships in found.items():
        for coordinator in people_staffing(program, "coordinator"):
            key = f"mentorships-interrupted:{mentorships[0]}:{coordinator.id}"
            outbox.post(key, "mentorships.interrupted", program_id=program, person_id=coordinator.id, mentorship_ids=mentorships)


def _part(mentorship: Mentorship, mine: Member, how: str, at: datetime, **facts) -> None:
    """The end of a mentorship by one of its members; of a circle only if that is its mentor, or too few are left."""
    if is_circle(mentorship) and mine.role != MENTOR and not mentorship.has_ended and leave(mentorship, mine.person_id, at=at):
        return
    _end(mentorship, how, at, **facts)


def _end(mentorship: Mentorship, how: str, at: datetime, *, by: Person | None = None, gone: int | None = None) -> None:
    """Of two at the same moment one ends it, and the other changes nothing."""
    still_open = (Mentorship.id == mentorship.id) & Mentorship.ended_at.is_null()
    if not Mentorship.update(ended_at=at).where(still_open).execute():
        return
    Ending.create(mentorship=mentorship, how=how, ended_by=by, gone=gone)
    record("ended a mentorship", by=by, about=f"mentorship/{mentorship.id}", program=mentorship.program_id)
    for member in members_of(mentorship):
        key = f"mentorship-ended:{mentorship.id}:{member.person_id}"
        outbox.post(key, "mentorships.ended", mentorship_id=mentorship.id, person_id=member.person_id)
    announce(MentorshipEnded(mentorship, at))
