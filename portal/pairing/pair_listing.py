"""The pairs of a round as a list: what it is searched, narrowed and ordered by."""
from dataclasses import replace

from flask_babel import gettext as _
from peewee import Case, ModelSelect, fn

from portal.pairing.looks import WEIGHTS
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import MenteeEmployee, MentorEmployee, is_forbidden, is_locked, is_released, proposals_of
from portal.pairing.rounds.shown_points import ShownPoints
from portal.pairing.telling import HUNDREDTHS
from portal.programs import formats as roles
from portal.programs.role_words import either_word, side_word
from portal.web.listing import Column, Filter, Listing, by_words, every_word

# Below half of the points a pair wants a second look.
LOW = 50
LOOK, LOCKED, FORBIDDEN, LOW_SCORE, LEFT = "look", "locked", "forbidden", "low", "left"
MENTOR, LEADER = (MentorEmployee.family_name, MentorEmployee.given_name), (MenteeEmployee.family_name, MenteeEmployee.given_name)


def pair_listing(round_: Round, shown: ShownPoints) -> Listing:
    """The list as the request's address wants it; what deserves a look comes first, then the lowest score, by what is shown of them."""
    program = round_.program
    columns = [
        Column("mentor", side_word(program, roles.MENTOR), by_words(*MENTOR)),
        Column("leader", side_word(program, roles.MENTEE), by_words(*LEADER)),
        Column("score", _("Points"), (shown.score,), is_number=True),
        Column("parts", _("Made of")),
        Column("look", _("Look"), (shown.weight,), falls=True, ends=(_("calm pairs first"), _("what deserves a look first"))),
        Column("change", _("Change")),
    ]
    words = [(LOOK, _("Deserves a look")), (LOCKED, _("Locked")), (FORBIDDEN, _("Not to be"))]
    words.append((LOW_SCORE, _("Below %(points)s points", points=LOW)))
    if round_.is_released:
        words.append((LEFT, _("Not released")))
    return Listing(
        "pairing_desk.show",
        {"program_id": round_.program_id, "number": round_.number},
        region="drawing",
        columns=columns,
        first="-look",
        state=Filter("state", _("Pairs"), words),
        search=either_word(program),
    ).read()


def pairs_in(round_: Round, listing: Listing, shown: ShownPoints) -> ModelSelect:
    """The pairs that the list shows, with both members' places and roster facts, in its order."""
    select = _searched(round_, listing)
    select = select.where(_conditions(shown)[listing["state"]]) if listing["state"] else select
    return select.order_by(*listing.order_by(shown.score, Proposal.id))


def pair_counts(round_: Round, listing: Listing, shown: ShownPoints) -> tuple[int, dict[str, int]]:
    """(pairs that fit the search, {state: how many of these}); a pair can be in several states."""
    conditions = _conditions(shown)
    counts = [fn.COUNT(Case(None, ((condition, Proposal.id),), None)) for condition in conditions.values()]
    total, *found = _searched(round_, listing).select(fn.COUNT(Proposal.id), *counts).order_by().tuples().get()
    return total, dict(zip(conditions, found, strict=True))


def _searched(round_: Round, listing: Listing) -> ModelSelect:
    conditions = every_word(listing.words, (*MENTOR, *LEADER))
    return proposals_of(round_).where(*conditions) if conditions else proposals_of(round_)


def put_first(shown: ShownPoints, taken: frozenset[int]) -> ShownPoints:
    """The same with the pairs by id that lack a place by now weighing most: these deserve the first look."""
    if not taken:
        return shown
    return replace(shown, weight=Case(None, ((Proposal.id.in_(taken), shown.weight + sum(WEIGHTS.values())),), shown.weight))


def _conditions(shown: ShownPoints) -> dict:
    low = shown.score < LOW * HUNDREDTHS
    return {LOOK: shown.weight > 0, LOCKED: is_locked(), FORBIDDEN: is_forbidden(), LOW_SCORE: low, LEFT: ~is_released()}
