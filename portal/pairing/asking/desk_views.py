"""Ask about a pair: choose two people, read why they are none, pair them by hand, or note that they are never to be one."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.models import MENTEE, MENTOR, Enrollment
from portal.enrollment.queries import enrollments_in
from portal.pairing.actions import NotPossible
from portal.pairing.asking import actions
from portal.pairing.asking.forms import ConflictForm
from portal.pairing.asking.queries import MOST, is_noted, people_like, said_of
from portal.pairing.asking.telling import told_answer
from portal.pairing.blueprints import desk
from portal.pairing.forms import PairForm
from portal.pairing.models import Round
from portal.pairing.telling import points
from portal.pairing.trials.models import PAIR, Trial
from portal.pairing.trials.queries import trials_of
from portal.programs.blueprints import coordinated
from portal.programs.formats import PEER
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.forms import tidy, whole
from portal.web.once import only_once

TWO = "/desk/programs/<id:program_id>/pairing/two"
QUESTION = "/desk/programs/<id:program_id>/pairing/questions/<id:trial_id>"
LONGEST = 100


@desk.get(TWO)
@access.staff
def two(program_id: int):
    """Choose a mentor and a leader by search; then ask, or note a conflict."""
    program = coordinated(program_id)
    access.found(Program.select().where(Program.id == program.id, Program.format != PEER))
    sides = [_side(program, role) for role in (MENTOR, MENTEE)]
    mentor, leader = (side["chosen"] for side in sides)
    is_locked, is_forbidden = said_of(program, mentor, leader) if mentor and leader else (False, False)
    forms = {"form": pages.form(PairForm), "conflict_form": pages.form(ConflictForm)}
    said = {"is_locked": is_locked, "is_forbidden": is_forbidden}
    return pages.page("pairing/two.html", program=program, here="pairing", sides=sides, mentor=mentor, leader=leader, **said, **forms)


@desk.post(TWO)
@access.staff
def ask_about(program_id: int):
    """Have the worker look."""
    pair, me = _pair(coordinated(program_id)), access.me()
    # The same question later is a new one: the answer may be another by then.
    trial = only_once(PairForm(), lambda: actions.ask_about(*pair, by=me, at=now()), by=me.id, stands=lambda made: False)
    return pages.go_to("pairing_desk.question", program_id=program_id, trial_id=trial)


@desk.post(f"{TWO}/conflict")
@access.staff
def note_conflict(program_id: int):
    """Never these two."""
    mentor, leader = _pair(coordinated(program_id))
    form = ConflictForm()
    if not form.validate():
        return pages.again("pairing_desk.two", form, program_id=program_id, mentor=mentor.id, leader=leader.id)
    note, me = form.note.data or "", access.me()
    only_once(form, lambda: actions.note_conflict(mentor, leader, note, by=me, at=now()), by=me.id, stands=is_noted)
    flash(_("Noted. No round proposes %(mentor)s and %(leader)s.", mentor=mentor.employee.name, leader=leader.employee.name))
    return pages.go_to("pairing_desk.rounds", program_id=program_id, _anchor="never")


@desk.get(QUESTION)
@access.staff
def question(program_id: int, trial_id: int):
    """What the worker found, or that it is looking."""
    program, trial, mentor, leader = _question(program_id, trial_id)
    told = {"mentor": mentor, "leader": leader, "answer": told_answer(program, trial.answer or {}), "points": points}
    return pages.page("pairing/question.html", program=program, here="pairing", trial=trial, form=pages.form(PairForm), **told)


@desk.post(f"{QUESTION}/pairing")
@access.staff
def pair_by_hand(program_id: int, trial_id: int):
    """Pair these two: a lock, and a draft that moves as few as possible."""
    _program, _trial, mentor, leader = _question(program_id, trial_id)
    try:
        made = only_once(PairForm(), lambda: actions.pair_by_hand(mentor, leader, by=access.me(), at=now()), by=access.me().id)
    except NotPossible:
        flash(_("A rule keeps these two apart by now. Ask again, and the answer names it."))
        return pages.go_to("pairing_desk.two", program_id=program_id, mentor=mentor.id, leader=leader.id)
    return pages.go_to("pairing_desk.show", program_id=program_id, number=Round.get_by_id(made).number)


def _side(program: Program, role: str) -> dict:
    """One of the two lists: who is chosen, what is searched, who fits; and what the address says of the other side."""
    key, other = ("mentor", "leader") if role == MENTOR else ("leader", "mentor")
    chosen = enrollments_in(program, role).where(Enrollment.id == (whole(request.args.get(key)) or 0)).first()
    words = " ".join(tidy(request.args.get(f"{key}_name", ""))[:LONGEST].split())
    found = list(people_like(program, role, words)) if words and not chosen else []
    kept = {name: request.args[name] for name in (other, f"{other}_name") if request.args.get(name)}
    return {"key": key, "chosen": chosen, "words": words, "found": found[:MOST], "has_more": len(found) > MOST, "kept": kept}


def _pair(program: Program) -> tuple[Enrollment, Enrollment]:
    """The two that the form names, else 404."""
    mentor, leader = (
        access.found(enrollments_in(program, role).where(Enrollment.id == (whole(request.values.get(key)) or 0)))
        for role, key in ((MENTOR, "mentor"), (MENTEE, "leader"))
    )
    return mentor, leader


def _question(program_id: int, trial_id: int) -> tuple[Program, Trial, Enrollment, Enrollment]:
    program = coordinated(program_id)
    trial = access.found(trials_of(program, access.me(), PAIR).where(Trial.id == trial_id))
    mentor, leader = (access.found(enrollments_in(program).where(Enrollment.id == trial.about[role])) for role in (MENTOR, MENTEE))
    return program, trial, mentor, leader
