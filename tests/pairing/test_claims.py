"""What a round says is proven is what its proof holds, under the aim that it was drawn by."""
import pytest

from portal.pairing import actions
from portal.pairing.models import Round
from portal.pairing.rounds.claims import proven_aims
from portal.pairing.rules.actions import change
from portal.pairing.rules.models import ABOVE, AFRESH, BONUS, FIRST
from portal.pairing.telling import why_without
from tests.pairing.crowds import more_people


@pytest.fixture
def drawn(cast, clock):
    """Draw a round of a small crowd under these facts of the rules; `again` a second one on top of the draft."""
    more_people(cast, clock.at, 3, 4, places=2)

    def draw(*, again: bool = False, **facts) -> Round:
        change(cast.program, facts, by=cast.carmen, at=clock.at)
        for _time in range(1 + again):
            made = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
        return Round.get_by_id(made.id)

    return draw


def said(round_) -> list[str]:
    return [str(aim) for aim in proven_aims(round_)]


def test_a_first_round_places_people_then_lifts_the_lowest_then_counts_points(drawn):
    assert said(drawn()) == ["more people with a partner", "a higher lowest score", "more points in all"]


def test_with_a_least_score_no_floor_is_claimed(drawn):
    aims = said(drawn(aim=ABOVE, least_points=30))
    assert aims == ["more people with a partner, in pairs with at least 30 of 100 points", "more points in all"]


@pytest.mark.parametrize(("keep", "kept"), [(FIRST, "more pairs of the draft before"), (AFRESH, None), (BONUS, None)])
def test_keeping_is_claimed_only_where_kept_pairs_came_first(drawn, keep, kept):
    aims = said(drawn(again=True, keep=keep, keep_points=5))
    assert ("more pairs of the draft before" in aims) == (kept is not None)
    assert ("with those for pairs of the draft before" in aims[-1]) == (keep == BONUS)


def test_the_page_says_the_aims_in_their_order(browser, cast, drawn):
    round_ = drawn()
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/rounds/{round_.number}")
    assert "in this order: more people with a partner; a higher lowest score; more points in all." in browser.text


def test_how_many_a_rule_kept_for_pairing_removes_is_not_told():
    told = why_without({"removed": {"kept_apart": 3, "reporting_line": 2}})
    assert [(str(rule), count) for rule, count in told] == [("in one reporting line", 2), ("a rule kept for pairing", None)]
