"""A program with a question of every kind, asked, answered, changed and no longer asked."""
from datetime import datetime, timedelta

from portal.enrollment.models import Answer, Question
from portal.enrollment.questionnaire import actions, editing
from portal.enrollment.questionnaire.models import SecondLook
from portal.programs.models import Coordination, Staff
from tests import cast
from tests.cast import CAST

SUBJECTS = [("data", "Data"), ("ai", "AI tools"), ("meetings", "Meeting culture"), ("hiring", "Hiring")]
OPTIONS = [{"key": key, "label": label} for key, label in SUBJECTS]
ENDS = [{"key": "1", "label": "I would rather listen"}, {"key": "5", "label": "I would rather talk"}]
# Kind, what pairing reads it by, prompt, help, options, readers, required, and what somebody answers.
ASKED = (
    ("rated", "topics", "What could you show a leader?", "", OPTIONS, "partners", True, {"data": 3, "ai": 1}),
    ("short", "", "Which city do you know best?", "One line.", [], "partners", False, "Lyon, and a little of Nairobi"),
    ("ranked", "", "What matters most to you in a partner?", "Choose up to three.", OPTIONS, "coordinators", True, ["hiring", "data"]),
    ("scale", "", "How do you like to begin a conversation?", "", ENDS, "partners", True, 4),
    ("languages", "languages", "In which languages could you talk?", "", [], "partners", True, ["en", "fr"]),
    ("location", "location", "Where do you work?", "", [], "partners", True, "Paris"),
    ("hours", "hours", "When could you meet?", "", [], "pairing", True, {"mon": ["09:00", "17:00"], "zone": "Europe/Paris"}),
    ("avoid", "avoid", "Is there anybody whom you would rather not be paired with?", "", [], "pairing", False, []),
    ("outlooks", "perspectives", "Which perspectives could you speak from, if you wish?", "", OPTIONS, "pairing", False, ["data"]),
)


def make_kinds(at: datetime, place, pair) -> None:
    """Kim answers; Lou meets Moritz, and has to look at two questions again; Kira coordinates."""
    kira = cast._person("Kira Storm", at)
    Coordination.create(person=kira, appointed_by=CAST.adam, appointed_at=at)
    CAST.kinds_program = cast._program("A program with every question", kira, at)
    CAST.second_kinds_program = cast._program("A program to start from", kira, at)
    for program in (CAST.kinds_program, CAST.second_kinds_program):
        Staff.create(program=program, person=kira, role="coordinator", appointed_by=CAST.adam, appointed_at=at)
    questions = [_question(CAST.kinds_program, number, row) for number, row in enumerate(ASKED, 1)]
    _question(CAST.second_kinds_program, 1, ASKED[1])
    place("Kim Adler", "mentor", at, program=CAST.kinds_program, complete=False)
    place("Lou Fischer", "mentor", at, program=CAST.kinds_program)
    CAST.kinds_pair = pair(CAST.lou_enrollment, place("Moritz Stein", "mentee", at, program=CAST.kinds_program), at)
    for number, name in enumerate(("Ann Fox", "Ben Fox", "Cat Fox", "Dan Fox", "Eve Fox")):
        _answer(place(name, "mentor", at, program=CAST.kinds_program, complete=number % 2 == 0), questions[: 8 - number], at, 30 + number)
    _answer(CAST.lou_enrollment, questions, at, 25)
    # One question less for Kim, so that the last one is the one to answer next.
    _answer(CAST.kim_enrollment, questions[:-1], at, 40)
    _changes(kira, questions, at)


def _question(program, position: int, row: tuple) -> Question:
    kind, key, prompt, hint, options, shown_to, is_required, _value = row
    facts = {"kind": kind, "key": key, "prompt": prompt, "hint": hint, "options": options, "shown_to": shown_to, "is_required": is_required}
    return Question.create(program=program, role="mentor", position=position, **facts)


def _answer(place, questions: list[Question], at: datetime, seconds: int) -> None:
    given_at = at - timedelta(days=3)
    for question, row in zip(questions, ASKED, strict=False):
        value = row[-1]
        Answer.create(
            enrollment=place, question=question, value=value, answered_at=given_at, seconds=seconds, is_passed=not value
        )


def _changes(kira, questions: list[Question], at: datetime) -> None:
    """The scale means something else, a short question was reworded, one is new for Lou, and one is no longer asked."""
    by = {"by": kira, "at": at - timedelta(days=1)}
    CAST.kinds_scale, CAST.kinds_ranked, CAST.kinds_short = questions[3], questions[2], questions[1]
    editing.change(questions[1], prompt="Which city would you show to a friend?", **by)
    retired = editing.add(CAST.kinds_program, "mentor", kind="short", prompt="What is your favorite tool?", **by)
    actions.answer(CAST.lou_enrollment, retired, "A pencil", at=at - timedelta(days=1))
    editing.remove(retired, **by)
    ends = [ENDS[0], {"key": "5", "label": "I would rather show something"}]
    editing.change(questions[3], options=ends, asks_again=True, **by)
    editing.change(questions[2], options=OPTIONS[:3], holds_pairing=True, **by)
    # Kim has not sent anything, and goes on where the last question stands.
    SecondLook.delete().where(SecondLook.enrollment == CAST.kim_enrollment).execute()
