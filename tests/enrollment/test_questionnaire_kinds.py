"""Every kind of question: answered on its page, refused kindly, read back in words."""
from datetime import date

import pytest

from portal.enrollment.models import Answer, Employee, Question
from portal.enrollment.questionnaire.kinds import KINDS
from portal.pairing.candidates import field_of
from tests.cast import CANARIES
from tests.enrollment.asked import ask, page_of

ANSWERS = {
    "short": ({"answer": "Robots"}, "Robots", "Robots"),
    "text": ({"answer": "I build robots.\nAt night."}, "I build robots.\nAt night.", "I build robots."),
    "one": ({"answer": "show"}, "show", "Show"),
    "many": ({"answer": ["ask", "write"]}, ["ask", "write"], "Ask, Write"),
    "ranked": ({"answer-1": "write", "answer-2": "ask"}, ["write", "ask"], "1. Write; 2. Ask"),
    "scale": ({"answer": "4"}, 4, "4, where 1 is “Not at all” and 5 is “Very much”"),
    "rated": ({"answer-ask": "1", "answer-show": "3"}, {"ask": 1, "show": 3}, "Show (very well); Ask (a little)"),
    "languages": ({"answer": ["en", "sw"]}, ["en", "sw"], "English, Swahili"),
    "location": ({"answer": "Paris"}, "Paris", "Paris"),
    "hours": (
        {"answer-from": "08:00", "answer-until": "12:00", "answer-days": ["mon", "tue"], "zone": "Europe/Paris"},
        {"mon": ["08:00", "12:00"], "tue": ["08:00", "12:00"], "zone": "Europe/Paris"}, "Mon to Tue 08:00 to 12:00, Paris time",
    ),
    "avoid": ({"answer": "Benoit Laurent"}, None, "Benoit Laurent"),
    "outlooks": ({"answer": ["ask", "write"]}, ["ask", "write"], "Ask, Write"),
}
EMPTY = {"hours": {"answer-days": [], "answer-from": "", "answer-until": ""}, "languages": {"answer": []}}
WANTED = {
    "short": "Write a few words.", "text": "Write a few words.", "one": "Choose one.", "many": "Choose at least one.",
    "ranked": "Choose at least a first one.", "scale": "Choose one.", "rated": "Choose at least one.", "languages": "Choose at least one.",
    "location": "Choose one.", "hours": "Choose at least one day.", "avoid": "Name at least one person.",
    "outlooks": "Choose at least one.",
}


@pytest.fixture
def jonas(browser, cast):
    return browser.sign_in(cast.jonas)


def kept(cast):
    return Answer.get(Answer.enrollment == cast.jonas_enrollment).value


def test_every_kind_is_tried_here():
    assert set(ANSWERS) == set(KINDS) == set(WANTED)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_answered_on_the_phone_and_reads_back_before_it_is_sent(jonas, cast, kind):
    ask(cast, kind)
    typed, value, words = ANSWERS[kind]
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**typed)
    assert value is None or kept(cast) == value
    jonas.follow()
    assert words in jonas.text and len(jonas.page.select(".check .readers")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_again_what_was_answered(jonas, cast, kind):
    ask(cast, kind)
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**ANSWERS[kind][0])
    before = kept(cast)
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit()
    assert kept(cast) == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_is_missing_when_it_wants_an_answer(jonas, cast, kind):
    Employee.update(location="").where(Employee.id == cast.jonas_employee.id).execute()
    ask(cast, kind)
    jonas.get(page_of(cast.jonas_enrollment))
    page = jonas.submit(status=422, **EMPTY.get(kind, {}))
    assert WANTED[kind] in jonas.text
    place = page.select_one(".problems a")["href"].removeprefix("#")
    assert page.find(id=place), f"the summary leads to {place}, which is not there"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_passed_over_when_it_is_optional(jonas, cast, kind):
    Employee.update(location="").where(Employee.id == cast.jonas_employee.id).execute()
    ask(cast, kind, is_required=False)
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**EMPTY.get(kind, {}))
    answer = Answer.get(Answer.enrollment == cast.jonas_enrollment)
    assert answer.value == KINDS[kind].empty and answer.is_passed
    assert "Not provided" in jonas.follow().get_text(" ")


@pytest.mark.parametrize("kind", KINDS)
def test_an_optional_answer_of_every_kind_can_be_taken_back(jonas, cast, kind):
    ask(cast, kind, is_required=False)
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**ANSWERS[kind][0])
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(then="nothing")
    assert kept(cast) == KINDS[kind].empty


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_offered_is_no_answer(jonas, cast, kind):
    """2.2.1: only what the question offers is taken."""
    ask(cast, kind)
    no_such = "no such thing"
    forged = {"answer": no_such, "answer-1": no_such, f"answer-{no_such}": "3", "zone": "Mars/Olympus", **EMPTY.get(kind, {})}
    jonas.post(page_of(cast.jonas_enrollment), forged, status=303 if kind in ("short", "text") else 422)


