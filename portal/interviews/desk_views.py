"""Interviews at the desk: what is asked under which guide, and what came of it."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.interviews import guide_actions
from portal.interviews.forms import GuideForm, state_of
from portal.interviews.models import KINDS, Guide
from portal.interviews.queries import asked_to, conversations_of, counts_of, guides_of, with_notes
from portal.interviews.shipped import KIND_WORDS, example
from portal.interviews.standing import standings
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.programs.small_groups import fewest_for_words
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("interviews_desk", __name__)

HERE = "/desk/programs/<id:program_id>/interviews"


@bp.get(HERE)
@access.staff
def index(program_id: int):
    """The guides with what was held under them, and the themes with how far each is from a summary."""
    program = coordinated(program_id)
    guides = list(guides_of(program))
    heard, themes = standings(program, today())
    facts = {"guides": guides, "counts": counts_of(guides), "heard": heard, "themes": themes}
    return page("index", program, kinds=KIND_WORDS, fewest=fewest_for_words(program.smallest_group), **facts)


@bp.get(f"{HERE}/guides/new/<kind>")
@access.staff
def new_guide(program_id: int, kind: str):
    """A guide that starts from the example of its kind."""
    program = coordinated(program_id)
    access.found([kind] if kind in KINDS else [])
    return page("guide_form", program, form=pages.form(GuideForm, **example(kind)), kind=kind)


@bp.post(f"{HERE}/guides/new/<kind>")
@access.staff
def add_guide(program_id: int, kind: str):
    """Keep it."""
    program, form, me = coordinated(program_id), GuideForm(), access.me()
    if not form.validate():
        return pages.again("interviews_desk.new_guide", form, program_id=program_id, kind=kind)
    made = only_once(
        form, lambda: guide_actions.add(program, by=me, at=now(), **form.facts()), by=me.id,
        stands=lambda number: guides_of(program).where(Guide.id == number).exists(),
    )
    return pages.go_to("interviews_desk.guide", program_id=program_id, guide_id=made)


@bp.get(f"{HERE}/guides/<id:guide_id>")
@access.staff
def guide(program_id: int, guide_id: int):
    """What is asked, what to say first, and what was held under it."""
    program, row = guide_in(program_id, guide_id)
    held = list(conversations_of(row))
    facts = {"held": held, "asked": asked_to(held), "noted": with_notes(held), "form": pages.form(GuideForm, **state_of(row))}
    return page("guide", program, guide=row, kinds=KIND_WORDS, fewest=fewest_for_words(program.smallest_group), **facts)


@bp.post(f"{HERE}/guides/<id:guide_id>")
@access.staff
def change_guide(program_id: int, guide_id: int):
    """Ask something else. Saving the same twice changes nothing; so no key is kept."""
    _program, row = guide_in(program_id, guide_id)
    form = GuideForm()
    if not form.validate():
        return pages.again("interviews_desk.guide", form, program_id=program_id, guide_id=guide_id)
    guide_actions.change(row, by=access.me(), **form.facts())
    flash(_("The guide is saved."))
    return pages.go_to("interviews_desk.guide", program_id=program_id, guide_id=guide_id)


@bp.post(f"{HERE}/guides/<id:guide_id>/removal")
@access.staff
def remove_guide(program_id: int, guide_id: int):
    """Take a guide away under which nothing was held."""
    _program, row = guide_in(program_id, guide_id)
    try:
        guide_actions.remove(row, by=access.me())
    except guide_actions.InUse:
        access.allow(False)
    flash(_("The guide is gone."))
    return pages.go_to("interviews_desk.index", program_id=program_id)


def page(name: str, program: Program, **context):
    """A page of this room."""
    return pages.page(f"interviews/{name}.html", program=program, here="interviews", **context)


def guide_in(program_id: int, guide_id: int) -> tuple[Program, Guide]:
    """The program and its guide of this number, or 404."""
    program = coordinated(program_id)
    return program, access.found(guides_of(program).where(Guide.id == guide_id))
