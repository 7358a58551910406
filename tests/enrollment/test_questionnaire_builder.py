"""The builder: any kind at any place, copied, moved, previewed, taken from elsewhere."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import actions, editing, reuse
from portal.enrollment.questionnaire.kinds import KINDS
from portal.enrollment.questionnaire.models import PastVersion, SecondLook
from portal.enrollment.questionnaire.progress import Progress
from portal.programs.models import Staff
from portal.programs.purposes import PURPOSES
from tests.enrollment.asked import OPTIONS, ask, page_of


def address(cast, question=None, more=""):
    return f"/desk/programs/{cast.program.id}/questionnaire" + (f"/{question.id}{more}" if question else more)


def prompts(program, role="mentor"):
    return [question.prompt for question in questions_for(program, role)]


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_of_every_kind_is_added_at_any_place(desk, cast, kind):
    desk.get(address(cast, more="/new?role=mentor"))
    desk.submit(prompt="What about it?", kind=kind, place="2")
    assert prompts(cast.program)[1] == "What about it?"
    added = questions_for(cast.program, "mentor")[1]
    assert (added.kind, added.is_required) == (kind, False)
    desk.follow()
    assert "Change a question" in desk.text


def test_both_roles_can_be_asked_in_the_same_words(desk, cast):
    for role in ("mentor", "mentee"):
        desk.get(address(cast, more=f"/new?role={role}"))
        desk.submit(prompt="What about it?", kind="short")
        assert prompts(cast.program, role)[-1] == "What about it?"


def test_a_question_that_says_nothing_is_not_added(desk, cast):
    desk.get(address(cast, more="/new"))
    desk.submit(status=422, prompt=" ", kind="one")
    assert "Enter the question." in desk.text and desk.page.select_one("select[name=kind] [selected]")["value"] == "one"


@pytest.mark.parametrize("kind", ["rated", "languages", "location", "hours", "avoid"])
def test_pairing_reads_the_first_question_of_a_kind_and_not_the_second(cast, clock, kind):
    made = [editing.add(cast.program, "mentee", kind=kind, prompt=f"{number}?", by=cast.carmen, at=clock.at) for number in (1, 2)]
    assert [question.key for question in made] == [KINDS[kind].key, ""]


def test_a_new_question_for_topics_offers_those_of_the_other_role(cast, clock):
    made = editing.add(cast.program, "mentee", kind="rated", prompt="Learn?", by=cast.carmen, at=clock.at)
    assert made.options == cast.topics_question.options


def test_what_pairing_reads_is_said_in_words_and_stays_when_the_words_change(desk, cast):
    desk.get(address(cast))
    assert "Pairing compares what one can show with what the other wants to learn" in desk.text
    desk.get(address(cast, cast.topics_question))
    desk.submit(prompt="Anything else?")
    assert Question.get_by_id(cast.topics_question.id).key == "topics"


def test_both_roles_stand_side_by_side_with_readers_under_each_question(desk, cast):
    ask(cast, "short", role="mentee")
    page = desk.get(address(cast))
    assert [len(page.select(f"#{role} li")) for role in ("mentor", "mentee")] == [3, 1]
    assert len(page.select(".readers")) == 4


def test_a_question_moves_up_down_and_to_a_place(desk, cast):
    for to, order in (("3", ["interests", "why_joined", "topics"]), ("up", ["interests", "topics", "why_joined"])):
        desk.post(address(cast, cast.topics_question, "/position"), {"to": to})
        assert [question.key for question in questions_for(cast.program, "mentor")] == order
    desk.post(address(cast, cast.topics_question, "/position"), {"to": "nowhere"})
    assert [question.position for question in questions_for(cast.program, "mentor")] == [1, 2, 3]


def test_a_copy_stands_after_its_question_and_is_optional_and_pairing_does_not_read_it(desk, cast):
    desk.get(address(cast, cast.topics_question))
    desk.submit('form[action$="copies?role=mentor"]')
    made = questions_for(cast.program, "mentor")[1]
    assert (made.prompt, made.options, made.key, made.is_required) == (cast.topics_question.prompt, cast.topics_question.options, "", False)


def test_a_copy_for_the_other_role_is_read_by_pairing_when_nothing_else_is(desk, cast):
    desk.get(address(cast, cast.topics_question))
    desk.submit('form[action$="copies?role=mentee"]')
    assert [question.key for question in questions_for(cast.program, "mentee")] == ["topics"]


def test_a_copy_that_is_asked_for_twice_with_one_page_is_made_once(desk, cast):
    page = desk.get(address(cast, cast.topics_question))
    for _press in range(2):
        desk.page = page
        desk.submit('form[action$="copies?role=mentor"]')
    assert len(questions_for(cast.program, "mentor")) == 4


@pytest.mark.parametrize("kind", ["one", "many", "ranked"])
def test_a_question_with_nothing_to_choose_is_asked_of_nobody_until_it_has_options(desk, cast, kind):
    before = Progress(cast.jonas_enrollment).total
    desk.get(address(cast, more="/new?role=mentor"))
    desk.submit(prompt="Which of these?", kind=kind, place="1")
    question = Question.get(Question.prompt == "Which of these?")
    assert Progress(cast.jonas_enrollment).total == before
    assert "Not asked yet" in desk.get(address(cast)).select_one(f"#question-{question.id}").text
    Question.update(options=[{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]).where(Question.id == question.id).execute()
    assert Progress(cast.jonas_enrollment).question_at(1) == question
    assert "Not asked yet" not in desk.get(address(cast)).select_one(f"#question-{question.id}").text


def test_a_question_that_was_taken_out_can_be_asked_again_in_the_same_words(desk, cast):
    for _time in range(2):
        desk.get(f"/desk/programs/{cast.program.id}/questionnaire/new?role=mentor")
        desk.submit(prompt="What would you never teach?", kind="short", place="")
        question = Question.get(Question.prompt == "What would you never teach?")
        desk.post(address(cast, question, "/removal"))
    assert not Question.select().where(Question.prompt == "What would you never teach?").exists()


def test_options_take_the_order_of_their_numbers(desk, cast):
    question = ask(cast, "one")
    desk.get(address(cast, question))
    desk.submit(**{"options-0-place": "4", "options-3-place": "1", "options-1-place": "2", "options-2-place": "3"})
    assert [option["key"] for option in Question.get_by_id(question.id).options] == ["write", "listen", "show", "ask"]


def test_a_place_that_is_no_number_is_refused_and_kept_as_it_was_typed(desk, cast):
    question = ask(cast, "one")
    page = desk.get(address(cast, question))
    page = desk.submit(status=422, **{"options-0-place": "first"})
    assert page.select_one("#options-0-place")["value"] == "first" and page.select_one("#options-0-place-error")


def test_the_ends_of_a_scale_are_named(desk, cast):
    question = ask(cast, "scale", options=[])
    desk.get(address(cast, question))
    desk.submit(**{"options-0-label": "Never", "options-1-label": "Always"})
    assert Question.get_by_id(question.id).options == [{"key": "1", "label": "Never"}, {"key": "5", "label": "Always"}]


def test_the_preview_shows_every_question_as_its_page_does_and_nothing_can_be_sent(desk, cast):
    for kind in KINDS:
        ask(cast, kind, alone=False)
    page = desk.get(address(cast, more="/preview"))
    assert len(page.select("#mentor fieldset.asked[disabled]")) == 3 + len(KINDS)
    assert not page.select("main form") and "Question 15 of 15" in desk.text


def test_what_is_taken_out_and_asked_again_leaves_a_trail(desk, cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    editing.remove(question, by=cast.carmen, at=clock.at)
    editing.restore(Question.get_by_id(question.id), by=cast.carmen, at=clock.at)
    verbs = [entry.verb for entry in Entry.select().where(Entry.about == f"question/{question.id}").order_by(Entry.id)]
    assert verbs == ["enrollment.question_retired", "enrollment.question_restored"]
    assert Question.get_by_id(question.id).retired_at is None


def test_a_question_that_is_no_longer_asked_has_no_page_to_change_it(desk, cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    editing.remove(question, by=cast.carmen, at=clock.at)
    desk.get(address(cast, question), status=404)
    desk.post(address(cast, question, "/removal"), status=404)


def test_a_retired_question_is_not_asked_and_not_counted(browser, cast, clock):
    first, _second = ask(cast, "short"), ask(cast, "text", alone=False)
    actions.answer(cast.ama_enrollment, first, "words", at=clock.at)
    editing.remove(first, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.jonas).get(page_of(cast.jonas_enrollment))
    assert "Question 1 of 1" in browser.text


# --- from elsewhere ---

@pytest.fixture
def other(cast, clock):
    """A second program of Carmen's, with three questions for mentors."""
    Staff.create(program=cast.other_program, person=cast.carmen, role="coordinator", appointed_by=cast.adam, appointed_at=clock.at)
    rows = (("topics", "rated", "Show what?"), ("", "short", "Which city?"), ("", "scale", "How curious?"))
    for position, (key, kind, prompt) in enumerate(rows, 1):
        facts = {"key": key, "kind": kind, "prompt": prompt, "options": OPTIONS if kind == "rated" else []}
        Question.create(program=cast.other_program, role="mentor", position=position, shown_to="partners", **facts)
    return cast.other_program


