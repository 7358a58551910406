"""What waits in a mentorship is told on the front page, too: one line for each mentorship, as many things as wait there."""
from datetime import timedelta

import pytest

from portal.care.models import ProposedClose
from portal.goals import actions as goals
from portal.goals.commitment_actions import commit, follow_up
from portal.goals.models import Commitment
from portal.mentorships.agreement import actions as agreement
from portal.sessions.models import Action


@pytest.fixture(autouse=True)
def nothing_waits(cast, clock):
    """The cast's leader has a commitment that waits for its follow-up, and has not signed; here each test makes what it needs."""
    Commitment.delete().execute()
    for person in (cast.ama, cast.benoit):
        agreement.sign(cast.ama_and_benoit, seen=1, by=person, at=clock.at)


def lines(browser, person) -> list[str]:
    """What is told of mentorships, each line with its hint."""
    rows = browser.sign_in(person).get("/").select(".tasks li")
    return [row.find("div").text for row in rows if "wait with" in row.text or "waits with" in row.text]


def make_agreement(cast, at):
    row = agreement.begin(cast.ama_and_benoit, at=at)
    agreement.change(cast.ama_and_benoit, {**row.clauses, "reply": "We answer within a day."}, seen=1, by=cast.ama, at=at)


def make_close(cast, at):
    ProposedClose.create(mentorship=cast.ama_and_benoit, proposed_at=at, closes_at=at + timedelta(days=7))


def make_goal(cast, at):
    told = {"title": "One tool", "success_test": "", "due_on": at.date(), "is_private": True}
    goals.set_goal(cast.ama_and_benoit, by=cast.benoit, at=at, **told)


def make_action(cast, at):
    Action.create(session=cast.held, words="Send it", owner=cast.benoit, made_by=cast.ama, made_at=at, due_on=at.date())


def make_commitment(cast, at):
    commit(cast.ama_and_benoit, by=cast.benoit, at=at - timedelta(days=30), words="I will ask first")


MADE = {
    make_agreement: "Your agreement", make_close: "Is it to close?", make_goal: "Your goal",
    make_action: "What you said you would do", make_commitment: "Your commitment",
}  # fmt: skip


@pytest.mark.parametrize("make", MADE)
def test_each_thing_that_waits_is_told_and_leads_to_the_mentorship(browser, cast, clock, make):
    assert lines(browser, cast.benoit) == []
    make(cast, clock.at)
    assert lines(browser, cast.benoit) == [f"1 thing waits with Ama{MADE[make]}"]
    where = f"/mentorships/{cast.ama_and_benoit.id}"
    assert browser.page.select_one(f".tasks a[href='{where}#waiting']")
    assert len(browser.get(where).find(id="waiting").select("ul.tasks li")) == 1


def test_several_things_are_one_line_and_no_word_of_a_private_goal(browser, cast, clock):
    for make in MADE:
        make(cast, clock.at)
    [told] = lines(browser, cast.benoit)
    assert told.startswith("5 things wait with Ama") and "One tool" not in browser.text


def test_a_goal_waits_for_nobody_but_its_owner_and_nothing_after_the_end(browser, cast, clock):
    make_goal(cast, clock.at)
    assert lines(browser, cast.ama) == []
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    assert lines(browser, cast.benoit) == []


def test_a_commitment_is_asked_for_twice_and_the_later_day_overtakes_the_earlier_one(browser, cast, clock):
    row = commit(cast.ama_and_benoit, by=cast.benoit, at=clock.at, words="I will ask first")
    told = []
    for days in (29, 1, 59, 1):
        clock.forward(days=days)
        told.append("Your commitment" in "".join(lines(browser, cast.benoit)))
    assert told == [False, True, True, True]
    follow_up(row, by=cast.benoit, at=clock.at, days=90, outcome="done", words="")
    assert "Your commitment" not in "".join(lines(browser, cast.benoit))
