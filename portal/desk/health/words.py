"""The facts, points and bands of a mentorship in words: what was counted, and blame for nobody."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.desk.health.points import ACT, LOOK, WEIGHTS, WELL, Weight, lost
from portal.desk.health.scored import Scored
from portal.programs.formats import BOOKS, MENTEE
from portal.programs.models import Program

MINUS = "\N{MINUS SIGN}"


def band_word(band: str) -> str:
    """A band in a word."""
    return {ACT: _("Act"), LOOK: _("Look"), WELL: _("Well")}[band]


def band_meaning(band: str) -> str:
    """What a band asks of a coordinator."""
    return {
        ACT: _("Less than 50 points: it needs somebody now."),
        LOOK: _("50 to 79 points: look at it this week."),
        WELL: _("80 points or more: leave it alone."),
    }[band]


def reasons(one: Scored, program: Program) -> list[tuple[str, int]]:
    """(what is so, how many points it costs), as many as there are."""
    return [(_said(fact, one, program), points) for fact, points in lost(one.facts)]


def weights(program: Program) -> list[tuple[str, str]]:
    """(fact, what it costs) of every weight, for whoever wants to know how the points come about."""
    return [(_fact_words(weight.fact, program), _cost_words(weight)) for weight in WEIGHTS]


def _cost_words(weight: Weight) -> str:
    if weight.most == weight.each:
        return f"{MINUS}{weight.each}"
    facts = {"each": weight.each, "most": weight.most}
    if weight.spare:
        return _("%(minus)s%(each)s for each after the first, at most %(minus)s%(most)s", minus=MINUS, **facts)
    return _("%(minus)s%(each)s for each, at most %(minus)s%(most)s", minus=MINUS, **facts)


def _fact_words(fact: str, program: Program) -> str:
    return {
        "silent": _("Silent: no session for 60 days since the last one, or since it began"),
        "late": _("Not yet silent: no first session within 14 days, and none planned"),
        "quiet": _("Not yet silent: no session for more than 45 days, nor within its rhythm and 15 days more"),
        "unconfirmed": _("Sessions in the last 60 days, but none that all its members report"),
        "missing": _("Sessions due by its own rhythm and not held"),
        "disputed": _("Sessions of the last 60 days that its members report differently"),
        "changes": _changes_words(program),
        "unplanned": _("Nothing planned two days after it began, or half a rhythm after the last session"),
        "unreported": _("Sessions of the last 60 days that nobody has reported after a week"),
        "unsigned": _("The agreement is not signed by all after 21 days"),
        "unread": _("Members who have not read the orientation"),
    }[fact]


def _changes_words(program: Program) -> str:
    side = BOOKS.get(program.format)
    if side is None:
        return _("Sessions moved or cancelled in the last 60 days")
    if side == MENTEE:
        return _("Sessions moved or cancelled from the leader’s side in the last 60 days")
    return _("Sessions moved or cancelled from the mentor’s side in the last 60 days")


def _said(fact: str, one: Scored, program: Program) -> str:
    count = one.facts[fact]
    if fact in ("silent", "quiet"):
        return _no_session(one)
    if fact == "changes":
        return _changed(program, count)
    if fact == "missing":
        return ngettext("%(num)s session behind its rhythm", "%(num)s sessions behind its rhythm", count)
    if fact == "disputed":
        return ngettext("%(num)s session reported differently", "%(num)s sessions reported differently", count)
    if fact == "unreported":
        return ngettext("%(num)s session that nobody reported", "%(num)s sessions that nobody reported", count)
    if fact == "unread":
        return ngettext("%(num)s member has not read the orientation", "%(num)s members have not read the orientation", count)
    return {
        "late": _("No first session within 14 days"),
        "unconfirmed": _("No session that all report for 60 days"),
        "unplanned": _("Nothing planned"),
        "unsigned": _("The agreement is not signed by all"),
    }[fact]


def _no_session(one: Scored) -> str:
    if one.line.last_at:
        return ngettext("No session for %(num)s day", "No session for %(num)s days", one.days)
    return ngettext("No session in the %(num)s day since it began", "No session in the %(num)s days since it began", one.days)


def _changed(program: Program, count: int) -> str:
    side = BOOKS.get(program.format)
    if side is None:
        return ngettext("%(num)s session moved or cancelled", "%(num)s sessions moved or cancelled", count)
    if side == MENTEE:
        return ngettext(
            "%(num)s session moved or cancelled from the leader’s side", "%(num)s sessions moved or cancelled from the leader’s side", count
        )
    return ngettext(
        "%(num)s session moved or cancelled from the mentor’s side", "%(num)s sessions moved or cancelled from the mentor’s side", count
    )
