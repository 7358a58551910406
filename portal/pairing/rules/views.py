"""The rules of a program at the desk: read, changed, and tried without changing anything."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.pairing.rules import actions
from portal.pairing.rules.forms import RulesForm
from portal.pairing.rules.history import history_of
from portal.pairing.rules.models import CHOICE, RuleSet
from portal.pairing.rules.points import ranks_for_nothing
from portal.pairing.rules.preview import preview_of
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.rules.told import told_in
from portal.pairing.trials.actions import ask
from portal.pairing.trials.models import RULES, Trial
from portal.pairing.trials.queries import trials_of
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.htmx import htmx

bp = Blueprint("pairing_rules", __name__)
ADDRESS = "/desk/programs/<id:program_id>/pairing/rules"


@bp.get(ADDRESS)
@access.staff
def show(program_id: int):
    """The rules in force, to be changed, or with ?trial= those of a trial, and what they would do."""
    program = coordinated(program_id)
    rules, trial = rules_in_force(program), _trial(program)
    shown = RuleSet(**trial.about["rules"]) if trial else rules
    return pages.page(
        "pairing/rules/rules.html",
        program=program,
        here="pairing",
        rules=rules,
        shown=shown,
        form=pages.form(RulesForm, rules=shown, format=program.format),
        idle_ranking=ranks_for_nothing(rules),
        # What was typed is worth something else at once; looking again for the answer brings nothing new beside the fields.
        is_typed=bool(htmx) and request.method == "POST",
        preview=preview_of(trial, rules) if trial else None,
        history=history_of(program),
        **told_in(program),
    )


@bp.post(ADDRESS)
@access.staff
def change(program_id: int):
    """Pair by these rules from now on. The same rules again change nothing, so no key is kept."""
    program = coordinated(program_id)
    form = RulesForm(rules=rules_in_force(program), format=program.format)
    if not form.validate():
        return pages.again("pairing_rules.show", form, program_id=program_id)
    saved = actions.change(program, form.facts(), by=access.me(), at=now())
    asks = saved.way == CHOICE
    flash(_("Saved. The lists of whom people can ask are made anew.") if asks else _("Saved. The next round is drawn by these rules."))
    return pages.go_to("pairing_rules.show", program_id=program_id)


@bp.post(ADDRESS + "/trials")
@access.staff
def try_out(program_id: int):
    """Ask the worker what these rules would do; nothing is saved."""
    program = coordinated(program_id)
    rules = rules_in_force(program)
    form = RulesForm(rules=rules, format=program.format)
    if not form.validate():
        return pages.again("pairing_rules.show", form, program_id=program_id)
    about = {"rules": {**actions.facts_of(rules), **form.facts()}, "version": rules.version}
    trial = ask(program, RULES, about, by=access.me(), at=now())
    return pages.go_to("pairing_rules.show", program_id=program_id, trial=trial.id, _anchor="preview")


def _trial(program: Program) -> Trial | None:
    """The trial that the address names, if it is the reader's own."""
    number = whole(request.args.get("trial"))
    return access.found(trials_of(program, access.me(), RULES).where(Trial.id == number)) if number else None
