"""Rules that meet: a least score, extra points, an even load and circles are drawn together, and nothing low or doubled goes out."""
import pytest

from portal.enrollment.models import Employee
from portal.pairing import actions
from portal.pairing.drawing import draw
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.rounds.release_actions import Unwanted, release
from portal.pairing.rules.actions import change
from portal.pairing.rules.models import ABOVE, AFRESH, BONUS, FIRST
from portal.pairing.rules.queries import rules_in_force
from tests.pairing.crowds import more_people, only_these


@pytest.fixture
def crowd(cast, clock):
    only_these(cast)
    return more_people(cast, clock.at, 3, 5, places=2)


def drawn(cast, clock) -> Round:
    return Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)


@pytest.mark.parametrize("load", [0, 50])
@pytest.mark.parametrize("keep", [FIRST, BONUS, AFRESH])
@pytest.mark.parametrize("least", [20, 35, 60])
def test_with_any_way_to_keep_no_pair_lies_below_the_least_score(cast, clock, crowd, least, keep, load):
    first = drawn(cast, clock)
    assert first.is_drawn and first.placed
    weights = {**dict.fromkeys(rules_in_force(cast.program).weights, 0), "topics": 100 - load, "load": load}
    facts = {"aim": ABOVE, "least_points": least, "keep": keep, "keep_points": 20, "weights": weights}
    change(cast.program, facts, by=cast.carmen, at=clock.at)
    again = drawn(cast, clock)
    assert again.is_drawn and again.failed_at is None
    # The second partner of a mentor earns half of the points for an even load.
    allowance = 100 * load // 2
    assert all(pair.score + allowance >= 100 * least for pair in again.proposals)


def test_a_round_that_two_workers_draw_is_drawn_once(cast, clock, crowd):
    round_ = drawn(cast, clock)
    late = Round.get_by_id(round_.id)
    release(round_, by=cast.carmen, at=clock.at)
    pair = Proposal.get(Proposal.round == round_)
    Verdict.create(proposal=pair, person=pair.mentor.person_id, answer="accept", given_at=clock.at)
    draw(late, at=clock.at)
    assert Proposal.get_by_id(pair.id).released_at == clock.at and Verdict.select().where(Verdict.proposal == pair).exists()


def test_a_pair_that_came_into_one_reporting_line_since_it_was_drawn_does_not_go_out(cast, clock, crowd):
    round_ = drawn(cast, clock)
    pair = Proposal.get(Proposal.round == round_)
    Employee.update(manager=pair.mentee.employee_id).where(Employee.id == pair.mentor.employee_id).execute()
    with pytest.raises(Unwanted):
        release(round_, by=cast.carmen, at=clock.at)
    assert not Proposal.select().where(Proposal.round == round_, Proposal.released_at.is_null(False)).exists()


def test_a_pair_that_was_proposed_by_hand_since_does_not_go_out_again(cast, clock, crowd):
    round_ = drawn(cast, clock)
    pair = Proposal.get(Proposal.round == round_)
    by_hand = Round.create(program=cast.program, number=-1, way="hand", asked_at=clock.at, drawn_at=clock.at)
    row = {"mentor": pair.mentor, "mentee": pair.mentee, "score": 1, "parts": [], "released_at": clock.at, "closed_at": clock.at}
    Proposal.create(round=by_hand, **row)
    with pytest.raises(Unwanted):
        release(round_, by=cast.carmen, at=clock.at)
