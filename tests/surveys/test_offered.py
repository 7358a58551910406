"""The words that were offered for quoting: who reads them, when, of how many, and that each reading is told."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Employee, Enrollment
from portal.people.models import Person
from portal.surveys import actions, offered
from portal.surveys.models import Survey
from tests.surveys.asked import asks


@pytest.fixture
def over(cast, clock):
    """The program is over; nine people looked back, and of them four offer words."""
    at = clock.at
    clock.set(cast.program.ends_on.year, cast.program.ends_on.month, cast.program.ends_on.day)
    clock.forward(days=30)
    for number in range(9):
        look_back(cast, at, number, is_offered=number < 4)
    return cast


def look_back(cast, at, number: int, *, is_offered: bool) -> Survey:
    person = Person.create(email=f"q{number}@north.example", given_name=f"Q{number}", family_name="Q", timezone="UTC", joined_at=at)
    facts = {"employee_id": f"q{number}", "email": person.email, "given_name": "Q", "family_name": "Q", "job_level": 8}
    place = Enrollment.create(program=cast.program, person=person, employee=Employee.create(**facts), role="mentor", enrolled_at=at)
    survey = asks(place, "close", at)
    said = {("close", "useful"): f"{'offered' if is_offered else 'kept'} words {9 - number}", ("close", "quote"): int(is_offered)}
    actions.answer(survey, said, by=person, at=at)
    return survey


def page(browser, cast) -> str:
    return browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/surveys/words").select_one("main").get_text(" ")


def test_of_nine_who_answered_nothing_is_read(browser, over):
    assert "words 9" not in page(browser, over) and not Entry.select().where(Entry.verb == offered.READ).exists()


def test_of_ten_only_what_was_offered_is_read_without_a_name_and_in_the_order_of_the_alphabet(browser, over, clock):
    look_back(over, clock.at - timedelta(days=40), 9, is_offered=False)
    said = page(browser, over)
    places = [said.index(f"offered words {number}") for number in (6, 7, 8, 9)]
    assert places == sorted(places)
    assert "kept words" not in said and "Q1" not in said


def test_while_somebody_can_still_answer_or_the_program_goes_on_nothing_is_read(browser, over, clock):
    late = look_back(over, clock.at - timedelta(days=40), 9, is_offered=True)
    Survey.update(closes_at=clock.at + timedelta(days=1)).where(Survey.id == late.id).execute()
    assert "offered words" not in page(browser, over)
    Survey.update(closes_at=clock.at - timedelta(days=30)).where(Survey.id == late.id).execute()
    clock.at -= timedelta(days=31)
    assert not offered.can_be_read(over.program, clock.at)
    with pytest.raises(PermissionError):
        offered.read(over.program, by=over.carmen, at=clock.at)


def test_each_reading_is_noted_and_told_to_whoever_offered_words_and_to_nobody_else(browser, over, clock):
    theirs = look_back(over, clock.at - timedelta(days=40), 9, is_offered=True)
    kept = Survey.get(Survey.person == Person.get(Person.given_name == "Q8"))
    page(browser, over)
    assert Entry.select().where(Entry.verb == offered.READ, Entry.by == over.carmen.id).count() == 1
    told = "A coordinator last read what was offered"
    assert told in browser.sign_in(theirs.person).get(f"/surveys/{theirs.id}").get_text()
    assert told not in browser.sign_in(kept.person).get(f"/surveys/{kept.id}").get_text()


@pytest.mark.parametrize("who", ["otto", "sofia", "adam", "ama"])
def test_nobody_but_the_programs_coordinators_finds_the_page(browser, over, who):
    browser.sign_in(getattr(over, who)).get(f"/desk/programs/{over.program.id}/surveys/words", status=404)
