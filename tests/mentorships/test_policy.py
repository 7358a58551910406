"""Both members may do the same; nobody else may do anything."""
from portal.mentorships.policy import MentorshipPolicy


def test_both_members_read_and_write(cast):
    for person in (cast.ama, cast.benoit):
        policy = MentorshipPolicy(person, cast.ama_and_benoit)
        assert policy.read and policy.write


def test_after_its_end_members_read_and_nobody_writes(cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    policy = MentorshipPolicy(cast.ama, cast.ama_and_benoit)
    assert policy.read and not policy.write


def test_a_coordinator_may_neither_read_nor_write(cast):
    policy = MentorshipPolicy(cast.carmen, cast.ama_and_benoit)
    assert not policy.read and not policy.write
