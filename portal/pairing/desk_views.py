"""The coordinator's page of pairing: the draft, who joined and who waits, the rounds so far, and the button that draws."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.enrollment.models import MENTEE, MENTOR
from portal.enrollment.queries import pairable
from portal.pairing import actions
from portal.pairing.blueprints import desk
from portal.pairing.choosing.queries import waiting_asks
from portal.pairing.forms import DrawForm, PairForm
from portal.pairing.kept import shown_to_of
from portal.pairing.models import Round
from portal.pairing.queries import draft_of, forbidden_pairs, newest_round, released_counts, rounds_of
from portal.pairing.rounds import question_actions as questions
from portal.pairing.rounds.keeping import is_alike, is_old
from portal.pairing.rounds.missing import missing_in
from portal.pairing.rounds.shown_points import shown_totals
from portal.pairing.rounds.since import since_last_round
from portal.pairing.rounds.waiting import waiting_list
from portal.pairing.rules import models as ways
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.telling import points
from portal.pairing.trials.models import KEEPING
from portal.pairing.trials.queries import trials_of
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.once import only_once

bp = desk
SHOWN = 10


@desk.get("/desk/programs/<id:program_id>/pairing")
@access.staff
def rounds(program_id: int):
    """The draft that waits for the coordinator, what has changed, who waits, the rounds so far, and the button that draws."""
    program = coordinated(program_id)
    return pages.page(
        "pairing/rounds.html",
        program=program,
        here="pairing",
        form=pages.form(DrawForm),
        points=points,
        forbidden=list(forbidden_pairs(program)),
        **_rounds_so_far(program),
        **_people(program),
        **_comparison(program),
        **_rules(program),
    )


@desk.post("/desk/programs/<id:program_id>/pairing")
@access.staff
def draw(program_id: int):
    """Ask for a new round; the worker draws it."""
    program, form, me = coordinated(program_id), DrawForm(), access.me()
    if missing_in(program, today()):
        # The page says who.
        flash(_("A round was not asked for: somebody is missing."))
        return pages.go_to("pairing_desk.rounds", program_id=program_id)
    # Who wants the same way to draw once more, wants another draft.
    made = only_once(form, lambda: actions.ask_for_round(program, **form.values(), by=me, at=now()), by=me.id, stands=lambda made: False)
    return pages.go_to("pairing_desk.show", program_id=program_id, number=Round.get_by_id(made).number)


@desk.post("/desk/programs/<id:program_id>/pairing/keeping")
@access.staff
def weigh_keeping(program_id: int):
    """Compare the ways to treat the draft before."""
    program = coordinated(program_id)
    only_once(PairForm(), lambda: questions.weigh_keeping(program, by=access.me(), at=now()), by=access.me().id)
    return pages.go_to("pairing_desk.rounds", program_id=program_id, _anchor="keeping")


def _rounds_so_far(program: Program) -> dict:
    """Every round with its points as coordinators may read them, and the one whose pairs wait."""
    draft, newest, every = draft_of(program), newest_round(program), list(rounds_of(program))
    figures = {"totals": shown_totals(every, shown_to_of(program)), "out": released_counts(program)}
    return {"rounds": every, "newest": newest, "draft": draft if draft == newest else None, **figures}


def _people(program: Program) -> dict:
    """How many could be in a round, who is missing for one, who is new since the last, and who waits."""
    mentors, mentees = (pairable(program, role, today()).count() for role in (MENTOR, MENTEE))
    waiting = waiting_list(program, today())
    counts = {"mentors": mentors, "mentees": mentees, "since": since_last_round(program, today())}
    return {**counts, "missing": missing_in(program, today()), "waiting": waiting[:SHOWN], "waiting_count": len(waiting)}


def _comparison(program: Program) -> dict:
    """The ways to treat the draft, as this coordinator had them compared last."""
    trial = trials_of(program, access.me(), KEEPING).first()
    return {"trial": trial, "is_old": is_old(trial), "is_alike": is_alike(trial)}


def _rules(program: Program) -> dict:
    """The rules in force, and what waits for the coordinator where people choose."""
    rules = rules_in_force(program)
    return {"rules": rules, "chooses": rules.way != ways.ROUND, "asks": waiting_asks(program).count()}
