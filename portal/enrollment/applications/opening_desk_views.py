"""How a program is open, at the desk: its settings with who is eligible now, what to announce, and a poster."""
from flask import abort, flash, request
from flask_babel import gettext as _

from portal.clock import today
from portal.enrollment.applications.announcing import address_of, announcement, code_of
from portal.enrollment.applications.eligibility_queries import eligible_counts, rules_of
from portal.enrollment.applications.eligibility_words import rules_in_words
from portal.enrollment.applications.opening_actions import fresh_opening, set_opening
from portal.enrollment.applications.opening_forms import OpeningForm, shown
from portal.enrollment.applications.queries import opening_of
from portal.enrollment.blueprints import coordinated, desk
from portal.palette import palette
from portal.programs.queries import coordinates_for_group_only
from portal.web import access, pages


@desk.get("/desk/programs/<id:program_id>/opening")
@access.staff
def opening(program_id):
    """All settings of open enrollment, and what to announce."""
    program = coordinated(program_id)
    kept, rules = opening_of(program), rules_of(program)
    start = kept or fresh_opening(program, access.me().timezone)
    return _page(program, kept, pages.form(OpeningForm, program=program, **_kind(program), **shown(program, start, rules)), rules)


@desk.post("/desk/programs/<id:program_id>/opening")
@access.staff
def set_up_opening(program_id):
    """Keep the settings, or count who would be eligible by what was typed."""
    program = coordinated(program_id)
    form = OpeningForm(program, **_kind(program))
    rules = rules_of(program) if form.fixed_rules else form.rules(program)
    if "count" in request.form:
        return _page(program, opening_of(program), form, rules)
    if not form.validate():
        return pages.again("enrollment_desk.opening", form, program_id=program_id)
    # Saving the same settings twice changes nothing, and an old setting may come back; so no key is kept.
    set_opening(program, is_open=form.applications.data == "on", facts=form.facts(), rules=rules, by=access.me())
    flash(_("The settings are saved."))
    return pages.go_to("enrollment_desk.opening", program_id=program_id)


@desk.get("/desk/programs/<id:program_id>/opening/poster")
@access.staff
def poster(program_id):
    """A page to print and hang up: the program, what it is, and its code."""
    program = coordinated(program_id)
    kept = opening_of(program) or abort(404)
    lead = kept.story.split("\n\n")[0]
    context = {"lead": lead, "code": code_of(address_of(kept)), "ink": palette()}
    return pages.page("enrollment/applications/poster.html", program=program, opening=kept, **context)


def _page(program, kept, form: OpeningForm, rules: dict):
    context = {"opening": kept, "form": form, "counts": eligible_counts(program, rules, today()), "fixed": form.fixed_rules}
    if kept:
        address = address_of(kept)
        context |= {"address": address, "words": announcement(kept), "code": code_of(address), "ink": palette()}
    said = {role: rules_in_words(program, row) for role, row in rules.items()}
    return pages.page("enrollment/applications/opening.html", program=program, here="applications", rules=said, **context)


def _kind(program) -> dict:
    """What the form is made with: whose zone comes first, and whether the reader may say who takes part."""
    return {"zone": access.me().timezone, "fixed_rules": coordinates_for_group_only(access.me(), program)}
