"""Filling the questionnaire: one question a page, kept at once, continued where it was left, read by those it names."""
import pytest

from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.policy import may_read_answer
from portal.enrollment.queries import SHOWN_TO_COORDINATORS, answers_of, answers_shown, complete_enrollments, questions_for
from portal.enrollment.questionnaire import actions
from portal.programs import actions as programs
from tests.cast import CANARIES


def step(cast, number):
    return f"/enrollments/{cast.jonas_enrollment.id}/questions/{number}"


@pytest.fixture
def jonas(browser, cast):
    return browser.sign_in(cast.jonas)


def answer_everything(jonas, cast):
    jonas.get(step(cast, 1))
    jonas.submit(**{"answer-data": "3"})
    jonas.follow()
    jonas.submit(answer=["data"])
    jonas.follow()
    jonas.submit(answer="ai")


def test_a_newcomer_begins_at_the_first_question(jonas, cast):
    jonas.get(f"/enrollments/{cast.jonas_enrollment.id}", status=303)
    assert jonas.response.location == step(cast, 1)
    assert "Question 1 of 3" in " ".join(jonas.follow().get_text(" ").split())


def test_each_answer_is_kept_at_once_and_whoever_returns_goes_on_there(jonas, cast):
    jonas.get(step(cast, 1))
    jonas.submit(**{"answer-data": "2", "answer-ai": "1"})
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).value == {"data": 2, "ai": 1}
    jonas.get(f"/enrollments/{cast.jonas_enrollment.id}", status=303)
    assert jonas.response.location == step(cast, 2)


def test_whoever_stops_keeps_the_answer_and_needs_none(jonas, cast):
    jonas.get(step(cast, 1))
    jonas.submit(**{"answer-data": "2", "then": "later"})
    assert jonas.response.location == "/" and Answer.select().where(Answer.enrollment == cast.jonas_enrollment).count() == 1
    assert "Saved. You go on where you stopped." in jonas.follow().get_text(" ")
    jonas.get(step(cast, 2))
    jonas.submit(then="later")
    assert jonas.response.location == "/" and Answer.select().where(Answer.enrollment == cast.jonas_enrollment).count() == 1


def test_going_back_shows_what_was_answered(jonas, cast):
    jonas.get(step(cast, 1))
    jonas.submit(**{"answer-ai": "3"})
    page = jonas.get(step(cast, 1))
    assert page.select_one("input[name=answer-ai][checked]")["value"] == "3"


def test_answering_again_replaces_the_answer(jonas, cast):
    for degree in ("3", "1"):
        jonas.get(step(cast, 1))
        jonas.submit(**{"answer-data": degree})
    assert [row.value for row in Answer.select().where(Answer.enrollment == cast.jonas_enrollment)] == [{"data": 1}]


def test_a_required_question_says_what_is_missing(jonas, cast):
    jonas.get(step(cast, 1))
    jonas.submit(status=422)
    assert "Choose at least one." in jonas.text
    assert jonas.page.title.text.startswith("Error:")


def test_every_question_says_who_reads_the_answer(jonas, cast):
    answer_everything(jonas, cast)
    for number in (1, 2, 3):
        assert len(jonas.get(step(cast, number)).select(".readers")) == 1


def test_an_optional_question_can_be_passed_over(jonas, cast):
    Question.update(is_required=False).where(Question.id == cast.topics_question.id).execute()
    jonas.get(step(cast, 1))
    jonas.submit()
    assert jonas.response.location == step(cast, 2)
    jonas.get(f"/enrollments/{cast.jonas_enrollment.id}", status=303)
    assert jonas.response.location == step(cast, 2)


def test_the_answers_are_checked_before_they_are_sent(jonas, cast):
    answer_everything(jonas, cast)
    jonas.follow()
    assert "Data (very well)" in jonas.text
    changes = [link["href"] for link in jonas.page.select("dl a")]
    assert changes == [step(cast, number) + "?back=answers" for number in (1, 2, 3)]
    assert Enrollment.get_by_id(cast.jonas_enrollment.id).completed_at is None


