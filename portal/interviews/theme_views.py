"""Themes at the desk: what several people said, in the coordinator's words, and that it names nobody."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.enrollment.pointing import pointers_in
from portal.interviews import theme_actions as actions
from portal.interviews.desk_views import HERE, bp, page
from portal.interviews.models import Theme
from portal.interviews.queries import themes_of
from portal.interviews.standing import standings
from portal.interviews.theme_forms import ClearForm, ThemeForm, state_of
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.once import only_once

ONE = f"{HERE}/themes/<id:theme_id>"


@bp.get(f"{HERE}/themes/new")
@access.staff
def new_theme(program_id: int):
    """An empty theme."""
    program = coordinated(program_id)
    return page("theme", program, form=pages.form(ThemeForm).offer(program), standing=None)


@bp.post(f"{HERE}/themes/new")
@access.staff
def add_theme(program_id: int):
    """Keep it; it waits to be cleared."""
    program, me = coordinated(program_id), access.me()
    form = ThemeForm().offer(program)
    if not form.validate():
        return pages.again("interviews_desk.new_theme", form, program_id=program_id)
    made = only_once(
        form, lambda: actions.add(program, by=me, at=now(), **form.facts()), by=me.id,
        stands=lambda number: themes_of(program).where(Theme.id == number).exists(),
    )
    return pages.go_to("interviews_desk.theme", program_id=program_id, theme_id=made)


@bp.get(ONE)
@access.staff
def theme(program_id: int, theme_id: int):
    """One theme with how many people said it, and what is still to be done before a summary tells it."""
    program, row = _found(program_id, theme_id)
    heard, all_of_them = standings(program, today())
    standing = next(each for each in all_of_them if each.theme.id == row.id)
    form = pages.form(ThemeForm, **state_of(row)).offer(program, row)
    clearing = pages.form(ClearForm, seen=row.reading)
    points = pointers_in(program, row.title, row.words)
    return page("theme", program, form=form, standing=standing, clearing=clearing, heard=heard, points=points)


@bp.post(ONE)
@access.staff
def change_theme(program_id: int, theme_id: int):
    """Other words, or others who said it. Saving the same twice changes nothing; so no key is kept."""
    program, row = _found(program_id, theme_id)
    form = ThemeForm().offer(program, row)
    if not form.validate():
        return pages.again("interviews_desk.theme", form, program_id=program_id, theme_id=theme_id)
    actions.change(row, by=access.me(), **form.facts(row))
    flash(_("The theme is saved."))
    return pages.go_to("interviews_desk.theme", program_id=program_id, theme_id=theme_id)


@bp.post(f"{ONE}/clearing")
@access.staff
def clear_theme(program_id: int, theme_id: int):
    """Say that it names nobody, no place and no day."""
    _program, row = _found(program_id, theme_id)
    form = ClearForm()
    if not form.validate():
        return pages.again("interviews_desk.theme", form, program_id=program_id, theme_id=theme_id)
    try:
        actions.clear(row, by=access.me(), at=now(), seen=form.reading)
    except actions.Changed:
        flash(_("The theme was changed meanwhile. Read it once more, then clear it."), "waits")
    else:
        flash(_("Cleared. The next draft of a summary takes it once enough people said it."))
    return pages.go_to("interviews_desk.theme", program_id=program_id, theme_id=theme_id)


@bp.post(f"{ONE}/removal")
@access.staff
def remove_theme(program_id: int, theme_id: int):
    """Leave it out from now on."""
    _program, row = _found(program_id, theme_id)
    actions.remove(row, by=access.me())
    flash(_("The theme is left out from now on. What was published keeps it."))
    return pages.go_to("interviews_desk.index", program_id=program_id)


def _found(program_id: int, theme_id: int) -> tuple[Program, Theme]:
    program = coordinated(program_id)
    return program, access.found(themes_of(program).where(Theme.id == theme_id))
