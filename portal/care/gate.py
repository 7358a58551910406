"""The gate: within working hours, one counted letter a day, the most urgent first; what a person does not want passes unsent. Pure."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.care.hours import Hours
from portal.care.ladder import STEPS, URGENCY
from portal.care.models import ALL, NONE
from portal.care.rules import Due


@dataclass(frozen=True)
class Passed:
    """What goes to one person now: a letter about these, counted on this day; and what would have come, but is not wanted."""

    letter: tuple[Due, ...]
    unwanted: tuple[Due, ...]
    on: date


def pass_through(dues: Iterable[Due], *, hours: Hours, choice: str, at: datetime, day_is_taken: bool) -> Passed | None:
    """What of one person's dues goes at `at`; None outside working hours.

    A letter of later today keeps the day free for itself if it is the more urgent one.
    """
    day = hours.day_of(at)
    window = hours.on(day)
    if window is None or not window[0] <= at < window[1]:
        return None
    open_ones = [due for due in dues if due.from_at < window[1] and (due.until is None or at < due.until)]
    wanted = [due for due in open_ones if is_wanted(due.step, choice)]
    unwanted = tuple(due for due in open_ones if due.from_at <= at and not is_wanted(due.step, choice))
    return Passed(() if day_is_taken else _most_urgent(wanted, at), unwanted, day)


def is_wanted(step: str, choice: str) -> bool:
    """Whether somebody who chose this gets letters of this step: a notice comes to everybody."""
    if choice == ALL or STEPS[step].is_notice:
        return True
    return choice != NONE and STEPS[step].has_date


def _most_urgent(wanted: list[Due], at: datetime) -> tuple[Due, ...]:
    best = min(wanted, key=lambda due: (URGENCY[due.step], due.from_at, due.about), default=None)
    if best is None or best.from_at > at:
        return ()
    if not STEPS[best.step].is_gathered:
        return (best,)
    return tuple(sorted((due for due in wanted if due.step == best.step and due.from_at <= at), key=lambda due: due.about))
