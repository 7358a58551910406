"""What the proof of a round holds, aim by aim in the order in which they count; nothing that it does not hold."""
from portal.pairing.models import Round
from portal.pairing.rules.models import ABOVE, BONUS, FIRST
from portal.words import lazy as _


def proven_aims(round_: Round) -> list:
    """The aims under which nothing better exists, as phrases that follow "no other assignment has"; none where nothing was proven."""
    proof, rules = round_.certificate, round_.rules
    if not proof:
        return []
    keep = round_.keep or (rules.keep if rules else "")
    is_limited = rules is not None and rules.aim == ABOVE
    aims = [_("more people with a partner")]
    if is_limited:
        aims = [_("more people with a partner, in pairs with at least %(least)s of 100 points", least=rules.least_points)]
    if proof.get("first"):
        aims += [_("more pairs of the draft before")] if round_.base_id and keep == FIRST else []
        aims.append(_("more of those who have waited longest"))
    if proof.get("floor") is not None and not is_limited:
        aims.append(_("a higher lowest score"))
    if round_.base_id and keep == BONUS:
        return [*aims, _("more points above the lowest score of a round begun afresh, with those for pairs of the draft before")]
    return [*aims, _("more points in all")]
