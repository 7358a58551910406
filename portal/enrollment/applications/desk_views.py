"""Applications at the desk: how places stand, who applied, and one application with what can be done about it."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.applications import waiting_actions as actions
from portal.enrollment.applications.forms import ApproveForm, OfferForm, QuestionForm
from portal.enrollment.applications.listing import STATES, application_listing, applied, state_counts, state_words
from portal.enrollment.applications.models import Application
from portal.enrollment.applications.queries import applications as every_application
from portal.enrollment.applications.queries import enrollment_of, offers_of, opening_of
from portal.enrollment.applications.standing import is_in_turn, open_offer_of, places_in, standing_of
from portal.enrollment.blueprints import coordinated, desk
from portal.programs.formats import roles_in
from portal.programs.role_words import role_names
from portal.web import access, pages
from portal.web.once import only_once
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/applications")
@access.staff
def applications(program_id):
    """How the places stand, whose turn it is, and everybody who applied."""
    program, at = coordinated(program_id), now()
    listing, places = application_listing(program), _places(program, at)
    context = {"counts": state_counts(program, listing), "words": list(state_words().values()), "listing": listing, "places": places}
    return pages.page(
        "enrollment/applications/applications.html",
        program=program,
        here="applications",
        opening=opening_of(program),
        names=dict(role_names(program)),
        first={role: actions.first_in_turn(program, role, at) for role in places},
        undecided=sum(one.undecided for one in places.values()),
        form=pages.form(ApproveForm, program=program, **_suggested(places), seen=str(_approved(program))),
        total=Application.select().where(Application.program == program).count(),
        applied=paged(applied(program, listing)),
        states=STATES,
        **context,
    )


@desk.post("/desk/programs/<id:program_id>/applications/approvals")
@access.staff
def approve_first(program_id):
    """Approve the first of each role in the order of the list, in one action."""
    program = coordinated(program_id)
    form = ApproveForm(program)
    if not form.validate():
        return pages.again("enrollment_desk.applications", form, program_id=program_id)
    only_once(form, lambda: actions.approve_first(program, form.numbers, by=access.me(), at=now()), by=access.me().id)
    flash(_("Approved, in the order of the list. Each gets a letter."))
    return pages.go_to("enrollment_desk.applications", program_id=program_id)


@desk.get("/desk/programs/<id:program_id>/applications/<id:application_id>")
@access.staff
def application(program_id, application_id):
    """One application: who, as what, why, how it stands, and every place that was offered."""
    row, at = _application(program_id, application_id), now()
    is_open = row.ended_at is None
    place, of = standing_of(row) if is_open else (0, 0)
    free = places_in(row.program, at)[row.role].free
    context = {"in_turn": is_open and is_in_turn(row, at), "free": free, "offer": open_offer_of(row), "offers": list(offers_of(row))}
    context |= {"question_form": pages.form(QuestionForm), "offer_form": pages.form(OfferForm)}
    context |= {"enrollment": enrollment_of(row.program, row.employee), "place": place, "of": of}
    return pages.page("enrollment/applications/application_desk.html", program=row.program, here="applications", application=row, **context)


@desk.post("/desk/programs/<id:program_id>/applications/<id:application_id>/approval")
@access.staff
def approve(program_id, application_id):
    """Approve one; a second time changes nothing."""
    row = _application(program_id, application_id)
    access.allow(row.ended_at is None)
    actions.approve(row, by=access.me(), at=now())
    flash(_("%(name)s is approved, and gets a letter.", name=row.employee.name))
    return _back(row)


@desk.post("/desk/programs/<id:program_id>/applications/<id:application_id>/refusal")
@access.staff
def decline(program_id, application_id):
    """Decline one, in neutral words."""
    row = _application(program_id, application_id)
    actions.decline(row, by=access.me(), at=now())
    flash(_("%(name)s gets a letter in neutral words.", name=row.employee.name))
    return _back(row)


@desk.post("/desk/programs/<id:program_id>/applications/<id:application_id>/question")
@access.staff
def ask_applicant(program_id, application_id):
    """Ask the applicant something before deciding."""
    row, form = _application(program_id, application_id), QuestionForm()
    access.allow(row.ended_at is None)
    if not form.validate():
        return pages.again("enrollment_desk.application", form, program_id=program_id, application_id=row.id)
    only_once(form, lambda: _asked(row, form), by=access.me().id)
    flash(_("The question is on its way."))
    return _back(row)


@desk.post("/desk/programs/<id:program_id>/applications/<id:application_id>/offer")
@access.staff
def offer_place(program_id, application_id):
    """Offer a free place; out of turn only with a reason, which every coordinator reads."""
    row, at = _application(program_id, application_id), now()
    access.allow(row.ended_at is None and row.approved_at is not None)
    form = OfferForm(in_turn=is_in_turn(row, at))
    if not form.validate():
        return pages.again("enrollment_desk.application", form, program_id=program_id, application_id=row.id)
    try:
        actions.offer(row, by=access.me(), at=at, reason=form.reason.data or "")
        flash(_("The place is offered to %(name)s.", name=row.employee.name))
    except (actions.NoPlace, actions.OutOfTurn):
        flash(_("The list has moved meanwhile. Look at it again."), "waits")
    return _back(row)


def _places(program, at) -> dict:
    found = places_in(program, at)
    return {role: found[role] for role in roles_in(program)}


def _asked(row: Application, form: QuestionForm) -> Application:
    actions.ask(row, form.question.data, by=access.me(), at=now())
    return row


def _suggested(places: dict) -> dict[str, int]:
    """As many as there are places for, of those who wait for a decision."""
    return {f"{role}s": min(one.undecided, one.free) for role, one in places.items()}


def _application(program_id: int, application_id: int) -> Application:
    program = coordinated(program_id)
    return access.found(every_application().where(Application.id == application_id, Application.program == program))


def _back(row: Application):
    return pages.go_to("enrollment_desk.application", program_id=row.program_id, application_id=row.id)


def _approved(program) -> int:
    """How many were approved so far."""
    return Application.select().where(Application.program == program, Application.approved_at.is_null(False)).count()
