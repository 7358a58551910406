"""The overview says what to do next, and for what the coordinator only waits."""
from dataclasses import replace

import pytest

from portal.desk.next_steps import next_steps
from portal.desk.queries import Side, Standing

EMPTY = Standing(
    roster=0, mentors=Side(122), leaders=Side(200), rounds=0, draft=None, drawing=False, unanswered=0, live=0, silent=0, ended=0,
    planned=0, coming=0, held=0, changed_by_leaders=0, summaries=0,
)
FULL = replace(
    EMPTY,
    roster=2400,
    mentors=Side(122, invited=160, said_yes=122, said_no=38, enrolled=122, complete=122),
    leaders=Side(200, invited=260, said_yes=200, said_no=60, enrolled=200, complete=200),
)


@pytest.fixture(autouse=True)
def _words(app):
    with app.test_request_context():
        yield


def titles(standing):
    return [step.title for step in next_steps(standing)]


def test_without_a_roster_there_is_one_step():
    assert titles(EMPTY) == ["Import the roster"]


def test_with_a_roster_people_are_invited():
    steps = next_steps(replace(EMPTY, roster=2400))
    assert [step.title for step in steps] == ["Invite mentors and leaders"]
    assert "mentors 122, leaders 200" in steps[0].words


def test_after_refusals_the_next_wave_is_proposed_with_what_is_missing():
    steps = next_steps(replace(FULL, mentors=replace(FULL.mentors, said_yes=100, enrolled=100, complete=100, waiting=10)))
    assert steps[0].title == "Invite the next wave"
    assert "mentors 12, leaders 0" in steps[0].words
    assert steps[1].is_waiting


def test_when_all_profiles_are_there_a_round_is_drawn():
    assert titles(FULL)[0] == "Draw a pairing round"


def test_a_drawn_round_comes_first():
    assert titles(replace(FULL, draft=7))[0] == "Review the pairing round"


def test_open_proposals_are_waited_for():
    placed = replace(FULL, rounds=1, unanswered=3, leaders=replace(FULL.leaders, placed=200), mentors=replace(FULL.mentors, placed=122))
    assert [(step.title, step.is_waiting) for step in next_steps(placed)] == [("Answers to proposals", True)]


def test_leaders_left_without_a_partner_call_for_another_round():
    assert "Draw a pairing round" in titles(replace(FULL, rounds=1, leaders=replace(FULL.leaders, placed=195)))


def test_held_sessions_call_for_a_first_summary_and_then_for_a_look_at_the_mentorships():
    running = replace(
        FULL, rounds=1, live=200, held=9, leaders=replace(FULL.leaders, placed=200), mentors=replace(FULL.mentors, placed=122)
    )
    assert titles(running) == ["Publish a first summary"]
    assert titles(replace(running, summaries=1)) == ["Keep an eye on the mentorships"]


def test_before_every_place_is_filled_a_round_may_be_drawn_after_inviting():
    short = replace(FULL, leaders=replace(FULL.leaders, said_yes=190, enrolled=190, complete=190))
    assert titles(short)[:2] == ["Invite the next wave", "Draw a pairing round"]
    assert titles(replace(short, draft=7))[0] == "Review the pairing round"


def test_whoever_holds_an_open_proposal_calls_for_no_round():
    proposed = replace(
        FULL, rounds=1, unanswered=200, leaders=replace(FULL.leaders, proposed=200), mentors=replace(FULL.mentors, proposed=122)
    )
    assert titles(proposed) == ["Answers to proposals"]


def test_silent_mentorships_come_before_what_one_only_waits_for():
    placed = replace(FULL, rounds=1, unanswered=3, leaders=replace(FULL.leaders, placed=200), mentors=replace(FULL.mentors, placed=122))
    steps = next_steps(replace(placed, live=190, silent=15, summaries=1))
    assert [step.title for step in steps] == ["Silent mentorships", "Answers to proposals"]
    assert steps[0].words.startswith("15 pairs")
    assert not steps[0].is_waiting


def test_each_step_leads_to_what_it_counts_and_not_to_the_whole_list():
    waiting = replace(FULL, draft=7, silent=2, live=9, mentors=replace(FULL.mentors, said_yes=110, enrolled=110, complete=105, waiting=12))
    values = {step.title: (step.endpoint, step.values) for step in next_steps(waiting)}
    assert values == {
        "Review the pairing round": ("pairing_desk.show", {"number": 7}),
        "Silent mentorships": ("mentorships_desk.index", {"state": "silent"}),
        "Answers to invitations": ("enrollment_desk.invitations", {"state": "waiting", "_anchor": "invited"}),
        "Unfinished profiles": ("enrollment_desk.people", {"sort": "profile"}),
    }
    unfinished = replace(waiting, draft=None, silent=0, mentors=replace(waiting.mentors, waiting=12))
    assert ("enrollment_desk.people", {"sort": "profile"}) in [(step.endpoint, step.values) for step in next_steps(unfinished)]


def test_people_who_wait_for_a_decision_come_before_the_next_wave():
    mentors = Side(122, invited=100, said_yes=90, enrolled=90, complete=90, placed=90, failed=2)
    standing = replace(FULL, rounds=1, mentors=mentors, leaders=replace(FULL.leaders, placed=200), applied=3, suggested=1)
    assert titles(standing)[:3] == ["Decide about applications", "Invitations that reached nobody", "Look at the suggestions"]
    assert titles(replace(standing, applied=0, suggested=0))[:2] == ["Invitations that reached nobody", "Invite the next wave"]


def test_a_place_that_is_offered_is_not_missing():
    assert Side(4, invited=4, said_yes=3, enrolled=3).missing == 1
    assert Side(4, invited=4, said_yes=3, enrolled=3, offered=1).missing == 0


def test_where_people_ask_each_other_no_round_is_asked_for():
    asking = replace(FULL, way="choice")
    assert [(step.title, step.is_waiting) for step in next_steps(asking)] == [("People choose", True)]
    assert titles(replace(asking, draft=7)) == ["Review the pairing round"]


def test_asks_that_wait_come_first_and_lead_to_where_they_are_answered():
    asking = replace(FULL, way="choice", asks=2, applied=3, suggested=1, mentors=replace(FULL.mentors, failed=2))
    step = next_steps(asking)[0]
    assert (step.title, step.endpoint, step.is_waiting) == ("2 asks wait for you", "choosing_desk.show", False)


def test_whoever_needs_a_new_partner_is_sent_to_no_round_where_people_ask():
    step = next_steps(replace(FULL, way="choice", without=("Ama Mensah",), without_count=1))[0]
    assert step.endpoint == "choosing_desk.show" and "round" not in step.words


def test_a_round_that_could_not_be_drawn_is_named_and_hides_no_draft():
    assert titles(replace(FULL, draft=7, failed=8)) == ["Round 8 could not be drawn", "Review the pairing round"]
    assert titles(replace(FULL, failed=8)) == ["Round 8 could not be drawn"]


def test_a_round_that_could_not_be_drawn_is_forgotten_where_nobody_waits_for_one():
    placed = replace(FULL, rounds=1, failed=2, leaders=replace(FULL.leaders, placed=200), mentors=replace(FULL.mentors, placed=122))
    assert titles(placed) == []


def test_people_who_rank_for_nothing_are_a_step():
    assert titles(replace(FULL, way="ranked", ranks_for_nothing=True)) == ["Wishes count nothing", "Draw a pairing round"]
