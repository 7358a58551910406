"""A lock is held, refused, or shown as one that holds nothing; it never takes a place from a pair that may be."""
import pytest

from portal.enrollment.models import MENTEE, Employee
from portal.pairing import actions
from portal.pairing.candidates import field_of
from portal.pairing.models import Lock, Proposal, Round
from portal.pairing.rounds.again import compare
from portal.pairing.rounds.idle_locks import idle_locks
from portal.pairing.rules.actions import change
from tests.pairing.crowds import more_people, only_these
from tests.programs import formats


@pytest.fixture
def crowd(cast, clock):
    only_these(cast)
    return more_people(cast, clock.at, 2, 3)


def lock(cast, clock, mentor, mentee) -> None:
    Lock.create(program=mentor.program, mentor=mentor, mentee=mentee, locked_by=cast.carmen, locked_at=clock.at)


def drawn(program, cast, clock) -> Round:
    return Round.get_by_id(actions.ask_for_round(program, by=cast.carmen, at=clock.at).id)


def too_close(cast, clock, leader) -> None:
    """Let the rule of levels stand against this leader."""
    Employee.update(job_level=7).where(Employee.id == leader.employee_id).execute()
    change(cast.program, {"min_level_gap": 3}, by=cast.carmen, at=clock.at)


def test_a_lock_on_a_pair_that_a_rule_forbids_takes_no_place_from_a_later_lock(cast, clock, crowd):
    (mentor, _other), (first, second, _third) = crowd
    for leader in (first, second):
        lock(cast, clock, mentor, leader)
    too_close(cast, clock, first)
    round_ = drawn(cast.program, cast, clock)
    pairs = set(Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == round_).tuples())
    assert (mentor.id, second.id) in pairs and (mentor.id, first.id) not in pairs


def test_a_lock_that_holds_nothing_has_no_price_and_the_page_names_the_rule(browser, cast, clock, crowd):
    (mentor, _other), (leader, *_more) = crowd
    lock(cast, clock, mentor, leader)
    too_close(cast, clock, leader)
    round_ = drawn(cast.program, cast, clock)
    assert round_.lock_price is None and compare(round_) == "same"
    [idle] = idle_locks(round_)
    assert (idle.mentor, idle.mentee) == (mentor.employee.name, leader.employee.name)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert f"{mentor.employee.name} and {leader.employee.name} (levels too close)." in browser.text


def test_a_lock_holds_again_once_the_rule_is_gone(cast, clock, crowd):
    (mentor, _other), (leader, *_more) = crowd
    lock(cast, clock, mentor, leader)
    too_close(cast, clock, leader)
    assert field_of(cast.program, clock.at.date()).locked == []
    change(cast.program, {"min_level_gap": 0}, by=cast.carmen, at=clock.at)
    field = field_of(cast.program, clock.at.date())
    assert len(field.locked) == 1 and field.idle == ()


def test_two_whom_a_firm_rule_keeps_apart_are_not_locked(browser, cast, clock, crowd):
    round_ = drawn(cast.program, cast, clock)
    pair = round_.proposals.first()
    Employee.update(manager=pair.mentee.employee).where(Employee.id == pair.mentor.employee_id).execute()
    with pytest.raises(actions.NotPossible):
        actions.lock(pair.mentor, pair.mentee, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    browser.submit(f"form:has(#lock-{pair.id})")
    browser.follow()
    assert "a lock would hold nothing" in browser.text and not Lock.select().exists()


def test_two_who_may_not_be_paired_by_now_are_not_paired_by_an_old_answer(browser, cast, clock, crowd):
    one, other = list(drawn(cast.program, cast, clock).proposals)[:2]
    mentor, leader = one.mentor, other.mentee
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/pairing/two?mentor={mentor.id}&leader={leader.id}")
    browser.submit("#about form[action$='/two']")
    action = browser.follow().select_one("#answer form[action$='/pairing']")
    actions.forbid(mentor, leader, by=cast.carmen, at=clock.at)
    browser.post(action["action"], {"once": action.select_one("[name=once]")["value"]})
    browser.follow()
    assert "A rule keeps these two apart by now." in browser.text and not Lock.select().exists()


def test_among_peers_a_forbidden_lock_leaves_both_to_the_round(cast, clock):
    program = formats.make("peer", cast.adam, clock.at)
    one, other, third, _fourth = [
        formats.enroll(program, f"Peer{number} Of", MENTEE, clock.at, level=7, topics={"ai_tools": 3}, topics_offered={"ai_tools": 3})
        for number in range(4)
    ]
    lock(cast, clock, one, other)
    lock(cast, clock, one, third)
    actions.forbid(other, one, by=cast.adam, at=clock.at)
    field = field_of(program, clock.at.date())
    assert [(field.mentor_ids[mentor], field.mentee_ids[mentee]) for mentor, mentee in field.locked] == [(one.id, third.id)]
    assert [pair[:2] for pair in field.idle] == [(one.id, other.id)]
