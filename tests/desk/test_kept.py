"""The kept figures of a program are the true ones: they are counted again after every action and every minute."""
from datetime import timedelta

import pytest

from portal.audit.actions import record
from portal.db import db
from portal.desk import kept
from portal.pairing.models import Round


@pytest.fixture
def counted(monkeypatch, cast):
    """How often the figures were counted, as if nothing were pending in a transaction."""
    found = []
    monkeypatch.setattr(kept, "standing_of", lambda program, at: found.append(program.id) or len(found))
    monkeypatch.setattr(db.obj, "in_transaction", lambda: False)
    monkeypatch.setattr(kept, "_kept", {})
    return found


def test_while_nothing_is_done_the_figures_are_counted_once(cast, clock, counted):
    assert [kept.standing_now(cast.program, clock.at) for _ in range(3)] == [1, 1, 1]


def test_an_action_in_the_program_or_in_none_counts_them_again(cast, clock, counted):
    kept.standing_now(cast.program, clock.at)
    record("sessions.plan", by=cast.ama, about="session/1", program=cast.program.id)
    assert kept.standing_now(cast.program, clock.at) == 2
    record("roster.apply", by=cast.adam, about="import/1")
    assert kept.standing_now(cast.program, clock.at) == 3


def test_a_round_that_the_worker_has_drawn_counts_them_again(cast, clock, counted):
    asked = Round.create(program=cast.program, number=2, asked_at=clock.at)
    kept.standing_now(cast.program, clock.at)
    Round.update(drawn_at=clock.at).where(Round.id == asked.id).execute()
    assert kept.standing_now(cast.program, clock.at) == 2


def test_an_action_in_another_program_does_not(cast, clock, counted):
    kept.standing_now(cast.program, clock.at)
    record("sessions.plan", by=cast.otto, about="session/2", program=cast.other_program.id)
    assert kept.standing_now(cast.program, clock.at) == 1


def test_a_minute_later_they_are_counted_again(cast, clock, counted):
    kept.standing_now(cast.program, clock.at)
    assert kept.standing_now(cast.program, clock.at + timedelta(minutes=1)) == 2


def test_within_a_transaction_nothing_is_kept(cast, clock, monkeypatch):
    monkeypatch.setattr(kept, "_kept", {})
    kept.standing_now(cast.program, clock.at)
    assert kept._kept == {}
