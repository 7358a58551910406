"""How each measure is counted from a program's facts: pure, and in one pass over narrow rows."""
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from portal.enrollment.models import MENTEE, MENTOR
from portal.summaries.rows import Facts, Meeting, Pair, Sent, Signing

ACTIVE_FOR, DORMANT_AFTER = timedelta(days=45), timedelta(days=60)
# In minutes, both ends included; the last has no end.
LENGTHS = ((0, 29), (30, 44), (45, 60), (61, None))


@dataclass(frozen=True)
class Counted:
    """What a measure came to: `value` is None where there was nothing to count; `people` are the distinct people it is about."""

    numerator: float | None
    denominator: float
    people: frozenset[int]
    value: float | None


def share(counted: Iterable, of: Iterable, people: Iterable[int]) -> Counted:
    """How many of `counted` there are in a hundred of `of`."""
    numerator, denominator = len(list(counted)), len(list(of))
    return Counted(numerator, denominator, frozenset(people), 100 * numerator / denominator if denominator else None)


def middle(values: list[float], people: Iterable[int]) -> Counted:
    """The median of `values`."""
    return Counted(None, len(values), frozenset(people), median(values) if values else None)


def answered_by(days: int) -> Callable[[Facts], Counted]:
    """Invitations answered within so many days, of those sent at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        sent = [one for one in facts.sent if one.at + wait <= facts.at]
        return share((one for one in sent if _is_answered(one, wait)), sent, (one.employee for one in sent))

    return count


def _is_answered(one: Sent, wait: timedelta) -> bool:
    return one.replied_at is not None and one.replied_at <= one.at + wait


def enrolled(facts: Facts) -> Counted:
    asked = set(facts.eligible) if facts.is_open else {(one.employee, one.role) for one in facts.sent}
    complete = {(place.employee, place.role) for place in facts.places if place.completed_at}
    return share(asked & complete, asked, (employee for employee, _role in asked))


def submitted(facts: Facts) -> Counted:
    started = [place for place in facts.places if place.started_at]
    return share((place for place in started if place.completed_at), started, (place.person for place in started))


def minutes_to_submit(facts: Facts) -> Counted:
    done = [place for place in facts.places if place.started_at and place.completed_at]
    return middle([(place.completed_at - place.started_at) / timedelta(minutes=1) for place in done], (place.person for place in done))


def places(facts: Facts) -> Counted:
    active = [place for place in facts.places if place.is_active]
    wanted, offered = (sum(place.capacity for place in active if place.role == role) for role in (MENTEE, MENTOR))
    return Counted(wanted, offered, frozenset(place.person for place in active), wanted / offered if offered else None)


def matched(facts: Facts) -> Counted:
    live = {place for pair in facts.pairs if pair.is_open for place in pair.places}
    active = [place for place in facts.places if place.is_active]
    return share((place for place in active if place.id in live), active, (place.person for place in active))


def days_to_match(facts: Facts) -> Counted:
    first: dict[int, object] = {}
    for pair in facts.pairs:
        for place in pair.places:
            first[place] = min(first.get(place, pair.started_at), pair.started_at)
    found = [place for place in facts.places if place.id in first and place.completed_at]
    return middle([(first[place.id] - place.completed_at) / timedelta(days=1) for place in found], (place.person for place in found))


def accepted(facts: Facts) -> Counted:
    yes = (one for one in facts.proposed if one.is_agreed)
    return share(yes, facts.proposed, (person for one in facts.proposed for person in one.people))


def oriented(role: str) -> Callable[[Facts], Counted]:
    """People of this role who had read the orientation before their first session, of those who have had one."""

    def count(facts: Facts) -> Counted:
        first = _first_sessions(facts)
        met = [place for place in facts.places if place.role == role and place.id in first]
        ready = (place for place in met if place.oriented_at is not None and place.oriented_at <= first[place.id])
        return share(ready, met, (place.person for place in met))

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
        return share(signed, released, people_of(released.values()))

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
        return share(begun, released, people_of(released))

    return count


def cadence(facts: Facts) -> Counted:
    """The average over mentorships of sessions held, of those due by now, each capped at all of them."""
    held = held_by_pair(facts)
    shares = {pair: min(1, held[pair.id] / due) for pair in facts.pairs if (due := len(due_days(pair, facts.at.date())))}
    kept = sum(shares.values())
    return Counted(round(kept, 6), len(shares), people_of(shares), 100 * kept / len(shares) if shares else None)


def completed(facts: Facts) -> Counted:
    held = held_by_pair(facts)
    return share((pair for pair in facts.pairs if held[pair.id] >= pair.agreed), facts.pairs, people_of(facts.pairs))


def sessions_completed(facts: Facts) -> Counted:
    past = [one for one in facts.meetings if one.starts_at <= facts.at]
    return share((one for one in past if one.is_held), past, _people_at(facts, past))


def reported_by_all(facts: Facts) -> Counted:
    held = [one for one in facts.meetings if one.is_held]
    return share((one for one in held if one.is_confirmed), held, _people_at(facts, held))


def reported_by_one(facts: Facts) -> Counted:
    held = [one for one in facts.meetings if one.is_held]
    return share((one for one in held if not one.is_confirmed), held, _people_at(facts, held))


def changed_by_leaders(facts: Facts) -> Counted:
    changed = (one for one in facts.meetings if one.changed_by_leader)
    return share(changed, facts.meetings, _people_at(facts, facts.meetings))


def active(facts: Facts) -> Counted:
    met = _met_since(facts, facts.at - ACTIVE_FOR)
    live = [pair for pair in facts.pairs if pair.is_open]
    return share((pair for pair in live if pair.id in met), live, people_of(live))


def dormant(facts: Facts) -> Counted:
    since = facts.at - DORMANT_AFTER
    met = _met_since(facts, since)
    live = [pair for pair in facts.pairs if pair.is_open]
    return share((pair for pair in live if pair.started_at <= since and pair.id not in met), live, people_of(live))


def goals_reached(facts: Facts) -> Counted:
    due = [goal for goal in facts.goals if goal.due_on and goal.due_on <= facts.at.date()]
    return share((goal for goal in due if goal.is_reached), due, (goal.owner for goal in due))


def goals_moving(facts: Facts) -> Counted:
    open_ = [goal for goal in facts.goals if not goal.is_reached and goal.is_under_way]
    return share((goal for goal in open_ if goal.has_entry), open_, (goal.owner for goal in open_))


def done_after(days: int) -> Callable[[Facts], Counted]:
    """Commitments that are said to be done after so many days, of those made at least as long ago."""
    wait = timedelta(days=days)

    def count(facts: Facts) -> Counted:
        made = [one for one in facts.promises if one.made_on + wait <= facts.at.date()]
        return share((one for one in made if days in one.done_after), made, (one.maker for one in made))

    return count


def stayed(*, juniors: bool) -> Callable[[Facts], Counted]:
    """Who still works here a year after the first day: the juniors of mentorships, or their levels' people without a place."""

    def count(facts: Facts) -> Counted:
        levels = {one.level for one in facts.staff if one.is_junior}
        there = [one for one in facts.staff if one.is_junior == juniors and one.level in levels]
        return share((one for one in there if one.stayed), there, (one.employee for one in there))

    return count


