"""What the schedule of letters is doing about one mentorship, so that a coordinator waits while it works and steps in when it is through.

Pure, and made of the same functions as the rules, so that a coordinator's next step and the schedule never contradict each other.
"""
from dataclasses import dataclass
from datetime import datetime

from portal.care.ladder import A_WEEK, CLOSE_AFTER, CLOSES_WITHIN, DORMANT_AFTER, IN_A_ROW
from portal.care.rules import DAYS_AFTER, Asked, is_on, is_silent, last_of, nothing_planned, rescued_at, silence_of

# A close is proposed; a place rests; its time is through; a session is on; one is to come.
CLOSING, RESTS, OVER, ON, AHEAD = "closing", "rests", "over", "on", "ahead"
# After two changes in a row: help comes, or had its turn.
HELPING, HELPED = "helping", "helped"
# With nothing planned: too early to ask; the first letter comes; it had its turn; so had the second one; both are through.
EARLY, ASKING, ASKED, ASKED_AGAIN, UNANSWERED = "early", "asking", "asked", "asked_again", "unanswered"
WAITING = frozenset({CLOSING, RESTS, ON, AHEAD, HELPING, HELPED, EARLY, ASKING, ASKED, ASKED_AGAIN})


@dataclass(frozen=True)
class Outlook:
    """What the schedule does: since when, until when it is waited for, and from when on it proposes a close, if it comes to that."""

    kind: str
    on: datetime | None = None
    until: datetime | None = None
    close_from: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether it is not the coordinator's turn."""
        return self.kind in WAITING


def outlook_of(asked: Asked) -> Outlook:
    """The outlook of one live mentorship."""
    standing = asked.standing
    if standing.close:
        return Outlook(CLOSING, standing.close.proposed_at, standing.close.proposed_at + CLOSES_WITHIN)
    if standing.rests:
        return Outlook(RESTS)
    if standing.is_over:
        return Outlook(OVER)
    if help_comes := _after_changes(asked):
        return help_comes
    if running := is_on(standing):
        return Outlook(ON, running.starts_at, running.ends_at)
    if standing.ahead:
        return Outlook(AHEAD, standing.ahead[0].starts_at)
    return _with_nothing_planned(asked)


def _after_changes(asked: Asked) -> Outlook | None:
    """While the help for two changes in a row is on its way, or a week is not over since it came."""
    standing, row = asked.standing, asked.standing.changes_in_a_row()
    if len(row) < IN_A_ROW:
        return None
    last = last_of(row)
    told = asked.told_at("rescue", last.about)
    begun, until = (told, told + A_WEEK) if told else (last.at, last.at + DAYS_AFTER)
    return Outlook(HELPED if told else HELPING, begun, until) if standing.at < until else None


def _with_nothing_planned(asked: Asked) -> Outlook:
    standing = asked.standing
    base, first_at, step = nothing_planned(standing)
    about = f"mentorship/{standing.id}/{base:%Y-%m-%d}"
    told, again, close_from = asked.told_at(step, about), asked.told_at("plan_again", about), _close_from(asked)
    told = max(filter(None, (told, rescued_at(asked))), default=None)
    if again:
        kind = ASKED_AGAIN if standing.at < again + A_WEEK else UNANSWERED
        return Outlook(kind, again, again + A_WEEK, close_from)
    if told:
        return Outlook(ASKED, told, told + A_WEEK, close_from)
    return Outlook(EARLY, None, first_at) if standing.at < first_at else Outlook(ASKING, first_at, first_at + A_WEEK, close_from)


def _close_from(asked: Asked) -> datetime | None:
    """When the schedule proposes a close at the earliest, once the members were told that it is silent."""
    standing = asked.standing
    told = asked.told_at("dormant", silence_of(standing))
    if told is None or not is_silent(standing):
        return None
    return max(standing.silent_since + CLOSE_AFTER, told + (CLOSE_AFTER - DORMANT_AFTER))
