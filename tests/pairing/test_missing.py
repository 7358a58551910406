"""A round is not asked for when nobody could be in it: the page says who is missing, and where to go."""
import pytest

from portal.enrollment.models import Enrollment
from portal.pairing import actions
from portal.pairing.models import Round
from tests.pairing.crowds import more_people


@pytest.fixture
def desk(browser, cast, clock):
    more_people(cast, clock.at, 2, 2)
    return browser.sign_in(cast.carmen)


def empty_side(cast, role: str) -> None:
    """Nobody in this role has sent the questionnaire in."""
    Enrollment.update(completed_at=None).where(Enrollment.program == cast.program, Enrollment.role == role).execute()


@pytest.mark.parametrize(("role", "word"), [("mentor", "mentor"), ("mentee", "leader")])
def test_without_one_side_the_page_says_who_is_missing_and_where_to_go(desk, cast, role, word):
    empty_side(cast, role)
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    assert f"No {word} with a complete profile is here and has a free place." in desk.page.select_one("#missing").text
    assert desk.page.select_one("main a[href$='/people']") and desk.page.select_one("main a[href$='/invitations']")
    assert not desk.page.select_one("main form#draw")


def test_a_draft_offers_no_other_draw_while_a_side_is_missing(desk, cast, clock):
    drawn = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    desk.submit("form[action$='/pairing/keeping']")
    for address in (f"rounds/{drawn.number}", "pairing"):
        assert desk.get(f"/desk/programs/{cast.program.id}/{address}").select("main form[action$='/pairing']")
    empty_side(cast, "mentor")
    for address in (f"rounds/{drawn.number}", "pairing"):
        page = desk.get(f"/desk/programs/{cast.program.id}/{address}")
        assert not page.select("main form[action$='/pairing']") and page.select_one("#missing")


def test_a_round_that_is_asked_for_all_the_same_is_refused_kindly(desk, cast):
    empty_side(cast, "mentee")
    before = Round.select().count()
    desk.post(f"/desk/programs/{cast.program.id}/pairing", {"once": "a-key"})
    assert Round.select().count() == before
    assert "A round was not asked for: somebody is missing." in desk.follow().text


def test_who_has_every_place_taken_is_missing_too(desk, cast, clock):
    drawn = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    assert drawn.number
    Enrollment.update(capacity=0).where(Enrollment.program == cast.program, Enrollment.role == "mentor").execute()
    assert "No mentor with a complete profile" in desk.get(f"/desk/programs/{cast.program.id}/pairing").text


def test_with_somebody_on_either_side_nothing_is_missing(desk, cast):
    desk.get(f"/desk/programs/{cast.program.id}/pairing")
    assert not desk.page.select_one("#missing") and desk.page.select_one("main form[action$='/pairing']")