def by_topic(facts: Facts) -> dict[str, Counter]:
    """{topic: how many held sessions of each mentorship were about it}; a session can be about several."""
    found: dict[str, Counter] = {}
    for talk in facts.talks:
        for topic in talk.topics:
            found.setdefault(topic, Counter())[talk.pair] += 1
    return found


def by_length(facts: Facts) -> dict[tuple[int, int | None], Counter]:
    """{from and to so many minutes: how many held sessions of each mentorship were as long}, of those whose length somebody said."""
    found: dict[tuple, Counter] = {span: Counter() for span in LENGTHS}
    for talk in facts.talks:
        if talk.minutes is not None:
            found[next(span for span in LENGTHS if span[1] is None or talk.minutes <= span[1])][talk.pair] += 1
    return found


def due_days(pair: Pair, by: date) -> list[date]:
    """The days, up to `by` and its end, on which a session of this mentorship was due under its agreement."""
    last = min(by, pair.ended_at.date()) if pair.ended_at else by
    days = (pair.starts_on + timedelta(days=pair.days_between * number) for number in range(1, pair.agreed + 1))
    return [day for day in days if day <= last]


def held_by_pair(facts: Facts) -> Counter:
    """How many sessions each mentorship held, by its id."""
    return Counter(one.pair for one in facts.meetings if one.is_held)


def people_of(pairs: Iterable[Pair]) -> frozenset[int]:
    """Everybody in these mentorships, once."""
    return frozenset(person for pair in pairs for person in pair.people)


def _people_at(facts: Facts, meetings: list[Meeting]) -> frozenset[int]:
    met = {one.pair for one in meetings}
    return people_of(pair for pair in facts.pairs if pair.id in met)


def _met_since(facts: Facts, since) -> set[int]:
    return {one.pair for one in facts.meetings if one.is_confirmed and since <= one.starts_at <= facts.at}
