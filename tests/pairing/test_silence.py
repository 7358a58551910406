"""When nobody answers: reminders while there is time, and afterwards a kind end."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Enrollment
from portal.mail.outbox import Letter
from portal.mentorships.models import Mentorship
from portal.pairing import actions
from portal.pairing.candidates import field_of
from portal.pairing.models import SILENT, Proposal, Round, Verdict
from portal.pairing.queries import places_taken, released_pairs
from portal.pairing.rounds.release_actions import release
from portal.pairing.silence_actions import close_the_silent
from tests.pairing.crowds import more_people


@pytest.fixture
def proposal(cast, clock) -> Proposal:
    """One pair, released now."""
    [mentor], [leader] = more_people(cast, clock.at, 1, 1)
    drawn = Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at)
    row = Proposal.create(round=drawn, mentor=mentor, mentee=leader, score=1, parts=[])
    release(drawn, by=cast.carmen, at=clock.at)
    return Proposal.get_by_id(row.id)


def reminders() -> list:
    return list(Letter.select().where(Letter.letter == "pairing.reminder").order_by(Letter.due_at, Letter.id))


def let_it_run_out(proposal, clock) -> None:
    clock.at = proposal.answer_by + timedelta(minutes=1)
    close_the_silent(at=clock.at)


def test_both_are_reminded_half_way_and_a_day_before_in_their_working_hours(proposal, clock):
    due = sorted({letter.due_at for letter in reminders()})
    assert len(reminders()) == 4 and len(due) == 2
    assert all(moment.weekday() < 5 and 7 <= moment.hour < 16 for moment in due)
    assert clock.at < due[0] < due[1] < proposal.answer_by


def test_whoever_answers_is_reminded_no_more_and_the_other_still_is(proposal, clock):
    actions.accept(proposal, by=proposal.mentor.person, at=clock.at)
    assert {letter.payload["person_id"] for letter in reminders()} == {proposal.mentee.person_id}


def test_a_reminder_tells_nothing_of_the_others_answer(proposal, clock, letters):
    letters()
    before = None
    for said in (False, True):
        if said:
            actions.accept(proposal, by=proposal.mentor.person, at=clock.at)
        letter = next(one for one in reminders() if one.payload["person_id"] == proposal.mentee.person_id)
        from portal.mail.letters import written

        words = written(letter.letter, letter.payload).text
        assert before in (None, words)
        before = words


def test_after_a_no_nobody_is_reminded(proposal, clock):
    actions.decline(proposal, "", by=proposal.mentor.person, at=clock.at)
    assert not reminders()


def test_until_the_last_minute_it_waits_and_then_it_is_closed(proposal, clock):
    clock.at = proposal.answer_by
    assert close_the_silent(at=clock.at) == 0
    let_it_run_out(proposal, clock)
    after = Proposal.get_by_id(proposal.id)
    assert (after.closed_at, after.closed_how) == (clock.at, SILENT)
    assert close_the_silent(at=clock.at) == 0


def test_who_said_yes_hears_neutral_words_and_who_is_silent_that_the_place_stays(proposal, clock, letters):
    actions.accept(proposal, by=proposal.mentor.person, at=clock.at)
    letters()
    let_it_run_out(proposal, clock)
    told = {letter.to: letter.text for letter in letters()}
    assert set(told) == {proposal.mentor.person.email, proposal.mentee.person.email}
    yes, silent = told[proposal.mentor.person.email], told[proposal.mentee.person.email]
    assert "does not go ahead" in yes and "time" not in yes.lower().replace("sometimes", "")
    assert "Your place in the program stays" in silent


def test_both_are_back_in_the_pool_but_not_for_each_other(cast, proposal, clock):
    let_it_run_out(proposal, clock)
    field = field_of(cast.program, clock.at.date())
    assert proposal.mentor_id in field.mentor_ids and proposal.mentee_id in field.mentee_ids
    assert (proposal.mentor_id, proposal.mentee_id) in released_pairs(cast.program)
    assert (str(proposal.mentor_id), str(proposal.mentee_id)) in field.rules.former
    assert not places_taken(cast.program)[proposal.mentor_id]


def test_two_yeses_in_time_are_never_closed(proposal, clock):
    for place in (proposal.mentor, proposal.mentee):
        actions.accept(proposal, by=place.person, at=clock.at)
    let_it_run_out(proposal, clock)
    assert Proposal.get_by_id(proposal.id).closed_at is None
    assert Mentorship.select().where(Mentorship.proposal == proposal).exists()


def test_a_yes_that_comes_after_the_end_begins_nothing(browser, proposal, clock):
    actions.accept(proposal, by=proposal.mentor.person, at=clock.at)
    let_it_run_out(proposal, clock)
    browser.sign_in(proposal.mentee.person).post(f"/proposals/{proposal.id}/acceptance", status=403)
    actions.accept(proposal, by=proposal.mentee.person, at=clock.at)
    assert not Mentorship.select().where(Mentorship.proposal == proposal).exists()


def test_of_an_end_and_a_decline_at_once_the_first_counts(proposal, clock):
    actions.decline(proposal, "", by=proposal.mentor.person, at=clock.at)
    let_it_run_out(proposal, clock)
    assert Proposal.get_by_id(proposal.id).closed_how == ""


def test_the_trail_says_that_it_ended_and_not_who_was_silent(proposal, clock):
    actions.accept(proposal, by=proposal.mentor.person, at=clock.at)
    let_it_run_out(proposal, clock)
    line = Entry.get(Entry.verb == "ended an unanswered proposal")
    assert line.by is None and line.facts == {} and line.about == f"proposal/{proposal.id}"


def test_what_was_released_before_there_were_days_to_answer_waits_on(proposal, clock):
    Proposal.update(answer_by=None).where(Proposal.id == proposal.id).execute()
    assert close_the_silent(at=clock.at + timedelta(days=400)) == 0


def _again(cast, proposal, clock, number: int) -> Proposal:
    """The same leader is proposed to somebody else."""
    [mentor], _nobody = more_people(cast, clock.at, 1, 0, prefix=f"again{number}")
    drawn = Round.create(program=cast.program, number=number, asked_at=clock.at, drawn_at=clock.at)
    row = Proposal.create(round=drawn, mentor=mentor, mentee=proposal.mentee, score=1, parts=[])
    release(drawn, by=cast.carmen, at=clock.at)
    return Proposal.get_by_id(row.id)


def test_who_is_silent_twice_in_a_row_rests_and_reads_how_to_come_back(cast, browser, proposal, clock, letters):
    let_it_run_out(proposal, clock)
    assert not Enrollment.get_by_id(proposal.mentee_id).paused_at
    second = _again(cast, proposal, clock, 3)
    letters()
    let_it_run_out(second, clock)
    place = Enrollment.get_by_id(proposal.mentee_id)
    assert place.paused_at and place.paused_until is None
    assert not Enrollment.get_by_id(second.mentor_id).paused_at, "the other was silent once"
    [letter] = [one for one in letters() if one.to == proposal.mentee.person.email]
    assert "second time in a row" in letter.text
    assert place.id not in field_of(cast.program, clock.at.date()).mentee_ids


def test_an_answer_in_between_begins_the_count_anew(cast, proposal, clock):
    let_it_run_out(proposal, clock)
    actions.decline(_again(cast, proposal, clock, 3), "", by=proposal.mentee.person, at=clock.at)
    let_it_run_out(_again(cast, proposal, clock, 4), clock)
    assert not Enrollment.get_by_id(proposal.mentee_id).paused_at


def test_the_page_says_by_when_to_answer_and_afterwards_that_it_is_over(browser, proposal, clock):
    browser.sign_in(proposal.mentee.person).get(f"/proposals/{proposal.id}")
    assert "Answer by Wednesday 21 October, 23:59" in browser.text
    let_it_run_out(proposal, clock)
    browser.sign_in(proposal.mentee.person).get(f"/proposals/{proposal.id}")
    assert "The time to answer is over." in browser.text and not browser.page.select("#yes, #no")
    assert not Verdict.select().where(Verdict.proposal == proposal).exists()
