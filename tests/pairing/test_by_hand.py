"""A coordinator pairs two by hand: the rules are shown first, some can be overruled, and both still say yes or no."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Employee, Question
from portal.mentorships.models import Mentorship
from portal.pairing import actions as pairing
from portal.pairing.by_hand import actions
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import rounds_of
from portal.pairing.trials.models import Trial
from tests.pairing.choosers import let_choose, make_choosers
from tests.programs import formats


@pytest.fixture
def people(cast, clock):
    let_choose(cast, clock.at, way="round")
    return make_choosers(cast, clock.at)


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


def look_at(desk, cast, mentor, leader):
    """Ask about two, and open what the worker says."""
    two = {"mentor_id": mentor.id, "leader_id": leader.id}
    desk.post(f"/desk/programs/{cast.program.id}/by-hand?mentor={mentor.person.given_name}&leader={leader.person.given_name}", two)
    trial = Trial.select().order_by(Trial.id.desc()).get()
    return trial, desk.get(f"/desk/programs/{cast.program.id}/by-hand/{trial.id}")


def propose(desk, cast, trial, status: int = 303, **more):
    return desk.post(f"/desk/programs/{cast.program.id}/by-hand/{trial.id}/proposal", {"once": "a-key", **more}, status=status)


def states(page) -> dict[str, str]:
    return {row.select_one("th").text: row.select_one("td").text for row in page.select("table tbody tr")}


def test_two_are_found_by_name_and_shown_with_score_and_rules(desk, cast, people):
    page = desk.get(f"/desk/programs/{cast.program.id}/by-hand?mentor=lift&leader=peak")
    assert [label.text.strip() for label in page.select("#two label.option")] == ["Mia Lift, Title of Mia", "Vito Peak, Title of Vito"]
    _trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert set(states(page).values()) == {"Kept"} and "No reporting line between the two" in states(page)
    assert page.select_one(".why") and page.select_one("#propose")


def test_both_get_a_letter_and_still_say_yes_or_no(desk, cast, people, letters, browser):
    trial, _page = look_at(desk, cast, people["mia"], people["vito"])
    letters()
    propose(desk, cast, trial)
    assert {letter.to for letter in letters()} == {people["mia"].person.email, people["vito"].person.email}
    proposal = Proposal.get(Proposal.mentor == people["mia"])
    assert proposal.released_at and proposal.answer_by and Round.get_by_id(proposal.round_id).way == "hand"
    for name in ("mia", "vito"):
        assert not Mentorship.select().where(Mentorship.proposal == proposal).exists()
        browser.sign_in(people[name].person).get(f"/proposals/{proposal.id}")
        assert "No other way to pair everyone" not in browser.text
        browser.submit("#yes")
    assert Mentorship.select().where(Mentorship.proposal == proposal).exists()
    assert [round_.number for round_ in rounds_of(cast.program)] == [1]


def test_levels_too_close_are_the_coordinators_to_decide_with_a_line_on_the_trail(desk, cast, people, letters):
    Employee.update(job_level=7).where(Employee.id == people["vito"].employee_id).execute()
    trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert states(page)["Levels far enough apart"] == "Not kept: you decide"
    page = propose(desk, cast, trial, status=422)
    assert "Tick this to overrule" in page.text and not Proposal.select().where(Proposal.mentor == people["mia"]).exists()
    propose(desk, cast, trial, overrules="y")
    line = Entry.get(Entry.verb == "paired two by hand")
    assert line.by == cast.carmen.id and line.facts == {"overruled": ["level_gap"]}


def _line(cast, people, clock):
    Employee.update(manager=people["vito"].employee).where(Employee.id == people["mia"].employee_id).execute()


def _wish(cast, people, clock):
    asked = {"program": cast.program, "role": "mentee", "position": 50, "key": "avoid", "kind": "avoid"}
    question = Question.create(prompt="Whom not?", shown_to="pairing", **asked)
    value = [{"said": "Mia Lift", "employees": [people["mia"].employee_id]}]
    Answer.create(enrollment=people["vito"], question=question, value=value, answered_at=clock.at)


def _ruled_out(cast, people, clock):
    pairing.forbid(people["mia"], people["vito"], by=cast.carmen, at=clock.at)


def _taken(cast, people, clock):
    round_ = Round.create(program=cast.program, number=9, asked_at=clock.at, drawn_at=clock.at, released_at=clock.at)
    Proposal.create(round=round_, mentor=people["nia"], mentee=people["vito"], score=1, parts=[], released_at=clock.at)


def _resting(cast, people, clock):
    people["vito"].paused_at = clock.at
    people["vito"].save()


FIRM = {
    "No reporting line between the two": _line, "Rules kept for pairing": _wish, "Not ruled out by a coordinator": _ruled_out,
    "Both have a place left": _taken, "Both are there, with a complete profile": _resting,
}


@pytest.mark.parametrize("rule", FIRM)
def test_a_firm_rule_is_never_overruled_whether_it_came_before_or_after_the_look(desk, cast, people, clock, rule):
    before, _page = look_at(desk, cast, people["mia"], people["vito"])
    FIRM[rule](cast, people, clock)
    propose(desk, cast, before, overrules="y")
    assert "cannot be paired by now" in desk.follow().text
    trial = actions.ask(people["mia"], people["vito"], by=cast.carmen, at=clock.at)
    page = desk.get(f"/desk/programs/{cast.program.id}/by-hand/{trial.id}")
    assert states(page)[rule] == "Not kept" and not page.select("#propose")
    propose(desk, cast, trial, status=403, overrules="y")
    assert not Proposal.select().where(Proposal.mentor == people["mia"]).exists()


def test_a_rule_kept_for_pairing_does_not_say_whose_wish_it_was(desk, cast, people, clock):
    _wish(cast, people, clock)
    _trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert states(page)["Rules kept for pairing"] == "Not kept"
    assert "avoid" not in page.main.text and "Vito" not in page.select_one("table").text


def test_pressing_twice_proposes_once(desk, cast, people):
    trial, _page = look_at(desk, cast, people["mia"], people["vito"])
    for _ in range(2):
        propose(desk, cast, trial)
    assert Proposal.select().where(Proposal.mentor == people["mia"]).count() == 1


def test_without_two_chosen_the_page_says_what_is_missing(desk, cast, people):
    page = desk.post(f"/desk/programs/{cast.program.id}/by-hand", {}, status=422)
    assert "Choose a mentor." in page.text and "Choose somebody on this side, too." in page.text


def test_who_has_no_place_left_is_not_found(desk, cast, people):
    page = desk.get(f"/desk/programs/{cast.program.id}/by-hand?mentor=owusu")
    assert "Nobody found on one side" in page.text


def test_nobody_else_reads_what_a_coordinator_looked_at(browser, desk, cast, people):
    trial, _page = look_at(desk, cast, people["mia"], people["vito"])
    browser.sign_in(cast.otto).get(f"/desk/programs/{cast.program.id}/by-hand/{trial.id}", status=404)


def test_while_the_worker_looks_the_page_asks_again(desk, cast, people, clock):
    about = {"mentor": people["mia"].id, "mentee": people["vito"].id}
    trial = Trial.create(program=cast.program, kind="hand", about=about, asked_by=cast.carmen, asked_at=clock.at)
    page = desk.get(f"/desk/programs/{cast.program.id}/by-hand/{trial.id}")
    assert page.select_one("#two")["data-hx-trigger"] == "every 1s" and "Look again" in page.text


def test_the_page_warns_when_one_of_the_two_is_in_a_draft(desk, cast, people, clock):
    _trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert "in the draft of round" not in page.text
    drawn = pairing.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    pair = Proposal.get(Proposal.round == drawn, Proposal.mentee == people["vito"])
    _trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert f"{pair.mentor.employee.name} and Vito Peak are a pair in the draft of round {drawn.number}." in page.text


def test_too_few_points_are_the_coordinators_to_decide_with_a_line_on_the_trail(desk, cast, people, clock):
    let_choose(cast, clock.at, way="round", aim="above", least_points=100)
    trial, page = look_at(desk, cast, people["mia"], people["vito"])
    assert states(page)["At least the points that a pair needs"] == "Not kept: you decide"
    propose(desk, cast, trial, overrules="y")
    assert Entry.get(Entry.verb == "paired two by hand").facts == {"overruled": ["floor"]}


def test_the_least_points_stand_with_the_rules_that_a_pair_keeps(desk, cast, people, clock):
    let_choose(cast, clock.at, way="round", aim="above", least_points=0)
    assert states(look_at(desk, cast, people["mia"], people["vito"])[1])["At least the points that a pair needs"] == "Kept"


def test_in_a_group_program_the_warning_speaks_of_places_in_a_circle(browser, cast, clock):
    program = formats.make("group", cast.carmen, clock.at)
    guide, other = (formats.enroll(program, f"{name} Guide", "mentor", clock.at, level=4, capacity=5) for name in ("Gro", "Hal"))
    members = [formats.enroll(program, f"{name} Member", "mentee", clock.at, level=8) for name in ("Ada", "Bo", "Cy")]
    draft = Round.create(program=program, number=1, asked_at=clock.at, drawn_at=clock.at)
    for mentor, member in ((guide, members[0]), (guide, members[1]), (other, members[2])):
        Proposal.create(round=draft, mentor=mentor, mentee=member, score=1, parts=[])
    trial = actions.ask(guide, members[2], by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{program.id}/by-hand/{trial.id}")
    assert "The draft of round 1 has places for Ada Member and Bo Member in the circle of Gro Guide." in browser.text
    assert "The draft of round 1 has a place for Cy Member in the circle of Hal Guide." in browser.text
    assert "are a pair in the draft" not in browser.text
