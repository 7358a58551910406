"""Whose mentorships there are."""
import pytest

from portal.mentorships.queries import members_of, mentorships_visible_to, partner_of, side_of


def test_only_its_members_find_a_mentorship(cast):
    for person in (cast.ama, cast.benoit):
        assert [row.id for row in mentorships_visible_to(person)] == [cast.ama_and_benoit.id]


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "otto", "zoe", "jonas"])
def test_nobody_who_runs_or_reads_the_program_finds_one(cast, name):
    assert not list(mentorships_visible_to(getattr(cast, name)))


def test_each_side_is_the_role_in_the_mentorship(cast):
    assert side_of(cast.ama_and_benoit, cast.ama) == "mentor"
    assert side_of(cast.ama_and_benoit, cast.benoit) == "mentee"
    assert side_of(cast.ama_and_benoit, cast.chidi) is None


def test_the_partner_is_the_other_member_and_nobody_for_a_stranger(cast):
    assert partner_of(cast.ama_and_benoit, cast.ama) == cast.benoit
    assert partner_of(cast.ama_and_benoit, cast.benoit) == cast.ama
    assert partner_of(cast.ama_and_benoit, cast.carmen) is None
    assert [member.person for member in members_of(cast.ama_and_benoit)] == [cast.benoit, cast.ama]
