"""A round is drawn again from what it was drawn from, whatever has changed since; and these inputs go with whoever erases."""
import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.enrollment.models import Answer, Employee, Enrollment
from portal.own_data.erasing import erase
from portal.own_data.retention import KINDS
from portal.own_data.retention_actions import let_go
from portal.pairing import actions
from portal.pairing.by_hand import actions as by_hand
from portal.pairing.models import Forbidding, Proposal, Round
from portal.pairing.rounds.again import compare
from portal.pairing.rounds.inputs import packed, unpacked
from portal.pairing.rounds.release_actions import release
from portal.pairing.rounds.task import task_now
from portal.pairing.trials.models import KEEPING, PAIR, RULES, Trial
from tests.pairing.crowds import more_people


@pytest.fixture
def crowd(cast, clock):
    return more_people(cast, clock.at, 3, 5, places=2)


@pytest.fixture
def drawn(cast, clock, crowd) -> Round:
    return Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)


@pytest.fixture
def page(browser, cast, drawn):
    browser.sign_in(cast.carmen)
    return f"/desk/programs/{cast.program.id}/rounds/{drawn.number}"


def everything_changes(cast, crowd, clock) -> None:
    """Answers, roster and rules are others by now."""
    Answer.delete().where(Answer.enrollment.in_([one.id for one in crowd[0]])).execute()
    Employee.update(department="Elsewhere", job_level=5).execute()
    Forbidding.create(program=cast.program, mentor=crowd[0][0], mentee=crowd[1][0], forbidden_by=cast.carmen, forbidden_at=clock.at)
    Enrollment.update(capacity=1).execute()


def test_what_was_packed_is_the_same_task_again(cast, clock, crowd):
    task = task_now(cast.program, clock.at.date())
    text = packed(task, [(1, 2)])
    inputs = unpacked(text)
    assert packed(inputs.task, inputs.pairs) == text and inputs.task.field.mentors == task.field.mentors
    assert inputs.task.field.rules == task.field.rules


def test_a_released_round_comes_out_the_same_though_everything_has_changed(browser, cast, clock, crowd, drawn, page):
    release(drawn, by=cast.carmen, at=clock.at)
    everything_changes(cast, crowd, clock)
    clock.forward(days=30)
    browser.sign_in(cast.carmen).get(page)
    browser.submit("form[action$='/reproduction']")
    assert "Drawn again from what it was drawn from on 13 November 2026: the same pairs, the same proof." in browser.get(page).text
    assert Round.get_by_id(drawn.id).reproduced_at == clock.at
    assert Entry.select().where(Entry.verb == "reproduced a round", Entry.by == cast.carmen.id).count() == 1


def test_a_later_round_comes_out_the_same_with_what_it_kept(cast, clock, crowd, drawn):
    Answer.update(value={"data": 1}).where(Answer.enrollment == crowd[0][0]).execute()
    again = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    Proposal.delete().where(Proposal.round == drawn).execute()
    assert compare(Round.get_by_id(again.id)) == "same"


@pytest.mark.parametrize("tampered", ["pairs", "proof", "points"])
def test_a_round_that_somebody_tampered_with_does_not_come_out_the_same(browser, cast, drawn, page, tampered):
    one, other = list(drawn.proposals)[:2]
    if tampered == "pairs":
        task = unpacked(drawn.inputs.open()).task
        Round.update(inputs=packed(task, [(one.mentor_id, one.mentee_id)])).where(Round.id == drawn.id).execute()
    elif tampered == "proof":
        Round.update(certificate={**drawn.certificate, "bonus": 12345}).where(Round.id == drawn.id).execute()
    else:
        Proposal.update(score=Proposal.score + 1).where(Proposal.id == other.id).execute()
    assert compare(Round.get_by_id(drawn.id)) == tampered
    browser.get(page)
    browser.submit("form[action$='/reproduction']")
    assert "Ask whoever runs the portal to look into it." in browser.get(page).text
    assert Round.get_by_id(drawn.id).reproduced_at is None


def test_inputs_of_another_version_are_told_apart_from_a_wrong_result(browser, drawn, page):
    Round.update(inputs="not packed by this portal").where(Round.id == drawn.id).execute()
    browser.get(page)
    browser.submit("form[action$='/reproduction']")
    assert "kept by another version of the portal" in browser.get(page).text


def test_what_it_was_drawn_from_is_sealed(drawn):
    [kept] = db.execute_sql("SELECT inputs FROM round WHERE id = " + str(drawn.id)).fetchone()
    assert kept.startswith("gAAAA")


def test_whoever_erases_takes_the_inputs_of_their_rounds_along_and_no_others(browser, cast, clock, crowd, drawn, page):
    leader = crowd[1][0]
    more = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    Enrollment.update(ended_at=clock.at).where(Enrollment.id == leader.id).execute()
    later = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    erase(leader.person, by=leader.person, at=clock.at)
    kept = {row.id: row.inputs is not None for row in Round.select().where(Round.program == cast.program)}
    assert (kept[drawn.id], kept[more.id], kept[later.id]) == (False, False, True)
    shown = browser.sign_in(cast.carmen).get(page)
    assert "somebody in it has left and erased everything" in browser.text and not shown.select("form[action$='/reproduction']")
    browser.post(f"{page}/reproduction", status=403)


def test_whoever_erases_takes_along_what_the_worker_was_asked_about_them(cast, clock, crowd):
    """The answer about two people holds facts of both, so it goes whole; so does one that names who would move or lose a place."""
    (mentor, *_mentors), (leader, other, *_leaders) = crowd
    asked = {"program": cast.program, "asked_by": cast.carmen, "asked_at": clock.at}
    with_facts = by_hand.ask(mentor, leader, by=cast.carmen, at=clock.at)
    assert Trial.get_by_id(with_facts.id).answer["parts"]
    Trial.create(kind=PAIR, about={"mentor": mentor.id, "mentee": leader.id}, **asked)
    moves = [{"leader": other.id, "before": [], "after": [leader.id]}]
    Trial.create(kind=PAIR, about={"mentor": mentor.id, "mentee": other.id}, answer={"moves": moves}, **asked)
    Trial.create(kind=RULES, about={}, answer={"loses": [{"enrollment": leader.id, "why": {}}], "gains": []}, **asked)
    left = [
        Trial.create(kind=PAIR, about={"mentor": mentor.id, "mentee": other.id}, answer={"score": leader.id}, **asked),
        Trial.create(kind=KEEPING, answer={"rows": [], "of": leader.id}, **asked),
    ]
    erase(leader.person, by=leader.person, at=clock.at)
    assert list(Trial.select().order_by(Trial.id)) == left


def test_a_round_of_somebody_who_left_while_it_was_drawn_keeps_no_inputs(cast, clock, crowd, monkeypatch):
    from portal.pairing import drawing

    solve = drawing.solve

    def slowly(*args, **more):
        erase(crowd[1][0].person, by=crowd[1][0].person, at=clock.at)
        return solve(*args, **more)

    monkeypatch.setattr(drawing, "solve", slowly)
    round_ = actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at)
    assert Round.get_by_id(round_.id).is_drawn and Round.get_by_id(round_.id).inputs is None


def test_inputs_go_when_the_answers_of_a_program_go(cast, drawn):
    let_go(cast.program, next(kind for kind in KINDS if kind.key == "answers"))
    assert Round.get_by_id(drawn.id).inputs is None
