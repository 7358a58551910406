"""The interviews of the demo: six one by one and one focus group of six, with the themes that the second summary tells."""
from dataclasses import dataclass
from datetime import timedelta

from portal.demo.company import HEARD, staff_moment
from portal.demo.story import Story
from portal.interviews import actions, guide_actions, theme_actions
from portal.interviews.models import FOCUS_GROUP, INTERVIEW, Asked, Guide
from portal.interviews.shipped import NAMES, PURPOSES, QUESTIONS
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Objective

# How many days back each mentor was talked to, and the group of leaders.
INTERVIEWS_AGO, GROUP_AGO, CLEARED_AGO = (47, 46, 45, 43, 42, 41), 39, 36
# One of the leaders did not find the time.
ASKED_LEADERS, CAME = 7, 6
NOTES = (
    "Likes that the leader asks first and then waits. Says that the third meeting was the first one without slides.",
    "Took two meetings until it was clear who sets the agenda. Since then it is a list of three questions, sent the day before.",
    "Was asked for an opinion on a decision that was not yet taken, and later saw it taken up.",
    "Finds the time hard to keep near the close of the quarter. Would rather have thirty minutes than none.",
    "Says more in these meetings than in those of the own team, and has begun to say it there, too.",
    "Would like to know what becomes of what was told. Once it came back as a question, which was good.",
)
GROUP_NOTES = (
    "All would do it again. Most useful: to hear how a decision reads from below, before it is announced. Three have put somebody junior"
    " into a meeting in which there was none. The close of the quarter is the one time at which most of them move dates."
)


@dataclass(frozen=True)
class Told:
    """A theme, who of those who came said it (by place), and whether it is evidence that people are listened to, and cleared."""

    title: str
    words: str
    said: tuple[int, ...]
    is_evidence: bool = False
    is_cleared: bool = True


THEMES = (
    Told(
        "Leaders ask before they answer",
        "Meetings begin with a question, and the answer is waited for. Several have begun to do the same in other meetings.",
        (0, 1, 2, 4, 5, 7, 9), is_evidence=True,
    ),
    Told(
        "Dates give way at the close of the quarter",
        "Mentors and leaders alike name the same weeks in which meetings are moved, and would rather shorten one than lose it.",
        (1, 3, 6, 7, 8, 10),
    ),
    Told("Nobody hears what became of it", "What was told is taken along, and seldom comes back.", (2, 4, 5), is_cleared=False),
)


def tell_interviews(story: Story) -> None:
    """Everything that the coordinator asked in person, in the order in which it happened."""
    mentors, leaders = _members(story, MENTOR, len(INTERVIEWS_AGO)), _members(story, MENTEE, ASKED_LEADERS)
    interview, group = _guide(story, INTERVIEW, INTERVIEWS_AGO[0] + 3), _guide(story, FOCUS_GROUP, GROUP_AGO + 5)
    for ago, person, notes in zip(INTERVIEWS_AGO, mentors, NOTES, strict=True):
        _hold(story, interview, ago, [person], 1, notes)
    _hold(story, group, GROUP_AGO, leaders, CAME, GROUP_NOTES)
    came = list(Asked.select().where(Asked.came).order_by(Asked.id))
    for theme in THEMES:
        _write(story, came, theme)


def _members(story: Story, role: str, count: int) -> list[Person]:
    """As many who meet somebody, and who have not left."""
    rows = Person.select(Person).join(Member).join(Mentorship)
    rows = rows.where(Mentorship.program == story.program, Member.role == role, Person.left_at.is_null())
    return list(rows.distinct().order_by(Person.id).limit(count))


def _guide(story: Story, kind: str, ago: int) -> Guide:
    words = {"name": str(NAMES[kind]), "purpose": str(PURPOSES[kind]), "questions": [str(question) for question in QUESTIONS[kind]]}
    return guide_actions.add(story.program, by=story.coordinator, at=staff_moment(story, story.ago(ago), 11), kind=kind, **words)


def _hold(story: Story, guide: Guide, ago: int, people: list[Person], came: int, notes: str) -> None:
    day = story.ago(ago)
    asked_at = staff_moment(story, day, 9) - timedelta(days=6)
    held = actions.add(guide, by=story.coordinator, at=asked_at, on_day=day, people=people)
    there = [row.id for row in Asked.select().where(Asked.conversation == held).order_by(Asked.id).limit(came)]
    actions.mark_came(held, there, by=story.coordinator)
    actions.write(held, notes, by=story.coordinator, at=staff_moment(story, day, 16, 40), seen=0)


def _write(story: Story, came: list[Asked], told: Told) -> None:
    heard = Objective.get(Objective.program == story.program, Objective.title == HEARD) if told.is_evidence else None
    at, coordinator = staff_moment(story, story.ago(CLEARED_AGO), 10, 15), story.coordinator
    said = [came[place].id for place in told.said]
    facts = {"title": told.title, "words": told.words, "objective": heard, "said": said}
    theme = theme_actions.add(story.program, by=coordinator, at=at, **facts)
    if told.is_cleared:
        theme_actions.clear(theme, by=coordinator, at=at + timedelta(minutes=20), seen=theme.reading)
