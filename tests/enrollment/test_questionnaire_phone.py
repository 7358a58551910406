"""The questionnaire on the phone: few taps, nothing lost, on two pages at once too."""
import pytest

from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import actions, editing
from portal.enrollment.questionnaire.models import SecondLook
from portal.pairing.drawing import draw
from portal.pairing.models import Round
from portal.programs import actions as programs
from tests.enrollment.asked import ask, page_of

# How many things somebody presses or types into, by the key of a question of the default questionnaire; what is filled in costs nothing.
TAPS = {"topics": 3, "curious": 1, "interests": 2, "languages": 0, "hours": 0, "capacity": 1, "about": 1, "why_joined": 1}


@pytest.fixture
def jonas(browser, cast):
    return browser.sign_in(cast.jonas)


@pytest.fixture
def newcomer(cast, clock):
    """Zoe's place in a new program with the questionnaire that a program starts with."""
    facts = {"name": "New", "starts_on": clock.at.date(), "months": 6, "days_between_sessions": 30}
    fresh = programs.make_program(by=cast.carmen, at=clock.at, purpose="digital_fluency", facts=facts, objectives=[])
    return Enrollment.create(program=fresh, person=cast.zoe, employee=cast.ines_employee, role="mentor", enrolled_at=clock.at)


def typed_for(question: Question) -> dict:
    options = [option["key"] for option in question.options]
    known = {"topics": {f"answer-{key}": "3" for key in options[:3]}, "interests": {"answer": options[:2]}, "languages": {}, "hours": {}}
    known |= {"curious": {"answer": options[:1]}, "about": {"answer": "I build robots."}}
    return known.get(question.key, {"answer": options[0] if options else ""})


def test_the_whole_questionnaire_takes_two_requests_a_question_and_few_taps(browser, newcomer, cast):
    questions = questions_for(newcomer.program, "mentor")
    browser.sign_in(cast.zoe)
    requests, taps = 0, 0
    browser.get(f"/enrollments/{newcomer.id}", status=303)
    for question in questions:
        browser.follow()
        assert question.prompt in browser.page.title.text
        browser.submit(**typed_for(question))
        requests, taps = requests + 2, taps + TAPS[question.key] + 1
    browser.follow()
    browser.submit("form.act")
    assert browser.response.location == "/" and Enrollment.get_by_id(newcomer.id).is_complete
    assert requests + 3 <= 2 * len(questions) + 3
    assert taps + 1 <= 18, "a person presses or types at most eighteen times in eight questions"


def test_saving_an_answer_takes_as_many_queries_for_thirty_questions_as_for_three(jonas, cast, counted):
    few = counted(lambda: (jonas.get(page_of(cast.jonas_enrollment)), jonas.submit(**{"answer-data": "3"})))
    for _number in range(27):
        ask(cast, "short", alone=False, is_required=False)
    many = counted(lambda: (jonas.get(page_of(cast.jonas_enrollment)), jonas.submit(**{"answer-data": "2"})))
    assert few == many


def test_one_page_holds_one_question_and_says_of_how_many(jonas, cast):
    page = jonas.get(page_of(cast.jonas_enrollment))
    assert "Question 1 of 3" in jonas.text and len(page.select("main form")) == 1
    assert [button.text for button in page.select("main form button")] == ["Save and continue", "Save and come back later"]


def test_back_is_a_link_to_the_question_before_and_loses_nothing(jonas, cast):
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**{"answer-data": "3"})
    page = jonas.follow()
    assert page.select_one("a.onward")["href"] == page_of(cast.jonas_enrollment, 1)
    page = jonas.get(page_of(cast.jonas_enrollment, 1))
    assert page.select_one("input[name=answer-data][checked]")["value"] == "3"
    jonas.submit()
    assert jonas.response.location == page_of(cast.jonas_enrollment, 2)


def test_a_page_of_the_browsers_history_can_be_sent_again(jonas, cast):
    jonas.get(page_of(cast.jonas_enrollment))
    for _time in range(2):
        jonas.submit(**{"answer-data": "3"})
        jonas.page = jonas.get(page_of(cast.jonas_enrollment))
    assert Answer.select().where(Answer.enrollment == cast.jonas_enrollment).count() == 1


