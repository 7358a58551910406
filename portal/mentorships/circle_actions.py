"""A circle is one mentorship with several members: it begins with the first yes of a member, others join, and one alone may leave."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.news import CircleLeft
from portal.pairing.models import Proposal
from portal.people.models import Person
from portal.programs.formats import GROUP, MENTOR

FEWEST = 2


def is_circle(mentorship: Mentorship) -> bool:
    """Whether several members meet one mentor in it."""
    return mentorship.program.format == GROUP


def circle_led_by(proposal: Proposal) -> Mentorship | None:
    """The circle that this proposal's mentor leads now."""
    led = Member.select(Member.mentorship).where(Member.enrollment == proposal.mentor, Member.role == MENTOR)
    return Mentorship.select().where(Mentorship.id.in_(led), Mentorship.ended_at.is_null()).order_by(Mentorship.id).first()


def leave(mentorship: Mentorship, person: Person | int, *, at: datetime) -> bool:
    """Take one member out, in the caller's transaction; whether enough are left to go on. What was shared stays with the circle."""
    person = getattr(person, "id", person)
    member = Member.get(Member.mentorship == mentorship, Member.person == person)
    with db.atomic():
        place, proposal = member.enrollment_id, member.proposal_id
        member.delete_instance()
        record("left a circle", by=None, about=f"mentorship/{mentorship.id}", program=mentorship.program_id)
        about = {"mentorship_id": mentorship.id, "person_id": person, "place_id": place}
        outbox.post(f"circle-left:{mentorship.id}:{person}:{at:%Y%m%d%H%M%S}", "mentorships.left_circle", **about)
        announce(CircleLeft(mentorship, proposal, at, person))
    return Member.select().where(Member.mentorship == mentorship).count() >= FEWEST
