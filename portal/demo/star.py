"""The mentor and the leader whom the demo signs in as: a pair with something in every part of its page."""
from datetime import timedelta

from portal.demo import phrases_goals, phrases_sessions
from portal.demo.days import office_moment, workday
from portal.demo.logs import log_row
from portal.demo.meetings import Told, free_slot, session_row
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import Story, insert
from portal.demo.writings import Written, a_goal, an_entry
from portal.sessions.feed import token_of
from portal.sessions.models import HAPPENED, CalendarFeed
from portal.web.links import hash_of, new_nonce

# Days since the mentorship began, for what is over; then days from today.
HELD_AFTER, MOVED, CALLED_OFF_AFTER = (11, 42, 74), 1, 69
LATEST_AGO, NEXT_IN = 6, 2


def stars_sessions(story: Story, pair: Pair, labels: dict[str, str]) -> list[Told]:
    """Three held and logged, one moved, one called off by the leader, one that the mentor has yet to log, one in two or three days."""
    rng = seeded("star")
    begun, told = pair.started_at.date(), []
    for number, days in enumerate(HELD_AFTER):
        one = _session(story, pair, begun + timedelta(days=days), phrases_sessions.AGENDAS[number], labels)
        talked = pair.topics[number % len(pair.topics) :][:1]
        sides = (pair.mentor, pair.mentee) if number < 2 else (pair.mentor,)
        one.logs = [_full_log(story, one.row, place, talked, number, labels) for place in sides]
        told.append(one)
    _agree_to_do(story, told[-1], pair)
    _move_for_the_leader(told[MOVED], pair)
    told.append(_called_off(story, pair, begun + timedelta(days=CALLED_OFF_AFTER), labels))
    latest = _session(story, pair, story.ago(LATEST_AGO), phrases_sessions.AGENDAS[3], labels)
    latest.logs = [log_row(story, latest.row, pair.mentee, HAPPENED, pair.topics[:1], rng, labels)]
    following = _session(story, pair, story.today + timedelta(days=NEXT_IN), "{topic}, the part that we had no time for", labels)
    following.questions = [
        {"written_by": place.person, "words": words, "added_at": story.midnight - timedelta(hours=hours)}
        for place, words, hours in zip((pair.mentor, pair.mentee), phrases_sessions.QUESTIONS, (14, 9), strict=True)
    ]
    return [*told, latest, following]


def make_the_leaders_feed(story: Story, pair: Pair) -> None:
    """The leader reads the sessions in a calendar of the own, too."""
    nonce = new_nonce()
    made = {"nonce": nonce, "token_hash": hash_of(token_of(nonce)), "made_at": story.midnight - timedelta(days=9)}
    insert(CalendarFeed, [{"person": pair.mentee.person, **made}])


def stars_writings(story: Story, pair: Pair, told: list[Told], labels: dict[str, str]) -> list[Written]:
    """Of both a shared and a private goal, and of both a shared and a private entry."""
    held = sorted(one.row["starts_at"] for one in told if one.logs)
    written = []
    for place, goals in ((pair.mentor, phrases_goals.MENTORS_GOALS), (pair.mentee, phrases_goals.LEADERS_GOALS)):
        rng = seeded("star", place.role)
        written.append(a_goal(story, pair, place, goals[0], False, held, rng, labels))
        written.append(a_goal(story, pair, place, phrases_goals.PRIVATE_GOALS[0 if place.role == "mentor" else 3], True, held, rng, labels))
        entries = [an_entry(story, pair, place, is_private, at, rng, labels) for at in held[1:3] for is_private in (False, True)]
        written.append(Written(None, [], entries))
    for number, one in enumerate(one for one in written if one.goal):
        # What is under way says more than what is done.
        one.goal.update(reached_at=None, due_on=workday(story.today + timedelta(days=20 + 9 * number)))
    return written


def _session(story: Story, pair: Pair, day, agenda: str, labels: dict[str, str]) -> Told:
    rng = seeded("star", day - story.start)
    starts_at = free_slot(story, pair, rng, day)
    planned_at = min(starts_at - timedelta(days=9), office_moment(rng, story.ago(3), pair.mentee.hours.zone))
    words = agenda.format(topic=labels.get(pair.topics[0], "Our topic"))
    return Told({**session_row(pair, rng, starts_at, planned_at, words, pair.mentee), "minutes": 45})


def _full_log(story: Story, session: dict, place, talked: list[str], number: int, labels: dict[str, str]) -> dict:
    rng = seeded("star", place.role, number)
    words = {
        "worth": 5 if number else 4,
        "shared_note": phrases_sessions.SHARED_NOTES[number + (4 if place.role == "mentee" else 0)].format(topic=labels.get(talked[0], "")),
        "private_note": phrases_sessions.PRIVATE_NOTES[number] if place.role == "mentor" or number == 1 else None,
        "takeaway": phrases_sessions.TAKEAWAYS[number + (5 if place.role == "mentee" else 0)],
        "takeaway_is_shared": number != 1,
    }
    return {**log_row(story, session, place, HAPPENED, talked, rng, labels), **words}


def _agree_to_do(story: Story, one: Told, pair: Pair) -> None:
    """After the third session: one thing that the leader has done, one that the mentor has before them."""
    made_at = one.row["starts_at"] + timedelta(hours=1)
    made = {"made_by": pair.mentor.person, "made_at": made_at, "due_on": None, "done_at": None, "done_by": None}
    by_leader, by_mentor = phrases_sessions.ACTIONS
    one.actions = [
        {**made, "words": by_leader, "owner": pair.mentee.person, "done_at": made_at + timedelta(days=1), "done_by": pair.mentee.person},
        {**made, "words": by_mentor, "owner": pair.mentor.person, "due_on": workday(story.today + timedelta(days=9))},
    ]


def _move_for_the_leader(one: Told, pair: Pair) -> None:
    to_at = one.row["starts_at"]
    from_at = to_at - timedelta(days=7)
    one.row["sequence"] = 1
    one.row["planned_at"] = from_at - timedelta(days=8)
    one.moves = [{
        "from_at": from_at, "to_at": to_at, "side": "mentee", "moved_by": pair.mentee.person,
        "moved_at": from_at - timedelta(hours=22), "reason": phrases_sessions.MOVED_BY_LEADER[2],
    }]


def _called_off(story: Story, pair: Pair, day, labels: dict[str, str]) -> Told:
    one = _session(story, pair, day, phrases_sessions.AGENDAS[2], labels)
    one.row["sequence"] = 1
    one.cancellation = {
        "side": "mentee", "cancelled_by": pair.mentee.person, "cancelled_at": one.row["starts_at"] - timedelta(hours=26),
        "reason": phrases_sessions.CANCELLED_BY_LEADER[0],
    }
    return one
