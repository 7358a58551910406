"""What keeping a draft costs: the ways beside one another, drawn like one of them, and old once something has changed."""
import pytest

from portal.enrollment.models import Answer, Employee
from portal.enrollment.places import actions as places
from portal.pairing import actions
from portal.pairing.models import Round
from portal.pairing.queries import proposals_of
from portal.pairing.rules.models import AFRESH
from tests.pairing.choosers import let_choose
from tests.pairing.crowds import more_people


@pytest.fixture
def crowd(cast, clock):
    return more_people(cast, clock.at, 3, 6, places=2)


def drawn(cast, clock, **more) -> Round:
    return Round.get_by_id(actions.ask_for_round(cast.program, **more, by=cast.carmen, at=clock.at).id)


def move_to_one_department(round_) -> None:
    """The two of each pair work together by now, so that other pairs are better."""
    for pair in proposals_of(round_):
        Employee.update(department=pair.mentor.employee.department).where(Employee.id == pair.mentee.employee_id).execute()


@pytest.fixture
def compared(browser, cast, clock, crowd):
    """The page on which carmen had the ways compared; they differ."""
    move_to_one_department(drawn(cast, clock))
    return compare(browser, cast)


def compare(browser, cast):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/pairing")
    browser.submit("form[action$='/pairing/keeping']")
    return browser.follow()


def test_the_ways_to_keep_a_draft_are_compared_and_one_of_them_is_drawn(browser, cast, clock, crowd):
    move_to_one_department(drawn(cast, clock))
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/pairing")
    assert "What keeping the draft costs" in browser.text
    browser.submit("form[action$='/pairing/keeping']")
    page = browser.follow()
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("#keeping tbody tr")]
    assert [row[0] for row in rows] == [
        "kept first", "kept for one point more", "kept for 3 points more", "kept for 5 points more", "kept for 10 points more",
        "not kept, begun afresh",
    ]  # fmt: skip
    assert {row[1] for row in rows} == {"6"} and rows[0][2] == "6 of 6"
    browser.submit("#keeping tbody tr:last-child form")
    assert Round.select().order_by(Round.number.desc()).first().keep == AFRESH


CHANGES = {
    "the rules": lambda cast, crowd, at: let_choose(cast, at, way="round"),
    "the draft": lambda cast, crowd, at: actions.ask_for_round(cast.program, by=cast.carmen, at=at),
    "a place": lambda cast, crowd, at: places.pause(crowd[0][0], None, by=crowd[0][0].person, at=at),
    "a lock": lambda cast, crowd, at: actions.lock(crowd[0][0], crowd[1][0], by=cast.carmen, at=at),
    "a pair that is not to be": lambda cast, crowd, at: actions.forbid(crowd[0][0], crowd[1][0], by=cast.carmen, at=at),
    "an answer": lambda cast, crowd, at: Answer.update(answered_at=at).where(Answer.enrollment == crowd[0][0]).execute(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_comparison_says_that_it_is_old_and_offers_another_once_something_changed(browser, cast, clock, crowd, compared, change):
    assert not compared.select("#old") and compared.select("#keeping tbody form")
    clock.forward(minutes=1)
    CHANGES[change](cast, crowd, clock.at)
    page = browser.get(f"/desk/programs/{cast.program.id}/pairing")
    assert "Compare again before you choose." in page.select_one("#old").text and not page.select("#keeping tbody form")
    browser.submit("form[action$='/pairing/keeping']")
    assert not browser.follow().select("#old")


def test_ways_that_all_come_out_alike_are_one_sentence(browser, cast, clock, crowd):
    drawn(cast, clock)
    page = compare(browser, cast)
    assert "whichever way the draft is kept, the same comes out" in page.select_one("#keeping").text
    assert not page.select("#keeping table") and "Pairs kept: 6 of 6." in page.select_one("#keeping").text


def test_a_comparison_says_that_kept_answers_counted(browser, cast, clock, crowd):
    cast.topics_question.shown_to = "pairing"
    cast.topics_question.save()
    drawn(cast, clock)
    assert "No figure here holds points of these." in compare(browser, cast).select_one("#keeping").text
