"""The rules of a program at the desk: read, changed, and tried without changing anything."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.queries import questions_for
from portal.pairing.kept import READ_FROM, shown_to_of
from portal.pairing.rules import actions
from portal.pairing.rules.format_words import only_above, rules_word
from portal.pairing.rules.forms import RulesForm
from portal.pairing.rules.history import history_of
from portal.pairing.rules.models import RuleSet
from portal.pairing.rules.preview import preview_of
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.rules.words import always, earns, source_of
from portal.pairing.trials.actions import ask
from portal.pairing.trials.models import RULES, Trial
from portal.pairing.trials.queries import trials_of
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web import access, pages
from portal.web.forms import whole

bp = Blueprint("pairing_rules", __name__)
ADDRESS = "/desk/programs/<id:program_id>/pairing/rules"


@bp.get(ADDRESS)
@access.staff
def show(program_id: int):
    """The rules in force, to be changed, or with ?trial= those of a trial, and what they would do."""
    program = _program(program_id)
    rules, trial = rules_in_force(program), _trial(program)
    shown = RuleSet(**trial.about["rules"]) if trial else rules
    form = pages.form(RulesForm, rules=shown, format=program.format)
    return pages.page(
        "pairing/rules/rules.html",
        program=program,
        here="pairing",
        rules=rules,
        shown=shown,
        form=form,
        worth=form.worth(),
        always=always(program.format),
        criteria=_criteria(program),
        word=lambda key: rules_word(program, key),
        only_above=only_above,
        preview=preview_of(trial, rules) if trial else None,
        history=history_of(program),
    )


@bp.post(ADDRESS)
@access.staff
def change(program_id: int):
    """Pair by these rules from now on. The same rules again change nothing, so no key is kept."""
    program = _program(program_id)
    form = RulesForm(rules=rules_in_force(program), format=program.format)
    if not form.validate():
        return pages.again("pairing_rules.show", form, program_id=program_id)
    actions.change(program, form.facts(), by=access.me(), at=now())
    flash(_("Saved. The next round is drawn by these rules."))
    return pages.go_to("pairing_rules.show", program_id=program_id)


@bp.post(ADDRESS + "/trials")
@access.staff
def try_out(program_id: int):
    """Ask the worker what these rules would do; nothing is saved."""
    program = _program(program_id)
    rules = rules_in_force(program)
    form = RulesForm(rules=rules, format=program.format)
    if not form.validate():
        return pages.again("pairing_rules.show", form, program_id=program_id)
    about = {"rules": {**actions.facts_of(rules), **form.facts()}, "version": rules.version}
    trial = ask(program, RULES, about, by=access.me(), at=now())
    return pages.go_to("pairing_rules.show", program_id=program_id, trial=trial.id, _anchor="preview")


def _program(program_id: int) -> Program:
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))


def _trial(program: Program) -> Trial | None:
    """The trial that the address names, if it is the reader's own."""
    number = whole(request.args.get("trial"))
    return access.found(trials_of(program, access.me(), RULES).where(Trial.id == number)) if number else None


def _criteria(program: Program) -> dict[str, dict]:
    """Of each criterion: what earns points, which question it is read from, and who may read that."""
    prompts: dict[str, list[str]] = {}
    for role in ("mentor", "mentee"):
        for question in questions_for(program, role):
            if question.key in READ_FROM.values() and question.prompt not in prompts.setdefault(question.key, []):
                prompts[question.key].append(question.prompt)
    circles = shown_to_of(program)
    told = earns(program.format)
    return {key: {"earns": words, "source": source_of(key, prompts), "circle": circles[key]} for key, words in told.items()}
