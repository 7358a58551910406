"""What stands behind a proposal, in sentences for the two: the rules that were checked, and how it came about."""
from collections.abc import Mapping

from portal.enrollment.questionnaire.kinds import PAIRING_ONLY
from portal.pairing.matching.criteria import KEPT
from portal.pairing.matching.tell import CHECKED
from portal.pairing.models import ASKED_FOR, BY_HAND, DRAWN, Proposal, Round
from portal.pairing.rules.models import ABOVE, BONUS, FIRST
from portal.pairing.rules.queries import first_rules
from portal.programs.formats import GROUP, PEER
from portal.words import lazy as _

# The rules that hold for every pair, however it came about, beside those made of answers kept for pairing.
FIRM = ("reporting_line", "blocked", "former")
_MADE_OF = {"common_language": "languages", "shared_hours": "shared_hours"}


def told_checks(round_: Round, shown_to: Mapping[str, str]) -> list:
    """What was checked of a pair of this round before it was proposed; a rule made of kept answers is one of those kept for pairing."""
    keys = [key for key in _keys(round_) if shown_to.get(_MADE_OF.get(key, "")) != PAIRING_ONLY]
    return [CHECKED[key] for key in (*keys, KEPT)]


def _keys(round_: Round) -> list[str]:
    if round_.way != DRAWN:
        # A coordinator who pairs by hand may overrule the others.
        return list(FIRM)
    # A round that names no version was drawn before anybody wrote one.
    rules = round_.rules or first_rules(round_.program)
    on = {
        "level_gap": rules.min_level_gap, "level_band": rules.max_level_gap, "same_department": not rules.same_department,
        "common_language": rules.common_language, "shared_hours": rules.min_shared_minutes,
    }
    return [*FIRM, *[key for key, is_on in on.items() if is_on]]


def came_about(proposal: Proposal, own_place: int) -> list:
    """How the pair came about, for the reader who holds `own_place`, with the aim that nothing else reaches better where that is proven."""
    round_ = proposal.round
    if round_.way == BY_HAND:
        return [_("A coordinator put you two together by hand.")]
    if round_.way == ASKED_FOR:
        asked = proposal.asked_by_id == own_place
        return [_("You asked for this pairing.") if asked else _("You were asked for, from a list of those who fit best.")]
    return _proven(round_) if round_.certificate else []


def _proven(round_: Round) -> list:
    """The aim under which the proof was checked, with what came before it; nothing that the proof does not hold."""
    rules, proof = round_.rules, round_.certificate
    if rules is not None and rules.aim == ABOVE:
        least = {"least": rules.least_points}
        aim = _("No other way to make pairs of %(least)s points or more places more people, or then scores higher in total.", **least)
    elif round_.base_id and (round_.keep or (rules.keep if rules else "")) == BONUS:
        aim = _(
            "No other way to pair everyone places more people; no pair lies below the lowest score that a round begun afresh would reach."
        )
    elif proof.get("floor") is None:
        aim = _("No other way to pair everyone places more people, or then scores higher in total.")
    else:
        aim = _("No other way to pair everyone places more people, lifts the lowest score, or scores higher in total.")
    return [aim, *_given(round_)]


def _given(round_: Round) -> list:
    """What came before the aim: pairs that were kept, those who waited, locks."""
    keep = round_.keep or (round_.rules.keep if round_.rules else "")
    given = []
    if round_.program.format == PEER:
        given.append(_("That holds for the pool as this round divided it into who asks and who shows."))
    if round_.program.format == GROUP:
        given.append(_("That holds for the circles that stayed open."))
    if round_.certificate.get("first"):
        kept = round_.base_id and keep == FIRST
        given.append(
            _("Pairs of the draft before came first, and then whoever waited longest.") if kept else _("Whoever waited longest came first.")
        )
    if round_.base_id and keep == BONUS:
        given.append(_("Pairs of the draft before had extra points in that."))
    if round_.lock_price is not None:
        given.append(_("Pairs that a coordinator fixed were given."))
    return given
