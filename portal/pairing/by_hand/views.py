"""The desk pages on which a coordinator pairs two people by hand."""
from types import SimpleNamespace

from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now, today
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.pairing.by_hand import actions
from portal.pairing.by_hand.format_words import drafted_words, hand_word
from portal.pairing.by_hand.forms import ProposeForm, SearchForm, TwoForm
from portal.pairing.by_hand.queries import drafted_with, found_by
from portal.pairing.by_hand.rules import may_overrule, name_of
from portal.pairing.circle_lines import in_line_beside
from portal.pairing.kept import shown_to_of
from portal.pairing.telling import names_in, summed, told_parts
from portal.pairing.trials.models import HAND, Trial
from portal.pairing.trials.queries import trials_of
from portal.programs.blueprints import coordinated
from portal.programs.formats import PEER
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.forms import refuse
from portal.web.once import only_once

bp = Blueprint("by_hand", __name__)
DESK = "/desk/programs/<id:program_id>/by-hand"


@bp.get(DESK)
@access.staff
def choose(program_id: int):
    """Find two people by their names, one of each side."""
    program = _program(program_id)
    (mentors, mentor_count), (leaders, leader_count) = _found(program)
    return pages.page(
        "pairing/by_hand/choose.html",
        program=program,
        here="pairing",
        lead=hand_word(program, "choose two"),
        nobody=hand_word(program, "nobody"),
        search=SearchForm(formdata=None, mentor=_said("mentor"), leader=_said("leader")).named(program),
        form=pages.form(TwoForm).offer(program, mentors, leaders),
        hidden=mentor_count - len(mentors) + leader_count - len(leaders),
        is_empty=not mentors or not leaders,
    )


@bp.post(DESK)
@access.staff
def ask(program_id: int):
    """What do the rules and the score say of these two?"""
    program, form = _program(program_id), TwoForm()
    (mentors, _count), (leaders, _more) = _found(program)
    if not form.offer(program, mentors, leaders).validate():
        return pages.again("by_hand.choose", form, program_id=program_id, mentor=_said("mentor"), leader=_said("leader"))
    two = (Enrollment.get_by_id(int(one)) for one in (form.mentor_id.data, form.leader_id.data))
    trial = actions.ask(*two, by=access.me(), at=now())
    return pages.go_to("by_hand.show", program_id=program_id, trial_id=trial.id)


@bp.get(f"{DESK}/<id:trial_id>")
@access.staff
def show(program_id: int, trial_id: int):
    """The score of the two, each rule, and the button that proposes them."""
    program, trial = _trial(program_id, trial_id)
    mentor, leader = _two(trial)
    return pages.page(
        "pairing/by_hand/show.html",
        program=program,
        here="pairing",
        trial=trial,
        mentor=mentor,
        leader=leader,
        drafted=drafted_words(program, drafted_with(program, mentor, leader)),
        form=pages.form(ProposeForm),
        in_line=in_line_beside(mentor, leader),
        **_said_of_two(program, trial.answer or {}),
    )


@bp.post(f"{DESK}/<id:trial_id>/proposal")
@access.staff
def propose(program_id: int, trial_id: int):
    """Propose the two to each other."""
    _of, trial = _trial(program_id, trial_id)
    access.allow(trial.answer is not None and may_overrule(trial.answer["removed_by"]))
    form = ProposeForm()
    if not form.validate() or (trial.answer["removed_by"] and not form.overrules.data):
        refuse(form.overrules, _("Tick this to overrule what stands in the way, or choose two others."))
        return pages.again("by_hand.show", form, program_id=program_id, trial_id=trial_id)
    try:
        only_once(form, lambda: actions.propose(trial, overrules=form.overrules.data, by=access.me(), at=now()), by=access.me().id)
    except actions.NotPossible:
        flash(_("These two cannot be paired by now: a place is taken, rests or has ended, or a rule stands in the way. Choose two others."))
        return pages.go_to("by_hand.choose", program_id=program_id)
    flash(_("Proposed. Both get a letter, and each says yes or no."))
    return pages.go_to("pairing_desk.rounds", program_id=program_id)


def _program(program_id: int) -> Program:
    """A program in which two can be paired by hand: of peers, only a round says who shows and who asks."""
    return coordinated(program_id, Program.format != PEER)


def _trial(program_id: int, trial_id: int) -> tuple[Program, Trial]:
    program = _program(program_id)
    return program, access.found(trials_of(program, access.me(), HAND).where(Trial.id == trial_id))


def _two(trial: Trial) -> tuple[Enrollment, Enrollment]:
    ids = [trial.about["mentor"], trial.about["mentee"]]
    rows = Enrollment.select(Enrollment, Employee).join(Employee).where(Enrollment.id.in_(ids))
    places = {place.id: place for place in rows}
    return places[ids[0]], places[ids[1]]


def _said_of_two(program: Program, answer: dict) -> dict:
    """What the worker found: each rule with whether it stands in the way and is the coordinator's, and the points that may be read."""
    removed, stored = answer.get("removed_by", []), SimpleNamespace(parts=answer.get("parts", []))
    parts = told_parts(stored, names_in(program), shown_to_of(program)) if stored.parts else []
    rules = [(name_of(key), key in removed, may_overrule([key])) for key in answer.get("checked", [])]
    score = {"parts": parts, "sums": summed(parts), "has_kept": answer.get("has_kept")}
    return {"rules": rules, "removed": removed, "is_possible": may_overrule(removed), **score}


def _found(program: Program) -> list[tuple[list[Enrollment], int]]:
    return [found_by(program, role, _said(name), today()) for role, name in ((MENTOR, "mentor"), (MENTEE, "leader"))]


def _said(name: str) -> str:
    return request.args.get(name, "")[:100]
