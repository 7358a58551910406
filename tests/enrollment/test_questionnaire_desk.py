"""What a coordinator may change about a questionnaire, and what given answers are protected from."""
from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.queries import questions_for


def address(cast, question=None, more=""):
    return f"/desk/programs/{cast.program.id}/questionnaire" + (f"/{question.id}{more}" if question else "")


def answered(cast, question, value):
    Answer.create(enrollment=cast.jonas_enrollment, question=question, value=value, answered_at=cast.program.made_at)


def page_of_jonas(browser, cast):
    """His page at the desk, after he sent his answers."""
    Enrollment.update(completed_at=cast.program.made_at).where(Enrollment.id == cast.jonas_enrollment.id).execute()
    return browser.get(f"/desk/programs/{cast.program.id}/people/{cast.jonas_enrollment.id}")


def test_nobody_reads_answers_before_their_writer_has_sent_them(browser, cast):
    answered(cast, cast.topics_question, {"data": 2})
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/people/{cast.jonas_enrollment.id}")
    assert "The answers are not sent yet." in browser.text and "Data (well)" not in browser.text
    assert "Data (well)" in page_of_jonas(browser, cast).text


def test_a_question_gets_other_words_and_a_new_option(browser, cast):
    browser.sign_in(cast.carmen).get(address(cast, cast.topics_question))
    browser.submit(**{"prompt": "What could you teach?", "options-2-label": "Climate"})
    question = Question.get_by_id(cast.topics_question.id)
    assert question.prompt == "What could you teach?"
    assert question.options[2] == {"key": "own_1", "label": "Climate"}


def test_an_option_that_somebody_chose_can_go_and_the_answer_stays(browser, cast):
    answered(cast, cast.topics_question, {"data": 2})
    browser.sign_in(cast.carmen).get(address(cast, cast.topics_question))
    browser.submit(**{"options-0-label": ""})
    assert [option["key"] for option in Question.get_by_id(cast.topics_question.id).options] == ["ai"]
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).value == {"data": 2}
    assert "1 person has to look at it again." in browser.follow().get_text(" ")
    page_of_jonas(browser, cast)
    assert "Data (well)" in browser.text


def test_an_option_that_nobody_chose_can_be_taken_out(browser, cast):
    answered(cast, cast.topics_question, {"data": 2})
    browser.sign_in(cast.carmen).get(address(cast, cast.topics_question))
    browser.submit(**{"options-1-label": ""})
    assert [option["key"] for option in Question.get_by_id(cast.topics_question.id).options] == ["data"]


def test_what_was_promised_to_few_is_not_shown_to_more(browser, cast):
    answered(cast, cast.why_joined_question, "data")
    browser.sign_in(cast.carmen).get(address(cast, cast.why_joined_question))
    browser.submit(status=422, shown_to="partners")
    assert Question.get_by_id(cast.why_joined_question.id).shown_to == "coordinators"


def test_readers_can_become_fewer_at_any_time(browser, cast):
    answered(cast, cast.why_joined_question, "data")
    browser.sign_in(cast.carmen).get(address(cast, cast.why_joined_question))
    browser.submit(shown_to="pairing")
    assert Question.get_by_id(cast.why_joined_question.id).shown_to == "pairing"


def test_questions_trade_places(browser, cast):
    browser.sign_in(cast.carmen).post(address(cast, cast.topics_question, "/position"), {"to": "down"})
    assert [question.key for question in questions_for(cast.program, "mentor")] == ["interests", "topics", "why_joined"]


def test_a_question_of_ones_own_comes_last_and_is_read_by_coordinators_alone(browser, cast):
    browser.sign_in(cast.carmen).get(address(cast) + "/new")
    browser.submit("form.form", prompt="Which city do you like?", kind="text")
    added = questions_for(cast.program, "mentor")[-1]
    assert (added.prompt, added.shown_to, added.is_required) == ("Which city do you like?", "coordinators", False)


def test_a_question_that_is_answered_by_choosing_is_not_saved_without_something_to_choose(browser, cast):
    browser.sign_in(cast.carmen).get(address(cast) + "/new")
    browser.submit("form.form", prompt="Which city do you like?", kind="one")
    added = questions_for(cast.program, "mentor")[-1]
    browser.follow()
    page = browser.submit(status=422, prompt="Which town do you like?")
    assert page.select_one("#options-0-label-error").text.endswith("Enter at least one option: this question is answered by choosing.")
    assert page.select_one(".problems a")["href"] == "#options-0-label"
    assert Question.get_by_id(added.id).prompt == "Which city do you like?"
    browser.submit(**{"prompt": "Which town do you like?", "options-0-label": "Lyon"})
    assert [option["label"] for option in Question.get_by_id(added.id).options] == ["Lyon"]


def test_a_question_that_was_answered_is_asked_no_longer_and_its_answers_are_kept(browser, cast):
    answered(cast, cast.interests_question, ["data"])
    browser.sign_in(cast.carmen).post(address(cast, cast.interests_question, "/removal"))
    assert [question.key for question in questions_for(cast.program, "mentor")] == ["topics", "why_joined"]
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).value == ["data"]
    page_of_jonas(browser, cast)
    assert "What do you like outside work?" in browser.text
    browser.get(address(cast))
    browser.submit(f'form[action$="{cast.interests_question.id}/restoration"]')
    assert [question.key for question in questions_for(cast.program, "mentor")] == ["topics", "why_joined", "interests"]


def test_a_question_without_answers_goes_and_the_others_close_up(browser, cast):
    browser.sign_in(cast.carmen).post(address(cast, cast.topics_question, "/removal"))
    assert [question.position for question in questions_for(cast.program, "mentor")] == [1, 2]


def test_a_coordinator_of_another_program_finds_no_questionnaire(browser, cast):
    browser.sign_in(cast.otto).get(address(cast), status=404)
    browser.get(address(cast, cast.topics_question), status=404)
    own = f"/desk/programs/{cast.other_program.id}/questionnaire/{cast.topics_question.id}"
    browser.get(own, status=404)
