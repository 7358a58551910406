"""Either side asks one of the own list, once; the other says yes or no, and the asker hears no more than whether it goes ahead."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Question
from portal.enrollment.places import actions as places
from portal.mentorships.models import Mentorship
from portal.pairing import actions as pairing
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import open_for, rounds_of
from portal.programs.models import Program
from tests.cast import CANARIES
from tests.pairing.choosers import ask, let_choose, list_of, names_on


@pytest.mark.parametrize(("asker", "asked"), [("mia", "vito"), ("vito", "mia")])
def test_either_side_may_ask_and_a_yes_begins_the_mentorship(browser, people, letters, asker, asked):
    letters()
    proposal = ask(browser, people[asker], people[asked])
    [letter] = letters()
    assert letter.to == people[asked].person.email and f"{people[asker].person.given_name}" in letter.subject
    assert "asks whether you two pair up" in letter.subject
    page = browser.sign_in(people[asked].person).get("/")
    assert "asks whether you two pair up" in page.select_one(".tasks").text
    browser.get(f"/proposals/{proposal.id}")
    assert f"{people[asker].person.given_name} chose you from a short list" in browser.text
    assert "No other way to pair everyone" not in browser.text
    browser.submit("#yes")
    assert Mentorship.select().where(Mentorship.proposal == proposal).count() == 1
    assert {message.to for message in letters()} == {people[asker].person.email, people[asked].person.email}


def test_the_asker_waits_and_reads_until_when(browser, people, clock):
    ask(browser, people["mia"], people["vito"])
    browser.get(list_of(people["mia"]))
    assert "You asked Vito Peak." in browser.text and "Central European Time. You get a letter either way." in browser.text
    assert not browser.response.text.count("/asks\"")
    browser.get("/")
    assert "You asked Vito Peak" in browser.text and "could ask" not in browser.text


def test_a_no_tells_the_asker_only_that_it_does_not_go_ahead(browser, people, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    browser.sign_in(people["vito"].person).get(f"/proposals/{proposal.id}")
    browser.submit("#no", reason=CANARIES.declining_reason)
    [letter] = letters()
    assert letter.to == people["mia"].person.email and "does not go ahead" in letter.subject
    assert list_of(people["mia"]) in letter.text
    page = browser.sign_in(people["mia"].person).get(list_of(people["mia"]))
    for words in (letter.text, page.main.text):
        assert CANARIES.declining_reason not in words and "said no" not in words and "declined" not in words
    assert "The pairing with Vito Peak does not go ahead." in browser.text
    assert "Vito Peak" not in names_on(page) and names_on(page)


def test_nobody_asks_outside_the_own_list(browser, cast, people):
    assert ask(browser, people["mia"], cast.benoit_enrollment) is None
    assert ask(browser, people["mia"], people["nia"]) is None
    assert "not on your list any more" in browser.follow().text


def test_a_place_that_ends_holds_its_program_before_it_closes_what_waits(browser, cast, people, clock, monkeypatch):
    """Asks and answers hold the program first, then a proposal; the other way round two at once would wait for each other."""
    let_choose(cast, clock.at, screens_asks=True)
    proposal = ask(browser, people["mia"], people["vito"])
    held = []
    monkeypatch.setattr(
        "portal.pairing.choosing.actions.hold",
        lambda table, row: held.append((table, row, Proposal.get_by_id(proposal.id).closed_at)),
    )
    places.leave(people["vito"], reason="", is_shared=False, by=people["vito"].person, at=clock.at)
    assert held[0] == (Program, cast.program.id, None) and Proposal.get_by_id(proposal.id).closed_at


def test_one_ask_at_a_time(browser, people):
    assert ask(browser, people["mia"], people["vito"])
    assert ask(browser, people["mia"], people["wim"]) is None


def test_asking_twice_asks_once(browser, people, letters):
    letters()
    for _ in range(2):
        ask(browser, people["mia"], people["vito"])
    assert Proposal.select().where(Proposal.asked_by == people["mia"]).count() == 1 and len(letters()) == 1


def test_who_has_no_place_left_by_now_cannot_be_asked_and_the_words_are_kind(browser, people):
    ask(browser, people["mia"], people["vito"])
    assert ask(browser, people["nia"], people["vito"]) is None
    assert "Vito Peak cannot be asked just now." in browser.follow().text


def test_a_wish_that_came_after_the_list_holds(browser, cast, people, clock):
    asked = {"program": cast.program, "role": "mentee", "position": 50, "key": "avoid", "kind": "avoid"}
    avoid = Question.create(prompt="Whom not?", shown_to="pairing", **asked)
    value = [{"said": "Mia Lift", "employees": [people["mia"].employee_id]}]
    Answer.create(enrollment=people["vito"], question=avoid, value=value, answered_at=clock.at)
    assert ask(browser, people["mia"], people["vito"]) is None
    assert "cannot be asked just now" in browser.follow().text


def test_a_reporting_line_that_came_after_the_list_holds(browser, cast, people):
    employee = people["mia"].employee
    employee.manager = people["vito"].employee
    employee.save()
    assert ask(browser, people["mia"], people["vito"]) is None


def test_who_has_no_place_left_stays_on_the_list_and_is_not_asked_and_nobody_learns_why(browser, people):
    ask(browser, people["mia"], people["vito"])
    page = browser.sign_in(people["nia"].person).get(list_of(people["nia"]))
    row = page.select_one(f"#candidate-{people['vito'].id}")
    assert "Vito has no free place just now." in row.text and not row.select("form") and "Mia" not in row.text
    assert page.select_one(f"#candidate-{people['wim'].id} form") and len(page.select("main .button-main")) == 1


def test_who_is_asked_reads_that_an_answer_is_open_and_not_that_a_place_is_taken(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.sign_in(people["vito"].person).get(list_of(people["vito"]))
    assert "A pairing with you waits for an answer" in browser.text and "All your places are taken" not in browser.text
    browser.get(f"/proposals/{proposal.id}")
    browser.submit("#yes")
    browser.get(list_of(people["vito"]))
    assert "All your places are taken." in browser.text


def test_asks_are_no_rounds(browser, cast, people, clock):
    ask(browser, people["mia"], people["vito"])
    assert [round_.number for round_ in rounds_of(cast.program)] == [1]
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/pairing")
    assert "Round 0" not in browser.text
    browser.get(f"/desk/programs/{cast.program.id}/rounds/0", status=404)
    assert pairing.ask_for_round(cast.program, by=cast.carmen, at=clock.at).number == 2


def test_the_trail_says_that_somebody_asked_and_not_whom(browser, people):
    ask(browser, people["mia"], people["vito"])
    line = Entry.get(Entry.verb == "asked for a pairing")
    assert line.by == people["mia"].person_id and line.facts == {}


def test_the_asker_has_said_yes_and_is_asked_nothing(people, browser):
    proposal = ask(browser, people["mia"], people["vito"])
    assert Verdict.get(Verdict.proposal == proposal).person_id == people["mia"].person_id
    assert not open_for(people["mia"].person).exists() and Round.get_by_id(proposal.round_id).way == "asked"