def test_a_change_from_the_answers_leads_back_to_them(jonas, cast):
    answer_everything(jonas, cast)
    jonas.get(step(cast, 2) + "?back=answers")
    jonas.submit(answer=["ai"])
    assert jonas.response.location.endswith("/answers")


def test_sending_completes_the_profile_once(jonas, cast, clock):
    answer_everything(jonas, cast)
    jonas.follow()
    jonas.submit("form.act")
    sent = Enrollment.get_by_id(cast.jonas_enrollment.id).completed_at
    clock.forward(days=1)
    jonas.post(f"/enrollments/{cast.jonas_enrollment.id}/completion")
    assert sent is not None
    assert Enrollment.get_by_id(cast.jonas_enrollment.id).completed_at == sent
    assert cast.jonas_enrollment in list(complete_enrollments(cast.program, "mentor"))


def test_an_incomplete_questionnaire_cannot_be_sent(cast, clock):
    with pytest.raises(actions.Unanswered):
        actions.send(cast.jonas_enrollment, at=clock.at)
    assert Enrollment.get_by_id(cast.jonas_enrollment.id).completed_at is None


@pytest.mark.parametrize("who", ["ama", "carmen", "sofia", "adam", "zoe"])
def test_nobody_else_opens_somebodys_questionnaire(browser, cast, who):
    browser.sign_in(getattr(cast, who)).get(step(cast, 1), status=404)
    browser.get(f"/enrollments/{cast.jonas_enrollment.id}", status=404)
    browser.get(f"/enrollments/{cast.jonas_enrollment.id}/answers", status=404)
    browser.post(step(cast, 1), {"answer-data": "3"}, status=404)
    browser.post(f"/enrollments/{cast.jonas_enrollment.id}/completion", status=404)
    assert not Answer.select().where(Answer.enrollment == cast.jonas_enrollment).exists()


def pairing_only_answer(cast):
    question = Question.create(
        program=cast.program, role="mentor", position=9, key="hours", kind="text", prompt="Only for pairing", shown_to="pairing"
    )
    actions.answer(cast.ama_enrollment, question, CANARIES.pairing_only, at=cast.program.made_at)
    return question


def test_a_coordinator_reads_what_the_question_allows_and_never_what_is_for_pairing(browser, cast):
    pairing_only_answer(cast)
    actions.answer(cast.ama_enrollment, cast.topics_question, {"data": 3}, at=cast.program.made_at)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}")
    assert "Data (very well)" in browser.text
    assert CANARIES.pairing_only not in browser.response.text
    assert "Only for pairing" not in browser.text


def test_answers_for_pairing_are_not_even_fetched_for_people(cast):
    question = pairing_only_answer(cast)
    assert [shown.id for shown, _value in answers_shown(cast.ama_enrollment, SHOWN_TO_COORDINATORS)] == []
    assert answers_of([cast.ama_enrollment.id], ("partners",)) == {}
    assert answers_of([cast.ama_enrollment.id]) == {cast.ama_enrollment.id: {"hours": CANARIES.pairing_only}}
    assert may_read_answer(cast.ama, cast.ama_enrollment, question, None)
    assert not may_read_answer(cast.carmen, cast.ama_enrollment, question, "coordinator")


def test_partners_read_what_is_shown_to_partners_and_coordinators_more(cast):
    about = cast.why_joined_question
    assert may_read_answer(cast.benoit, cast.ama_enrollment, cast.topics_question, "partner")
    assert not may_read_answer(cast.benoit, cast.ama_enrollment, about, "partner")
    assert may_read_answer(cast.carmen, cast.ama_enrollment, about, "coordinator")
    assert not may_read_answer(cast.zoe, cast.ama_enrollment, cast.topics_question, None)


@pytest.fixture
def fresh(cast, clock):
    facts = {"name": "New", "starts_on": clock.at.date(), "months": 6, "days_between_sessions": 30}
    return programs.make_program(by=cast.carmen, at=clock.at, purpose="digital_fluency", facts=facts, objectives=[])


