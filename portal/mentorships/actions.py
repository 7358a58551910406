"""What happens to mentorships."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mail import outbox
from portal.mentorships import mail  # noqa: F401  registers the letters
from portal.mentorships.agreement import actions as agreement
from portal.mentorships.circle_actions import circle_led_by
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.news import CircleJoined
from portal.pairing.holding import hold
from portal.pairing.models import Proposal
from portal.programs.formats import GROUP, MENTEE, MENTOR


def begin(proposal: Proposal, *, at: datetime) -> Mentorship:
    """Open the mentorship that two people agreed to, under the program's numbers, and tell both. Once for each proposal."""
    program = proposal.mentor.program
    in_circle = program.format == GROUP
    with db.atomic():
        if in_circle:
            # Of two members' yeses at once, the second finds the circle that the first has begun.
            hold(Enrollment, proposal.mentor_id)
        circle = circle_led_by(proposal) if in_circle else None
        if circle:
            return _join(circle, proposal, at)
        mentorship = Mentorship.create(
            program=program,
            # In a circle each member has a proposal of their own.
            proposal=None if in_circle else proposal,
            started_at=at,
            starts_on=at.date(),
            sessions_agreed=program.sessions_planned,
            days_between_sessions=program.days_between_sessions,
            session_minutes=program.session_minutes,
        )
        # In a pool of peers the pair says who shows and who asks, the place does not.
        for place, side in ((proposal.mentor, MENTOR), (proposal.mentee, MENTEE)):
            came_by = proposal if in_circle and side == MENTEE else None
            Member.create(mentorship=mentorship, person=place.person_id, enrollment=place, role=side, proposal=came_by)
            _tell(mentorship, place, proposal)
        agreement.begin(mentorship, at=at)
        record("began a mentorship", by=None, about=f"mentorship/{mentorship.id}", program=program.id)
    return mentorship


def _join(circle: Mentorship, proposal: Proposal, at: datetime) -> Mentorship:
    """One more member of a circle that meets already, in the caller's transaction; only that member gets a letter."""
    place = proposal.mentee
    Member.create(mentorship=circle, person=place.person_id, enrollment=place, role=MENTEE, proposal=proposal)
    _tell(circle, place, proposal)
    record("joined a circle", by=None, about=f"mentorship/{circle.id}", program=circle.program_id)
    announce(CircleJoined(circle, place.person_id, at))
    return circle


def _tell(mentorship: Mentorship, place: Enrollment, proposal: Proposal) -> None:
    # By the proposal, too: whoever left a circle and comes back is told again.
    key = f"mentorship-begun:{mentorship.id}:{place.person_id}:{proposal.id}"
    outbox.post(key, "mentorships.begun", mentorship_id=mentorship.id, person_id=place.person_id)
