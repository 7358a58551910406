"""Goals with their steps, and journals, of the people of the demo; what is private is sealed like everybody's."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from random import Random

from portal.demo import phrases_goals as phrases
from portal.demo.days import office_moment, workday
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import Place, Story, insert
from portal.goals.models import Goal, JournalEntry, Milestone

# Nothing falls due before the first summary, so that it has a group of goals that is too small to show.
SOONEST_DUE, LATEST_DUE = 70, 140


@dataclass
class Written:
    """A goal with its steps and what was noted about it; entries on the whole have no goal. `id` is that of the inserted goal."""

    goal: dict | None
    steps: list[dict]
    entries: list[dict]
    id: int | None = None


def writings_of(story: Story, pair: Pair, held: list[datetime], labels: dict[str, str]) -> list[Written]:
    """What the two of a pair wrote, by the moments of the sessions that they held; nothing without a session."""
    written: list[Written] = []
    for place in (pair.mentor, pair.mentee):
        rng = seeded("writings", place.employee.employee_id, pair.mentor.employee.employee_id)
        if held:
            written += _of_one(story, pair, place, held, rng, labels)
    return written


def write_down(written: list[Written], until: datetime) -> None:
    """Insert what was set and noted until then and is not there yet; a later call adds what came after."""
    fresh = [one for one in written if one.goal and one.id is None and one.goal["set_at"] < until]
    ids = insert(Goal, [{**one.goal, "reached_at": None} for one in fresh])
    for one, number in zip(fresh, ids, strict=True):
        one.id = number
    insert(Milestone, [{"goal": one.id, **step} for one in fresh for step in one.steps])
    for one in written:
        if one.id and one.goal["reached_at"] and one.goal["reached_at"] < until:
            Goal.update(reached_at=one.goal["reached_at"]).where(Goal.id == one.id).execute()
    entries = [{"goal": one.id, **entry} for one in written for entry in one.entries if entry["written_at"] < until]
    insert(JournalEntry, sorted(entries, key=lambda row: (row["written_at"], row["written_by"])))
    for one in written:
        one.entries = [entry for entry in one.entries if entry["written_at"] >= until]


def _of_one(story: Story, pair: Pair, place: Place, held: list[datetime], rng: Random, labels: dict[str, str]) -> list[Written]:
    wanted = rng.choices((0, 1, 2), (32, 53, 15))[0]
    shared = rng.sample(phrases.MENTORS_GOALS if place.role == "mentor" else phrases.LEADERS_GOALS, 2)
    found = []
    for number in range(wanted):
        is_private = rng.random() < (0.15 if number == 0 else 0.75)
        words = rng.choice(phrases.PRIVATE_GOALS) if is_private else shared[number]
        found.append(a_goal(story, pair, place, words, is_private, held, rng, labels))
    loose = [an_entry(story, pair, place, rng.random() < 0.55, at, rng, labels) for at in held if rng.random() < 0.3]
    return [*found, Written(None, [], loose)]


def a_goal(story: Story, pair: Pair, place: Place, words: tuple, is_private: bool, held: list[datetime], rng: Random, labels) -> Written:
    """One goal, set soon after the first or second session, with steps taken at later ones and, mostly, notes."""
    title, test, steps = words
    partner = pair.mentee if place is pair.mentor else pair.mentor
    fills = {"topic": labels.get(pair.topics[0], "our topic"), "partner": partner.employee.given_name}
    set_at = _after(story, held[min(len(held) - 1, rng.choice((0, 0, 1)))], rng)
    later = [_after(story, at, rng) for at in held if at > set_at]
    due_on = workday(set_at.date() + timedelta(days=rng.randint(SOONEST_DUE, LATEST_DUE)))
    reached = later[min(len(steps), len(later) - 1)] if later and rng.random() < (0.75 if due_on <= story.today else 0.3) else None
    goal = {
        "mentorship": pair.id, "owner": place.person, "is_private": is_private, "due_on": due_on if rng.random() < 0.85 else None,
        "set_at": set_at, "reached_at": reached,
        **_told(is_private, title=title.format(**fills), success_test=test.format(**fills)),
    }
    # One step after the other, all of them before the goal is reached.
    taken = later[: len(steps) if reached else rng.randint(0, len(steps))]
    rows = [
        {"due_on": workday(set_at.date() + timedelta(days=25 * (number + 1))), "set_at": set_at, "reached_at": at,
         **_told(is_private, title=step.format(**fills))}
        for number, (step, at) in enumerate(zip_longest(steps, taken[: len(steps)]))
    ]
    notes = [an_entry(story, pair, place, is_private or rng.random() < 0.3, at, rng, labels) for at in later if rng.random() < 0.4]
    return Written(goal, rows, notes)


def an_entry(story: Story, pair: Pair, place: Place, is_private: bool, about: datetime, rng: Random, labels) -> dict:
    """A note in the days after a session."""
    words = story.phrase(rng, pair.id, phrases.PRIVATE_ENTRIES if is_private else phrases.SHARED_ENTRIES)
    told = _told(is_private, words=words.format(topic=labels.get(rng.choice(pair.topics), "our topic")))
    return {"mentorship": pair.id, "written_by": place.person, "is_private": is_private, "written_at": _after(story, about, rng), **told}


def _after(story: Story, at: datetime, rng: Random) -> datetime:
    """An office moment one to six days later, or just before the day of loading."""
    moment = office_moment(rng, workday(at.date() + timedelta(days=rng.randint(1, 6))), "Europe/London")
    return moment if moment < story.midnight else max(at + timedelta(hours=1), story.midnight - timedelta(minutes=rng.randint(5, 300)))


def _told(is_private: bool, **words: str) -> dict:
    """The words in their open columns, or sealed; both columns are there, for rows go in together."""
    return {
        column: value
        for name, text in words.items()
        for column, value in ((name, "" if is_private else text), (f"sealed_{name}", text if is_private else None))
    }
