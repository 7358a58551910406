"""What the demo's coordinator made of the questionnaire: own questions, one that is no longer asked, and one that changed."""
from portal.demo.company import staff_moment
from portal.demo.pairs import Pair
from portal.demo.story import Story
from portal.enrollment.models import MENTEE, MENTOR, Enrollment, Question
from portal.enrollment.questionnaire import actions, editing
from portal.enrollment.questionnaire.labels import with_labels

MATTERS = {
    MENTOR: ("A leader who asks", "A leader who tells how it really was", "A leader from another department", "A leader who laughs"),
    MENTEE: ("A mentor who is direct", "A mentor who shows me things", "A mentor from another department", "A mentor who laughs"),
}
MATTERS_MOST = {MENTOR: "What matters most to you in a leader?", MENTEE: "What matters most to you in a mentor?"}
TOOL = "Which tool could you not work without?"
FAIR = "A leader who comes to the summer fair"


def ask_own_questions(story: Story) -> None:
    """Before anybody is invited: a location, a scale, ranked choices, one line, and whom one would rather not meet."""
    by = {"by": story.coordinator, "at": staff_moment(story, story.before(55), 10)}
    for role in (MENTOR, MENTEE):
        add = {**by, "role": role}
        _add(story, "location", "Where do you work most days?", {"shown_to": "partners", "is_required": True}, **add)
        ends = {"options": [{"key": "1", "label": "Mostly listen"}, {"key": "5", "label": "Mostly talk"}], "shown_to": "partners"}
        _add(story, "scale", "In a first conversation, what would you rather do?", {**ends, "is_required": True}, **add)
        matters = {"options": with_labels([], [("", words) for words in MATTERS[role]]), "hint": "Choose up to three."}
        _add(story, "ranked", MATTERS_MOST[role], {**matters, "is_required": True}, **add)
        avoid = {"hint": "One person a line: the e-mail address, or the whole name."}
        _add(story, "avoid", "Is there anybody whom you would rather not be paired with?", avoid, **add)
    _add(story, "short", TOOL, {"shown_to": "partners", "is_required": True}, role=MENTOR, **by)


def change_questions(story: Story, star: Pair) -> None:
    """A month ago one choice was added, which the star took; now it is gone, and the star has to look again. The tool is asked no more."""
    matters = _question(story, MATTERS_MOST[MENTOR])
    added = [*matters.options, {"key": "fair", "label": FAIR}]
    editing.change(matters, by=story.coordinator, at=staff_moment(story, story.ago(30), 11), options=added)
    place = Enrollment.get_by_id(star.mentor.id)
    actions.answer(place, matters, ["fair", matters.options[0]["key"]], at=staff_moment(story, story.ago(28), 12))
    tool = _question(story, TOOL)
    editing.remove(tool, by=story.coordinator, at=staff_moment(story, story.ago(3), 15))
    now_asked = _question(story, MATTERS_MOST[MENTOR])
    editing.change(now_asked, by=story.coordinator, at=staff_moment(story, story.ago(2), 15), options=matters.options)


def _add(story: Story, kind: str, prompt: str, facts: dict, *, role: str, **by) -> None:
    editing.add(story.program, role, kind=kind, prompt=prompt, **facts, **by)


def _question(story: Story, prompt: str) -> Question:
    return Question.get(Question.program == story.program, Question.prompt == prompt)
