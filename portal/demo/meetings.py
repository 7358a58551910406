"""The sessions of the demo: planned, moved, cancelled, held, logged by both, by one, by nobody, or told differently."""
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from portal.demo import phrases_sessions as phrases
from portal.demo.days import common_slot
from portal.demo.logs import logs_of
from portal.demo.pairs import Pair
from portal.demo.profiles import seeded
from portal.demo.story import Place, Story, insert
from portal.sessions.models import IN_PERSON, PHONE, VIDEO, Action, Cancellation, MentoringSession, Move, SessionLog, SessionQuestion

# How a pair meets: days from one session to the next, and how much they spread.
RHYTHMS = {"steady": (30, 5), "slow": (43, 8), "busy": (33, 6), "fading": (32, 6), "silent": (0, 0)}
HOW_MANY = (61, 15, 11, 9, 4)


@dataclass
class Told:
    """A session with what became of it."""

    row: dict
    moves: list[dict] = field(default_factory=list)
    cancellation: dict | None = None
    logs: list[dict] = field(default_factory=list)
    actions: list[dict] = field(default_factory=list)
    questions: list[dict] = field(default_factory=list)


def sessions_of(story: Story, pair: Pair, labels: dict[str, str]) -> list[Told]:
    """Everything that a pair planned until today, and what comes next; oldest first."""
    rng = seeded("sessions", pair.mentor.employee.employee_id, pair.mentee.employee.employee_id)
    kind = rng.choices(list(RHYTHMS), HOW_MANY)[0]
    told: list[Told] = []
    gap, spread = RHYTHMS[kind]
    day = pair.started_at.date() + timedelta(days=rng.randint(6, 30) if kind == "slow" else rng.randint(3, 19))
    most = {"silent": 0, "fading": rng.choice((1, 1, 2))}.get(kind, 9)
    held = 0
    while held < most:
        for _ in range(_cancellations_before(rng, kind, held)):
            called_off = _session(story, pair, rng, day, held, labels)
            if called_off is None or called_off.row["starts_at"] >= story.midnight:
                break
            _cancel(called_off, pair, rng, is_leaders=kind == "busy" or rng.random() < 0.6)
            told.append(called_off)
            day = called_off.row["starts_at"].date() + timedelta(days=rng.randint(6, 9))
        one = _session(story, pair, rng, day, held, labels)
        if one is None or one.row["starts_at"].date() > story.today + timedelta(days=24):
            break
        told.append(one)
        if one.row["starts_at"] >= story.midnight:
            break
        if rng.random() < (0.4 if kind == "busy" else 0.12):
            _move(story, one, pair, rng)
        one.logs = logs_of(story, pair, one.row, rng, labels)
        held += 1
        day = one.row["starts_at"].date() + timedelta(days=gap + rng.randint(-spread, spread))
    return told


def write_down(told: list[Told]) -> None:
    """Insert the sessions, in the order in which they were planned, with everything that hangs on them."""
    told = sorted(told, key=lambda one: (one.row["planned_at"], one.row["starts_at"], one.row["uid"]))
    ids = insert(MentoringSession, [one.row for one in told])
    numbered = list(zip(ids, told, strict=True))
    insert(Move, [{"session": number, **move} for number, one in numbered for move in one.moves])
    insert(Cancellation, [{"session": number, **one.cancellation} for number, one in numbered if one.cancellation])
    insert(SessionLog, [{"session": number, **log} for number, one in numbered for log in one.logs])
    insert(Action, [{"session": number, **action} for number, one in numbered for action in one.actions])
    insert(SessionQuestion, [{"session": number, **question} for number, one in numbered for question in one.questions])


def session_row(pair: Pair, rng: Random, starts_at: datetime, planned_at: datetime, agenda: str, by: Place) -> dict:
    """A planned session; in person where both work in one place."""
    is_near = pair.mentor.employee.location == pair.mentee.employee.location
    form = rng.choices((VIDEO, IN_PERSON, PHONE), (30, 65, 5) if is_near else (92, 0, 8))[0]
    uid = UUID(int=rng.getrandbits(128), version=4)
    return {
        "mentorship": pair.id, "uid": str(uid), "sequence": 0, "starts_at": starts_at, "minutes": rng.choice((45, 45, 45, 45, 30, 60)),
        "format": form, "join_link": f"https://meet.meridian.example/{uid.hex[:10]}" if form == VIDEO else "",
        "agenda": agenda, "planned_by": by.person, "planned_at": planned_at,
    }


