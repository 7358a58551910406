"""How each measure is counted from a program's facts: pure, and in one pass over narrow rows."""
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from portal.enrollment.models import MENTEE, MENTOR
from portal.summaries.counted import (
    Counted,
    Unit,
    goal_units,
    middle,
    pair_units,
    people_in,
    place_units,
    promise_units,
    session_units,
    share,
)
from portal.summaries.rows import Facts, Pair, Sent, Signing, Talk

ACTIVE_FOR, DORMANT_AFTER = timedelta(days=45), timedelta(days=60)
# In minutes, both ends included; the last has no end.
LENGTHS = ((0, 29), (30, 44), (45, 60), (61, None))


def answered_by(days: int) -> Callable[[Facts], Counted]:
    """Invitations answered within so many days, of those sent at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        sent = [one for one in facts.sent if one.at + wait <= facts.at]
        units = (Unit("invitation", one.id, frozenset((one.employee,))) for one in sent)
        return share((one for one in sent if _is_answered(one, wait)), units, people_are="employee")

    return count


def _is_answered(one: Sent, wait: timedelta) -> bool:
    return one.replied_at is not None and one.replied_at <= one.at + wait


def enrolled(facts: Facts) -> Counted:
    asked = set(facts.eligible) if facts.is_open else {(one.employee, one.role) for one in facts.sent}
    complete = {(place.employee, place.role) for place in facts.places if place.completed_at}
    units = (Unit(f"asked as {role}", employee, frozenset((employee,))) for employee, role in sorted(asked))
    return share(asked & complete, units, people_are="employee")


def submitted(facts: Facts) -> Counted:
    started = [place for place in facts.places if place.started_at]
    return share((place for place in started if place.completed_at), place_units(started))


def minutes_to_submit(facts: Facts) -> Counted:
    done = [place for place in facts.places if place.started_at and place.completed_at]
    return middle([(place.completed_at - place.started_at) / timedelta(minutes=1) for place in done], place_units(done))


def places(facts: Facts) -> Counted:
    active = [place for place in facts.places if place.is_active]
    wanted, offered = (sum(place.capacity for place in active if place.role == role) for role in (MENTEE, MENTOR))
    units = tuple(place_units(active))
    return Counted(wanted, offered, people_in(units), wanted / offered if offered else None, units)


def matched(facts: Facts) -> Counted:
    live = {place for pair in facts.pairs if pair.is_open for place in pair.places}
    active = [place for place in facts.places if place.is_active]
    return share((place for place in active if place.id in live), place_units(active))


def days_to_match(facts: Facts) -> Counted:
    first: dict[int, object] = {}
    for pair in facts.pairs:
        for place in pair.places:
            first[place] = min(first.get(place, pair.started_at), pair.started_at)
    found = [place for place in facts.places if place.id in first and place.completed_at]
    return middle([(first[place.id] - place.completed_at) / timedelta(days=1) for place in found], place_units(found))


def accepted(facts: Facts) -> Counted:
    yes = (one for one in facts.proposed if one.is_agreed)
    return share(yes, (Unit("proposal", one.id, one.people) for one in facts.proposed))


def oriented(role: str) -> Callable[[Facts], Counted]:
    """People of this role who had read the orientation before their first session, of those who have had one."""

    def count(facts: Facts) -> Counted:
        first = _first_sessions(facts)
        met = [place for place in facts.places if place.role == role and place.id in first]
        ready = (place for place in met if place.oriented_at is not None and place.oriented_at <= first[place.id])
        return share(ready, place_units(met))

    return count


def _first_sessions(facts: Facts) -> dict[int, object]:
    """{place: when its first session was} of each that has held one."""
    places, first = {pair.id: pair.places for pair in facts.pairs}, {}
    for one in facts.meetings:
        for place in places[one.pair] if one.is_held else ():
            first[place] = min(first.get(place, one.starts_at), one.starts_at)
    return first


def signed_by(days: int) -> Callable[[Facts], Counted]:
    """Mentorships of which all members signed one version of the agreement within so many days, of those released at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        released = {pair.id: pair for pair in facts.pairs if pair.started_at + wait <= facts.at}
        signed = {one.pair for one in facts.signings if one.pair in released and _is_signed(released[one.pair], one, wait)}
        return share(signed, pair_units(released.values()))

    return count


def _is_signed(pair: Pair, signing: Signing, wait: timedelta) -> bool:
    """Whether everybody who was in this mentorship by then had signed by then; who joined a circle later does not undo it."""
    by = pair.started_at + wait
    there = {person for person in pair.people if person not in pair.joined or pair.joined[person] <= by}
    return bool(there) and there <= {person for person, at in signing.by.items() if at <= by}


