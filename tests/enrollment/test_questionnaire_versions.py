"""A change of the questionnaire never damages what was answered, and says who has to look again."""
import copy
from random import Random

import pytest

from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.queries import (
    SHOWN_TO_COORDINATORS,
    SHOWN_TO_PARTNERS,
    answers_of,
    answers_shown,
    as_asked,
    own_answers,
    questions_for,
)
from portal.enrollment.questionnaire import actions, editing
from portal.enrollment.questionnaire.kinds import CIRCLES, KINDS
from portal.enrollment.questionnaire.models import PastVersion, SecondLook
from portal.enrollment.questionnaire.words import in_words
from portal.pairing.candidates import field_of
from tests.enrollment.asked import OPTIONS, ask, page_of


def address(cast, question=None, more=""):
    return f"/desk/programs/{cast.program.id}/questionnaire" + (f"/{question.id}{more}" if question else more)


def change(question, cast, clock, **facts):
    editing.change(Question.get_by_id(question.id), by=cast.carmen, at=clock.at, **facts)
    return Question.get_by_id(question.id)


def looks(question):
    return {look.enrollment_id: look.reason for look in SecondLook.select().where(SecondLook.question == question)}


@pytest.mark.parametrize(
    "facts", [{"prompt": "Other?"}, {"hint": "So."}, {"options": OPTIONS[:2]}, {"is_required": False}, {"shown_to": "coordinators"}]
)
def test_every_change_makes_a_version_that_says_who_when_and_what(cast, clock, facts):
    question = ask(cast, "many")
    changed = change(question, cast, clock, **facts)
    past = PastVersion.get(PastVersion.question == question)
    assert (changed.version, past.number, past.changed_by, past.changed_at) == (2, 1, cast.carmen, clock.at)
    assert past.fields == list(facts) and past.prompt == question.prompt and past.options == OPTIONS


def test_saving_without_a_change_makes_no_version(cast, clock):
    question = ask(cast, "many")
    assert change(question, cast, clock, prompt=question.prompt, options=OPTIONS).version == 1


def test_another_order_of_the_options_changes_no_meaning_and_makes_no_version(cast, clock):
    question = ask(cast, "many")
    changed = change(question, cast, clock, options=OPTIONS[::-1])
    assert (changed.version, changed.options) == (1, OPTIONS[::-1])


def test_an_answer_keeps_the_words_that_it_was_given_to(browser, cast, clock):
    question = ask(cast, "one")
    actions.answer(cast.ama_enrollment, question, "ask", at=clock.at)
    change(question, cast, clock, prompt="Something else?", options=[{"key": "ask", "label": "Refuse"}])
    [(asked, value)] = answers_shown(cast.ama_enrollment, SHOWN_TO_COORDINATORS)
    assert (asked.prompt, in_words(asked, value)) == ("What about one?", "Ask")
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}")
    assert "What about one?" in browser.text and "Refuse" not in browser.text


def test_an_answer_is_read_by_those_alone_to_whom_it_was_promised(cast, clock):
    """Also if somebody widens the circle past the rule, as in the database itself."""
    question = ask(cast, "short", shown_to="pairing")
    actions.answer(cast.ama_enrollment, question, "for nobody", at=clock.at)
    change(question, cast, clock, prompt="Another?")
    Question.update(shown_to="partners").where(Question.id == question.id).execute()
    assert answers_shown(cast.ama_enrollment, SHOWN_TO_PARTNERS) == answers_shown(cast.ama_enrollment, SHOWN_TO_COORDINATORS) == []
    assert answers_of([cast.ama_enrollment.id], SHOWN_TO_COORDINATORS) == {}


def test_a_circle_that_became_narrower_holds_for_earlier_answers_at_once(cast, clock):
    question = ask(cast, "short", shown_to="partners")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    change(question, cast, clock, shown_to="coordinators")
    assert answers_shown(cast.ama_enrollment, SHOWN_TO_PARTNERS) == []
    assert [value for _question, value in answers_shown(cast.ama_enrollment, SHOWN_TO_COORDINATORS)] == ["words"]


def test_a_circle_never_becomes_wider_once_somebody_answered(cast, clock):
    question = ask(cast, "short", shown_to="coordinators")
    change(question, cast, clock, shown_to="partners")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    change(question, cast, clock, shown_to="coordinators")
    with pytest.raises(editing.TooWide):
        change(question, cast, clock, shown_to="partners")


def test_a_new_required_question_asks_those_who_have_sent_and_no_others(cast, clock):
    ask(cast, "short")
    added = editing.add(cast.program, "mentor", kind="short", prompt="New?", by=cast.carmen, at=clock.at, is_required=True)
    assert looks(added) == {cast.ama_enrollment.id: "new", cast.chidi_enrollment.id: "new"}


def test_a_new_optional_question_asks_nobody_again(cast, clock):
    added = editing.add(cast.program, "mentor", kind="short", prompt="New?", by=cast.carmen, at=clock.at)
    assert looks(added) == {}