def test_before_the_first_answer_all_questions_are_replaced(desk, cast, other):
    desk.get(address(cast, more=f"/reuse?from=program-{other.id}"))
    assert "all questions are replaced" in desk.text
    assert "Which city?" in desk.text and "Why did you join?" in desk.text
    desk.submit()
    assert prompts(cast.program) == ["Show what?", "Which city?", "How curious?"]


def test_after_the_first_answer_questions_are_added_and_retired_as_a_new_version(desk, cast, other, clock):
    actions.answer(cast.ama_enrollment, cast.topics_question, {"data": 3}, at=clock.at)
    actions.answer(cast.ama_enrollment, cast.why_joined_question, "ai", at=clock.at)
    desk.get(address(cast, more=f"/reuse?from=program-{other.id}"))
    assert "People have answered here" in desk.text
    desk.submit()
    assert prompts(cast.program) == ["Show what?", "Which city?", "How curious?"]
    assert Question.get_by_id(cast.topics_question.id).version == 2 and PastVersion.select().count() == 1
    assert Question.get_by_id(cast.why_joined_question.id).retired_at == clock.at
    assert not Question.select().where(Question.id == cast.interests_question.id).exists()
    assert Answer.select().where(Answer.enrollment == cast.ama_enrollment).count() == 2