def test_two_pages_do_not_lose_what_the_other_one_said(jonas, cast, clock):
    ask(cast, "text")
    first = jonas.get(page_of(cast.jonas_enrollment))
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(answer="What I said on the phone.")
    clock.forward(minutes=1)
    jonas.page = first
    page = jonas.submit(status=422, answer="What I said on the laptop.")
    assert "You answered this on another page meanwhile: “What I said on the phone.”." in jonas.text
    assert page.select_one("textarea").text.strip() == "What I said on the laptop."
    assert Answer.get().value == "What I said on the phone."
    jonas.submit()
    assert Answer.get().value == "What I said on the laptop."


def test_the_same_answer_from_two_pages_is_no_conflict(jonas, cast, clock):
    ask(cast, "text")
    first = jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(answer="The same.")
    clock.forward(minutes=1)
    jonas.page = first
    jonas.submit(answer="The same.")


def test_a_question_that_changed_under_an_open_page_is_shown_again_with_what_was_typed(jonas, cast, clock):
    question = ask(cast, "text")
    jonas.get(page_of(cast.jonas_enrollment))
    editing.change(question, by=cast.carmen, at=clock.at, prompt="Something else?", shown_to="partners")
    page = jonas.submit(status=422, answer="My words.")
    assert "This question was changed while you were on it." in jonas.text and "Something else?" in jonas.text
    assert page.select_one("textarea").text.strip() == "My words." and not Answer.select().exists()
    jonas.submit()
    assert Answer.get().version == 2


def test_an_answer_goes_to_the_question_that_was_shown_when_the_order_has_changed(jonas, cast):
    first = ask(cast, "text")
    second = ask(cast, "short", alone=False)
    jonas.get(page_of(cast.jonas_enrollment))
    editing.move(second, to=1, by=cast.carmen)
    jonas.submit(answer="To the first.")
    assert {answer.question_id: answer.value for answer in Answer.select()} == {first.id: "To the first."}
    jonas.get(f"/enrollments/{cast.jonas_enrollment.id}", status=303)
    assert jonas.follow().title.text.startswith(second.prompt)


def test_an_answer_to_a_question_that_was_taken_out_ends_nowhere_and_the_way_goes_on(jonas, cast, clock):
    first = ask(cast, "text")
    ask(cast, "short", alone=False)
    jonas.get(page_of(cast.jonas_enrollment))
    editing.remove(first, by=cast.carmen, at=clock.at)
    jonas.submit(answer="Too late.")
    assert "That question is no longer asked." in jonas.follow().get_text(" ")
    assert "What about short?" in jonas.get(page_of(cast.jonas_enrollment, 1)).title.text
    assert not Answer.select().exists()


def test_what_was_typed_stays_when_it_does_not_fit(jonas, cast):
    ask(cast, "text")
    jonas.get(page_of(cast.jonas_enrollment))
    page = jonas.submit(status=422, answer="long words " * 80)
    assert page.select_one("textarea").text.strip() == ("long words " * 80).strip()


def test_after_sending_answers_change_freely_and_once_a_round_was_drawn_with_a_note(browser, cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    answers = f"/enrollments/{cast.ama_enrollment.id}/answers"
    browser.sign_in(cast.ama).get(answers)
    assert "You can change anything; pairing goes by what stands here at the time." in browser.text
    draw(Round.create(program=cast.program, number=2, asked_by=cast.carmen, asked_at=clock.at), at=clock.at)
    browser.get(answers)
    assert "A round was drawn from this on 14 October 2026" in browser.text
    browser.get(page_of(cast.ama_enrollment) + "?back=answers")
    assert "What you change counts from the next one on." in browser.text
    browser.submit(answer="other words")
    assert browser.response.location == answers and Answer.get(Answer.question == question).value == "other words"


def test_a_sent_profile_meets_a_new_optional_question_without_being_asked(browser, cast, clock):
    ask(cast, "short", is_required=False)
    browser.sign_in(cast.ama).get(f"/enrollments/{cast.ama_enrollment.id}/answers")
    assert "What about short?" in browser.text and "Not provided" in browser.text
    assert not SecondLook.select().exists()


def test_what_is_no_longer_asked_can_still_be_read_by_whoever_said_it(browser, cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "My words.", at=clock.at)
    editing.remove(question, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.ama).get(f"/enrollments/{cast.ama_enrollment.id}/answers")
    assert "What you answered and nobody asks any more" in browser.text and "My words." in browser.text


def test_a_second_person_cannot_answer_by_naming_somebody_elses_question(jonas, cast, clock):
    """8.2.2: the question has to be one of the own role."""
    leaders = ask(cast, "short", role="mentee")
    ask(cast, "text")
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(asked=str(leaders.id), answer="words")
    assert not Answer.select().where(Answer.question == leaders).exists()
