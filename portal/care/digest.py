"""What a coordinator's week has to tell: facts about mentorships by their number, and never a reason. Pure."""
from datetime import datetime, timedelta

from portal.care.hours import Hours
from portal.care.ladder import DORMANT_AFTER, IN_A_ROW
from portal.care.rules import Due, is_silent
from portal.care.standing import Standing

# The first session is asked for within this time.
FIRST_WITHIN = timedelta(days=14)
TOLD_FOR = timedelta(days=3)


def sections(program: int, standings: list[Standing], waiting: int) -> dict | None:
    """The lists of one program: begun without a session, silent, two changes in a row, and how many wait; None if all are empty."""
    mine = [one for one in standings if one.program == program]
    lists = {
        "begun": [one.id for one in mine if _has_not_met(one) and not _is_dormant(one)],
        "silent": [one.id for one in mine if _is_dormant(one) or one.close],
        "moved": [one.id for one in mine if len(one.changes_in_a_row()) >= IN_A_ROW],
    }
    return {"program": program, **lists, "waiting": waiting} if waiting or any(lists.values()) else None


def digest_due(coordinator: int, told: list[dict], hours: Hours, at: datetime) -> list[Due]:
    """The digest of this week for one coordinator, a due for each program that has something to tell."""
    day = hours.day_of(at)
    from_at = hours.opening_from(day - timedelta(days=day.weekday()))
    year, week, _day = day.isocalendar()
    about = f"week/{year}-{week:02}"
    return [Due("digest", coordinator, f"{about}/{one['program']}", from_at, from_at + TOLD_FOR, one) for one in told]


def _has_not_met(standing: Standing) -> bool:
    waits = standing.at - standing.started_at >= FIRST_WITHIN
    return waits and not (standing.past or standing.ahead or standing.rests or standing.is_over)


def _is_dormant(standing: Standing) -> bool:
    return is_silent(standing) and standing.at - standing.silent_since >= DORMANT_AFTER
