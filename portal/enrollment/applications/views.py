"""Applying for a place, and how one's own application stands."""
from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.applications import actions
from portal.enrollment.applications.eligibility_words import reasons
from portal.enrollment.applications.forms import AnswerForm, ApplyForm
from portal.enrollment.applications.models import Application, Opening
from portal.enrollment.applications.queries import (
    applications_of,
    employee_of,
    enrollment_of,
    may_apply,
    open_application_of,
    open_invitation_of,
    opening_at,
    opening_of,
)
from portal.enrollment.applications.standing import open_offer_of, standing_of
from portal.enrollment.blueprints import bp
from portal.enrollment.models import Employee
from portal.web import access, pages
from portal.web.links import derive
from portal.web.once import only_once


@bp.get("/p/<slug>/application")
@access.signed_in
def apply_page(slug):
    """The application; or the one that is there, the invitation, the place; or kindly why there is none."""
    opening, employee = _opening(slug), employee_of(access.me())
    elsewhere = _stands_already(opening, employee) if employee else None
    if elsewhere:
        return redirect(elsewhere, 303)
    unmet = reasons(opening.program, employee, now().date()) if employee else {}
    roles = [role for role in unmet if not unmet[role]]
    context = {"open_still": employee is not None and may_apply(opening, employee, now()), "on_roster": employee is not None}
    context |= {"roles": roles, "unmet": unmet, "form": pages.form(ApplyForm).offer(opening.program, roles)}
    return pages.page("enrollment/applications/apply.html", opening=opening, program=opening.program, **context)


@bp.post("/p/<slug>/application")
@access.signed_in
def apply(slug):
    """Apply. The same form sent twice is one application."""
    opening, employee = _opening(slug), employee_of(access.me()) or abort(404)
    unmet = reasons(opening.program, employee, now().date())
    form = ApplyForm().offer(opening.program, [role for role in unmet if not unmet[role]])
    if not form.validate():
        return pages.again("enrollment.apply_page", form, slug=slug)
    facts = {"by": access.me(), "role": form.role.data, "why": form.why.data or "", "at": now()}
    try:
        made = only_once(form, lambda: actions.apply(opening, employee, **facts), by=access.me().id, stands=_goes_on)
    except actions.Refused:
        return pages.go_to("enrollment.apply_page", slug=slug)
    return pages.go_to("enrollment.application", application_id=made)


@bp.get("/applications/<id:application_id>")
@access.signed_in
def application(application_id):
    """How one's own application stands, and what happens next."""
    row = _mine(application_id)
    place, of = standing_of(row) if row.ended_at is None else (0, 0)
    facts = {"offer": open_offer_of(row), "enrollment": enrollment_of(row.program, row.employee), "opening": opening_of(row.program)}
    return pages.page("enrollment/applications/application.html", application=row, place=place, of=of, form=pages.form(AnswerForm), **facts)


@bp.post("/applications/<id:application_id>/answer")
@access.signed_in
def answer_question(application_id):
    """Answer what a coordinator asked."""
    row, form = _mine(application_id), AnswerForm()
    access.allow(row.ended_at is None and row.asked_at is not None)
    if not form.validate():
        return pages.again("enrollment.application", form, application_id=row.id)
    actions.answer(row, form.answer.data, by=access.me(), at=now())
    flash(_("Your answer stands beside your application."))
    return pages.go_to("enrollment.application", application_id=row.id)


@bp.post("/applications/<id:application_id>/place")
@access.signed_in
def take_place(application_id):
    """Take the place that is offered, and go on to the questions."""
    row = _mine(application_id)
    offer = open_offer_of(row)
    try:
        if offer:
            actions.take(offer, by=access.me(), at=now())
    except actions.Closed:
        flash(_("The time to answer is over, so the place goes to the next."), "waits")
    place = enrollment_of(row.program, row.employee)
    if place:
        return pages.go_to("enrollment.place", enrollment_id=place.id)
    return pages.go_to("enrollment.application", application_id=row.id)


@bp.post("/applications/<id:application_id>/withdrawal")
@access.signed_in
def withdraw_application(application_id):
    """Step back from one's own application; a second time changes nothing."""
    row = _mine(application_id)
    actions.withdraw(row, by=access.me(), at=now())
    return pages.go_to("enrollment.application", application_id=row.id)


def _mine(application_id: int) -> Application:
    return access.found(applications_of(access.me()).where(Application.id == application_id))


def _goes_on(application_id: int) -> bool:
    return Application.select().where(Application.id == application_id, Application.ended_at.is_null()).exists()


def _opening(slug: str) -> Opening:
    return opening_at(slug, now()) or abort(404)


def _stands_already(opening: Opening, employee: Employee) -> str | None:
    """Where somebody is led who has a place, has applied, or is invited."""
    if place := enrollment_of(opening.program, employee):
        return url_for("enrollment.place", enrollment_id=place.id)
    if applied := open_application_of(opening.program, employee):
        return url_for("enrollment.application", application_id=applied.id)
    invited = open_invitation_of(opening.program, employee, now())
    return url_for("enrollment.invitation", token=derive("invitation", invited.nonce)) if invited else None
