"""An ask ends before its answer: taken back by whoever asked, or because somebody leaves."""
from portal.enrollment.places import actions as places
from portal.pairing.models import Proposal
from tests.pairing.choosers import ask, list_of, names_on


def test_the_asker_takes_it_back_and_asks_somebody_else(browser, people, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    [letter] = letters()
    assert letter.to == people["vito"].person.email and "does not go ahead" in letter.subject
    assert Proposal.get_by_id(proposal.id).closed_how == "back"
    browser.sign_in(people["vito"].person).post(f"/proposals/{proposal.id}/acceptance", {}, status=403)
    assert ask(browser, people["mia"], people["wim"])


def test_after_taking_it_back_the_asker_is_at_the_list_again(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    assert names_on(browser.follow()) and "Taken back." in browser.text


def test_what_taking_it_back_costs_stands_there_before_anybody_is_asked(browser, people):
    browser.sign_in(people["mia"].person).get(list_of(people["mia"]))
    assert "What you ask goes to the other at once." in browser.text and "then this person leaves your list" in browser.text


def test_an_unread_letter_about_an_ask_that_was_taken_back_is_not_sent(browser, people, letters):
    letters()
    proposal = ask(browser, people["mia"], people["vito"])
    browser.post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal")
    assert [letter.subject for letter in letters()] == ["The pairing with Mia Lift does not go ahead"]


def test_nobody_takes_back_what_somebody_else_asked(browser, people):
    proposal = ask(browser, people["mia"], people["vito"])
    browser.sign_in(people["vito"].person).post(f"/places/{people['vito'].id}/asks/{proposal.id}/withdrawal", status=404)
    browser.sign_in(people["nia"].person).post(f"/places/{people['mia'].id}/asks/{proposal.id}/withdrawal", status=404)
    assert Proposal.get_by_id(proposal.id).closed_at is None


def test_who_leaves_closes_what_was_asked(browser, people, clock, letters):
    proposal = ask(browser, people["mia"], people["vito"])
    letters()
    places.leave(people["vito"], reason="", is_shared=False, by=people["vito"].person, at=clock.at)
    assert [letter.to for letter in letters()] == [people["mia"].person.email]
    assert Proposal.get_by_id(proposal.id).closed_at
