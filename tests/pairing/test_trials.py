"""Questions to the worker: answered once, the newest first of all, found again when a worker dies, and forgotten."""
from datetime import timedelta

import pytest

from portal.clock import now
from portal.pairing.trials import answering
from portal.pairing.trials.actions import ask
from portal.pairing.trials.jobs import answer_lost_trials, answer_trial, forget_old_trials
from portal.pairing.trials.models import Trial


@pytest.fixture
def answered(monkeypatch):
    """The ids of trials that the worker was made to answer, in order; the answer is what the trial was about."""
    asked = []

    def echo(trial):
        asked.append(trial.id)
        return {"said": trial.about}

    monkeypatch.setitem(answering._answerers, "pair", echo)
    return asked


@pytest.fixture
def asleep(monkeypatch):
    """A worker that takes nothing up yet."""
    monkeypatch.setattr("portal.pairing.trials.actions.answer_trial", lambda trial_id: None)


def test_what_a_coordinator_asks_is_answered_by_the_worker(cast, clock, answered):
    trial = ask(cast.program, "pair", {"mentor": 1}, by=cast.carmen, at=clock.at)
    trial = Trial.get_by_id(trial.id)
    assert (trial.state, trial.answer) == ("answered", {"said": {"mentor": 1}})


def test_of_many_quick_questions_only_the_last_is_worked_on(cast, clock, answered, asleep):
    trials = [ask(cast.program, "pair", {"n": n}, by=cast.carmen, at=clock.at) for n in range(5)]
    for trial in trials:
        answer_trial.call_local(trial.id)
    assert answered == [trials[-1].id]
    assert [Trial.get_by_id(trial.id).state for trial in trials] == ["stale"] * 4 + ["answered"]


def test_a_question_replaces_nobody_elses_and_none_of_another_kind(cast, clock, answered, asleep):
    hers = ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at)
    other = ask(cast.program, "keeping", {}, by=cast.carmen, at=clock.at)
    ask(cast.program, "pair", {}, by=cast.adam, at=clock.at)
    assert Trial.get_by_id(hers.id).state == Trial.get_by_id(other.id).state == "asked"


def test_a_question_that_cannot_be_answered_says_so(cast, clock, asleep, monkeypatch):
    def broken(trial):
        raise RuntimeError

    monkeypatch.setitem(answering._answerers, "pair", broken)
    trial = ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at)
    with pytest.raises(RuntimeError):
        answer_trial.call_local(trial.id)
    assert Trial.get_by_id(trial.id).state == "failed"


def test_two_workers_do_not_answer_the_same_question(cast, clock, answered, asleep):
    trial = ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at)
    Trial.update(begun_at=now()).where(Trial.id == trial.id).execute()
    answer_trial.call_local(trial.id)
    assert answered == []
    assert Trial.get_by_id(trial.id).state == "computing"


def test_a_question_whose_worker_died_is_taken_up_again_and_at_last_given_up(cast, clock, answered, asleep, monkeypatch):
    again = []
    monkeypatch.setattr("portal.pairing.trials.jobs.answer_trial", again.append)
    trial = ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at)
    Trial.update(begun_at=clock.at).where(Trial.id == trial.id).execute()
    clock.forward(minutes=1)
    answer_lost_trials()
    assert again == []
    clock.forward(minutes=2)
    answer_lost_trials()
    assert again == [trial.id]
    clock.forward(minutes=8)
    answer_lost_trials()
    assert again == [trial.id]
    assert Trial.get_by_id(trial.id).state == "failed"


def test_questions_are_forgotten_after_three_days(cast, clock, answered):
    ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at - timedelta(days=3, minutes=1))
    new = ask(cast.program, "pair", {}, by=cast.carmen, at=clock.at)
    forget_old_trials()
    assert [trial.id for trial in Trial.select()] == [new.id]
