"""Both own goals: each member sets their own, and only the owner changes one."""
from portal.goals.policy import GoalPolicy


def test_both_members_set_goals_and_write(cast):
    for person in (cast.ama, cast.benoit):
        policy = GoalPolicy(person, cast.ama_and_benoit)
        assert policy.set and policy.write


def test_only_its_owner_changes_a_goal(cast):
    assert GoalPolicy(cast.ama, cast.ama_and_benoit, cast.shared_goal).change
    assert not GoalPolicy(cast.benoit, cast.ama_and_benoit, cast.shared_goal).change


def test_nobody_else_and_nobody_after_the_end(cast, clock):
    assert not GoalPolicy(cast.carmen, cast.ama_and_benoit, cast.shared_goal).change
    cast.ama_and_benoit.ended_at = clock.at
    policy = GoalPolicy(cast.ama, cast.ama_and_benoit, cast.shared_goal)
    assert not (policy.set or policy.write or policy.change)
