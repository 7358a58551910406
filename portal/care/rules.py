"""When the turn of each letter of the schedule comes: one rule a letter, from how a mentorship stands. Pure."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from portal.care import ladder
from portal.care.hours import Hours
from portal.care.standing import Change, Meeting, Seat, Standing, half

# For so long a letter makes sense; then it has lapsed.
ASKED_FOR = timedelta(days=6)
LOGGED_FOR = timedelta(days=21)
DAYS_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Due:
    """One letter for one person: its turn comes at `from_at` and is over at `until`."""

    step: str
    person: int
    about: str
    from_at: datetime
    until: datetime | None
    payload: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What a rule may read: the mentorship, everybody's hours, and when whom was told what."""

    standing: Standing
    hours: dict[int, Hours]
    told: dict[tuple[str, str], datetime]

    def told_at(self, step: str, about: str) -> datetime | None:
        """When somebody was told this last."""
        return self.told.get((step, about))


_rules: list[Callable[[Asked], Iterator[Due]]] = []


def rule(function: Callable[[Asked], Iterator[Due]]) -> Callable[[Asked], Iterator[Due]]:
    """One of the rules that `dues_of` asks."""
    _rules.append(function)
    return function


def dues_of(asked: Asked) -> list[Due]:
    """Whose turn comes for what in one mentorship, told or not; also what comes later today."""
    return [due for find in _rules for due in find(asked)]


@rule
def before_sessions(asked: Asked) -> Iterator[Due]:
    """The morning of the last working day before; not when the session got its time only after that, for then a letter has just said so."""
    for meeting in asked.standing.ahead:
        for seat in asked.standing.awake:
            hours = asked.hours[seat.person]
            from_at = hours.opening_before(hours.day_of(meeting.starts_at))
            if meeting.set_at < from_at:
                # Of two sessions on one day the letter of the first tells the other, too.
                about = f"day/{hours.day_of(meeting.starts_at)}"
                yield _due("day_before", seat, about, from_at, meeting.starts_at, session=meeting.id)


@rule
def after_sessions(asked: Asked) -> Iterator[Due]:
    """The last working hour of a session's day, to whoever has not logged it; also of one that is still on."""
    for meeting in asked.standing.meetings:
        for seat in asked.standing.awake:
            if seat.person not in meeting.said and meeting.ends_at > asked.standing.at - ASKED_FOR:
                from_at = asked.hours[seat.person].last_hour_after(meeting.ends_at)
                about = f"session/{meeting.id}/{meeting.starts_at:%Y-%m-%d}"
                yield _due("did_it_happen", seat, about, from_at, meeting.ends_at + ASKED_FOR, session=meeting.id)


@rule
def after_a_week(asked: Asked) -> Iterator[Due]:
    """A week after a session that nobody has logged."""
    for meeting in asked.standing.meetings:
        if not meeting.said:
            for seat in asked.standing.awake:
                yield _due(
                    "week_after", seat, f"session/{meeting.id}", meeting.ends_at + ladder.A_WEEK, meeting.ends_at + LOGGED_FOR,
                    session=meeting.id,
                )


@rule
def planning(asked: Asked) -> Iterator[Due]:
    """48 hours, or half the time to the next session; a week later everybody; a week later the fact is the coordinators' to read."""
    standing = asked.standing
    if standing.rests or standing.is_over or standing.ahead or is_on(standing):
        return
    base, first_at, step = nothing_planned(standing)
    about = f"mentorship/{standing.id}/{base:%Y-%m-%d}"
    told = _latest(asked.told_at(step, about), rescued_at(asked))
    again = asked.told_at("plan_again", about)
    for seat in standing.awake:
        if standing.does_book(seat) and (told is None or standing.at < told + ladder.A_WEEK):
            yield _due(step, seat, about, first_at, None, mentorship=standing.id)
        if told:
            yield _due("plan_again", seat, about, told + ladder.A_WEEK, None, mentorship=standing.id)
    if again:
        yield Due("facts", 0, f"unplanned/{about}", again + ladder.A_WEEK, None, {"what": "unplanned", "mentorship": standing.id})


@rule
def rescue(asked: Asked) -> Iterator[Due]:
    """Two moves or cancellations in a row from the side that books: help for it, a kind word for the other, the fact for coordinators.

    Whoever keeps the diary of that side books for it, and is offered times, too.
    """
    standing, row = asked.standing, asked.standing.changes_in_a_row()
    if len(row) < ladder.IN_A_ROW or standing.is_over or standing.rests:
        return
    last = last_of(row)
    until = last.at + DAYS_AFTER
    for seat in standing.awake:
        yield _due("rescue" if standing.does_book(seat) else "steady", seat, last.about, last.at, until, mentorship=standing.id)
    for person in standing.assistants:
        yield Due("rescue_diary", person, last.about, last.at, until, {"mentorship": standing.id})
    yield Due("facts", 0, f"moved/{last.about}", last.at, until, {"what": "moved", "mentorship": standing.id})


