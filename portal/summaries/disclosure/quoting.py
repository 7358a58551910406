"""Which comments of a survey may be quoted (R8): of a whole program, of enough people, offered and cleared, in no order."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from secrets import SystemRandom

from portal.programs.small_groups import FEWEST_FOR_WORDS, is_enough

Shuffle = Callable[[list], None]
# An order that nobody can repeat.
ANY_ORDER: Shuffle = SystemRandom().shuffle


@dataclass(frozen=True)
class Comment:
    """What somebody wrote in a survey: whether they offered it for quoting, and whether a coordinator has cleared it of names."""

    words: str
    is_offered: bool
    is_cleared: bool


def quotable(comments: Iterable[Comment], respondents: int, smallest: int, shuffle: Shuffle = ANY_ORDER) -> list[str]:
    """The words that may stand in a publication, shuffled; none where fewer than ten people of the program answered.

    They are never given by department or another group, with a day, a role or a pair, or beside the other answers of their
    writer: this takes and returns words alone.
    """
    if not is_enough(respondents, max(FEWEST_FOR_WORDS, smallest)):
        return []
    words = [comment.words for comment in comments if comment.is_offered and comment.is_cleared]
    shuffle(words)
    return words


def offered(comments: Iterable[Comment], respondents: int, smallest: int, shuffle: Shuffle = ANY_ORDER) -> list[Comment]:
    """What a coordinator reads in order to clear it: only what was offered, under the same number, shuffled."""
    if not is_enough(respondents, max(FEWEST_FOR_WORDS, smallest)):
        return []
    found = [comment for comment in comments if comment.is_offered]
    shuffle(found)
    return found
