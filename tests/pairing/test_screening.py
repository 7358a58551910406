"""Where the rules say so, a coordinator looks at each ask first; nobody learns of one that is not let through."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.places import actions as places
from portal.pairing.models import Forbidding, Proposal
from portal.pairing.queries import open_for
from tests.pairing.choosers import ask, let_choose, list_of, names_on


@pytest.fixture
def screened(cast, people, clock):
    let_choose(cast, clock.at, screens_asks=True)
    return people


def test_an_ask_waits_until_a_coordinator_lets_it_through(browser, cast, screened, letters, clock):
    letters()
    proposal = ask(browser, screened["mia"], screened["vito"])
    assert letters() == [] and not open_for(screened["vito"].person).exists()
    browser.get(list_of(screened["mia"]))
    assert "Your coordinator looks at it before Vito does." in browser.text
    browser.sign_in(screened["vito"].person).get(f"/proposals/{proposal.id}", status=404)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/choosing")
    assert "Mia Lift" in page.select_one(f"#ask-{proposal.id}").text
    browser.post(f"/desk/programs/{cast.program.id}/asks/{proposal.id}/passage")
    assert [letter.to for letter in letters()] == [screened["vito"].person.email]
    assert Proposal.get_by_id(proposal.id).answer_by == clock.at.replace(day=21, hour=21, minute=59)


def test_the_asker_knows_before_asking_that_a_coordinator_looks_first(browser, screened):
    browser.sign_in(screened["mia"].person).get(list_of(screened["mia"]))
    assert "Your coordinator looks at what you ask before the other does." in browser.text


def test_not_this_one_is_neutral_to_the_asker_and_nothing_to_the_other(browser, cast, screened, letters):
    proposal = ask(browser, screened["mia"], screened["vito"])
    letters()
    browser.sign_in(cast.carmen).post(f"/desk/programs/{cast.program.id}/asks/{proposal.id}/refusal")
    [letter] = letters()
    assert letter.to == screened["mia"].person.email and "does not go ahead" in letter.subject
    page = browser.sign_in(screened["mia"].person).get(list_of(screened["mia"]))
    for words in (letter.text, page.main.text):
        assert "Carmen Ruiz" not in words.split("Questions")[0] or words is letter.text
    assert "does not go ahead" in browser.text and "Vito Peak" not in names_on(page)
    browser.sign_in(screened["vito"].person).get("/")
    assert "Mia" not in browser.text
    assert Forbidding.select().where(Forbidding.forbidden_by == cast.carmen).count() == 1
    assert {entry.verb for entry in Entry.select().where(Entry.by == cast.carmen)} >= {"held an ask back", "forbade a pair"}


def test_another_programs_coordinator_finds_no_ask(browser, cast, screened):
    proposal = ask(browser, screened["mia"], screened["vito"])
    browser.sign_in(cast.otto).post(f"/desk/programs/{cast.other_program.id}/asks/{proposal.id}/passage", status=404)
    assert Proposal.get_by_id(proposal.id).released_at is None


def test_of_two_who_ask_the_same_the_second_is_closed_kindly_once_the_place_is_taken(browser, cast, screened, letters):
    first, second = (ask(browser, screened[name], screened["vito"]) for name in ("mia", "nia"))
    desk = f"/desk/programs/{cast.program.id}/asks"
    browser.sign_in(cast.carmen).post(f"{desk}/{first.id}/passage")
    browser.sign_in(screened["vito"].person).post(f"/proposals/{first.id}/acceptance", {"once": "yes"})
    assert Proposal.get_by_id(second.id).closed_how == "full"
    assert [letter.to for letter in letters() if "does not go ahead" in letter.subject] == [screened["nia"].person.email]
    page = browser.sign_in(screened["nia"].person).get(list_of(screened["nia"]))
    assert "The pairing with Vito Peak does not go ahead." in page.main.text


def test_an_ask_that_comes_too_late_is_closed_when_it_is_let_through(browser, cast, screened, letters):
    first, second = (ask(browser, screened[name], screened["vito"]) for name in ("mia", "nia"))
    desk = f"/desk/programs/{cast.program.id}/asks"
    browser.sign_in(cast.carmen).post(f"{desk}/{first.id}/passage")
    letters()
    browser.post(f"{desk}/{second.id}/passage")
    assert "cannot be paired by now" in browser.follow().text
    assert [letter.to for letter in letters()] == [screened["nia"].person.email]


def test_what_nobody_saw_yet_can_be_taken_back_and_asked_again(browser, screened, letters):
    letters()
    proposal = ask(browser, screened["mia"], screened["vito"])
    browser.post(f"/places/{screened['mia'].id}/asks/{proposal.id}/withdrawal")
    assert letters() == []
    browser.post(f"/places/{screened['mia'].id}/asks", {"candidate": screened["vito"].id, "once": "again"})
    assert Proposal.select().where(Proposal.asked_by == screened["mia"], Proposal.closed_at.is_null()).count() == 1


def test_who_leaves_closes_what_waits_for_a_coordinator(browser, screened, clock, letters):
    ask(browser, screened["mia"], screened["vito"])
    letters()
    places.leave(screened["vito"], reason="", is_shared=False, by=screened["vito"].person, at=clock.at)
    assert [letter.to for letter in letters()] == [screened["mia"].person.email]
