"""What was told in confidence in the demo: a concern that was answered, and a new pairing that somebody asks for."""
from datetime import timedelta

from portal.care.concerns import actions as concerns
from portal.care.concerns.models import TELL
from portal.care.concerns.words import readers_sentence
from portal.care.confidants import may_be_told
from portal.care.requests import actions as requests
from portal.demo.company import staff_moment
from portal.demo.pairs import Pair
from portal.demo.story import Story
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.sessions.models import SessionLog

WORDS = (
    "In our second session a remark about my team stayed with me all week. I do not think it was meant badly.\n\n"
    "I would like somebody to know, and I want to go on with the sessions."
)
ANSWER = (
    "Thank you for telling me. I do nothing about it without you. If you like, try the sentence with which you would raise it on me first. "
    "If it comes up again, write to me the same day."
)
REASON = "We have found three dates in four months, and two of these were moved. Somebody with time in the mornings would suit me better."


def tell_in_confidence(story: Story, star: Pair) -> None:
    """The star's mentor told the coordinator something, and has an answer; a mentor of another pair asks for a new pairing."""
    mentor, place = Person.get_by_id(star.mentor.person), Enrollment.get_by_id(star.mentor.id)
    sent_at = staff_moment(story, story.ago(16), 18, 20)
    sentence = str(readers_sentence(story.coordinator))
    told = {"to": story.coordinator, "sentence": sentence, "kind": TELL, "words": WORDS, "mentorship": Mentorship.get_by_id(star.id)}
    concern = concerns.send(place, **told, by=mentor, at=sent_at)
    read_at = staff_moment(story, story.ago(15), 9, 5)
    concerns.read(concern, by=story.coordinator, at=read_at)
    concerns.answer(concern, ANSWER, by=story.coordinator, at=read_at + timedelta(minutes=25))
    asker = _asker(story, star)
    requests.ask(asker.mentorship, by=asker.person, at=staff_moment(story, story.ago(2), 12, 40), reason=REASON, ends_now=False)


def _asker(story: Story, star: Pair) -> Member:
    """A mentor who meets somebody, has logged something, and may tell the coordinator."""
    logged = SessionLog.select(SessionLog.written_by)
    rows = Member.select(Member, Mentorship, Person).join(Mentorship).switch(Member).join(Person)
    live = (Mentorship.program == story.program) & Mentorship.ended_at.is_null() & (Member.role == "mentor")
    rows = rows.where(live, Member.person != star.mentor.person, Member.person.in_(logged)).order_by(Member.id.desc())
    return next(row for row in rows if may_be_told(story.coordinator, row.enrollment))
