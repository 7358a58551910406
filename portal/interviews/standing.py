"""How far a theme is from a summary, as the desk says it; whether a summary tells it is decided when one is drafted."""
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.interviews.models import Theme
from portal.interviews.queries import guides_behind, heard_in, themes_of, voices_in
from portal.programs.models import Program
from portal.programs.small_groups import fewest_for_words, is_enough
from portal.words import lazy as _

STATES = {
    "told": _("Stands in a summary"), "few": _("Too few people said it"), "open": _("To be cleared"),
    "waits": _("Waits until more people were heard"), "ready": _("Ready for the next summary"),
}


@dataclass(frozen=True)
class Standing:
    """One theme with how many people said it, in which guides, and its state."""

    theme: Theme
    people: int
    guides: list[str]
    state: str

    @property
    def words(self) -> Any:
        """The state in words."""
        return STATES[self.state]


def standings(program: Program, on: date) -> tuple[int, list[Standing]]:
    """(how many people were heard, the themes of a program as they stand)"""
    heard, voices, guides = heard_in(program, on), voices_in(program, on), guides_behind(program)
    are_enough = is_enough(len(heard), fewest_for_words(program.smallest_group))
    found = []
    for theme in themes_of(program):
        people = len(voices.get(theme.id, ()))
        state = _state(theme, is_enough(people, program.smallest_group), are_enough)
        found.append(Standing(theme, people, guides.get(theme.id, []), state))
    return len(heard), found


def _state(theme: Theme, enough_said_it: bool, enough_were_heard: bool) -> str:
    if theme.is_told:
        return "told"
    if not enough_said_it:
        return "few"
    if not theme.is_cleared:
        return "open"
    return "ready" if enough_were_heard else "waits"
