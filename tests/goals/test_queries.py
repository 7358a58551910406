"""Of goals and journals one's own and what is shared; the rest is never fetched."""
import pytest

from portal.goals.models import Goal
from portal.goals.queries import entries_visible_to, goals_visible_to, goals_with_milestones, milestones_visible_to
from tests.cast import CANARIES


def test_the_owner_reads_both_and_the_partner_the_shared_goal(cast):
    assert {goal.id for goal in goals_visible_to(cast.ama)} == {cast.shared_goal.id, cast.private_goal.id}
    assert {goal.id for goal in goals_visible_to(cast.benoit)} == {cast.shared_goal.id}


def test_the_writer_reads_both_and_the_partner_the_shared_entry(cast):
    assert {entry.id for entry in entries_visible_to(cast.ama, cast.ama_and_benoit)} == {cast.private_entry.id, cast.shared_entry.id}
    assert {entry.id for entry in entries_visible_to(cast.benoit, cast.ama_and_benoit)} == {cast.shared_entry.id}


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "chidi", "zoe"])
def test_nobody_else_fetches_anything(cast, name):
    person = getattr(cast, name)
    assert not list(goals_visible_to(person)) and not list(milestones_visible_to(person))
    assert not list(entries_visible_to(person, cast.ama_and_benoit)) and not list(goals_with_milestones(person, cast.ama_and_benoit))


def test_an_entry_on_a_private_goal_does_not_tell_the_partner_of_it(cast):
    cast.shared_entry.goal = cast.private_goal
    cast.shared_entry.save()
    assert entries_visible_to(cast.ama, cast.ama_and_benoit).first().readable_goal.id == cast.private_goal.id
    read = entries_visible_to(cast.benoit, cast.ama_and_benoit).first()
    assert getattr(read, "readable_goal", None) is None


def test_private_words_open_for_their_writer_and_for_nobody_else(cast):
    assert cast.private_goal.title_for(cast.ama) == CANARIES.private_goal
    assert cast.private_entry.words_for(cast.ama) == CANARIES.private_journal
    for row, read in ((cast.private_goal, "title_for"), (cast.private_entry, "words_for")):
        with pytest.raises(PermissionError):
            getattr(row, read)(cast.benoit)


def test_a_goal_with_two_milestones_is_two_rows_and_one_without_is_one(cast):
    rows = list(goals_with_milestones(cast.ama, cast.ama_and_benoit))
    assert [row.id for row in rows] == [cast.shared_goal.id, cast.private_goal.id]
    assert rows[0].milestone.id == cast.milestone.id
    assert Goal.select().count() == 2
