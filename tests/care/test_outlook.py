"""What a coordinator hears of the schedule: to wait while it works, to step in when it is through, never the contrary of what it does."""
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest

from portal.care import outlook
from portal.care.hours import Hours
from portal.care.models import ProposedClose
from portal.care.outlook import outlook_of
from portal.care.queries import standings, standings_of, told_in
from portal.care.rules import Asked, dues_of
from portal.care.standing import Change, Close, Meeting, Seat, Standing
from portal.enrollment.models import Enrollment
from portal.sessions import actions as sessions
from tests.care.test_schedule import World
from tests.care.test_schedule import world as world

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
ASKS_TO_PLAN = {"plan_first", "plan_next", "plan_again", "rescue"}


def chanced(seed: int) -> Asked:
    """A mentorship as chance has it, and a schedule that has told its members everything that was due until some moment."""
    chance = random.Random(seed)
    began = AT - timedelta(days=chance.randint(0, 120))
    seats = tuple(Seat(person, role, chance.random() < 0.05) for person, role in ((1, "mentor"), (2, "mentee")))
    meetings = tuple(
        Meeting(number, starts, starts + timedelta(minutes=45), began, chance.choice(({1: True}, {1: True, 2: True}, {1: False}, {})))
        for number, starts in enumerate(sorted(began + timedelta(days=chance.randint(1, 130)) for _ in range(chance.randint(0, 3))))
    )
    changes = tuple(_change(chance, began, number) for number in range(chance.randint(0, 4)))
    changes = tuple(sorted((one for one in changes if one.at <= AT), key=lambda one: one.at))
    close = Close(1, AT - timedelta(days=2), AT + timedelta(days=5)) if chance.random() < 0.1 else None
    facts = (AT + timedelta(days=chance.choice((100, 100, -1))), chance.choice((14, 30, 60)), chance.choice((2, 6)))
    standing = Standing(AT, seed, 1, chance.choice(("reverse", "peer", "one-to-one")), began, facts[0].date(), *facts[1:], seats, meetings,
                        changes, close=close)
    return Asked(standing, defaultdict(Hours), _told(standing, AT - timedelta(days=chance.choice((0, 0, 3, 20)))))


def _change(chance: random.Random, began: datetime, number: int) -> Change:
    at = began + timedelta(days=chance.randint(0, max(1, (AT - began).days)))
    return Change(at, chance.choice(("mentee", "mentee", "mentor")), f"move/{number}", chance.random() < 0.6, number)


def _told(standing: Standing, until: datetime) -> dict:
    """Let the rules tell what is due, round by round, as the clock does: what was told leads to what comes next."""
    told: dict[tuple[str, str], datetime] = {}
    for _round in range(5):
        for due in dues_of(Asked(standing, defaultdict(Hours), told)):
            if due.from_at <= until:
                told.setdefault((due.step, due.about), due.from_at)
    return told


@pytest.mark.parametrize("seed", range(400))
def test_while_the_schedule_still_asks_for_a_time_a_coordinator_is_told_to_wait(seed):
    asked = chanced(seed)
    found = outlook_of(asked)
    coming = {due.step for due in dues_of(asked) if (due.step, due.about) not in asked.told and (due.until is None or AT < due.until)}
    if coming & ASKS_TO_PLAN:
        assert found.waits, (found, coming)
    if found.kind == outlook.UNANSWERED:
        assert not coming & ASKS_TO_PLAN and found.until <= AT


def test_chance_comes_to_every_outlook():
    assert {outlook_of(chanced(seed)).kind for seed in range(400)} == set(outlook.WAITING | {outlook.OVER, outlook.UNANSWERED})


def seen(world: World) -> outlook.Outlook:
    [standing] = standings_of([world.pair.id], world.clock.at)
    return outlook_of(Asked(standing, {}, told_in([standing])))


def test_the_outlook_follows_the_letters_as_they_go(world):
    kinds = [(seen(world).kind, None)]
    for day in (15, 22, 29):
        world.until(2026, 10, day, 12)
        kinds.append((seen(world).kind, seen(world).on.day))
    assert kinds == [("early", None), ("asked", 14), ("asked_again", 21), ("unanswered", 21)]


def test_after_two_cancellations_it_is_the_schedule_that_helps_first(world):
    world.until(2026, 10, 12, 12)
    for day in (13, 15):
        sessions.cancel(world.planned(2026, 10, day + 5, 10), by=world.leo, at=world.clock.at, reason="")
        world.until(2026, 10, day + 1, 12)
    assert seen(world).kind == "helped"
    world.until(2026, 10, 26, 12)
    assert seen(world).kind in ("asked", "asked_again")


def test_a_rest_and_a_proposed_close_are_waited_for(world):
    Enrollment.update(paused_at=world.clock.at).where(Enrollment.person == world.leo).execute()
    assert seen(world).kind == "rests"
    ProposedClose.create(mentorship=world.pair, proposed_at=world.clock.at, closes_at=world.clock.at + timedelta(days=7))
    assert seen(world).kind == "closing"


def test_a_few_stand_as_they_do_among_all_but_for_goals_that_nobody_else_may_know(world):
    world.planned(2026, 10, 19, 10)
    [whole], [part] = standings(world.clock.at), standings_of([world.pair.id], world.clock.at)
    assert whole == part and part.goals == part.commitments == ()
    assert standings_of([], world.clock.at) == []
