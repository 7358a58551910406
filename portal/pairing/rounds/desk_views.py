"""One round at the desk: what it reaches, each pair with its arithmetic, who is left over, its release, and whether it comes out again."""
from babel.lists import format_list
from flask import flash, request
from flask_babel import get_locale
from flask_babel import gettext as _

from portal.clock import now
from portal.pairing.blueprints import ROUND, desk, round_in
from portal.pairing.circles.queries import closed_circles
from portal.pairing.format_words import released_word
from portal.pairing.forms import PairForm
from portal.pairing.kept import shown_to_of
from portal.pairing.looks import WORDS
from portal.pairing.models import Proposal, Round
from portal.pairing.pair_listing import pair_counts, pair_listing, pairs_in, put_first
from portal.pairing.place_endings import dropped_from
from portal.pairing.queries import (
    answers_to,
    forbidden_in,
    forbiddings_of,
    is_released,
    locks_of,
    newest_round,
    outcomes_of,
)
from portal.pairing.rounds import question_actions as questions
from portal.pairing.rounds import release_actions as releases
from portal.pairing.rounds.chart import scores_chart
from portal.pairing.rounds.claims import proven_aims
from portal.pairing.rounds.idle_locks import idle_locks
from portal.pairing.rounds.leftover import left_over
from portal.pairing.rounds.shown_points import ShownPoints, shown_points
from portal.pairing.rounds.steps import step_words
from portal.pairing.rounds.taken import Taken, taken_in
from portal.pairing.rounds.waves import CHOSEN, wave_of
from portal.pairing.telling import names_in, points, summed, told_parts
from portal.pairing.trials.models import AGAIN, Trial
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.once import only_once
from portal.web.paging import paged


@desk.get(ROUND)
@access.staff
def show(program_id: int, number: int):
    """The whole review; with ?confirm=release, whether to release all that is left, the ticked pairs, or the first by points."""
    program, round_ = round_in(program_id, number)
    shown_to, is_newest = shown_to_of(program), newest_round(program) == round_
    taken = taken_in(round_) if is_newest else Taken()
    shown = put_first(shown_points(round_, shown_to), taken.pairs)
    listing = pair_listing(round_, shown)
    total, counts = pair_counts(round_, listing, shown)
    return pages.page(
        "pairing/round.html",
        program=program,
        here="pairing",
        round=round_,
        step=step_words(round_.progress),
        is_newest=is_newest,
        taken=taken,
        listing=listing,
        tabs=listing.tabs(counts, total),
        pairs=paged(pairs_in(round_, listing, shown)) if round_.is_drawn else None,
        looks=WORDS,
        locks=locks_of(program),
        unwanted=forbiddings_of(program),
        unwanted_here=forbidden_in(round_),
        dropped=dropped_from(round_),
        form=pages.form(PairForm),
        again=_again(round_),
        closed=closed_circles(round_),
        idle=idle_locks(round_),
        aims=proven_aims(round_),
        **_release(round_),
        shown=shown,
        **_figures(program, round_, shown, shown_to),
    )


@desk.post(f"{ROUND}/release")
@access.staff
def release(program_id: int, number: int):
    """Show pairs to their two members: those that the confirmation named, or all that are left."""
    program, round_ = round_in(program_id, number)
    wave = [one for text in request.form.getlist("pair") if (one := whole(text))] if "wave" in request.form else None
    try:
        count = releases.release(round_, wave, by=access.me(), at=now())
    except releases.Overbooked as full:
        flash(taken_word(full.names))
    except releases.Unwanted:
        flash(_("A pair of this round is not to be. Draw again, and release that round."))
    except releases.NotPossible:
        flash(_("These pairs were released already, or a newer round stands in the place of this one."))
    else:
        flash(released_word(program, count))
    return pages.go_to("pairing_desk.show", program_id=program_id, number=number)


@desk.post(f"{ROUND}/reproduction")
@access.staff
def reproduce(program_id: int, number: int):
    """Draw it again from what it was drawn from, to see whether the same comes out."""
    _program, round_ = round_in(program_id, number)
    access.allow(round_.is_drawn and round_.has_inputs)
    only_once(PairForm(), lambda: questions.reproduce(round_, by=access.me(), at=now()), by=access.me().id)
    return pages.go_to("pairing_desk.show", program_id=program_id, number=number, _anchor="again")


def taken_word(names: tuple[str, ...]) -> str:
    """Who has no place left, and what to do about it."""
    who = format_list(names, locale=get_locale())
    return _("By now a place is missing for %(names)s. Draw again, or release the other pairs in a wave.", names=who)


def _figures(program, round_: Round, shown: ShownPoints, shown_to: dict) -> dict:
    """What stands above the list: numbers, the spread of the scores, and who is left over."""
    names, (leaders, mentors) = names_in(program), left_over(round_)
    told = {"told": lambda proposal: told_parts(proposal, names, shown_to), "summed": summed, "points": points}
    numbers = {"lowest": shown.lowest, "answers": answers_to(round_), "outcomes": outcomes_of(round_)}
    return {**told, **numbers, "chart": scores_chart(shown.scores), "leaders": leaders, "mentors": mentors}


def _release(round_: Round) -> dict:
    """How many pairs there are, how many are left to be released, and the wave that is to be confirmed."""
    every = round_.proposals.count()
    left = Proposal.select().where(Proposal.round == round_, ~is_released()).count()
    chosen = request.args.get("wave") if request.args.get("wave") in CHOSEN else None
    ticked = [one for text in request.args.getlist("pair") if (one := whole(text))]
    is_confirming = request.args.get("confirm") == "release"
    wave = wave_of(round_, chosen, ticked, whole(request.args.get("first"))) if is_confirming else None
    return {"every": every, "left": left, "wave": wave, "wave_by": chosen}


def _again(round_: Round) -> Trial | None:
    """When the round was last drawn again to compare, whoever asked."""
    return Trial.select().where(Trial.round == round_, Trial.kind == AGAIN).order_by(Trial.id.desc()).first()
