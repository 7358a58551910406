"""Later rounds: what is kept, who comes first, what keeping costs, and who has joined or become free."""
from datetime import timedelta

import pytest

from portal.enrollment.models import Answer, Enrollment
from portal.pairing import actions
from portal.pairing.models import Lock, Proposal, Round
from portal.pairing.rounds.release_actions import release
from portal.pairing.rounds.since import since_last_round
from portal.pairing.rounds.waiting import rounds_waited, waiting_list
from portal.pairing.rules.models import AFRESH, FIRST
from tests.pairing.crowds import more_people, only_these


@pytest.fixture
def crowd(cast, clock):
    return more_people(cast, clock.at, 3, 6, places=2)


def drawn(cast, clock, **more) -> Round:
    return Round.get_by_id(actions.ask_for_round(cast.program, **more, by=cast.carmen, at=clock.at).id)


def pairs_of(round_) -> set[tuple[int, int]]:
    return set(Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == round_).tuples())


def change_what_is_taught(cast, mentors) -> None:
    """What would make other pairs better."""
    for number, mentor in enumerate(mentors):
        Answer.update(value={"data": 3 - number % 3}).where(Answer.enrollment == mentor).execute()


def test_a_draft_that_is_drawn_again_keeps_its_pairs_and_says_how_many(browser, cast, clock, crowd):
    first = drawn(cast, clock)
    change_what_is_taught(cast, crowd[0])
    again = drawn(cast, clock)
    assert pairs_of(again) == pairs_of(first) and again.kept == 6 and again.base == first
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/{again.number}")
    assert "Kept from the draft before" in browser.text


def test_a_late_joiner_moves_nobody_where_there_is_room(cast, clock, crowd):
    first = drawn(cast, clock)
    more_people(cast, clock.at, 1, 1, prefix="late")
    again = drawn(cast, clock)
    assert pairs_of(first) < pairs_of(again) and len(pairs_of(again)) == 7


def test_a_leaver_frees_a_place_and_the_others_stay(cast, clock, crowd):
    first = drawn(cast, clock)
    gone = Proposal.get(Proposal.round == first)
    Enrollment.update(ended_at=clock.at).where(Enrollment.id == gone.mentee_id).execute()
    assert pairs_of(drawn(cast, clock)) == pairs_of(first) - {(gone.mentor_id, gone.mentee_id)}


def test_a_round_that_is_begun_afresh_keeps_what_is_best_alone(cast, clock, crowd):
    from portal.pairing.rounds.solving import solve
    from portal.pairing.rounds.task import task_now

    drawn(cast, clock)
    afresh = drawn(cast, clock, keep=AFRESH)
    assert afresh.keep == AFRESH
    best = solve(task_now(cast.program, clock.at.date()).kept_otherwise(AFRESH))
    assert Proposal.select().where(Proposal.round == afresh).count() == len(best.pairs)


def test_what_is_accepted_or_still_open_holds_its_places(cast, clock, crowd):
    first = drawn(cast, clock)
    release(first, by=cast.carmen, at=clock.at)
    open_, declined = list(first.proposals)[:2]
    actions.decline(declined, "", by=declined.mentor.person, at=clock.at)
    again = drawn(cast, clock)
    leaders = {mentee for _mentor, mentee in pairs_of(again)}
    assert open_.mentee_id not in leaders and (declined.mentor_id, declined.mentee_id) not in pairs_of(again)


@pytest.fixture
def too_few(cast, clock):
    """One free mentor with one place, and three leaders; the longest complete profile is the last."""
    only_these(cast)
    return more_people(cast, clock.at, 1, 3, prefix="few")


def test_whoever_a_round_left_without_a_mentor_comes_first_in_the_next(cast, clock, too_few):
    first = drawn(cast, clock)
    release(first, by=cast.carmen, at=clock.at)
    [placed] = {mentee for _mentor, mentee in pairs_of(first)}
    waiting = waiting_list(cast.program, clock.at.date())
    assert {one.place for one in waiting} == {leader.id for leader in too_few[1]} - {placed}
    assert [one.rounds for one in waiting] == [1, 1] and waiting[0].since < waiting[1].since
    # A new leader who would score as high, and one new mentor.
    clock.forward(days=1)
    more_people(cast, clock.at, 1, 1, prefix="new")
    second = drawn(cast, clock)
    assert {mentee for _mentor, mentee in pairs_of(second)} == {waiting[0].place}


