"""The colleagues whom invitees suggest, and what a coordinator decides about each."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.invitations import nomination_actions as actions
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.nomination_listing import listed, nomination_counts, nomination_listing, standing_of
from portal.enrollment.invitations.nomination_queries import nominations_in
from portal.web import access, pages
from portal.web.listing import said
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/nominations")
@access.staff
def nominations(program_id):
    """Who was suggested, by whom, and what can be done about it."""
    program, at = coordinated(program_id), now()
    listing = nomination_listing(program)
    rows = paged(listed(program, listing))
    counts = nomination_counts(program, listing)
    context = {"nominations": rows, "listing": listing, "counts": counts, "standing": standing_of(program, rows.rows, at)}
    return pages.page("enrollment/invitations/nominations.html", program=program, here="invitations", **context)


@desk.post("/desk/programs/<id:program_id>/nominations/<id:nomination_id>/approval")
@access.staff
def invite_suggested(program_id, nomination_id):
    """Invite the suggested colleague, at once or with the next wave."""
    row, at_once = _nomination(program_id, nomination_id), "now" in request.form
    try:
        actions.approve(row, at_once=at_once, by=access.me(), at=now())
    except actions.NotFree:
        flash(_("%(address)s cannot be invited any more. The list says why.", address=row.email), "waits")
        return _back_to_list(program_id)
    name = row.nominee.name
    later = _("%(name)s goes along with the next wave.", name=name)
    flash(_("%(name)s is invited. The letter is on its way.", name=name) if at_once else later)
    return _back_to_list(program_id)


@desk.post("/desk/programs/<id:program_id>/nominations/<id:nomination_id>/refusal")
@access.staff
def decline_nomination(program_id, nomination_id):
    """Set a suggestion aside; nobody is told."""
    row = _nomination(program_id, nomination_id)
    actions.decline(row, by=access.me(), at=now())
    flash(_("The suggestion of %(address)s is set aside. Nobody is told.", address=row.email))
    return _back_to_list(program_id)


def _back_to_list(program_id: int):
    return pages.go_to("enrollment_desk.nominations", program_id=program_id, **said("page", "q", "sort", "state"))


def _nomination(program_id: int, nomination_id: int) -> Nomination:
    return access.found(nominations_in(coordinated(program_id)).where(Nomination.id == nomination_id))
