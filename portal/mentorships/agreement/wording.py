"""How dates and numbers of a mentorship are filled into the clauses of its agreement."""
import re
from datetime import date

from babel.dates import format_date

from portal.mentorships.agreement.format_clauses import CLAUSES
from portal.mentorships.models import Mentorship
from portal.words import lazy as _

LONGEST = 1000
LANGUAGE = "en"
KEYS = tuple(clause.key for clause in CLAUSES)
TITLES = {clause.key: clause.title for clause in CLAUSES}
PLACES = {
    "purpose": _("what the program is for"), "start": _("the first day"), "end": _("the last day"), "sessions": _("how many sessions"),
    "minutes": _("how many minutes each"), "days": _("days between sessions"), "review": _("the day half-way"),
}
_PLACE = re.compile(r"\{([^{}]*)\}")


def own_words(format: str) -> dict[str, str]:
    """The portal's own words for a program of this format, with the places to be filled."""
    return {clause.key: clause.words_for(format) for clause in CLAUSES}


def strange_places(words: str) -> list[str]:
    """What stands in curly brackets in these words and can be filled with nothing."""
    return [found for found in _PLACE.findall(words) if found not in PLACES]


def filled(clauses: dict[str, str], mentorship: Mentorship) -> dict[str, str]:
    """The clauses with the dates and numbers of this mentorship."""
    facts = _facts(mentorship)
    return {key: _PLACE.sub(lambda place: facts.get(place[1], place[0]), words) for key, words in clauses.items()}


def _facts(mentorship: Mentorship) -> dict[str, str]:
    program = mentorship.program
    start, end = mentorship.starts_on, max(program.ends_on, mentorship.starts_on)
    return {
        "purpose": _sentence(program.statement or program.name), "start": _day(start), "end": _day(end),
        "review": _day(start + (end - start) // 2), "sessions": str(mentorship.sessions_agreed),
        "minutes": str(mentorship.session_minutes), "days": str(mentorship.days_between_sessions),
    }


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _day(day: date) -> str:
    # It is written once, for all its members, so not in the language of whoever reads.
    return format_date(day, "d MMMM y", locale=LANGUAGE)
