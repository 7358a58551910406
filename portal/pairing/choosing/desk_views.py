"""The coordinator's side of choosing: when the lists were made, and what people ask for before the other sees it."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.pairing.choosing import actions
from portal.pairing.choosing.queries import draw_of, open_asks_in, waiting_asks, without_candidates
from portal.pairing.kept import shown_to_of
from portal.pairing.models import Proposal
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.points import ranks_for_nothing
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.telling import names_in, summed, told_parts
from portal.programs.blueprints import coordinated
from portal.programs.formats import CHOOSE
from portal.web import access, pages

bp = Blueprint("choosing_desk", __name__)
DESK = "/desk/programs/<id:program_id>"


@bp.get(f"{DESK}/choosing")
@access.staff
def show(program_id: int):
    """How people of this program choose, when their lists were made, and the asks that wait for a yes."""
    program = coordinated(program_id)
    waiting, rules = list(waiting_asks(program)), rules_in_force(program)
    names, shown_to = (names_in(program), shown_to_of(program)) if waiting else ({}, {})
    return pages.page(
        "pairing/choosing/desk.html",
        program=program,
        here="pairing",
        rules=rules,
        idle_ranking=ranks_for_nothing(rules),
        may_choose=program.format in CHOOSE,
        draw=draw_of(program),
        lonely=without_candidates(program, today()),
        waiting=waiting,
        open=open_asks_in(program),
        told=lambda proposal: told_parts(proposal, names, shown_to),
        summed=summed,
    )


@bp.post(f"{DESK}/short-lists")
@access.staff
def make_lists(program_id: int):
    """Have every list made anew."""
    program = coordinated(program_id)
    access.allow(rules_in_force(program).way != ROUND)
    actions.make_lists_anew(program, by=access.me(), at=now())
    return pages.go_to("choosing_desk.show", program_id=program_id)


@bp.post(f"{DESK}/asks/<id:proposal_id>/passage")
@access.staff
def let_through(program_id: int, proposal_id: int):
    """Show it to whom it is for."""
    try:
        actions.let_through(_waiting(program_id, proposal_id), by=access.me(), at=now())
    except actions.NotPossible:
        flash(_("These two cannot be paired by now: a place is taken or rests, or a rule stands in the way. Whoever asked is told."))
    else:
        flash(_("It is on its way."))
    return pages.go_to("choosing_desk.show", program_id=program_id)


@bp.post(f"{DESK}/asks/<id:proposal_id>/refusal")
@access.staff
def hold_back(program_id: int, proposal_id: int):
    """Not this one."""
    actions.hold_back(_waiting(program_id, proposal_id), by=access.me(), at=now())
    flash(_("Noted. Whoever asked reads that it does not go ahead, and the other learns nothing of it."))
    return pages.go_to("choosing_desk.show", program_id=program_id)


def _waiting(program_id: int, proposal_id: int) -> Proposal:
    return access.found(waiting_asks(coordinated(program_id)).where(Proposal.id == proposal_id))
