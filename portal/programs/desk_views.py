"""A coordinator's programs: the list of them, a new one, its settings."""
from datetime import timedelta

from flask import abort, flash, request, url_for
from flask_babel import gettext as _

from portal.clock import now, today
from portal.programs import actions
from portal.programs.adviser import FORMAT_MEANS, FORMAT_NAMES, WHEN_NOT, advise
from portal.programs.blueprints import coordinated, desk
from portal.programs.format_fields import BOTH_HINTS
from portal.programs.format_purposes import what_for
from portal.programs.forms import MOST_OBJECTIVES, AdviserForm, ProgramForm, start_of, state_of
from portal.programs.models import FORMATS, Program
from portal.programs.program_listing import phase_of, program_listing, programs_shown
from portal.programs.purposes import PURPOSES, Purpose
from portal.programs.queries import coordinates_for_group_only, may_make_programs, programs_coordinated_by
from portal.web import access, pages
from portal.web.once import only_once
from portal.web.paging import paged

# Two waves of invitations and a pairing round fit in before the first day.
TIME_TO_INVITE = timedelta(days=42)


@desk.get("/desk")
@access.staff
def index():
    """The programs that the reader coordinates. Who neither has one nor may make one finds no desk."""
    me = access.me()
    listing, may_make, total = program_listing(), may_make_programs(me), programs_coordinated_by(me).count()
    if not total and not may_make:
        abort(404)
    shown = paged(programs_shown(me, listing))
    facts = {"may_make": may_make, "purposes": PURPOSES, "phase": lambda program: phase_of(program, today())}
    return pages.page("programs/index.html", programs=shown, total=total, listing=listing, **facts)


@desk.get("/desk/programs/new")
@access.staff
def new():
    """The six purposes; or, once one is chosen, the form of a program that starts from it."""
    _only_makers()
    purpose = _chosen_purpose()
    if purpose is None:
        return _purposes_page(_format())
    start = start_of(purpose, today() + TIME_TO_INVITE, _format())
    return _new_page(purpose, pages.form(ProgramForm, program_format=_format(), **start))


@desk.post("/desk/programs/new")
@access.staff
def make():
    """Make the program, or offer one more objective in the form as it was typed."""
    _only_makers()
    purpose, form = _chosen_purpose() or abort(404), ProgramForm(program_format=_format())
    if "more" in request.form:
        form.add_row()
        return _new_page(purpose, form)
    if not form.validate():
        return pages.again("programs_desk.new", form)
    typed = {"purpose": purpose.key, "format": _format(), "facts": form.facts(), "objectives": form.wanted(purpose)}
    program_id = only_once(form, lambda: actions.make_program(by=access.me(), at=now(), **typed), by=access.me().id)
    return pages.go_to("programs_desk.show", program_id=program_id)


@desk.get("/desk/programs/adviser")
@access.staff
def adviser():
    """Five questions, and which format they speak for; the answers are in the address, so the page can be passed on."""
    _only_makers()
    form = AdviserForm(formdata=request.args if request.args else None)
    if request.args:
        form.validate()
    advice = advise(request.args)
    return pages.page("programs/adviser.html", form=form, advice=advice, when_not=WHEN_NOT)


@desk.get("/desk/programs/<id:program_id>/settings")
@access.staff
def settings(program_id):
    """The program's settings, to be changed."""
    program = coordinated(program_id)
    return _settings_page(program, pages.form(ProgramForm, program_format=program.format, **state_of(program)))


@desk.post("/desk/programs/<id:program_id>/settings")
@access.staff
def change(program_id):
    """Change the settings."""
    program = coordinated(program_id)
    form = ProgramForm(program_format=program.format)
    form.smallest_group.only_up_from(program)
    if not form.validate():
        return pages.again("programs_desk.settings", form, program_id=program_id)
    # Saving the same settings twice changes nothing, and an old setting may come back; so no key is kept.
    actions.change_program(program, by=access.me(), facts=form.facts())
    flash(_("The settings are saved."))
    return pages.go_to("programs_desk.settings", program_id=program_id)


def _only_makers() -> None:
    if not may_make_programs(access.me()):
        abort(404)


def _chosen_purpose() -> Purpose | None:
    return PURPOSES.get(request.args.get("purpose"))


def _format() -> str:
    """The format that the address names; without one it is reverse."""
    named = request.args.get("format")
    return named if named in FORMATS else "reverse"


def _purposes_page(format: str):
    tabs = [(name, None, url_for("programs_desk.new", format=each), each == format) for each, name in FORMAT_NAMES.items()]
    context = {"what_for": lambda purpose: what_for(purpose, format), "means": FORMAT_MEANS, "tabs": tabs}
    return pages.page("programs/purposes.html", purposes=PURPOSES.values(), format=format, **context)


def _new_page(purpose: Purpose, form: ProgramForm):
    format = _format()
    action = url_for("programs_desk.make", purpose=purpose.key, format=format)
    context = {"purpose": purpose, "what_for": what_for(purpose, format), "format": format, **_said(format)}
    return pages.page("programs/new.html", form=form, action=action, most=MOST_OBJECTIVES, **context)


def _settings_page(program: Program, form: ProgramForm):
    action = url_for("programs_desk.change", program_id=program.id)
    form.smallest_group.only_up_from(program)
    context = {"program": program, "here": "settings", "purpose": PURPOSES.get(program.purpose), "form": form, "action": action,
               "fixed_levels": coordinates_for_group_only(access.me(), program), **_said(program.format)}
    return pages.page("programs/settings.html", **context)


def _said(format: str) -> dict:
    """What pages say about a format."""
    return {"format_name": FORMAT_NAMES[format], "means": FORMAT_MEANS[format], "both_hint": BOTH_HINTS.get(format)}
