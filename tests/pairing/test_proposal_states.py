"""A proposal in each of its states: what is asked, what was said, what comes next."""
import pytest

from portal.pairing.models import Proposal, Round, Verdict
from portal.people.models import Person

PARTS = [
    {"criterion": "topics", "points": 3400, "maximum": 4000, "facts": {"topics": [{"topic": "data", "importance": 3, "confidence": 2}]}},
    {"criterion": "languages", "points": 1000, "maximum": 1000, "facts": {"shared": ["en", "fr"]}},
]


@pytest.fixture
def proposed(browser, cast, clock):
    """Open a released proposal of Chidi and Benoit as Chidi, after `said` (person to answer)."""

    def open_after(said: dict | None = None):
        drawn = Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at, released_at=clock.at)
        pair = {"mentor": cast.chidi_enrollment, "mentee": cast.benoit_enrollment}
        row = Proposal.create(round=drawn, **pair, score=4400, parts=PARTS, released_at=clock.at)
        for person, answer in (said or {}).items():
            Verdict.create(proposal=row, person=person, answer=answer, given_at=clock.at)
        return browser.sign_in(cast.chidi).get(f"/proposals/{row.id}")

    return open_after


def test_each_part_stands_with_its_points_and_its_bar_and_the_total_at_the_end(proposed):
    page = proposed()
    rows = [" ".join(row.get_text(" ").split()) for row in page.select(".why dl > div")]
    assert rows == [
        "Topics wanted and taught 34 of 40 Wanted and taught: Data.",
        "Further languages in common 10 of 10 Both speak: English, French.",
    ]
    assert len(page.select(".why .bar")) == 2
    assert page.select_one(".why-total b").text == "44 of 50"


def test_the_two_stand_as_a_lifted_pair_the_leader_raised(proposed):
    assert [disc.text for disc in proposed().select("h1 ~ *, .heading .avatar")][:2] == ["CE", "BL"]


def test_a_question_that_is_open_has_one_main_answer_and_a_quiet_no(proposed):
    page = proposed()
    assert [button.text for button in page.select("main .button-main")] == ["Yes, I would like this"]
    assert not page.select_one("details").has_attr("open")
    assert "A pairing is proposed" in page.select_one(".heading").text


def test_a_link_beside_the_deadline_leads_to_the_answer_and_the_deadline_names_its_zone(browser, proposed, clock):
    page = proposed()
    assert page.select_one("a[href='#answer']") and page.select_one("#answer #yes")
    Proposal.update(answer_by=clock.at.replace(day=21, hour=21, minute=59)).execute()
    row = Proposal.select().order_by(Proposal.id.desc()).get()
    page = browser.get(f"/proposals/{row.id}")
    line = page.select_one("a[href='#answer']").parent
    assert "Answer by Wednesday 21 October, 23:59, Central European Time." in " ".join(line.text.split())
    Person.update(timezone="America/New_York").where(Person.id == row.mentor.person_id).execute()
    assert "17:59, Eastern Time." in browser.get(f"/proposals/{row.id}").text


def test_how_a_drawn_pair_came_about_is_folded(browser, proposed):
    proposed()
    row = Proposal.select().order_by(Proposal.id.desc()).get()
    Round.update(certificate={"floor": 1}).where(Round.id == row.round_id).execute()
    fold = browser.get(f"/proposals/{row.id}").select_one("#why ~ details")
    assert fold.summary.text == "How this came about" and "No other way to pair everyone" in fold.text and not fold.has_attr("open")


def test_after_a_yes_the_page_says_whose_turn_it_is(proposed, cast):
    page = proposed({cast.chidi: "accept"})
    assert "You said yes" in page.select_one(".heading").text
    assert "Now it is Benoit’s turn." in page.select_one(".notice").text
    assert not page.select("#yes, #no")


def test_after_two_yeses_the_next_step_is_the_main_button(proposed, cast):
    page = proposed({cast.chidi: "accept", cast.benoit: "accept"})
    assert "You can plan the first session." in page.select_one(".notice").text
    assert page.select_one("main .button-main")["href"] == "/"


@pytest.mark.parametrize(("who", "answer", "reads"), [("chidi", "decline", True), ("benoit", "decline", False)])
def test_a_proposal_that_is_closed_names_nobody_but_the_reader(proposed, cast, who, answer, reads):
    page = proposed({getattr(cast, who): answer})
    words = page.select_one(".notice").text
    assert "does not go ahead" in words and ("You said no" in words) == reads
    assert not page.select("#yes, #no")
