"""`kill -9` under load: nothing that was acknowledged is lost, nothing is doubled, every fact has its letters."""
from random import Random
from time import sleep

import pytest

from tests.faults.checks import doubled, hold_facts
from tests.faults.portal import Portal, portal_in
from tests.faults.writers import Tally, at_work, end_work

pytestmark = pytest.mark.faults

PAIRS = 3
# What the last server still has to acknowledge, however slow the machine.
PEACEFUL = 80


def test_a_hundred_kills_lose_and_double_nothing(tmp_path):
    with portal_in(tmp_path) as portal:
        hold(portal, killed(portal, 100))


@pytest.mark.long
def test_a_thousand_kills_lose_and_double_nothing(tmp_path):
    with portal_in(tmp_path) as portal:
        hold(portal, killed(portal, 1000))


@pytest.mark.postgres
def test_kills_over_postgresql_lose_and_double_nothing(tmp_path, postgres_url):
    with portal_in(tmp_path, database_url=postgres_url) as portal:
        hold(portal, killed(portal, 25))


@pytest.mark.postgres
@pytest.mark.long
def test_a_hundred_kills_over_postgresql_lose_and_double_nothing(tmp_path, postgres_url):
    with portal_in(tmp_path, database_url=postgres_url) as portal:
        hold(portal, killed(portal, 100))


def test_without_the_guard_of_form_keys_the_same_run_doubles(tmp_path):
    with portal_in(tmp_path, guard=False) as portal:
        killed(portal, 15)
        assert doubled(portal.do("facts"))


def killed(portal: Portal, kills: int) -> Tally:
    """Kill a server so often, 5 to 200 ms into its life, while six people write; then let the last one work in peace."""
    # A session for each log of the run: a log of the same session again is a change, and not a write of its own.
    crowd, chance = portal.do("fill", pairs=PAIRS, sessions=400 + 4 * kills), Random(kills)
    tally, stop, threads = at_work(portal.port, crowd["writers"])
    for _ in range(kills):
        portal.live()
        sleep(chance.uniform(0.005, 0.2))
        portal.kill()
    portal.live()
    tally.wait_for(tally.number + PEACEFUL)
    end_work(stop, threads)
    return tally


def hold(portal: Portal, tally: Tally) -> None:
    """The facts hold, and the run was one that could have broken them."""
    print(f"{tally.number} acknowledged, {tally.lost_answers} answers lost")
    hold_facts(portal.do("facts"), tally)
    assert tally.lost_answers
