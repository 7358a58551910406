"""What a program asks when, in sentences for its coordinators."""
from typing import Any

from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.role_words import BOTH as BOTH_WORDS
from portal.programs.role_words import roles_word
from portal.surveys.models import BOTH, CLOSE, END, FIT, MIDDLE, PULSE, START, Instrument
from portal.surveys.rates import OCCASIONS
from portal.surveys.shipped import QuestionSet, sets_of
from portal.words import lazy as _

WHEN = {
    START: _("When the first mentorship begins"),
    FIT: _("After the first session that was held, about each mentorship"),
    PULSE: _("After 30 days and then every 60, about each mentorship"),
    MIDDLE: _("Half-way; with a pulse that falls within two weeks of it"),
    END: _("Two weeks before the last day, or when the mentorship was finished"),
    CLOSE: _("A week after the questions of the end"),
}


def asked_in(program: Program) -> list[tuple[QuestionSet, Any, list[Any]]]:
    """(set, who is asked, when) of the shipped sets that this program asks, in the order in which they come."""
    found: dict[str, tuple[QuestionSet, list[str], list[str]]] = {}
    for kind in WHEN:
        for role in roles_in(program):
            for asked in sets_of(kind, role, program.format):
                _asked, roles, kinds = found.setdefault(asked.key, (asked, [], []))
                roles += [role] if role not in roles else []
                kinds += [kind] if kind not in kinds else []
    return [(asked, _who(program, roles), [WHEN[kind] for kind in kinds]) for asked, roles, kinds in found.values()]


def when_asked(row: Instrument, program: Program) -> tuple[Any, list[Any]]:
    """(who is asked, on which occasions) of a set that was added."""
    roles = list(roles_in(program)) if row.role == BOTH else [row.role]
    return _who(program, roles), [OCCASIONS[key] for key in row.occasions]


def _who(program: Program, roles: list[str]):
    return BOTH_WORDS[program.format] if len(roles) == len(roles_in(program)) else roles_word(program, roles[0])