def test_taking_over_tells_who_has_to_look_again(cast, other, clock):
    actions.answer(cast.ama_enrollment, cast.topics_question, {"data": 3}, at=clock.at)
    reuse.take_over(cast.program, other, by=cast.carmen, at=clock.at)
    asked = {(look.enrollment_id, look.question.prompt): look.reason for look in SecondLook.select().order_by(SecondLook.id)}
    ama = cast.ama_enrollment.id
    assert asked[ama, "Show what?"] == "gone" and asked[ama, "Which city?"] == "new"


def test_taking_over_never_lets_more_people_read_what_was_answered(cast, other, clock):
    Question.update(shown_to="pairing").where(Question.id == cast.topics_question.id).execute()
    actions.answer(cast.ama_enrollment, cast.topics_question, {"data": 3}, at=clock.at)
    reuse.take_over(cast.program, other, by=cast.carmen, at=clock.at)
    assert Question.get_by_id(cast.topics_question.id).shown_to == "pairing"


def test_copying_never_carries_answers(cast, other, clock):
    question = questions_for(other, "mentor")[1]
    Answer.create(enrollment=cast.jonas_enrollment, question=question, value="Paris", answered_at=clock.at)
    reuse.take_over(cast.program, other, by=cast.carmen, at=clock.at)
    assert not Answer.select().join(Question).where(Question.program == cast.program).exists()


def test_taking_over_twice_changes_nothing_the_second_time(cast, other, clock):
    actions.answer(cast.ama_enrollment, cast.topics_question, {"data": 3}, at=clock.at)
    for _time in range(2):
        reuse.take_over(cast.program, other, by=cast.carmen, at=clock.at)
        versions = [(question.id, question.version) for question in Question.select().order_by(Question.id)]
    assert versions == [(question.id, question.version) for question in Question.select().order_by(Question.id)]
    assert PastVersion.select().count() == 1


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_can_be_started_from(cast, clock, purpose):
    reuse.take_over(cast.program, PURPOSES[purpose], by=cast.carmen, at=clock.at)
    mentors, leaders = questions_for(cast.program, "mentor"), questions_for(cast.program, "mentee")
    assert [option["key"] for option in mentors[0].options] == [key for key, _label in PURPOSES[purpose].topics]
    assert mentors[0].options == leaders[0].options and "capacity" in {question.key for question in mentors}


def test_a_coordinator_starts_only_from_programs_of_their_own(desk, cast):
    desk.get(address(cast, more=f"/reuse?from=program-{cast.other_program.id}"), status=404)
    desk.post(address(cast, more="/reuse"), {"from": f"program-{cast.other_program.id}"}, status=404)
    desk.post(address(cast, more="/reuse"), {"from": "purpose-none"}, status=404)
    desk.get(address(cast, more="/reuse"))
    assert cast.other_program.name not in desk.text
