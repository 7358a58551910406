"""Response rates: of the people who were asked on one occasion, how many answered. Of too few nothing is said."""
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.programs.models import Program
from portal.programs.small_groups import is_enough
from portal.surveys.models import CLOSE, END, FIT, MIDDLE, OWN, PULSE, START, Instrument
from portal.surveys.queries import asked_and_answered
from portal.surveys.words import NAMES
from portal.words import lazy as _

ORDER = (START, FIT, PULSE, MIDDLE, END, CLOSE, OWN)
# Within a sentence.
OCCASIONS = {START: _("at the start"), MIDDLE: _("half-way"), END: _("at the end")}


@dataclass(frozen=True)
class Rate:
    """One occasion of one set, of an added one perhaps on a day: how many people were asked, how many answered; None if not shown."""

    name: Any
    on_day: date | None
    asked: int | None
    answered: int | None


def rates_of(program: Program) -> list[Rate]:
    """The response rates of a program, in the order in which the sets come."""
    counted = sorted(asked_and_answered(program), key=_place)
    names = {row.key: row.name for row in Instrument.select().where(Instrument.program == program).order_by(Instrument.version)}
    return [
        Rate(
            _name(kind, names.get(key), occasion),
            None if kind != OWN or occasion in OCCASIONS else date.fromisoformat(occasion),
            # R2: enough people who were asked, and enough who answered, or no count is shown.
            asked if is_enough(asked, program.smallest_group) else None,
            answered if is_enough(min(asked, answered), program.smallest_group) else None,
        )
        for kind, key, occasion, asked, answered in counted
    ]


def _place(row: tuple) -> tuple:
    kind, key, occasion, *_counts = row
    days = int(occasion.removeprefix("day-")) if kind == PULSE else 0
    return ORDER.index(kind), key, days, occasion


def _name(kind: str, own: str | None, occasion: str):
    if kind == PULSE:
        return _("Pulse after %(days)s days", days=occasion.removeprefix("day-"))
    if own is None:
        return NAMES[kind]
    return _("%(name)s, %(when)s", name=own, when=str(OCCASIONS[occasion])) if occasion in OCCASIONS else own
