"""Do not pair me with: named without a look into the roster, kept in both directions, told to nobody."""
import json

import pytest

from portal.enrollment.models import Answer, Employee
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.avoid import people_called
from portal.enrollment.questionnaire.avoid_form import TRIES
from portal.pairing.candidates import field_of
from portal.pairing.drawing import draw
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds import release_actions as releases
from portal.pairing.telling import why_without
from tests.enrollment.asked import ask, page_of


@pytest.fixture
def jonas(browser, cast):
    return browser.sign_in(cast.jonas)


def say(jonas, cast, words, *, status=303, **more):
    jonas.get(page_of(cast.jonas_enrollment))
    return jonas.submit(status=status, answer=words, **more)


def kept(cast):
    return Answer.get(Answer.enrollment == cast.jonas_enrollment).value


def wish(enrollment, question, *employees, at):
    entries = [{"said": employee.name, "employees": [employee.id]} for employee in employees]
    Answer.create(enrollment=enrollment, question=question, value=entries, answered_at=at)


SPELLINGS = ("Benoit Laurent", "benoit laurent", "Laurent, Benoit", "  Laurent   Benoit ", "Benoit.Laurent@northwind.example")


@pytest.mark.parametrize("said", SPELLINGS)
def test_a_person_is_named_by_address_or_whole_name(jonas, cast, said):
    ask(cast, "avoid")
    say(jonas, cast, said)
    assert kept(cast)[0]["employees"] == [cast.benoit_employee.id]


def test_a_name_with_foreign_letters_is_found_in_small_letters_too(cast):
    Employee.update(given_name="Élodie", family_name="Ångström").where(Employee.id == cast.benoit_employee.id).execute()
    assert people_called("élodie ångström") == people_called("Élodie Ångström") == [cast.benoit_employee.id]


def test_a_name_that_leads_to_nobody_is_asked_about_at_once_and_what_was_typed_stays(jonas, cast):
    ask(cast, "avoid")
    page = say(jonas, cast, "Benoit Laurent\nBenoit Lorant", status=422)
    assert "Nobody was found as “Benoit Lorant”." in jonas.text and "“Benoit Laurent”" not in jonas.text
    assert page.select_one("textarea").text.strip() == "Benoit Laurent\nBenoit Lorant"
    assert not Answer.select().where(Answer.enrollment == cast.jonas_enrollment).exists()


def test_a_name_that_leads_to_nobody_can_be_kept_and_counts_once_somebody_is_called_so(jonas, cast, clock):
    question = ask(cast, "avoid")
    say(jonas, cast, "Benoit Lorant", status=422)
    jonas.submit(keep="y")
    assert kept(cast) == [{"said": "Benoit Lorant", "employees": []}]
    Answer.update(enrollment=cast.ama_enrollment).where(Answer.question == question).execute()
    assert field_of(cast.program, clock.at.date()).rules.kept_apart == frozenset()
    Employee.update(family_name="Lorant").where(Employee.id == cast.benoit_employee.id).execute()
    assert field_of(cast.program, clock.at.date()).rules.kept_apart == {(str(cast.ama_enrollment.id), str(cast.benoit_enrollment.id))}


def test_everybody_of_one_name_is_kept_away_and_nobody_is_told_how_many_there_are(jonas, cast):
    Employee.update(given_name="Benoit", family_name="Laurent").where(Employee.id == cast.delphine_employee.id).execute()
    ask(cast, "avoid")
    say(jonas, cast, "Benoit Laurent")
    assert kept(cast)[0]["employees"] == [cast.benoit_employee.id, cast.delphine_employee.id]


def test_what_is_shown_again_is_what_was_typed_and_never_what_the_roster_says(jonas, cast):
    ask(cast, "avoid")
    say(jonas, cast, "benoit.laurent@northwind.example")
    page = jonas.follow()
    assert "benoit.laurent@northwind.example" in jonas.text and "Benoit Laurent" not in page.text


def test_the_page_lists_nobody_of_the_roster(jonas, cast):
    ask(cast, "avoid")
    page = jonas.get(page_of(cast.jonas_enrollment))
    for employee in Employee.select().where(Employee.id != cast.jonas_employee.id):
        assert employee.email not in page.text and employee.name not in page.text
    assert not page.select("datalist, main select")


