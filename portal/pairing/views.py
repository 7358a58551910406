"""Why you two: a proposed pairing, and its yes or no."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.pairing import actions
from portal.pairing.checked import came_about, told_checks
from portal.pairing.circles.actions import accept_circle, decline_circle
from portal.pairing.circles.queries import circle_of, is_circle, leads, standing_in_circle, unanswered_in_circle
from portal.pairing.forms import AcceptForm, DeclineForm
from portal.pairing.kept import PARTNERS, shown_to_of
from portal.pairing.mail import partner_place
from portal.pairing.models import Proposal, both_said_yes
from portal.pairing.next_words import next_word
from portal.pairing.policy import ProposalPolicy
from portal.pairing.queries import proposals_visible_to, verdicts_of
from portal.pairing.rules.queries import people_ask
from portal.pairing.telling import names_in, summed, told_parts
from portal.people.models import Person
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.partner_words import partner_word
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("pairing", __name__)


@bp.get("/proposals/<id:proposal_id>")
@access.signed_in
def show(proposal_id: int):
    """The arithmetic, what was checked, what the score does not know, and the two answers."""
    proposal, verdicts = _found(proposal_id)
    me = access.me()
    if leads(proposal, me):
        return _circle_page(proposal, me)
    return pages.page(
        "pairing/proposal.html",
        proposal=proposal,
        me=me,
        in_circle=is_circle(proposal),
        asks=people_ask(proposal.mentor.program),
        may=ProposalPolicy(me, proposal, verdicts),
        mine=verdicts.get(me.id),
        agreed=both_said_yes(verdicts.values()),
        accept_form=pages.form(AcceptForm),
        decline_form=pages.form(DeclineForm),
        **_partner(proposal, me),
        **_reasons(proposal),
    )


@bp.post("/proposals/<id:proposal_id>/acceptance")
@access.signed_in
def accept(proposal_id: int):
    """Yes, I would like this."""
    proposal, verdicts = _found(proposal_id)
    if verdicts.get(access.me().id) != "accept":
        access.allow(ProposalPolicy(access.me(), proposal, verdicts).answer)
        accept_one = accept_circle if leads(proposal, access.me()) else actions.accept
        only_once(AcceptForm(), lambda: accept_one(proposal, by=access.me(), at=now()), by=access.me().id)
        flash(_noted(proposal))
    return pages.go_to("pairing.show", proposal_id=proposal_id)


@bp.post("/proposals/<id:proposal_id>/refusal")
@access.signed_in
def decline(proposal_id: int):
    """Not this one."""
    proposal, verdicts = _found(proposal_id)
    if verdicts.get(access.me().id) != "decline":
        access.allow(ProposalPolicy(access.me(), proposal, verdicts).answer)
        form = DeclineForm()
        if not form.validate():
            return pages.again("pairing.show", form, proposal_id=proposal_id)
        decline_one = decline_circle if leads(proposal, access.me()) else actions.decline
        only_once(form, lambda: decline_one(proposal, form.reason.data, by=access.me(), at=now()), by=access.me().id)
        flash(_noted_no(proposal))
    return pages.go_to("home.show")


def _noted(proposal: Proposal) -> str:
    """What is said after a yes."""
    if leads(proposal, access.me()):
        return _("Noted. The circle begins with the first yes of a member, or has begun if somebody said yes before.")
    if both_said_yes(verdicts_of(proposal).values()):
        return _("Noted. You both said yes and can plan the first session.")
    if is_circle(proposal):
        return _("Noted. It begins for you when you both have said yes.")
    return _("Noted. When both of you have said yes, you can plan the first session.")


def _noted_no(proposal: Proposal) -> str:
    """What is said after a no."""
    if proposal.asked_by_id:
        return _("Noted. Whoever asked reads only that it does not go ahead.")
    program, side = proposal.mentor.program, MENTOR if leads(proposal, access.me()) else MENTEE
    return f"{_('Noted. Nobody is told who said no.')} {next_word(program, 'comes', side, asks=people_ask(program))}"


def _partner(proposal: Proposal, me: Person) -> dict:
    """Whom the reader would meet, on which side, and how that came about from the reader's own place."""
    partner = partner_place(proposal, me)
    is_mentor = partner.id != proposal.mentor_id
    side = partner_word(proposal.mentor.program, "side", MENTOR if is_mentor else MENTEE, name=partner.employee.given_name)
    mine = proposal.mentor_id if is_mentor else proposal.mentee_id
    return {"partner": partner.employee, "side": side, "came_about": came_about(proposal, mine)}


def _reasons(proposal: Proposal) -> dict:
    """The arithmetic as partners may read it, and what was checked."""
    program = proposal.mentor.program_id
    shown_to = shown_to_of(program)
    parts = told_parts(proposal, names_in(program), shown_to, PARTNERS)
    return {"parts": parts, "sums": summed(parts), "checks": told_checks(proposal.round, shown_to)}


def _circle_page(proposal: Proposal, me: Person):
    """What its mentor sees of a circle: everybody in it who has not declined, with the arithmetic of each, and one answer for all."""
    program = proposal.mentor.program_id
    open_ = {one.id for one in unanswered_in_circle(proposal, me)}
    # Until the mentor has answered, the list stays as it went out: nobody is seen to drop out of it.
    circle = list(circle_of(proposal, me)) if open_ else standing_in_circle(proposal, me)
    names, shown_to = names_in(program), shown_to_of(program)
    told = [(one, told_parts(one, names, shown_to, PARTNERS)) for one in circle]
    return pages.page(
        "pairing/circle.html",
        proposal=next((one for one in circle if one.id in open_), proposal),
        circle=[(one, parts, summed(parts)) for one, parts in told],
        checks=told_checks(proposal.round, shown_to),
        may_answer=bool(open_),
        accept_form=pages.form(AcceptForm),
        decline_form=pages.form(DeclineForm),
    )


def _found(proposal_id: int) -> tuple[Proposal, dict[int, str]]:
    proposal = access.found(proposals_visible_to(access.me()).where(Proposal.id == proposal_id))
    return proposal, verdicts_of(proposal)