def _cancellations_before(rng: Random, kind: str, held: int) -> int:
    if kind == "busy" and held == 1:
        return 2
    return 1 if rng.random() < 0.05 else 0


def _session(story: Story, pair: Pair, rng: Random, day, number: int, labels: dict[str, str]) -> Told | None:
    """The next session that suits both diaries, on this day or soon after; None when nothing does."""
    starts_at = free_slot(story, pair, rng, day)
    if starts_at is None:
        return None
    planned_at = max(pair.started_at + timedelta(hours=3), starts_at - timedelta(days=rng.randint(4, 16), minutes=rng.randint(0, 200)))
    planned_at = min(planned_at, starts_at - timedelta(hours=20), story.midnight - timedelta(hours=rng.randint(15, 60)))
    by = pair.mentee if rng.random() < 0.78 else pair.mentor
    return Told(session_row(pair, rng, starts_at, planned_at, _agenda(pair, rng, number, labels), by))


def free_slot(story: Story, pair: Pair, rng: Random, day) -> datetime | None:
    """A time at which both work and neither meets somebody else, on this day or within two weeks; never on the day of loading."""
    for later in range(14):
        slot = common_slot(rng, day + timedelta(days=later), pair.mentor.hours, pair.mentee.hours, 60)
        if slot is None or slot.date() == story.today:
            continue
        ends_at = slot + timedelta(hours=1)
        # What is held ends an hour before the day of loading, so that it could be logged.
        if slot < story.midnight < ends_at + timedelta(hours=1):
            continue
        if all(story.is_free(place.person, slot, ends_at) for place in (pair.mentor, pair.mentee)):
            for place in (pair.mentor, pair.mentee):
                story.book(place.person, slot, ends_at)
            return slot
    return None


def _agenda(pair: Pair, rng: Random, number: int, labels: dict[str, str]) -> str:
    words = phrases.AGENDAS[number % len(phrases.AGENDAS)] if rng.random() < 0.6 else rng.choice(phrases.AGENDAS_SHORT)
    return words.format(topic=labels.get(rng.choice(pair.topics), "Open questions"))


def _move(story: Story, one: Told, pair: Pair, rng: Random) -> None:
    """It was planned for another day first."""
    to_at = one.row["starts_at"]
    # Not farther back than its planning; a whole week keeps the weekday and, but for summer time, the hour.
    from_at = to_at - timedelta(days=7) if rng.random() < 0.5 else to_at + timedelta(days=7)
    moved_at = min(from_at, to_at) - timedelta(hours=rng.randint(18, 50))
    planned_at = min(one.row["planned_at"], moved_at - timedelta(days=rng.randint(1, 4)))
    if planned_at <= pair.started_at:
        return
    one.row["planned_at"] = planned_at
    side, by, words = _whose(pair, rng.random() < 0.7, phrases.MOVED_BY_LEADER, phrases.MOVED_BY_MENTOR)
    one.row["sequence"] = 1
    told = {"side": side, "moved_by": by.person, "moved_at": moved_at, "reason": rng.choice(words)}
    one.moves = [{"from_at": from_at, "to_at": to_at, **told}]


def _cancel(one: Told, pair: Pair, rng: Random, *, is_leaders: bool) -> None:
    side, by, words = _whose(pair, is_leaders, phrases.CANCELLED_BY_LEADER, phrases.CANCELLED_BY_MENTOR)
    at = max(one.row["starts_at"] - timedelta(hours=rng.randint(3, 40)), one.row["planned_at"] + timedelta(hours=1))
    one.row["sequence"] = 1
    one.cancellation = {"side": side, "cancelled_by": by.person, "cancelled_at": at, "reason": rng.choice(words)}


def _whose(pair: Pair, is_leaders: bool, leaders_words: tuple, mentors_words: tuple) -> tuple[str, Place, tuple]:
    return ("mentee", pair.mentee, leaders_words) if is_leaders else ("mentor", pair.mentor, mentors_words)