def test_partners_and_coordinators_read_every_kind_but_what_is_for_pairing_alone(browser, cast, clock):
    for kind in KINDS:
        ask(cast, kind, alone=False, is_required=False)
    asked = {question.kind: question for question in Question.select().where(Question.prompt.startswith("What about"))}
    said = {"avoid": [{"said": CANARIES.pairing_only, "employees": []}], "outlooks": [CANARIES.pairing_only]}
    for kind, question in asked.items():
        Answer.create(enrollment=cast.ama_enrollment, question=question, value=said.get(kind, ANSWERS[kind][1]), answered_at=clock.at)
    desk = f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}"
    for reader, page in ((cast.carmen, desk), (cast.benoit, f"/mentorships/{cast.ama_and_benoit.id}/answers")):
        browser.sign_in(reader).get(page)
        for kind in set(KINDS) - {"avoid", "outlooks"}:
            assert ANSWERS[kind][2] in browser.text, (page, kind)
        assert CANARIES.pairing_only not in browser.response.text and "What about avoid?" not in browser.text
        assert "What about outlooks?" not in browser.text


def test_a_partner_reads_nothing_that_was_answered_for_coordinators(browser, cast, clock):
    Answer.create(enrollment=cast.ama_enrollment, question=cast.why_joined_question, value="ai", answered_at=clock.at)
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}/answers")
    assert "Why did you join?" not in browser.text


def test_a_partner_of_an_ended_mentorship_reads_no_more(browser, cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}/answers", status=404)


def test_of_ranked_choices_the_same_one_counts_once(jonas, cast):
    ask(cast, "ranked")
    jonas.get(page_of(cast.jonas_enrollment))
    page = jonas.submit(status=422, **{"answer-1": "ask", "answer-2": "ask", "answer-3": "show"})
    assert "chosen above" in page.select_one("#answer-2-error").text
    assert [select.select_one("[selected]")["value"] for select in page.select("select")] == ["ask", "ask", "show"]


def test_a_place_left_free_among_ranked_choices_moves_the_next_one_up(jonas, cast):
    ask(cast, "ranked")
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit(**{"answer-1": "", "answer-3": "show"})
    assert kept(cast) == ["show"]


def test_locations_come_from_the_roster_with_the_own_one_chosen(jonas, cast):
    Employee.update(location="Lyon").where(Employee.id == cast.ama_employee.id).execute()
    ask(cast, "location")
    page = jonas.get(page_of(cast.jonas_enrollment))
    assert [box["value"] for box in page.select("input[type=radio]")] == ["Lyon", "Paris"]
    assert page.select_one("input[checked]")["value"] == "Paris"


def test_many_locations_stand_in_a_list_that_opens(jonas, cast):
    for number in range(8):
        facts = {"email": f"n{number}@northwind.example", "given_name": "N", "family_name": str(number), "job_level": 5}
        Employee.create(employee_id=f"n{number}", location=f"City {number}", **facts)
    ask(cast, "location")
    page = jonas.get(page_of(cast.jonas_enrollment))
    assert len(page.select("select[name=answer] option")) >= 9
    jonas.submit(answer="City 3")
    assert kept(cast) == "City 3"


def test_a_location_that_the_roster_no_longer_has_can_stay(jonas, cast, clock):
    question = ask(cast, "location")
    Answer.create(enrollment=cast.jonas_enrollment, question=question, value="Old Town", answered_at=clock.at)
    jonas.get(page_of(cast.jonas_enrollment))
    jonas.submit()
    assert kept(cast) == "Old Town"


def test_the_zone_is_part_of_the_hours_and_pairing_counts_across_zones(cast, clock):
    question = ask(cast, "hours")
    week = {"mon": ["09:00", "17:00"]}
    quarters = {}
    for zone in ("Europe/Paris", "America/New_York"):
        Answer.delete().where(Answer.question == question).execute()
        Answer.create(enrollment=cast.ama_enrollment, question=question, value={**week, "zone": zone}, answered_at=clock.at)
        field = field_of(cast.program, date(2026, 10, 14))
        quarters[zone] = next(one for one in field.mentors if one.id == str(cast.ama_enrollment.id)).working_quarters
    # On that Monday it is 9 in Paris at 7 UTC, and in New York at 13 UTC.
    assert min(quarters["Europe/Paris"]) == 7 * 4 and min(quarters["America/New_York"]) == 13 * 4
    assert len(quarters["Europe/Paris"] & quarters["America/New_York"]) == 2 * 4


def test_hours_without_a_zone_are_on_the_persons_own_clock(cast, clock):
    question = ask(cast, "hours")
    Answer.create(enrollment=cast.ama_enrollment, question=question, value={"mon": ["09:00", "17:00"]}, answered_at=clock.at)
    field = field_of(cast.program, date(2026, 10, 14))
    assert min(next(one for one in field.mentors if one.id == str(cast.ama_enrollment.id)).working_quarters) == 7 * 4
