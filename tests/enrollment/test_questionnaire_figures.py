"""Where people stop and how long they take: the same as counted slowly and plainly, in a constant number of statements."""
from datetime import timedelta
from random import Random
from statistics import median

import pytest

from portal.enrollment.models import Answer, Enrollment
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import actions, editing
from portal.enrollment.questionnaire.asking import LONG_BREAK, seconds_since
from portal.enrollment.questionnaire.figures import STOPPED_AFTER, figures_of
from portal.enrollment.questionnaire.progress import answered_counts, asked_of
from portal.people.models import Person
from portal.programs.small_groups import SMALLEST
from tests.enrollment.asked import ask, page_of


def crowd(cast, clock, count: int, seed: int = 1) -> None:
    """People at every stage: not begun, stopped, going on, sent; some pass over, some take a break, one has left."""
    rng, questions = Random(seed), questions_for(cast.program, "mentor")
    for number in range(count):
        left = clock.at if number == 0 else None
        names = {"email": f"c{seed}-{number}@x.example", "given_name": "C", "family_name": str(number)}
        person = Person.create(**names, joined_at=clock.at, left_at=left)
        begun_at = clock.at - timedelta(days=rng.choice((0, 3)))
        facts = {"program": cast.program, "person": person, "employee": cast.ines_employee, "role": "mentor", "enrolled_at": begun_at}
        place, said = Enrollment.create(**facts), rng.randint(0, len(questions))
        for question in questions[:said]:
            value = rng.choice(("words", "words", ""))
            actions.answer(place, question, value, at=begun_at, seconds=rng.choice((None, *range(5, 90))))
        if said == len(questions) and rng.random() < 0.8:
            Enrollment.update(completed_at=begun_at).where(Enrollment.id == place.id).execute()


@pytest.fixture
def asked(cast):
    """Four questions for mentors, answered by nobody yet."""
    for number, kind in enumerate(("short", "text", "short", "text")):
        ask(cast, kind, alone=number == 0, is_required=False)
    return questions_for(cast.program, "mentor")


def plainly(cast, questions, at):
    """The obvious twin: person by person, question by question."""
    places = [place for place in Enrollment.select() if place.program == cast.program and place.role == "mentor"]
    places = [place for place in places if place.person.left_at is None]
    said = {place.id: {answer.question_id: answer for answer in place.answers} for place in places}
    rows = []
    for question in questions:
        given = [said[place.id][question.id] for place in places if question.id in said[place.id]]
        here = [place for place in places if not place.is_complete and first_without(place, said, questions) == question.id]
        silent = [place for place in here if place.enrolled_at <= at - STOPPED_AFTER and not spoke_since(place, said, at)]
        seconds = [answer.seconds for answer in given if answer.seconds is not None]
        passed = sum(answer.value == "" for answer in given)
        middle = median(seconds) if len(seconds) >= SMALLEST else None
        rows.append((len(given) + len(here), len(given) - passed, passed, len(silent), middle))
    times = [[one.seconds for one in said[place.id].values() if one.seconds is not None] for place in places if place.is_complete]
    minutes = [(sum(each) + 30) // 60 for each in times if each]
    return rows, median(minutes) if len(minutes) >= SMALLEST else None


def first_without(place, said, questions):
    return next((question.id for question in questions if question.id not in said[place.id]), None)


def spoke_since(place, said, at):
    return any(answer.answered_at > at - STOPPED_AFTER for answer in said[place.id].values())


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_are_those_that_a_patient_person_counts(cast, clock, asked, seed):
    crowd(cast, clock, 30, seed)
    found = figures_of(cast.program, "mentor", asked, clock.at)
    rows, minutes = plainly(cast, asked, clock.at)
    assert [(one.reached, one.answered, one.passed, one.stopped, one.seconds) for one in found.questions] == rows
    assert found.minutes == minutes


def test_a_question_with_nothing_to_choose_holds_nobody_up_in_any_count(cast, clock, asked):
    crowd(cast, clock, 30)
    before, counts = figures_of(cast.program, "mentor", asked, clock.at), answered_counts(cast.program, [cast.jonas_enrollment.id])
    editing.add(cast.program, "mentor", kind="one", prompt="Which?", by=cast.carmen, at=clock.at, to=1)
    found = figures_of(cast.program, "mentor", asked_of(cast.program, "mentor"), clock.at)
    assert [(one.reached, one.stopped) for one in found.questions] == [(one.reached, one.stopped) for one in before.questions]
    assert answered_counts(cast.program, [cast.jonas_enrollment.id]) == counts


def test_the_number_of_statements_does_not_grow_with_the_people(browser, cast, clock, asked, counted):
    page = f"/desk/programs/{cast.program.id}/questionnaire/figures"
    browser.sign_in(cast.carmen).get(page)
    few = counted(lambda: browser.get(page))
    crowd(cast, clock, 40)
    assert counted(lambda: browser.get(page)) == few


def test_fewer_than_five_people_are_too_few_to_show(browser, cast, clock, asked):
    page = f"/desk/programs/{cast.program.id}/questionnaire/figures"
    browser.sign_in(cast.carmen).get(page)
    assert {cell.text.strip() for cell in browser.page.select("#mentor tbody td")} == {"too few to show"}
    crowd(cast, clock, 40)
    browser.get(page)
    assert "too few to show" not in browser.page.select_one("#mentor").text


def test_four_times_make_no_median_and_five_do(cast, clock, asked):
    for number in range(SMALLEST):
        person = Person.create(email=f"f{number}@x.example", given_name="F", family_name=str(number), joined_at=clock.at)
        facts = {"program": cast.program, "person": person, "employee": cast.ines_employee, "role": "mentor", "enrolled_at": clock.at}
        assert figures_of(cast.program, "mentor", asked, clock.at).questions[0].seconds is None
        actions.answer(Enrollment.create(**facts), asked[0], "words", at=clock.at, seconds=10 * number)
    assert figures_of(cast.program, "mentor", asked, clock.at).questions[0].seconds == 20


def test_a_page_tells_how_long_it_was_looked_at_and_a_change_does_not_count_again(browser, cast, clock, asked):
    browser.sign_in(cast.jonas).get(page_of(cast.jonas_enrollment))
    clock.forward(seconds=40)
    browser.submit(answer="words")
    clock.forward(minutes=1)
    browser.get(page_of(cast.jonas_enrollment))
    clock.forward(seconds=7)
    browser.submit(answer="other words")
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).seconds == 40


def test_a_refusal_in_between_counts_from_the_first_look(browser, cast, clock, asked):
    browser.sign_in(cast.jonas).get(page_of(cast.jonas_enrollment))
    clock.forward(seconds=20)
    browser.submit(status=422, answer="long words " * 40)
    clock.forward(seconds=20)
    browser.submit(answer="words")
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).seconds == 40


def test_a_long_break_is_left_out(browser, cast, clock, asked):
    browser.sign_in(cast.jonas).get(page_of(cast.jonas_enrollment))
    clock.forward(seconds=LONG_BREAK + 1)
    browser.submit(answer="words")
    assert Answer.get(Answer.enrollment == cast.jonas_enrollment).seconds is None


@pytest.mark.parametrize("shown", [None, "", "soon", "-100", "99999999999", "1e9", "9" * 10])
def test_a_time_that_no_page_of_ours_says_counts_for_nothing(clock, shown):
    assert seconds_since(shown, clock.at) is None
