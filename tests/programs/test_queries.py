"""Who runs what, and who may make a program."""
from datetime import UTC, datetime

from portal.programs.models import Coordination
from portal.programs.queries import (
    may_make_programs,
    objectives_of,
    people_staffing,
    programs_coordinated_by,
    programs_sponsored_by,
)


def test_a_coordinator_finds_their_own_programs_only(cast):
    assert list(programs_coordinated_by(cast.carmen)) == [cast.program]
    assert list(programs_coordinated_by(cast.otto)) == [cast.other_program]


def test_neither_sponsors_nor_administrators_nor_members_coordinate(cast):
    for person in (cast.sofia, cast.adam, cast.ama, cast.zoe):
        assert not list(programs_coordinated_by(person))


def test_a_sponsor_finds_their_own_programs_only(cast):
    assert list(programs_sponsored_by(cast.sofia)) == [cast.program]
    assert not list(programs_sponsored_by(cast.carmen))


def test_a_program_knows_its_coordinators_and_its_sponsors(cast):
    assert list(people_staffing(cast.program, "coordinator")) == [cast.carmen]
    assert list(people_staffing(cast.program, "sponsor")) == [cast.sofia]


def test_who_has_left_the_company_staffs_nothing(cast):
    cast.carmen.left_at = datetime(2026, 10, 1, tzinfo=UTC)
    cast.carmen.save()
    assert not list(people_staffing(cast.program, "coordinator"))


def test_an_administrator_may_make_programs_and_others_may_not(cast):
    assert may_make_programs(cast.adam)
    for person in (cast.carmen, cast.sofia, cast.ama, cast.zoe):
        assert not may_make_programs(person)


def test_who_was_appointed_may_make_programs(cast):
    Coordination.create(person=cast.zoe, appointed_by=cast.adam, appointed_at=datetime(2026, 10, 1, tzinfo=UTC))
    assert may_make_programs(cast.zoe)


def test_objectives_come_in_their_order(cast):
    assert list(objectives_of(cast.program)) == [cast.objective]