def test_a_question_that_becomes_required_asks_those_who_passed_it_over(cast, clock):
    question = ask(cast, "short", is_required=False)
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    actions.answer(cast.jonas_enrollment, question, "", at=clock.at)
    change(question, cast, clock, is_required=True)
    assert looks(question) == {cast.chidi_enrollment.id: "wanted", cast.jonas_enrollment.id: "wanted"}


CHOSEN = [("one", "ask", "show"), ("many", ["ask"], ["show"]), ("ranked", ["show", "ask"], ["show"]), ("rated", {"ask": 2}, {"show": 2})]


@pytest.mark.parametrize(("kind", "hit", "missed"), CHOSEN)
def test_an_option_that_vanishes_asks_whoever_chose_it(cast, clock, kind, hit, missed):
    question = ask(cast, kind)
    actions.answer(cast.ama_enrollment, question, hit, at=clock.at)
    actions.answer(cast.chidi_enrollment, question, missed, at=clock.at)
    change(question, cast, clock, options=OPTIONS[1:])
    assert looks(question) == {cast.ama_enrollment.id: "gone"}
    assert Answer.get(Answer.enrollment == cast.ama_enrollment).value == hit


def test_a_changed_meaning_asks_everybody_who_answered_if_the_coordinator_says_so(browser, cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    browser.sign_in(cast.carmen).get(address(cast, question))
    browser.submit(prompt="Something else?")
    assert looks(question) == {}
    browser.get(address(cast, question))
    browser.submit(asks_again="y")
    assert looks(question) == {cast.ama_enrollment.id: "meaning"}


def test_an_answer_ends_the_second_look_and_is_of_the_version_of_today(cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    changed = change(question, cast, clock, prompt="Something else?", asks_again=True)
    actions.answer(cast.ama_enrollment, changed, "other words", at=clock.at)
    assert looks(question) == {} and Answer.get(Answer.question == question).version == 2


@pytest.fixture
def looking(cast, clock):
    """Ama has two questions to look at again, of three."""
    first, second = ask(cast, "short"), ask(cast, "scale", alone=False)
    ask(cast, "text", alone=False, is_required=False)
    actions.answer(cast.ama_enrollment, first, "words", at=clock.at)
    change(first, cast, clock, prompt="Something else?", asks_again=True)
    SecondLook.create(enrollment=cast.ama_enrollment, question=second, reason="new", asked_at=clock.at)
    return cast


def test_the_front_page_says_how_many_questions_are_new(browser, looking):
    browser.sign_in(looking.ama).get("/")
    assert "2 questions are new" in browser.text
    browser.get(browser.page.select_one(f'a[href="/enrollments/{looking.ama_enrollment.id}"]')["href"], status=303)
    assert browser.response.location == page_of(looking.ama_enrollment, 1)


def test_the_person_looks_at_those_questions_only(browser, looking):
    browser.sign_in(looking.ama).get(page_of(looking.ama_enrollment, 1))
    assert "Question 1 of 2" in browser.text and "means something else now" in browser.text
    browser.submit(answer="other words")
    assert browser.response.location == page_of(looking.ama_enrollment, 2)
    browser.follow()
    assert "Question 1 of 1" in browser.text and "This question is new." in browser.text
    browser.submit(answer="3")
    assert browser.response.location == f"/enrollments/{looking.ama_enrollment.id}/answers"
    browser.get("/")
    assert "questions are new" not in browser.text and "question is new" not in browser.text


def test_whoever_has_to_look_again_can_still_read_all_answers(browser, looking):
    browser.sign_in(looking.ama).get(f"/enrollments/{looking.ama_enrollment.id}/answers")
    assert "2 questions are new to you." in browser.text and "words" in browser.text


def test_a_profile_stays_in_rounds_meanwhile_unless_the_coordinator_says_otherwise(cast, clock):
    question = ask(cast, "short")
    actions.answer(cast.ama_enrollment, question, "words", at=clock.at)
    change(question, cast, clock, asks_again=True)
    assert str(cast.ama_enrollment.id) in {one.id for one in field_of(cast.program, clock.at.date()).mentors}
    change(question, cast, clock, asks_again=True, holds_pairing=True)
    assert str(cast.ama_enrollment.id) not in {one.id for one in field_of(cast.program, clock.at.date()).mentors}
    actions.answer(cast.ama_enrollment, question, "other words", at=clock.at)
    assert str(cast.ama_enrollment.id) in {one.id for one in field_of(cast.program, clock.at.date()).mentors}


def test_the_desk_shows_who_has_to_look_again_with_names_and_counts(browser, looking, clock):
    browser.sign_in(looking.carmen).get(address(looking))
    assert "1 person has something to look at again." in browser.text
    browser.get(address(looking, more="/second-looks"))
    [row] = browser.page.select("tbody tr")
    assert [cell.get_text(" ", strip=True) for cell in row.select("th, td")][:3] == ["Ama Owusu", "Mentor", "2"]
    browser.get(address(looking, more="/second-looks?q=nobody"))
    assert not browser.page.select("tbody tr")


def test_whoever_is_still_answering_meets_a_changed_question_again_before_sending(browser, cast, clock):
    question = ask(cast, "short")
    ask(cast, "text", alone=False, is_required=False)
    actions.answer(cast.jonas_enrollment, question, "words", at=clock.at)
    change(question, cast, clock, prompt="Something else?", asks_again=True)
    browser.sign_in(cast.jonas).get(f"/enrollments/{cast.jonas_enrollment.id}", status=303)
    assert browser.response.location == page_of(cast.jonas_enrollment, 1)
    with pytest.raises(actions.Unanswered):
        actions.send(cast.jonas_enrollment, at=clock.at)


def test_what_a_question_was_before_stands_on_its_page(browser, cast, clock):
    question = ask(cast, "one")
    actions.answer(cast.ama_enrollment, question, "ask", at=clock.at)
    change(question, cast, clock, prompt="Something else?", asks_again=True)
    browser.sign_in(cast.carmen).get(address(cast, question))
    assert "Version 2, since 14 October 2026, Carmen Ruiz: the question" in browser.text and "What about one?" in browser.text


def test_topics_of_the_companys_own_are_shared_by_both_roles(cast, clock):
    mentors, leaders = ask(cast, "rated"), ask(cast, "rated", role="mentee")
    options = [*OPTIONS, {"key": "own_1", "label": "Our new works council"}]
    change(mentors, cast, clock, options=options)
    assert Question.get_by_id(leaders.id).options == options and Question.get_by_id(leaders.id).version == 2


def test_a_topic_that_goes_for_one_role_asks_the_other_too(cast, clock):
    mentors, leaders = ask(cast, "rated"), ask(cast, "rated", role="mentee")
    actions.answer(cast.benoit_enrollment, leaders, {"ask": 3}, at=clock.at)
    change(mentors, cast, clock, options=OPTIONS[1:])
    assert looks(leaders) == {cast.benoit_enrollment.id: "gone"}


def random_edit(rng: Random, cast, clock):
    """One thing that a coordinator can do, to a question by chance."""
    role = rng.choice(("mentor", "mentee"))
    listed, by = questions_for(cast.program, role), {"by": cast.carmen, "at": clock.at}
    retired = list(Question.select().where(Question.program == cast.program, Question.retired_at.is_null(False)))
    what = rng.choice(("add", "copy", "move", "remove", "restore", "words", "words", "options", "options", "circle", "required"))
    question = rng.choice(listed) if listed else None
    if what == "add" or question is None:
        editing.add(cast.program, role, kind=rng.choice(list(KINDS)), prompt=f"New {rng.random()}?", to=rng.randint(1, 9), **by)
    elif what == "restore" and retired:
        editing.restore(rng.choice(retired), **by)
    elif what == "copy":
        editing.copy(question, rng.choice(("mentor", "mentee")), **by)
    elif what == "move":
        editing.move(question, to=rng.randint(-1, 12), by=cast.carmen)
    elif what == "remove":
        editing.remove(question, **by)
    elif what == "options" and KINDS[question.kind].options:
        words = [{**option, "label": f"{option['label']}*"} if rng.random() < 0.4 else option for option in question.options]
        editing.change(question, options=[one for one in words if rng.random() < 0.7] + [{"key": f"k{rng.random()}", "label": "New"}], **by)
    elif what == "circle":
        editing.change(question, shown_to=rng.choice(editing.circles_open_to(question)), **by)
    elif what == "words":
        editing.change(question, prompt=f"Other {rng.random()}?", asks_again=rng.random() < 0.3, **by)
    elif what == "required":
        editing.change(question, is_required=rng.random() < 0.5, **by)


def reading(enrollment):
    """What was answered, in its words and with its readers."""
    found = {}
    for number, answer in own_answers(enrollment).items():
        asked = as_asked(answer)
        found[number] = (copy.deepcopy(answer.value), asked.prompt, in_words(asked, answer.value), asked.shown_to)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_edit_by_chance_damages_a_given_answer(cast, clock, seed):
    rng = Random(seed)
    values = {"one": "ask", "many": ["ask", "show"], "ranked": ["show"], "scale": 2, "rated": {"ask": 1, "write": 3}, "short": "words"}
    for kind in values:
        ask(cast, kind, alone=kind == "one")
    people = [cast.ama_enrollment, cast.chidi_enrollment, cast.jonas_enrollment]
    for enrollment in people:
        for question in rng.sample(questions_for(cast.program, "mentor"), 4):
            actions.answer(enrollment, question, values[question.kind], at=clock.at)
    before = {enrollment.id: reading(enrollment) for enrollment in people}
    for _edit in range(30):
        clock.forward(minutes=1)
        random_edit(rng, cast, clock)
        positions = [question.position for role in ("mentor", "mentee") for question in questions_for(cast.program, role)]
        assert all(position > 0 for position in positions)
    for enrollment in people:
        after = reading(enrollment)
        assert {number: row[:3] for number, row in after.items()} == {number: row[:3] for number, row in before[enrollment.id].items()}
        for number, row in after.items():
            assert CIRCLES.index(row[3]) >= CIRCLES.index(before[enrollment.id][number][3]), "more people read it than was promised"
        assert Enrollment.get_by_id(enrollment.id).completed_at == enrollment.completed_at
