"""How long a program keeps what people wrote: a coordinator reads what goes when, and changes it."""
from datetime import date

from flask import Blueprint, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.own_data import retention_actions as actions
from portal.own_data import retention_queries as queries
from portal.own_data.forms import RetentionForm
from portal.own_data.retention import NOTICE, goes_on
from portal.people import proof
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages

bp = Blueprint("own_data_desk", __name__)


@bp.app_template_global()
def kept_until(program: Program, kind: str) -> date:
    """The day until which `program` keeps what is of this kind; pages on which people write say it."""
    return goes_on(program, queries.retention_of(program))[kind]


@bp.get("/desk/programs/<id:program_id>/retention")
@access.staff
def retention(program_id):
    """What the program keeps, until when, and how much that is now."""
    program = coordinated(program_id)
    found = queries.preview(program)
    form = pages.form(RetentionForm, **{each.kind.key: each.days for each in found})
    return pages.page("own_data/retention.html", program=program, here="settings", found=found, form=form, notice=NOTICE.days)


@bp.post("/desk/programs/<id:program_id>/retention")
@access.staff
@proof.fresh
@proof.step(_l("Change how long words are kept"), is_final=True)
def change_retention(program_id):
    """Keep things for another number of days."""
    program, form = coordinated(program_id), RetentionForm()
    if not form.validate():
        return pages.again("own_data_desk.retention", form, program_id=program_id)
    actions.change(program, by=access.me(), at=now(), days=form.values())
    flash(_("Saved. The days on this page are the new ones."))
    return pages.go_to("own_data_desk.retention", program_id=program_id)
