"""Asking about any two people: why they are no pair, what it would cost, pairing by hand, and conflicts."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Employee
from portal.pairing import actions
from portal.pairing.models import Forbidding, Lock, Proposal, Round
from portal.pairing.rounds.release_actions import release
from portal.pairing.trials.models import Trial
from tests.pairing.crowds import more_people, only_these


@pytest.fixture
def crowd(cast, clock):
    only_these(cast)
    return more_people(cast, clock.at, 3, 3)


@pytest.fixture
def desk(browser, cast, crowd):
    return browser.sign_in(cast.carmen)


@pytest.fixture
def ask(desk, cast):
    """Choose two and ask; the page of the answer."""

    def about(mentor, leader):
        desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor={mentor.id}&leader={leader.id}")
        desk.submit("#about form[action$='/two']")
        return desk.follow()

    return about


def pairs_of(round_) -> set[tuple[int, int]]:
    return set(Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == round_).tuples())


def test_two_people_are_found_by_name_without_a_script(desk, cast, crowd):
    mentors, leaders = crowd
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor_name=p1+ment&leader_name=nobody")
    [link] = page.select("#mentor ul a")
    assert link.text == mentors[1].employee.name and "Nobody of this role fits." in desk.text
    page = desk.get(link["href"])
    assert page.select_one("#mentor b").text == mentors[1].employee.name
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor={mentors[1].id}&leader_name={leaders[0].employee.given_name}")
    page = desk.get(page.select_one("#leader ul a")["href"])
    assert page.select_one("#about h2").text == f"{mentors[1].employee.name} and {leaders[0].employee.name}"


def test_somebody_of_another_program_cannot_be_chosen(desk, cast, crowd):
    page = desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor=999999&leader={crowd[0][0].id}")
    assert not page.select("#about")
    desk.post(f"/desk/programs/{cast.program.id}/pairing/two", {"mentor": crowd[1][0].id, "leader": crowd[0][0].id}, status=404)


def test_the_rule_that_keeps_two_apart_is_named(ask, desk, crowd):
    mentor, leader = crowd[0][0], crowd[1][0]
    Employee.update(manager=leader.employee).where(Employee.id == mentor.employee_id).execute()
    ask(mentor, leader)
    assert "What stands against this pair: in one reporting line." in desk.text and "Pair these two" not in desk.text


def test_a_rule_that_is_kept_for_pairing_is_named_as_that_alone(ask, desk, cast, crowd, clock):
    from portal.enrollment.models import Answer, Question

    mentor, leader = crowd[0][0], crowd[1][0]
    question = Question.create(program=cast.program, role="mentor", position=9, key="avoid", kind="avoid", prompt="?", shown_to="pairing")
    value = [{"said": leader.employee.name, "employees": [leader.employee_id]}]
    Answer.create(enrollment=mentor, question=question, value=value, answered_at=clock.at)
    ask(mentor, leader)
    assert "What stands against this pair: a rule kept for pairing." in desk.text
    assert "avoid" not in str(Trial.select().order_by(Trial.id.desc()).first().answer)


def test_what_a_pair_would_cost_and_who_would_move_is_told_with_names(ask, desk, cast, crowd, clock):
    draft = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
    first, second = sorted(pairs_of(draft))[:2]
    mentor, leader = (next(one for one in side if one.id == place) for side, place in zip(crowd, (first[0], second[1]), strict=True))
    page = ask(mentor, leader)
    assert "No rule stands against this pair" in desk.text
    moved = [[cell.text for cell in row.select("th, td")] for row in page.select("table")[1].select("tbody tr")]
    assert moved[0][0] == leader.employee.name and moved[0][2] == mentor.employee.name and len(moved) == 2
    asked = Entry.get(Entry.verb == "asked about a pair")
    assert asked.by == cast.carmen.id and asked.about == f"enrollment/{mentor.id}"


def test_pairing_two_by_hand_locks_them_and_moves_as_few_as_possible(ask, desk, cast, crowd, clock):
    draft = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
    first, second, third = sorted(pairs_of(draft))
    mentor, leader = (next(one for one in side if one.id == place) for side, place in zip(crowd, (first[0], second[1]), strict=True))
    ask(mentor, leader)
    desk.submit("form[action$='/pairing']")
    made = Round.select().order_by(Round.number.desc()).first()
    assert made.number == draft.number + 1 and desk.response.location.endswith(f"/rounds/{made.number}")
    assert pairs_of(made) == {(first[0], second[1]), (second[0], first[1]), third}
    assert Lock.select().where(Lock.mentor == mentor, Lock.mentee == leader).exists()


def test_pressing_twice_pairs_once(ask, desk, cast, crowd):
    page = ask(crowd[0][0], crowd[1][1])
    form = page.select_one("form[action$='/pairing']")
    if form is None:
        page = ask(crowd[0][0], crowd[1][2])
        form = page.select_one("form[action$='/pairing']")
    for _ in range(2):
        desk.post(form["action"], {"once": form.select_one("[name=once]")["value"]})
    assert Round.select().where(Round.program == cast.program).count() == 2


def test_a_pair_that_comes_anyway_and_one_without_a_place_say_so(ask, desk, cast, crowd, clock):
    draft = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
    pair = draft.proposals.first()
    ask(pair.mentor, pair.mentee)
    assert "The next round pairs these two anyway" in desk.text
    release(draft, [pair.id], by=cast.carmen, at=clock.at)
    ask(pair.mentor, pair.mentee)
    assert f"does not look for anybody for {pair.mentor.employee.name}" in desk.text


def test_locks_that_take_every_place_are_named(ask, desk, cast, crowd, clock):
    actions.lock(crowd[0][0], crowd[1][0], by=cast.carmen, at=clock.at)
    ask(crowd[0][0], crowd[1][1])
    assert "Locks on others take every place" in desk.text


def test_nobody_reads_what_another_coordinator_asked(browser, ask, desk, cast, crowd, clock):
    from portal.programs.models import Staff

    ask(crowd[0][0], crowd[1][1])
    address = f"/desk/programs/{cast.program.id}/pairing/questions/{Trial.get().id}"
    Staff.create(program=cast.program, person=cast.otto, role="coordinator", appointed_at=clock.at)
    browser.sign_in(cast.otto).get(address, status=404)


def test_a_conflict_is_noted_with_its_reason_and_can_be_taken_back(desk, cast, crowd, clock):
    mentor, leader = crowd[0][0], crowd[1][0]
    address = f"/desk/programs/{cast.program.id}/pairing/two?mentor={mentor.id}&leader={leader.id}"
    for _ in range(2):
        desk.get(address)
        assert "The coordinators of this program can read this." in desk.text
        desk.submit("#conflict", note="A dispute in spring")
        page = desk.follow()
        row = next(row for row in page.select("table:last-of-type tbody tr") if mentor.employee.name in row.text)
        assert "A dispute in spring" in row.text
        made = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
        assert (mentor.id, leader.id) not in pairs_of(made)
        desk.get(f"/desk/programs/{cast.program.id}/pairing")
        desk.submit(f"form[action$='/forbidden/{Forbidding.get().id}/permit']")
        assert not Forbidding.select().exists()
    assert Entry.select().where(Entry.verb == "forbade a pair").count() == 2


def test_one_reason_holds_for_two_conflicts(desk, cast, crowd):
    for mentor, leader in zip(*crowd, strict=True):
        desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor={mentor.id}&leader={leader.id}")
        desk.submit("#conflict", note="Neighbors")
    assert Forbidding.select().count() == 3


def test_a_conflict_may_be_noted_of_two_who_declined_and_stays_out_of_nobodys_sight(desk, cast, crowd, clock):
    mentor, leader = crowd[0][0], crowd[1][0]
    actions.forbid(mentor, leader, by=None, at=clock.at)
    assert "never proposed" not in desk.get(f"/desk/programs/{cast.program.id}/pairing").text
    actions.forbid(mentor, leader, "A dispute", by=cast.carmen, at=clock.at)
    assert Forbidding.get().note == "A dispute" and Forbidding.get().forbidden_by == cast.carmen


def test_a_reason_that_is_too_long_keeps_its_words(desk, cast, crowd):
    desk.get(f"/desk/programs/{cast.program.id}/pairing/two?mentor={crowd[0][0].id}&leader={crowd[1][0].id}")
    page = desk.submit("#conflict", status=422, note="x" * 501)
    assert "x" * 501 in page.select_one("textarea").text and page.select_one("#about")


def ask_for_points(cast, clock, least: int, **weights) -> None:
    """Rules by which only pairs with so many points are proposed."""
    from portal.pairing.rules.models import ABOVE
    from tests.pairing.choosers import let_choose

    counted = {"weights": weights} if weights else {}
    let_choose(cast, clock.at, way="round", aim=ABOVE, least_points=least, **counted)


def test_too_few_points_are_named_as_the_rule_that_excludes_two_and_by_hand_a_coordinator_decides(ask, desk, cast, crowd, clock):
    ask_for_points(cast, clock, 100)
    page = ask(crowd[0][0], crowd[1][1])
    assert "What stands against this pair: below the lowest score asked for." in desk.text
    assert "points, and a pair needs 100." in desk.text and "No rule stands against this pair" not in desk.text
    assert page.select_one(".why") and page.select_one(f"a[href*='/programs/{cast.program.id}/by-hand?']")


def test_two_whom_a_coordinator_locked_are_spared_from_the_least_points(ask, desk, cast, crowd, clock):
    ask_for_points(cast, clock, 100)
    actions.lock(crowd[0][0], crowd[1][1], by=cast.carmen, at=clock.at)
    ask(crowd[0][0], crowd[1][1])
    assert "The next round pairs these two anyway" in desk.text


@pytest.fixture
def kept_topics(cast):
    from portal.enrollment.models import Question

    Question.update(shown_to="pairing").where(Question.id == cast.topics_question.id).execute()


def test_where_kept_answers_count_the_points_are_those_of_the_others_and_nothing_is_compared(ask, desk, cast, crowd, kept_topics):
    page = next(page for leader in crowd[1] if (page := ask(crowd[0][0], leader)).select("form[action$='/pairing']"))
    answer = Trial.select().order_by(Trial.id.desc()).first().answer
    assert answer["has_kept"] and "points" not in answer and "lowest" not in answer
    assert "topics" not in {part["criterion"] for part in answer["parts"]} and answer["score"] == sum(p["points"] for p in answer["parts"])
    assert "of 60 points" in desk.text and "of 100 points" not in desk.text
    assert "Answers that are kept for pairing counted, too." in desk.text
    assert "Points in all" not in page.main.text and "costs the program" not in desk.text


def test_what_was_answered_before_a_question_was_kept_compares_nothing_any_more(ask, desk, cast, crowd, request):
    next(page for leader in crowd[1] if (page := ask(crowd[0][0], leader)).select("form[action$='/pairing']"))
    trial = Trial.select().order_by(Trial.id.desc()).first()
    assert "Points in all" in desk.text and not trial.answer["has_kept"]
    request.getfixturevalue("kept_topics")
    desk.get(f"/desk/programs/{cast.program.id}/pairing/questions/{trial.id}")
    assert "Points in all" not in desk.text and "of 60 points" in desk.text


def test_a_pair_that_comes_anyway_shows_the_visible_points_alone(ask, desk, cast, crowd, clock, kept_topics):
    pair = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id).proposals.first()
    ask(pair.mentor, pair.mentee)
    assert "of 60 points." in desk.text and "Answers that are kept for pairing counted, too." in desk.text