def test_a_draft_that_nobody_saw_counts_as_no_round_waited(cast, clock, too_few):
    for _ in range(3):
        drawn(cast, clock)
    assert rounds_waited(cast.program) == {}


def test_who_was_proposed_to_somebody_begins_to_wait_anew(cast, clock, too_few):
    release(drawn(cast, clock), by=cast.carmen, at=clock.at)
    more_people(cast, clock.at, 2, 0, prefix="new")
    second = drawn(cast, clock)
    release(second, by=cast.carmen, at=clock.at)
    assert not {mentee for _mentor, mentee in pairs_of(second)} & set(rounds_waited(cast.program))


def test_the_page_shows_the_list_in_its_order_and_who_joined_or_is_free_again(browser, cast, clock, too_few):
    browser.sign_in(cast.carmen)
    first = drawn(cast, clock)
    release(first, by=cast.carmen, at=clock.at)
    clock.forward(days=1)
    more_people(cast, clock.at, 0, 1, prefix="new")
    row = first.proposals.first()
    actions.decline(row, "", by=row.mentor.person, at=clock.at)
    since = since_last_round(cast.program, clock.at.date())
    assert (since.joined, since.freed) == (1, 2)
    page = browser.get(f"/desk/programs/{cast.program.id}/pairing")
    names = [cell.text for cell in page.select("table")[0].select("tbody th")]
    expected = [one.employee.name for one in waiting_list(cast.program, clock.at.date())]
    assert [name.split("Level")[0].strip()[: len(wanted)] for name, wanted in zip(names, expected, strict=True)] == expected
    assert [button.text for button in page.select("main .button-main")] == ["Draw a small round"]


def test_what_locks_cost_stands_on_the_page(browser, cast, clock):
    """One leader is possible for the only mentor by a lock; two want the place."""
    [mentor], leaders = more_people(cast, clock.at, 1, 2)
    Answer.create(enrollment=leaders[0], question=_wants(cast), value={"data": 3}, answered_at=clock.at)
    Lock.create(program=cast.program, mentor=mentor, mentee=leaders[1], locked_by=cast.carmen, locked_at=clock.at)
    round_ = drawn(cast, clock)
    assert round_.lock_price["placed"] == 0 and round_.lock_price["points"] > 0
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert "The locks cost" in browser.text


def _wants(cast):
    from portal.enrollment.models import Question

    facts = {"key": "topics", "kind": "rated", "prompt": "What would you like to learn?", "options": cast.topics_question.options}
    return Question.create(program=cast.program, role="mentee", position=1, shown_to="partners", **facts)


def test_a_round_says_what_the_worker_is_at(browser, cast, clock):
    Round.create(program=cast.program, number=2, asked_at=clock.at, progress=30)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/2")
    assert page.select_one("progress")["value"] == "30" and "Looks for the best pairs" in browser.text


def test_a_forged_way_to_keep_counts_as_none(browser, cast, clock, crowd):
    browser.sign_in(cast.carmen).post(f"/desk/programs/{cast.program.id}/pairing", {"keep": "everything", "keep_points": "-4"})
    newest = Round.select().order_by(Round.number.desc()).first()
    assert (newest.keep, newest.keep_points) == ("", 0) and FIRST


def test_the_age_of_a_profile_decides_between_two_who_waited_as_long(cast, clock, too_few):
    release(drawn(cast, clock), by=cast.carmen, at=clock.at)
    oldest = waiting_list(cast.program, clock.at.date())[-1]
    Enrollment.update(completed_at=clock.at - timedelta(days=400)).where(Enrollment.id == oldest.place).execute()
    more_people(cast, clock.at, 1, 0, prefix="new")
    assert {mentee for _mentor, mentee in pairs_of(drawn(cast, clock))} == {oldest.place}
