"""What happens to mentorships."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.mentorships import mail  # noqa: F401  registers the letters
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal
from portal.programs.formats import MENTEE, MENTOR


def begin(proposal: Proposal, *, at: datetime) -> Mentorship:
    """Open the mentorship that two people agreed to, under the program's numbers, and tell both. Once for each proposal."""
    program = proposal.mentor.program
    with db.atomic():
        mentorship = Mentorship.create(
            program=program,
            proposal=proposal,
            started_at=at,
            starts_on=at.date(),
            sessions_agreed=program.sessions_planned,
            days_between_sessions=program.days_between_sessions,
            session_minutes=program.session_minutes,
        )
        # In a pool of peers the pair says who shows and who asks, the place does not.
        for place, side in ((proposal.mentor, MENTOR), (proposal.mentee, MENTEE)):
            Member.create(mentorship=mentorship, person=place.person_id, enrollment=place, role=side)
            key = f"mentorship-begun:{mentorship.id}:{place.person_id}"
            outbox.post(key, "mentorships.begun", mentorship_id=mentorship.id, person_id=place.person_id)
        record("began a mentorship", by=None, about=f"mentorship/{mentorship.id}", program=program.id)
    return mentorship