def test_whoever_tries_many_names_is_told_nothing_more_and_the_names_are_kept(jonas, cast):
    """2.4.1: the roster cannot be searched by trying."""
    ask(cast, "avoid")
    for number in range(TRIES):
        say(jonas, cast, f"Somebody Number{number}", status=422)
    say(jonas, cast, "Somebody Else")
    assert kept(cast) == [{"said": "Somebody Else", "employees": []}]


def test_nobody_is_kept_away_from_themselves(jonas, cast):
    ask(cast, "avoid")
    say(jonas, cast, "Jonas Weber", status=422)
    assert "leave your own name out" in jonas.text


def test_a_wish_holds_in_both_directions(cast, clock):
    mentors, leaders = ask(cast, "avoid"), ask(cast, "avoid", role="mentee")
    wish(cast.ama_enrollment, mentors, cast.benoit_employee, at=clock.at)
    wish(cast.delphine_enrollment, leaders, cast.chidi_employee, at=clock.at)
    apart = field_of(cast.program, clock.at.date()).rules.kept_apart
    assert apart == {
        (str(cast.ama_enrollment.id), str(cast.benoit_enrollment.id)), (str(cast.chidi_enrollment.id), str(cast.delphine_enrollment.id)),
    }


def test_a_wish_about_somebody_on_the_same_side_removes_no_pair(cast, clock):
    wish(cast.ama_enrollment, ask(cast, "avoid"), cast.chidi_employee, at=clock.at)
    assert field_of(cast.program, clock.at.date()).rules.kept_apart == frozenset()


def test_a_wish_outlives_its_question_and_ends_with_a_newer_answer(cast, clock):
    question = ask(cast, "avoid")
    wish(cast.ama_enrollment, question, cast.benoit_employee, at=clock.at)
    editing.remove(question, by=cast.carmen, at=clock.at)
    assert len(field_of(cast.program, clock.at.date()).rules.kept_apart) == 1
    clock.forward(days=1)
    wish(cast.ama_enrollment, ask(cast, "avoid", alone=False), at=clock.at)
    assert field_of(cast.program, clock.at.date()).rules.kept_apart == frozenset()


@pytest.fixture
def alone_with_a_wish(cast, clock):
    """Delphine does not want Ama, and Chidi has no place left: the round has nobody for her."""
    Proposal.delete().execute()
    cast.chidi_enrollment.capacity = 0
    cast.chidi_enrollment.save()
    return ask(cast, "avoid", role="mentee")


def test_the_reason_reads_a_rule_kept_for_pairing_and_names_nobody(browser, cast, clock, alone_with_a_wish):
    wish(cast.delphine_enrollment, alone_with_a_wish, cast.ama_employee, at=clock.at)
    drawn = Round.create(program=cast.program, number=2, asked_by=cast.carmen, asked_at=clock.at)
    draw(drawn, at=clock.at)
    [reason] = [one for one in drawn.unplaced if one["enrollment"] == cast.delphine_enrollment.id]
    assert ("a rule kept for pairing", None) in [(str(words), count) for words, count in why_without(reason)]
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/2")
    assert "a rule kept for pairing" in browser.text and "wish" not in browser.text
    assert "avoid" not in json.dumps(reason)


def test_a_wish_that_comes_after_the_draw_holds_at_release(cast, clock, alone_with_a_wish):
    drawn = Round.create(program=cast.program, number=2, asked_by=cast.carmen, asked_at=clock.at, drawn_at=clock.at)
    Proposal.create(round=drawn, mentor=cast.ama_enrollment, mentee=cast.delphine_enrollment, score=1, parts=[])
    wish(cast.delphine_enrollment, alone_with_a_wish, cast.ama_employee, at=clock.at)
    with pytest.raises(releases.Unwanted):
        releases.release(drawn, by=cast.carmen, at=clock.at)


def test_a_wish_can_be_shown_to_nobody_whatever_a_coordinator_sends(browser, cast):
    question = ask(cast, "avoid")
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/questionnaire/{question.id}")
    assert [box["value"] for box in browser.page.select("input[name=shown_to]")] == ["pairing"]
    browser.submit(status=422, shown_to="coordinators")
