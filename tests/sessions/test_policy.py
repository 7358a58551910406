"""Rights follow power: both members may do the same with a session, and nobody else anything."""
import pytest

from portal.sessions.policy import SessionPolicy


@pytest.mark.parametrize("name", ["ama", "benoit"])
def test_either_member_plans_moves_cancels_prepares_and_logs(cast, name):
    policy = SessionPolicy(getattr(cast, name), cast.ama_and_benoit)
    assert policy.plan and policy.move and policy.cancel and policy.prepare and policy.log


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "chidi", "zoe"])
def test_nobody_else_does_any_of_it(cast, name):
    policy = SessionPolicy(getattr(cast, name), cast.ama_and_benoit)
    assert not (policy.plan or policy.move or policy.cancel or policy.prepare or policy.log)


def test_after_the_end_a_log_is_still_corrected_and_nothing_planned(cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    policy = SessionPolicy(cast.ama, cast.ama_and_benoit)
    assert policy.log and not policy.plan


def test_an_assistant_of_the_leader_plans_and_moves_and_does_nothing_else(cast):
    policy = SessionPolicy(cast.dora, cast.ama_and_benoit)
    assert policy.plan and policy.move
    assert not (policy.cancel or policy.prepare or policy.log)


def test_an_assistant_does_nothing_once_it_has_ended(cast, clock):
    policy = SessionPolicy(cast.dora, cast.chidi_and_delphine)
    assert not (policy.plan or policy.move)
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    policy = SessionPolicy(cast.dora, cast.ama_and_benoit)
    assert not (policy.plan or policy.move)
