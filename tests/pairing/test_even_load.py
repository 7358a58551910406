"""Even load: a mentor's second partner earns fewer points than the first, in the draft, on the page and when it is drawn again."""
from collections import Counter

import pytest

from portal.pairing import actions
from portal.pairing.models import Lock, Proposal, Round
from portal.pairing.rounds.inputs import packed, unpacked
from portal.pairing.rounds.solving import solve
from portal.pairing.rounds.task import task_now
from portal.pairing.rules.actions import change
from portal.pairing.rules.queries import rules_in_force
from tests.pairing.crowds import more_people, only_these


@pytest.fixture
def crowd(cast, clock):
    """Four mentors with two places each, and four leaders: one each is possible, two for some as well."""
    only_these(cast)
    return more_people(cast, clock.at, 4, 4, places=2)


def count_load(cast, clock, points: int) -> None:
    weights = {**dict.fromkeys(rules_in_force(cast.program).weights, 0), "topics": 100 - points, "load": points}
    change(cast.program, {"weights": weights}, by=cast.carmen, at=clock.at)


def partners_of(round_) -> list[int]:
    return sorted(Counter(mentor for (mentor,) in Proposal.select(Proposal.mentor).where(Proposal.round == round_).tuples()).values())


def test_with_an_even_load_everybody_has_one_before_anybody_has_two(cast, clock, crowd):
    count_load(cast, clock, 50)
    drawn = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
    assert drawn.is_drawn and partners_of(drawn) == [1, 1, 1, 1]


def test_the_second_partner_earns_half_and_the_parts_still_add_up(cast, clock, crowd):
    mentors, leaders = crowd
    count_load(cast, clock, 50)
    for leader in leaders[:2]:
        Lock.create(program=cast.program, mentor=mentors[0], mentee=leader, locked_at=clock.at)
    drawn = Round.get_by_id(actions.ask_for_round(cast.program, by=cast.carmen, at=clock.at).id)
    rows = list(Proposal.select().where(Proposal.round == drawn))
    loads = sorted(part["points"] for row in rows if row.mentor_id == mentors[0].id for part in row.parts if part["criterion"] == "load")
    assert loads == [2_500, 5_000]
    assert all(sum(part["points"] for part in row.parts) == row.score for row in rows)
    assert drawn.total == sum(row.score for row in rows)


def test_a_round_with_an_even_load_comes_out_the_same_from_what_was_kept_of_it(cast, clock, crowd):
    count_load(cast, clock, 30)
    task = task_now(cast.program, clock.at.date())
    first = solve(task)
    again = solve(unpacked(packed(task, [])).task)
    assert again.pairs == first.pairs and again.certificate == first.certificate
    assert len(first.certificate["mentors"]) == len(first.certificate["mentor_prices"]) == sum(one.capacity for one in task.field.mentors)