@rule
def goals(asked: Asked) -> Iterator[Due]:
    """The morning of the day on which a goal is due; several of one day are one letter."""
    awake = {seat.person: seat for seat in asked.standing.awake}
    for owner, day in sorted(set(asked.standing.goals)):
        if owner in awake:
            from_at = asked.hours[owner].opening_before(day + timedelta(days=1))
            count = asked.standing.goals.count((owner, day))
            about = f"goals/{asked.standing.id}/{day}"
            yield _due(
                "goals", awake[owner], about, from_at, from_at + DAYS_AFTER, mentorship=asked.standing.id, day=day.isoformat(), count=count
            )


@rule
def commitments(asked: Asked) -> Iterator[Due]:
    """30 and 90 days after a commitment; not before that day has begun in UTC, for until then its page does not ask."""
    awake = {seat.person: seat for seat in asked.standing.awake}
    for number, maker, made_on, days in asked.standing.commitments:
        if maker in awake:
            day = made_on + timedelta(days=days)
            from_at = max(asked.hours[maker].opening_from(day), datetime.combine(day, time(), UTC))
            about = f"commitment/{number}/{days}"
            yield _due("commitment", awake[maker], about, from_at, from_at + DAYS_AFTER, commitment=number, days=days)


@rule
def silence(asked: Asked) -> Iterator[Due]:
    """60 days without a session are said to everybody; a proposed close is said to everybody, too."""
    standing = asked.standing
    if is_silent(standing):
        from_at = standing.silent_since + ladder.DORMANT_AFTER
        for seat in standing.awake:
            yield _due("dormant", seat, silence_of(standing), from_at, None, mentorship=standing.id)
    if standing.close:
        for seat in standing.awake:
            yield _due("closing", seat, f"closing/{standing.close.id}", standing.close.proposed_at, None, close=standing.close.id)


def is_silent(standing: Standing) -> bool:
    """Whether nobody can point at a session that took place or will."""
    return not (standing.ahead or is_on(standing) or standing.rests or standing.is_over or standing.close)


def silence_of(standing: Standing) -> str:
    """Which silence it is: it has another name after each sign of life."""
    return f"mentorship/{standing.id}/{standing.silent_since:%Y-%m-%d}"


def is_to_be_closed(asked: Asked) -> bool:
    """Whether 90 days are over, 30 of them since its members were told that it is silent."""
    standing = asked.standing
    told = asked.told_at("dormant", silence_of(standing))
    if told is None or not is_silent(standing):
        return False
    waits = ladder.CLOSE_AFTER - ladder.DORMANT_AFTER
    return standing.at >= max(standing.silent_since + ladder.CLOSE_AFTER, told + waits)


def nothing_planned(standing: Standing) -> tuple[datetime, datetime, str]:
    """Since when nothing is planned, when the first invitation to plan goes, and which it is."""
    base = _latest(standing.started_at, standing.last_cancelled_at, standing.kept_at, standing.rested_until)
    if not standing.past:
        return base, base + ladder.FIRST_WAIT, "plan_first"
    last = standing.past[-1].ends_at
    wanted = last + half(standing.days_between)
    return (last, wanted, "plan_next") if base <= last else (base, max(wanted, base + ladder.FIRST_WAIT), "plan_next")


def rescued_at(asked: Asked) -> datetime | None:
    """When the side that books was offered help after a cancellation: that stands in the place of an invitation to plan."""
    row = asked.standing.changes_in_a_row()
    return asked.told_at("rescue", last_of(row).about) if len(row) >= ladder.IN_A_ROW and row[-1].is_cancellation else None


def last_of(row: list[Change]) -> Change:
    """The change that makes it two in a row, or four, or six."""
    return row[len(row) // ladder.IN_A_ROW * ladder.IN_A_ROW - 1]


def _latest(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)


def is_on(standing: Standing) -> Meeting | None:
    """A session that has begun and not ended."""
    return next((one for one in standing.past if one.ends_at > standing.at), None)


def _due(step: str, seat: Seat, about: str, from_at: datetime, until: datetime | None, **payload) -> Due:
    return Due(step, seat.person, about, from_at, until, payload)
