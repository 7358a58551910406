"""In the second program of the demo people choose: some have sent in their profiles and see a short list, and one leader asked."""
from datetime import timedelta

from portal.demo.company import staff_moment
from portal.demo.profiles import answers_of
from portal.demo.story import Story
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Question
from portal.enrollment.questionnaire.actions import answer_for_many
from portal.pairing.choosing.actions import ask
from portal.pairing.choosing.lists import make_lists
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.rules.actions import facts_of
from portal.pairing.rules.models import CHOICE, RuleSet
from portal.pairing.rules.queries import rules_in_force

# How many of each role have answered; the others have begun nothing.
COMPLETE = {MENTOR: 7, MENTEE: 3}


def tell_choosing(story: Story) -> None:
    """The rules, the profiles, the lists, and one ask that waits for its answer."""
    at = staff_moment(story, story.ago(2), 9)
    # By hand, not by the room's action: no worker is to make lists of a demo that is still being written.
    facts = {**facts_of(rules_in_force(story.open_program)), "way": CHOICE, "answer_days": 5}
    RuleSet.create(program=story.open_program, version=1, written_by=story.coordinator, written_at=at - timedelta(days=6), **facts)
    for role, number in COMPLETE.items():
        _send_in(story, role, number, at - timedelta(days=1))
    make_lists(ListDraw.create(program=story.open_program, asked_at=at), at=at)
    listed = Shortlisted.select().join(Enrollment, on=Shortlisted.enrollment).where(Enrollment.role == MENTEE, Shortlisted.position == 1)
    row = listed.order_by(Shortlisted.id).first()
    if row is not None:
        ask(row, by=row.enrollment.person, at=at + timedelta(days=1))


def _send_in(story: Story, role: str, number: int, at) -> None:
    questions = list(Question.select().where(Question.program == story.open_program, Question.role == role).order_by(Question.position))
    mine = (Enrollment.program == story.open_program) & (Enrollment.role == role)
    places = list(Enrollment.select(Enrollment, Employee).join(Employee).where(mine).order_by(Enrollment.id).limit(number))
    said = [(place.id, key, value) for place in places for key, value in answers_of(place.employee, role, questions).items()]
    answer_for_many(said, at=at)
    sent = {Enrollment.started_at: at - timedelta(minutes=11), Enrollment.completed_at: at}
    Enrollment.update(sent).where(Enrollment.id.in_([place.id for place in places])).execute()
