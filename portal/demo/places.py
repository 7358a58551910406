"""Places of the demo that rest or ended, mentorships that ended without fault, and somebody who is mentor and leader."""
from datetime import datetime, timedelta

from portal.demo.company import staff_moment
from portal.demo.profiles import answers_of
from portal.demo.story import Story, insert
from portal.enrollment.models import MENTEE, MENTOR, Answer, Enrollment, Leaving
from portal.enrollment.places.queries import LEFT
from portal.enrollment.queries import questions_for
from portal.mentorships.models import ENDED, Ending, Mentorship
from portal.pairing.candidates import field_of
from portal.pairing.models import Proposal
from portal.sessions.models import ENDING, Cancellation, MentoringSession

REASON = "A year of travel begins in spring, and I would not be there for anybody."


def end_pairs(numbers: list[int], at: datetime, how: str = ENDED) -> None:
    """These mentorships ended then: by one of the two, or finished, and no row says by whom; what was planned is called off."""
    ended = Mentorship.id.in_(numbers)
    Mentorship.update(ended_at=at).where(ended).execute()
    insert(Ending, [{"mentorship": number, "how": how} for number in numbers])
    proposals = Mentorship.select(Mentorship.proposal).where(ended)
    Proposal.update(closed_at=at).where(Proposal.id.in_(proposals)).execute()
    planned = MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship.in_(numbers), MentoringSession.starts_at > at)
    off = [number for (number,) in planned.order_by(MentoringSession.id).tuples()]
    MentoringSession.update(sequence=MentoringSession.sequence + 1).where(MentoringSession.id.in_(off)).execute()
    insert(Cancellation, [{"session": number, "side": ENDING, "cancelled_at": at} for number in off])


def let_some_rest(story: Story) -> None:
    """Of those who wait for a partner a mentor rests for two months and a leader leaves, with a reason for the coordinator."""
    field, at = field_of(story.program, story.today), staff_moment(story, story.ago(6), 17, 20)
    until = story.today + timedelta(days=54)
    Enrollment.update(paused_at=at, paused_until=until).where(Enrollment.id == field.mentor_ids[-1]).execute()
    leaver = field.mentee_ids[-1]
    Enrollment.update(ended_at=at).where(Enrollment.id == leaver).execute()
    insert(Leaving, [{"enrollment": leaver, "how": LEFT, "left_at": at, "reason": REASON, "reason_is_shared": True}])


def take_both_roles(story: Story) -> None:
    """A mentor between the levels asks for a mentor, too, and has answered the first questions of leaders."""
    mentor = next(place for place in story.places.values() if place.role == MENTOR and place.employee.job_level == 7)
    at = staff_moment(story, story.ago(5), 9, 40)
    row = {"program": story.program, "person": mentor.person, "employee": mentor.employee, "role": MENTEE, "capacity": 1}
    [second] = insert(Enrollment, [{**row, "enrolled_at": at, "started_at": at + timedelta(minutes=3)}])
    said = answers_of(mentor.employee, MENTEE, questions_for(story.program, MENTEE))
    told_at = at + timedelta(minutes=6)
    insert(Answer, [
        {"enrollment": second, "question": question, "value": value, "answered_at": told_at} for question, value in list(said.items())[:2]
    ])
