"""What a coordinator does next about pairing, in each of the ways in which pairs come about."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.desk.format_words import unplaced_words, unreleased_words
from portal.desk.queries import Standing
from portal.desk.step import Step
from portal.pairing.next_words import next_word_in, without_words
from portal.pairing.rules.models import CHOICE
from portal.programs.formats import PEER, REVERSE


def let_through_steps(standing: Standing) -> list[Step]:
    """Asks that the other person sees only once a coordinator has looked."""
    if not standing.asks:
        return []
    title = ngettext("One ask waits for you", "%(num)s asks wait for you", standing.asks)
    words = _("Somebody asked for a partner; the other sees it once you let it through.")
    return [Step(title, words, _("To choosing"), "choosing_desk.show")]


def without_steps(standing: Standing) -> list[Step]:
    """Whose mentorship has ended waits most of all."""
    count, names = standing.without_count, standing.without
    if not count:
        return []
    title = without_words(standing.format, count)
    names, more = ", ".join(names), count - len(names)
    if more:
        names = ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=names)
    words = _("A mentorship has ended, and nobody is proposed yet to %(names)s.", names=names)
    what, label, endpoint, values = _who_finds(standing)
    return [Step(title, f"{words} {what}", label, endpoint, values=values)]


def _who_finds(standing: Standing) -> tuple[str, str, str, dict]:
    """(where a new partner comes from, the words of the link, its endpoint, its values)"""
    if standing.draft:
        what = _("The round that is drawn says for whom it found somebody.")
        return what, _("To the round"), "pairing_desk.show", {"number": standing.draft}
    asks = standing.way == CHOICE
    label, endpoint = (_("To choosing"), "choosing_desk.show") if asks else (_("To pairing"), "pairing_desk.rounds")
    return next_word_in(standing.format, "finds", asks=asks), label, endpoint, {}


def failed_steps(standing: Standing) -> list[Step]:
    """The newest round, if it could not be drawn and somebody waits for it; a draft before it still stands."""
    waits = standing.draft or standing.without_count or _could_be_paired(standing)
    if standing.failed is None or not waits:
        return []
    title = _("Round %(number)s could not be drawn", number=standing.failed)
    words = _("Draw once more; if that does not help, ask whoever runs the server to look at the worker’s log.")
    return [Step(title, words, _("To the round"), "pairing_desk.show", values={"number": standing.failed})]


def round_steps(standing: Standing) -> list[Step]:
    """The round that waits, the one that is being drawn, or what would bring pairs about."""
    if standing.draft:
        words = unreleased_words(standing.format)
        return [Step(_("Review the pairing round"), words, _("To the round"), "pairing_desk.show", values={"number": standing.draft})]
    if standing.drawing:
        return [Step(_("A round is being drawn"), _("This takes a minute or two."), _("To the rounds"), "pairing_desk.rounds", True)]
    return [*_counting_steps(standing), *(_choosing_steps(standing) if standing.way == CHOICE else _drawing_steps(standing))]


def _counting_steps(standing: Standing) -> list[Step]:
    """Rules by which people rank for nothing want a change."""
    if not standing.ranks_for_nothing:
        return []
    words = _("People rank, and by the rules in force it counts no point. Give points to wishes, or choose another way.")
    values = {"_anchor": "points_preferences"}
    return [Step(_("Wishes count nothing"), words, _("To the rules"), "pairing_rules.show", values=values)]


def _choosing_steps(standing: Standing) -> list[Step]:
    """Where people ask each other, a coordinator waits for them."""
    if not _could_be_paired(standing):
        return []
    words = f"{_waiting_for_a_partner(standing)} {next_word_in(standing.format, 'finds', asks=True)}"
    return [Step(_("People choose"), words, _("To choosing"), "choosing_desk.show", True)]


def _drawing_steps(standing: Standing) -> list[Step]:
    # One that could not be drawn is named already, and its page leads to drawing another.
    waits_for_answers = still_inviting(standing) and asked(standing)
    if standing.failed or standing.without_count or waits_for_answers or not _could_be_paired(standing):
        return []
    return [Step(_("Draw a pairing round"), _waiting_for_a_partner(standing), _("To pairing"), "pairing_desk.rounds")]


def _could_be_paired(standing: Standing) -> bool:
    """A mentor may have room for a second leader, so leaders without a partner are what counts."""
    return bool(standing.leaders.unplaced and (standing.mentors.complete or standing.format == PEER))


def _waiting_for_a_partner(standing: Standing) -> str:
    mentors, leaders = standing.mentors.unplaced, standing.leaders.unplaced
    if standing.format == REVERSE:
        people = {"leaders": leaders, "mentors": mentors}
        return _("Whole profiles with neither a partner nor a proposal: leaders %(leaders)s, mentors %(mentors)s.", **people)
    return unplaced_words(standing.format, mentors + leaders)


def still_inviting(standing: Standing) -> bool:
    """Whether, before the first round is drawn, places are neither taken nor offered."""
    return standing.rounds == 0 and not standing.draft and bool(standing.mentors.missing or standing.leaders.missing)


def asked(standing: Standing) -> int:
    """How many invited people have not answered yet."""
    return standing.mentors.waiting + standing.leaders.waiting
