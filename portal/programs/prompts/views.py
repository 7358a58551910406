"""A coordinator reads and edits what members are told before their sessions."""
from flask import flash
from flask_babel import gettext as _

from portal.programs.blueprints import coordinated, desk
from portal.programs.prompts.actions import write_prompts
from portal.programs.prompts.forms import PromptsForm
from portal.programs.prompts.phases import NAMES
from portal.programs.prompts.queries import all_prompts
from portal.web import access, pages


@desk.get("/desk/programs/<id:program_id>/prompts")
@access.staff
def prompts(program_id: int):
    """The prompts of each part of the way, to be edited."""
    program = coordinated(program_id)
    told = {f"{phase}_{told_to}": words for (phase, told_to), words in all_prompts(program).items()}
    form = pages.form(PromptsForm, **told).called_for(program)
    return pages.page("programs/prompts.html", program=program, here="settings", form=form, phases=NAMES)


@desk.post("/desk/programs/<id:program_id>/prompts")
@access.staff
def save_prompts(program_id: int):
    """Keep the words; saving the same ones twice changes nothing."""
    program, form = coordinated(program_id), PromptsForm()
    if not form.validate():
        return pages.again("programs_desk.prompts", form, program_id=program_id)
    write_prompts(program, by=access.me(), words=form.words())
    flash(_("The prompts are saved. Members read these before the next session."))
    return pages.go_to("programs_desk.prompts", program_id=program_id)
