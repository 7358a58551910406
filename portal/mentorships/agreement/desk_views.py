"""The words that a program's agreements start from, for its coordinators; no agreement of anybody is read here."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.mentorships.agreement import actions
from portal.mentorships.agreement.forms import TemplateForm
from portal.mentorships.agreement.queries import template_of, template_row
from portal.mentorships.agreement.stale import BOTH
from portal.mentorships.agreement.wording import PLACES
from portal.programs.blueprints import coordinated
from portal.web import access, pages
from portal.web.forms import refuse

bp = Blueprint("agreement_desk", __name__)


@bp.get("/desk/programs/<id:program_id>/agreement")
@access.staff
def show(program_id: int):
    """The ten clauses, to be changed; after somebody else was faster, with what was saved meanwhile."""
    program = coordinated(program_id)
    row, words = template_row(program), template_of(program)
    number = row.number if row else 0
    form = pages.form(TemplateForm, **TemplateForm.filled(words, number))
    theirs = {}
    if form.seen_number != number and not form.errors:
        theirs = {key: held for key, held in words.items() if held != form.box(key).data}
        for key in theirs:
            refuse(form.box(key), BOTH)
        form.seen.data = str(number)
    return pages.page("mentorships/agreement/template.html", program=program, here="settings", form=form, theirs=theirs, places=PLACES)


@bp.post("/desk/programs/<id:program_id>/agreement")
@access.staff
def change(program_id: int):
    """Let agreements that are still to begin start from these words."""
    program, form = coordinated(program_id), TemplateForm()
    if not form.validate():
        return pages.again("agreement_desk.show", form, program_id=program_id)
    try:
        actions.change_template(program, form.clauses, seen=form.seen_number, by=access.me(), at=now())
    except actions.Changed:
        return pages.again("agreement_desk.show", form, program_id=program_id)
    flash(_("Saved. Agreements that begin from now on start with these words."))
    return pages.go_to("agreement_desk.show", program_id=program_id)
