"""A draft says which of its pairs lack a place by now, and a release names whose place it is."""
import pytest

from portal.enrollment.models import Enrollment
from portal.pairing import actions
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds.desk_views import taken_word
from portal.pairing.rounds.release_actions import Overbooked, release
from portal.pairing.rounds.taken import taken_in
from tests.pairing.crowds import more_people


@pytest.fixture
def drawn(browser, cast, clock):
    """A round of six pairs, each mentor with two places."""
    more_people(cast, clock.at, 3, 6, places=2)
    browser.sign_in(cast.carmen)
    return actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)


@pytest.fixture
def taken(drawn, clock):
    """The pair whose leader was paired by hand since."""
    one = drawn.proposals.order_by(Proposal.id).first()
    other = drawn.proposals.where(Proposal.mentor != one.mentor).first().mentor
    by_hand = Round.create(program=drawn.program, number=-1, way="hand", asked_at=clock.at, drawn_at=clock.at, released_at=clock.at)
    Enrollment.update(capacity=9).where(Enrollment.id == other.id).execute()
    Proposal.create(round=by_hand, mentor=other, mentee=one.mentee, score=1, parts=[], released_at=clock.at)
    return one


@pytest.fixture
def page(cast, drawn):
    return f"/desk/programs/{cast.program.id}/rounds/{drawn.number}"


def test_a_fresh_draft_has_a_place_for_everybody(drawn):
    assert not taken_in(drawn).pairs and taken_in(drawn).names == ()


def test_the_draft_marks_the_pair_and_lists_it_first_and_under_what_deserves_a_look(browser, taken, page):
    assert "A place was taken meanwhile" in browser.get(page).select_one(f"#pair-{taken.id}").text
    assert browser.page.select_one("tr[id^=pair-]")["id"] == f"pair-{taken.id}"
    browser.get(f"{page}?state=look")
    assert browser.page.select_one(f"#pair-{taken.id}") and browser.text.count("A place was taken meanwhile") == 1


def test_the_release_names_who_has_no_place_left_and_sends_nothing(browser, taken, drawn, page, letters):
    browser.post(f"{page}/release")
    assert f"By now a place is missing for {taken.mentee.employee.name}." in browser.follow().text
    assert letters() == [] and not drawn.proposals.where(Proposal.released_at.is_null(False)).exists()


def test_of_many_names_the_release_tells_the_first_few_and_how_many_more(app):
    with app.test_request_context():
        told = taken_word(tuple(f"Person {letter}" for letter in "ABCDEF"))
    assert told.startswith("By now a place is missing for Person A, Person B, Person C and 3 more. ")


def test_a_wave_without_the_pair_goes_out(cast, taken, drawn, clock):
    others = [one.id for one in drawn.proposals if one.id != taken.id]
    assert release(drawn, others, by=cast.carmen, at=clock.at) == 5
    with pytest.raises(Overbooked):
        release(drawn, by=cast.carmen, at=clock.at)
