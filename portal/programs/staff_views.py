"""The administrator's page: who administers, who may make programs, who coordinates and sponsors each."""
from flask import Blueprint, abort, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import proof
from portal.people.queries import is_administrator
from portal.programs.group_queries import coordinators_by_group, groups
from portal.programs.staff_actions import TABLES, appoint, dismiss
from portal.programs.staff_forms import AppointmentForm
from portal.programs.staff_listing import appointments, role_words, shown, staff_listing
from portal.programs.staff_queries import staff_by_program
from portal.web import access, pages
from portal.web.paging import paged_rows

bp = Blueprint("staff", __name__)


@bp.get("/administration")
@access.staff
def index():
    """Every appointment, narrowed and ordered by what the address says, and a form for the next."""
    me, staff = administrator(), staff_by_program()
    form = pages.form(AppointmentForm).offer([program for program, _people in staff], list(groups()))
    listing, every, led = staff_listing(staff), appointments(staff), coordinators_by_group()
    return pages.page(
        "programs/staff.html",
        me=me,
        form=form,
        listing=listing,
        total=len(every),
        appointments=paged_rows(shown(every, listing)),
        roles=role_words(),
        unled=[program.name for program, people in staff if not _is_led(program, people, led)],
    )


@bp.post("/administration/appointments")
@access.staff
@proof.fresh
@proof.step(_l("Appoint this person"))
def make():
    """Appoint somebody; the same appointment twice is one."""
    me, staff = administrator(), staff_by_program()
    form = AppointmentForm().offer([program for program, _people in staff], list(groups()))
    if not form.validate():
        return pages.again("staff.index", form)
    person = appoint(**form.appointment(), by=me, at=now())
    flash(_("%(name)s is appointed. A letter is on its way.", name=person.name))
    return pages.go_to("staff.index")


@bp.post("/administration/appointments/<any(administrator, convenor, staff, group):kind>/<id:appointment_id>/end")
@access.staff
@proof.fresh
@proof.step(_l("End the appointment"), is_final=True)
def end(kind, appointment_id):
    """End an appointment; nobody ends their own administration, so that one administrator always remains."""
    me, table = administrator(), TABLES[kind]
    appointment = access.found(table.select().where(table.id == appointment_id))
    access.allow(kind != "administrator" or appointment.person_id != me.id)
    dismiss(appointment, by=me)
    flash(_("The appointment of %(name)s has ended.", name=appointment.person.name))
    return pages.go_to("staff.index")


def _is_led(program, people, led: dict) -> bool:
    return any(row.role == "coordinator" for row in people) or bool(led.get(program.owned_by_id))


def administrator():
    """The reader, if an administrator; for everybody else the page does not exist."""
    return access.me() if is_administrator(access.me()) else abort(404)