def begun_by(days: int) -> Callable[[Facts], Counted]:
    """Mentorships with a confirmed session within so many days, of those released at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        released = [pair for pair in facts.pairs if pair.started_at + wait <= facts.at]
        ends = {pair.id: pair.started_at + wait for pair in released}
        begun = {one.pair for one in facts.meetings if one.is_confirmed and one.pair in ends and one.starts_at <= ends[one.pair]}
        return share(begun, pair_units(released))

    return count


def cadence(facts: Facts) -> Counted:
    """The average over mentorships of sessions held, of those due by now, each capped at all of them."""
    held = held_by_pair(facts)
    shares = {pair: min(1, held[pair.id] / due) for pair in facts.pairs if (due := len(due_days(pair, facts.at.date())))}
    kept = sum(shares.values())
    return Counted(round(kept, 6), len(shares), people_of(shares), 100 * kept / len(shares) if shares else None, tuple(pair_units(shares)))


def completed(facts: Facts) -> Counted:
    held = held_by_pair(facts)
    return share((pair for pair in facts.pairs if held[pair.id] >= pair.agreed), pair_units(facts.pairs))


def sessions_completed(facts: Facts) -> Counted:
    past = [one for one in facts.meetings if one.starts_at <= facts.at]
    return share((one for one in past if one.is_held), session_units(facts, past))


def reported_by_all(facts: Facts) -> Counted:
    held = [one for one in facts.meetings if one.is_held]
    return share((one for one in held if one.is_confirmed), session_units(facts, held))


def reported_by_one(facts: Facts) -> Counted:
    held = [one for one in facts.meetings if one.is_held]
    return share((one for one in held if not one.is_confirmed), session_units(facts, held))


def changed_by_leaders(facts: Facts) -> Counted:
    changed = (one for one in facts.meetings if one.changed_by_leader)
    return share(changed, session_units(facts, facts.meetings))


def active(facts: Facts) -> Counted:
    met = _met_since(facts, facts.at - ACTIVE_FOR)
    live = [pair for pair in facts.pairs if pair.is_open]
    return share((pair for pair in live if pair.id in met), pair_units(live))


def dormant(facts: Facts) -> Counted:
    since = facts.at - DORMANT_AFTER
    met = _met_since(facts, since)
    live = [pair for pair in facts.pairs if pair.is_open]
    return share((pair for pair in live if pair.started_at <= since and pair.id not in met), pair_units(live))


def goals_reached(facts: Facts) -> Counted:
    due = [goal for goal in facts.goals if goal.due_on and goal.due_on <= facts.at.date()]
    return share((goal for goal in due if goal.is_reached), goal_units(due))


def goals_moving(facts: Facts) -> Counted:
    open_ = [goal for goal in facts.goals if not goal.is_reached and goal.is_under_way]
    return share((goal for goal in open_ if goal.has_entry), goal_units(open_))


def done_after(days: int) -> Callable[[Facts], Counted]:
    """Commitments that are said to be done after so many days, of those made at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        made = [one for one in facts.promises if one.made_on + wait <= facts.at.date()]
        return share((one for one in made if days in one.done_after), promise_units(made))

    return count


def stayed(*, juniors: bool) -> Callable[[Facts], Counted]:
    """Who still works here a year after the first day: the juniors of mentorships, or their levels' people without a place."""

    def count(facts: Facts) -> Counted:
        levels = {one.level for one in facts.staff if one.is_junior}
        there = [one for one in facts.staff if one.is_junior == juniors and one.level in levels]
        units = (Unit("colleague", one.employee, frozenset((one.employee,))) for one in there)
        return share((one for one in there if one.stayed), units, people_are="employee")

    return count


def by_topic(facts: Facts) -> dict[str, list[Talk]]:
    """{topic: the held sessions that were about it}; a session can be about several."""
    found: dict[str, list[Talk]] = {}
    for talk in facts.talks:
        for topic in talk.topics:
            found.setdefault(topic, []).append(talk)
    return found


def by_length(facts: Facts) -> dict[tuple[int, int | None] | None, list[Talk]]:
    """{from and to so many minutes: the held sessions that were as long}; under None those whose length nobody said."""
    found: dict[tuple | None, list[Talk]] = {span: [] for span in (*LENGTHS, None)}
    for talk in facts.talks:
        found[_length(talk.minutes)].append(talk)
    return found


def _length(minutes: int | None) -> tuple[int, int | None] | None:
    return None if minutes is None else next(span for span in LENGTHS if span[1] is None or minutes <= span[1])


def due_days(pair: Pair, by: date) -> list[date]:
    """The days, up to `by` and its end, on which a session of this mentorship was due under its agreement."""
    return [day for day in pair.due_on if day <= by]


def held_by_pair(facts: Facts) -> Counter:
    """How many sessions each mentorship held, by its id."""
    return Counter(one.pair for one in facts.meetings if one.is_held)


def people_of(pairs: Iterable[Pair]) -> frozenset[int]:
    """Everybody in these mentorships, once."""
    return frozenset(person for pair in pairs for person in pair.people)


def _met_since(facts: Facts, since) -> set[int]:
    return {one.pair for one in facts.meetings if one.is_confirmed and since <= one.starts_at <= facts.at}
