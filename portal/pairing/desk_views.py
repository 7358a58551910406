"""The coordinator's side of pairing: draw a round, look at each pair, lock, forbid, draw again, release."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.clock import now, today
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.pairing import actions
from portal.pairing.choosing.queries import waiting_asks
from portal.pairing.forms import PairForm
from portal.pairing.models import DRAWN, Forbidding, Proposal, Round
from portal.pairing.pair_listing import pair_counts, pair_listing, pairs_in
from portal.pairing.place_endings import dropped_from
from portal.pairing.queries import answers_to, forbidden_in, forbidden_pairs, forbiddings_of, locks_of, lowest_score, rounds_of
from portal.pairing.rules import models as ways
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.telling import names_in, points, told_parts, why_without
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.listing import said
from portal.web.once import only_once
from portal.web.paging import paged

bp = Blueprint("pairing_desk", __name__)
ROUND = "/desk/programs/<id:program_id>/rounds/<int(max=100000):number>"


@bp.get("/desk/programs/<id:program_id>/pairing")
@access.staff
def rounds(program_id: int):
    """The draft that waits for the coordinator, the rounds so far, who waits for the next one, and the button that draws it."""
    program = _program(program_id)
    drawn = list(rounds_of(program))
    return pages.page(
        "pairing/rounds.html",
        program=program,
        here="pairing",
        rounds=drawn,
        draft=next((newest for newest in drawn[:1] if newest.is_drawn and not newest.is_released), None),
        mentors=pairable(program, MENTOR, today()).count(),
        mentees=pairable(program, MENTEE, today()).count(),
        forbidden=list(forbidden_pairs(program)),
        chooses=rules_in_force(program).way != ways.ROUND,
        asks=waiting_asks(program).count(),
        form=pages.form(PairForm),
    )


@bp.post("/desk/programs/<id:program_id>/pairing")
@access.staff
def draw(program_id: int):
    """Ask for a new round; the worker draws it."""
    program = _program(program_id)
    made = only_once(PairForm(), lambda: actions.ask_for_round(program, by=access.me(), at=now()), by=access.me().id)
    return pages.go_to("pairing_desk.show", program_id=program_id, number=Round.get_by_id(made).number)


@bp.get(ROUND)
@access.staff
def show(program_id: int, number: int):
    """One round: what it reaches, each pair with its arithmetic, who has no place and why; with ?confirm=release, whether to release it."""
    program, round_ = _round(program_id, number)
    names, listing = names_in(program), pair_listing(round_)
    total, counts = pair_counts(round_, listing)
    return pages.page(
        "pairing/round.html",
        program=program,
        here="pairing",
        round=round_,
        is_newest=rounds_of(program).first() == round_,
        is_confirming=request.args.get("confirm") == "release",
        listing=listing,
        tabs=listing.tabs(counts, total),
        pairs=paged(pairs_in(round_, listing)) if round_.is_drawn else None,
        every=round_.proposals.count(),
        lowest=lowest_score(round_),
        told=lambda proposal: told_parts(proposal, names),
        points=points,
        locks=locks_of(program),
        unwanted=forbiddings_of(program),
        unwanted_here=forbidden_in(round_),
        dropped=0 if round_.is_released else dropped_from(round_),
        answers=answers_to(round_),
        unplaced=_unplaced(round_),
        form=pages.form(PairForm),
    )


@bp.post("/desk/programs/<id:program_id>/proposals/<id:proposal_id>/lock")
@access.staff
def lock(program_id: int, proposal_id: int):
    """Keep these two together from the next round on."""
    proposal = _draft(program_id, proposal_id)
    actions.lock(proposal.mentor, proposal.mentee, by=access.me(), at=now())
    return _back_to_list(proposal)


@bp.post("/desk/programs/<id:program_id>/proposals/<id:proposal_id>/unlock")
@access.staff
def unlock(program_id: int, proposal_id: int):
    """Let the next round decide."""
    proposal = _draft(program_id, proposal_id)
    actions.unlock(proposal.mentor, proposal.mentee, by=access.me())
    return _back_to_list(proposal)


@bp.post("/desk/programs/<id:program_id>/proposals/<id:proposal_id>/forbid")
@access.staff
def forbid(program_id: int, proposal_id: int):
    """Never these two; the next round looks for others."""
    proposal = _draft(program_id, proposal_id)
    actions.forbid(proposal.mentor, proposal.mentee, by=access.me(), at=now())
    flash(_("Noted. Draw again, and these two are not a pair."))
    return _back_to_list(proposal)


@bp.post("/desk/programs/<id:program_id>/forbidden/<id:forbidding_id>/permit")
@access.staff
def permit(program_id: int, forbidding_id: int):
    """Take the word back, on the page of the rounds or, with ?proposal=, in the round in which the pair stands."""
    forbidding = access.found(forbidden_pairs(_program(program_id)).where(Forbidding.id == forbidding_id))
    proposal = _draft(program_id, whole(request.args["proposal"]) or 0) if "proposal" in request.args else None
    actions.permit(forbidding, by=access.me())
    return _back_to_list(proposal) if proposal else pages.go_to("pairing_desk.rounds", program_id=program_id)


@bp.post(ROUND + "/release")
@access.staff
def release(program_id: int, number: int):
    """Show each pair to its two members."""
    _found, round_ = _round(program_id, number)
    try:
        actions.release(round_, by=access.me(), at=now())
    except actions.Overbooked:
        flash(_("Since this round was drawn, somebody in it has no place left. Draw again, and release that round."))
    except actions.Unwanted:
        flash(_("A pair of this round is not to be. Draw again, and release that round."))
    except actions.NotPossible:
        flash(_("This round was released already, or a newer one stands in its place."))
    else:
        count = round_.proposals.count()
        flash(ngettext("One pair is on its way to its members.", "%(num)s pairs are on their way to their members.", count))
    return pages.go_to("pairing_desk.show", program_id=program_id, number=number)


def _program(program_id: int) -> Program:
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))


def _round(program_id: int, number: int) -> tuple[Program, Round]:
    program = _program(program_id)
    return program, access.found(rounds_of(program).where(Round.number == number))


def _draft(program_id: int, proposal_id: int) -> Proposal:
    """A pair of a drawn round of this program; once released, it is its members' and no longer the coordinator's."""
    rows = Proposal.select(Proposal, Round).join(Round).where(Proposal.id == proposal_id, Round.way == DRAWN)
    rows = rows.where(Round.program == _program(program_id))
    proposal = access.found(rows)
    access.allow(not proposal.round.is_released)
    return proposal


def _back_to_list(proposal: Proposal):
    """The round with its list as it was, at the row of this pair."""
    place = {"program_id": proposal.round.program_id, "number": proposal.round.number, "_anchor": f"pair-{proposal.id}"}
    return pages.go_to("pairing_desk.show", **place, **said("page", "q", "sort", "state"))


def _unplaced(round_: Round) -> list[tuple[Employee, list, dict]]:
    """Who has no place in this round, each with the rules that removed the mentors, or the group that shares too few."""
    ids = [reason["enrollment"] for reason in round_.unplaced]
    rows = Employee.select(Employee, Enrollment.id.alias("place")).join(Enrollment).where(Enrollment.id.in_(ids)).objects()
    people = {row.place: row for row in rows}
    return [(people[reason["enrollment"]], why_without(reason), reason) for reason in round_.unplaced if reason["enrollment"] in people]
