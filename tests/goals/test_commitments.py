"""A leader commits to a change, and says after 30 and 90 days what became of it."""

import pytest

from portal.goals.models import Commitment, FollowUp

WORDS = {"commitment-words": "I will change how I open meetings", "commitment-once": "k"}


def made(browser, cast) -> Commitment:
    browser.sign_in(cast.benoit).post(f"/mentorships/{cast.ama_and_benoit.id}/commitments", WORDS)
    return Commitment.select().order_by(Commitment.id.desc()).get()


def test_a_leader_commits_and_both_read_it(browser, cast):
    made(browser, cast)
    for person in (cast.benoit, cast.ama):
        page = browser.sign_in(person).get(f"/mentorships/{cast.ama_and_benoit.id}")
        assert "I will change how I open meetings" in page.find(id="commitments").text


def test_the_mentor_is_not_asked_to_commit(browser, cast):
    browser.sign_in(cast.ama).post(f"/mentorships/{cast.ama_and_benoit.id}/commitments", WORDS, status=403)
    assert not browser.get(f"/mentorships/{cast.ama_and_benoit.id}").select("form[action$=commitments]")


@pytest.mark.parametrize("days", [30, 90])
def test_its_maker_is_asked_from_that_day_on_and_not_before(browser, cast, clock, days):
    row = made(browser, cast)
    clock.forward(days=days - 1)
    browser.sign_in(cast.benoit).get(f"/commitments/{row.id}/follow-ups/{days}", status=404)
    clock.forward(days=1)
    browser.get(f"/commitments/{row.id}/follow-ups/{days}")
    browser.submit("main form", **{"follow-outcome": "partly", "follow-words": "Twice of three times"})
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "Twice of three times" in page.find(id="commitments").text


def test_what_became_of_it_can_be_corrected_back_and_forth(browser, cast, clock):
    row = made(browser, cast)
    clock.forward(days=31)
    browser.sign_in(cast.benoit)
    for number, outcome in enumerate(("done", "partly", "done")):
        browser.post(f"/commitments/{row.id}/follow-ups/30", {"follow-outcome": outcome, "follow-words": "", "follow-once": str(number)})
    assert [(one.days, one.outcome) for one in FollowUp.select()] == [(30, "done")]


def test_the_partner_can_neither_answer_for_it_nor_withdraw_it(browser, cast, clock):
    row = made(browser, cast)
    clock.forward(days=40)
    browser.sign_in(cast.ama)
    browser.get(f"/commitments/{row.id}/follow-ups/30", status=403)
    browser.post(f"/commitments/{row.id}/follow-ups/30", {"follow-outcome": "done"}, status=403)
    browser.post(f"/commitments/{row.id}/withdrawal", status=403)


def test_it_can_be_withdrawn_and_then_nothing_of_it_stays(browser, cast, clock):
    row = made(browser, cast)
    clock.forward(days=31)
    browser.sign_in(cast.benoit).post(f"/commitments/{row.id}/follow-ups/30", {"follow-outcome": "done", "follow-words": "said"})
    browser.post(f"/commitments/{row.id}/withdrawal")
    assert not Commitment.select().where(Commitment.id == row.id).exists() and not FollowUp.select().exists()
