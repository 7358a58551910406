"""One round at the desk: what it reaches, each pair with its arithmetic, who is left over, its release, and whether it comes out again."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now, today
from portal.pairing.blueprints import ROUND, desk, round_in
from portal.pairing.circles.queries import closed_circles
from portal.pairing.format_words import released_word
from portal.pairing.forms import PairForm, WaveForm
from portal.pairing.kept import shown_to_of
from portal.pairing.looks import WORDS
from portal.pairing.models import Proposal, Round
from portal.pairing.pair_listing import pair_counts, pair_listing, pairs_in, put_first
from portal.pairing.place_endings import dropped_from
from portal.pairing.queries import answers_to, forbidden_in, forbiddings_of, is_released, locks_of, newest_round, outcomes_of
from portal.pairing.rounds import question_actions as questions
from portal.pairing.rounds import release_actions as releases
from portal.pairing.rounds.chart import scores_chart
from portal.pairing.rounds.claims import proven_aims
from portal.pairing.rounds.idle_locks import idle_locks
from portal.pairing.rounds.leftover import left_over
from portal.pairing.rounds.missing import missing_in
from portal.pairing.rounds.shown_points import ShownPoints, shown_points
from portal.pairing.rounds.steps import step_words
from portal.pairing.rounds.taken import Taken, taken_in
from portal.pairing.rounds.waves import CHOSEN, FIRST, Wave, wave_of
from portal.pairing.telling import names_in, points, summed, told_parts
from portal.pairing.trials.models import AGAIN, Trial
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.once import only_once
from portal.web.paging import paged
from portal.words import listed

# How many of the best are named before anybody has said another number.
USUAL_WAVE = 20


@desk.get(ROUND)
@access.staff
def show(program_id: int, number: int):
    """The whole review; with ?confirm=release, whether to release all that is left, the ticked pairs, or the first by points."""
    program, round_ = round_in(program_id, number)
    is_newest, shown_to = newest_round(program) == round_, shown_to_of(program)
    taken = taken_in(round_) if is_newest else Taken()
    shown = put_first(shown_points(round_, shown_to), taken.pairs)
    return pages.page(
        "pairing/round.html",
        program=program,
        here="pairing",
        round=round_,
        is_newest=is_newest,
        taken=taken,
        shown=shown,
        form=pages.form(PairForm),
        **_drawing(round_),
        **_release(round_, is_newest),
        **_figures(round_, shown, shown_to),
        **_listed_pairs(round_, shown),
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
    except releases.InOneLine as lines:
        flash(in_line_word(lines.pairs))
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
    return _("By now a place is missing for %(names)s. Draw again, or release the other pairs in a wave.", names=listed(names))


def in_line_word(pairs: list[tuple[str, str]]) -> str:
    """Which members of one circle stand in one reporting line, and what to do about it."""
    names = listed(str(_("%(one)s with %(other)s", one=one, other=other)) for one, other in pairs)
    return _("In one circle nobody stands in one reporting line with another: %(names)s. "
             "Release the other places in a wave, or rule one out and draw again.", names=names)


def _drawing(round_: Round) -> dict:
    """How far the worker is, what it proved and left out, and whether the same came out again."""
    found = {"aims": proven_aims(round_), "closed": closed_circles(round_), "idle": idle_locks(round_), "dropped": dropped_from(round_)}
    return {"step": step_words(round_.progress), "again": _again(round_), **found}


def _release(round_: Round, is_newest: bool) -> dict:
    """How many pairs there are and are left, what holds them up, and the wave that is to be confirmed or the number that is none."""
    left = Proposal.select().where(Proposal.round == round_, ~is_released()).count()
    form = WaveForm(formdata=None, first=request.args.get("first", str(min(USUAL_WAVE, left))))
    wave = _wave(round_, form, left) if left and request.args.get("confirm") == "release" else None
    missing = missing_in(round_.program, today()) if is_newest and left else []
    counts = {"every": round_.proposals.count(), "left": left, "unwanted_here": forbidden_in(round_)}
    return {**counts, "missing": missing, "wave": wave, "wave_form": form}


def _wave(round_: Round, form: WaveForm, left: int) -> Wave | None:
    chosen = request.args.get("wave") if request.args.get("wave") in CHOSEN else None
    ticked = [one for text in request.args.getlist("pair") if (one := whole(text))]
    first = form.number(left) if chosen == FIRST else None
    return None if form.first.errors else wave_of(round_, chosen, ticked, first)


def _figures(round_: Round, shown: ShownPoints, shown_to: dict) -> dict:
    """What stands above the list: numbers, the spread of the scores, and who is left over."""
    leaders, mentors = left_over(round_)
    numbers = {"lowest": shown.lowest, "answers": answers_to(round_), "chart": scores_chart(shown.scores), "points": points}
    names = names_in(round_.program)
    told = {"told": lambda proposal: told_parts(proposal, names, shown_to), "summed": summed}
    return {**numbers, **told, "leaders": leaders, "mentors": mentors}


def _listed_pairs(round_: Round, shown: ShownPoints) -> dict:
    """The pairs as the address wants them, and what was said of each."""
    listing = pair_listing(round_, shown)
    total, counts = pair_counts(round_, listing, shown)
    pairs = paged(pairs_in(round_, listing, shown)) if round_.is_drawn else None
    said = {"locks": locks_of(round_.program), "unwanted": forbiddings_of(round_.program), "outcomes": outcomes_of(round_)}
    return {"listing": listing, "tabs": listing.tabs(counts, total), "pairs": pairs, "looks": WORDS, **said}


def _again(round_: Round) -> Trial | None:
    """When the round was last drawn again to compare, whoever asked."""
    return Trial.select().where(Trial.round == round_, Trial.kind == AGAIN).order_by(Trial.id.desc()).first()