def test_a_new_program_asks_both_roles_from_its_purpose(fresh):
    mentors, leaders = questions_for(fresh, "mentor"), questions_for(fresh, "mentee")
    assert [question.key for question in mentors] == [
        "topics", "curious", "interests", "languages", "hours", "capacity", "about", "why_joined",
    ]
    assert [question.key for question in leaders] == ["topics", "interests", "languages", "hours", "about", "why_joined"]
    assert mentors[0].options == leaders[0].options and len(mentors[0].options) >= 8
    assert {question.key: question.shown_to for question in mentors}["capacity"] == "coordinators"


def test_all_kinds_of_questions_can_be_answered_on_their_pages(fresh, browser, cast, clock):
    place = Enrollment.create(program=fresh, person=cast.zoe, employee=cast.ines_employee, role="mentor", enrolled_at=clock.at)
    browser.sign_in(cast.zoe)
    values = [
        {f"answer-{questions_for(fresh, 'mentor')[0].options[0]['key']}": "3"},
        {"answer": ["careers", "mistakes"]}, {"answer": ["books"]}, {"answer": ["en", "fr"]},
        {"answer-from": "08:30", "answer-until": "16:00", "answer-fri-from": "08:30", "answer-fri-until": "12:00"},
        {"answer": "2"}, {"answer": "I build robots."}, {"answer": "learn"},
    ]
    browser.get(f"/enrollments/{place.id}/questions/1")
    for number, value in enumerate(values):
        browser.submit(**value)
        if number < len(values) - 1:
            browser.follow()
    said = answers_of([place.id])[place.id]
    assert said["languages"] == ["en", "fr"]
    week = {**dict.fromkeys(("mon", "tue", "wed", "thu"), ["08:30", "16:00"]), "fri": ["08:30", "12:00"]}
    assert said["hours"] == {**week, "zone": "Europe/Paris"}
    assert said["why_joined"] == "learn"
    assert Enrollment.get_by_id(place.id).capacity == 2
    browser.follow()
    assert "Mon to Thu 08:30 to 16:00, Fri 08:30 to 12:00, Paris time" in browser.text and "I build robots." in browser.text


def test_hours_that_end_before_they_begin_are_refused_and_kept_on_the_page(fresh, browser, cast, clock):
    place = Enrollment.create(program=fresh, person=cast.zoe, employee=cast.ines_employee, role="mentee", enrolled_at=clock.at)
    questions = questions_for(fresh, "mentee")
    for question, value in zip(questions[:3], [{"x": 1}, ["books"], ["en"]], strict=True):
        actions.answer(place, question, value, at=clock.at)
    browser.sign_in(cast.zoe).get(f"/enrollments/{place.id}/questions/4")
    browser.submit(status=422, **{"answer-from": "17:00", "answer-until": "09:00"})
    assert "The end has to be later" in browser.text
    assert browser.page.select_one("#answer-from")["value"] == "17:00"


def test_hours_from_before_there_were_days_are_those_of_monday_to_friday(fresh, browser, cast, clock):
    place = Enrollment.create(program=fresh, person=cast.zoe, employee=cast.ines_employee, role="mentee", enrolled_at=clock.at)
    values = [{"x": 1}, ["books"], ["en"], {"from": "08:00", "to": "16:30"}]
    for question, value in zip(questions_for(fresh, "mentee")[:4], values, strict=True):
        actions.answer(place, question, value, at=clock.at)
    page = browser.sign_in(cast.zoe).get(f"/enrollments/{place.id}/questions/4")
    assert (page.select_one("#answer-from")["value"], page.select_one("#answer-until")["value"]) == ("08:00", "16:30")
    assert [box["value"] for box in page.select("input[type=checkbox][checked]")] == ["mon", "tue", "wed", "thu", "fri"]
    assert not page.select_one("details[open]")


def test_languages_are_filled_in_from_the_roster(fresh, browser, cast, clock):
    place = Enrollment.create(program=fresh, person=cast.zoe, employee=cast.ines_employee, role="mentee", enrolled_at=clock.at)
    for question, value in zip(questions_for(fresh, "mentee")[:2], [{"x": 1}, ["books"]], strict=True):
        actions.answer(place, question, value, at=clock.at)
    page = browser.sign_in(cast.zoe).get(f"/enrollments/{place.id}/questions/3")
    assert [box["value"] for box in page.select("input[type=checkbox][checked]")] == ["en", "fr"]
