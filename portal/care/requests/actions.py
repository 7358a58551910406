"""The verbs of requests. No line of the trail says who asked, and ending is that of the mentorships' room, with its neutral words."""
from datetime import datetime

from portal.audit.actions import record
from portal.care.confidants import confidants_of
from portal.care.requests import mail  # noqa: F401  registers the letters
from portal.care.requests.models import ENDED, WITHDRAWN, NewPairing, RequestAnswer
from portal.care.requests.queries import open_request_of
from portal.db import db
from portal.mail import outbox
from portal.mentorships import ending_actions as endings
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Member, Mentorship
from portal.pairing.holding import hold
from portal.people.models import Person
from portal.programs.formats import MENTOR


def ask(mentorship: Mentorship, *, by: Person, at: datetime, reason: str, ends_now: bool) -> NewPairing:
    """Ask for another partner; with `ends_now` the mentorship ends at once, as either member may end it. One request at a time."""
    with db.atomic():
        # Of two at once, the second finds the request of the first.
        hold(Mentorship, mentorship.id)
        earlier = open_request_of(by, mentorship)
        if earlier:
            return earlier
        mine = Member.get(Member.mentorship == mentorship, Member.person == by)
        row = NewPairing.create(mentorship=mentorship, asked_by=by, place=mine.enrollment_id, sealed_reason=reason or None, asked_at=at)
        record("care.pairing_asked", by=None, about=f"new_pairing/{row.id}", program=mentorship.program_id)
        for coordinator in confidants_of(mine.enrollment).offered:
            key = f"new-pairing:{row.id}:{coordinator.id}"
            outbox.post(key, "requests.asked", request_id=row.id, person_id=coordinator.id)
        if ends_now:
            endings.end(mentorship, by=by, at=at)
    return NewPairing.get_by_id(row.id)


def withdraw(request: NewPairing, *, by: Person, at: datetime) -> None:
    """Go on with the partner after all; the reason is forgotten. By whoever asked, or by a coordinator who was told so."""
    with db.atomic():
        facts = {"closed_at": at, "closed_how": WITHDRAWN, "sealed_reason": None}
        if NewPairing.update(facts).where(NewPairing.id == request.id, NewPairing.closed_at.is_null()).execute():
            named = by if by.id != request.asked_by_id else None
            record("care.pairing_withdrawn", by=named, about=f"new_pairing/{request.id}", program=request.mentorship.program_id)


def answer(request: NewPairing, words: str, *, by: Person, at: datetime) -> RequestAnswer:
    """Write to whoever asked."""
    with db.atomic():
        record("care.pairing_answered", by=by, about=f"new_pairing/{request.id}", program=request.mentorship.program_id)
        written = RequestAnswer.create(request=request, written_by=by, sealed_words=words, written_at=at)
        outbox.post(f"new-pairing-answer:{written.id}", "requests.news", request_id=request.id)
    return written


def reply(request: NewPairing, words: str, *, at: datetime) -> RequestAnswer:
    """Whoever asked answers the coordinators who may read it; each gets a letter without a word of it."""
    with db.atomic():
        record("care.pairing_replied", by=None, about=f"new_pairing/{request.id}", program=request.mentorship.program_id)
        written = RequestAnswer.create(request=request, written_by=request.asked_by_id, sealed_words=words, written_at=at)
        for coordinator in confidants_of(request.place).offered:
            key = f"new-pairing-reply:{written.id}:{coordinator.id}"
            outbox.post(key, "requests.replied", request_id=request.id, person_id=coordinator.id)
    return written


def end(request: NewPairing, *, by: Person, at: datetime) -> None:
    """A coordinator ends the mentorship in the neutral words. A circle goes on without a member who asked, as when that member leaves."""
    mentorship = request.mentorship
    with db.atomic():
        record("care.pairing_settled", by=by, about=f"new_pairing/{request.id}", program=mentorship.program_id)
        side = Member.select(Member.role).where(Member.mentorship == mentorship, Member.person == request.asked_by).scalar()
        if is_circle(mentorship) and side not in (MENTOR, None):
            endings.end(mentorship, by=request.asked_by, at=at)
        else:
            endings.end_as_coordinator(mentorship, by=by, at=at)


def close_what_is_over(mentorship: Mentorship, *, at: datetime) -> None:
    """The mentorship has ended, or somebody has left the circle: whoever asked for a new partner there has no old one any more."""
    still_in = Member.select(Member.person).where(Member.mentorship == mentorship)
    over = NewPairing.closed_at.is_null() & (NewPairing.mentorship == mentorship)
    over = over if Mentorship.get_by_id(mentorship.id).has_ended else over & NewPairing.asked_by.not_in(still_in)
    NewPairing.update(closed_at=at, closed_how=ENDED).where(over).execute()
