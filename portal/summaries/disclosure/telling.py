"""Which themes of interviews a publication tells: of enough people who were heard and said it (R8), anew only when enough changed (R5).

A theme is told as a band. It stays as it was published while fewer people than the smallest number came to it or went, also when some of
them erase themselves: that it is gone would say whose it was. A further theme, or another band, waits until as many people more were
heard since themes were last told anew: one new voice beside one new theme would say who said it.
"""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.programs.small_groups import SMALLEST, fewest_for_words, is_enough
from portal.summaries.disclosure.answers import may_be_renewed
from portal.summaries.disclosure.rules import may_be_shown
from portal.summaries.disclosure.shapes import ALL, EVER, Past

People = frozenset[int]
ANEW, AS_BEFORE, NOT = "anew", "as before", "not"


@dataclass(frozen=True)
class Heard:
    """Who was heard in a program, and who had been each time that themes were told anew, oldest first."""

    now: People
    before: Sequence[People] = ()


def how_to_tell(said: People, before: Sequence[People], heard: Heard, smallest: int = SMALLEST, *, is_told: bool = False) -> str:
    """Whether a theme that these people said is told ANEW, AS_BEFORE or NOT.

    `before` are those who stood behind it each time it was published, oldest first; `is_told` says that the last publication tells it.
    """
    enough = is_enough(len(heard.now), fewest_for_words(smallest)) and may_be_shown(said, smallest, eligible=heard.now)
    if enough and _changed(heard.now, heard.before, smallest) and _changed(said, before, smallest):
        return ANEW
    return AS_BEFORE if is_told and before and is_enough(len(before[-1]), smallest) else NOT


def _changed(now: People, before: Sequence[People], smallest: int) -> bool:
    owners = {one: frozenset((one,)) for people in (now, *before) for one in people}
    return may_be_renewed(entry_of(now).shown, [entry_of(each).shown for each in before], owners, smallest)


def entry_of(people: People) -> Past:
    """What the ledger keeps of these people's having been told."""
    return Past({ALL: (frozenset((one, EVER) for one in people),)}, {one: frozenset((one,)) for one in people})


def people_in(entry: Past) -> People:
    """Whom an entry of the ledger is about."""
    return frozenset(unit for vector in entry.shown.get(ALL, ()) for unit, _window in vector)
