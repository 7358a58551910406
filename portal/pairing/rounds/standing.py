"""What the next round of a program would be drawn from, as one short text: whether something changed since the worker looked."""
import hashlib
import json
from datetime import date

from peewee import fn

from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.models import Forbidding, Proposal
from portal.pairing.queries import draft_of, is_released, locks_of, places_taken
from portal.pairing.rules.queries import rules_in_force
from portal.programs.models import Program


def standing_now(program: Program, on: date) -> str:
    """Another text as soon as the rules, the draft, the places, the answers, or what a coordinator said of pairs is another."""
    facts = [rules_in_force(program).version, _draft(program), _places(program, on), _answers(program), *_said(program)]
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


def _draft(program: Program) -> list:
    """The draft with the pairs of it that nobody has seen."""
    draft = draft_of(program)
    left = Proposal.select(Proposal.id).where(Proposal.round == draft, ~is_released()).order_by(Proposal.id) if draft else ()
    return [draft and draft.id, [one.id for one in left]]


def _places(program: Program, on: date) -> list[tuple[int, int]]:
    """Each place that a round would look for somebody for, with what is left of it."""
    taken, places = places_taken(program), []
    for role in (MENTOR, MENTEE):
        rows = pairable(program, role, on).where(Employee.status == "active", Enrollment.id.not_in(held_back()))
        places += [(place, capacity - taken[place]) for place, capacity in rows.select(Enrollment.id, Enrollment.capacity).tuples()]
    return sorted(places)


def _answers(program: Program) -> tuple:
    """How many answers there are, and when the last one was given."""
    rows = Answer.select(fn.COUNT(Answer.id), fn.MAX(Answer.answered_at)).join(Enrollment).where(Enrollment.program == program)
    return rows.tuples().get()


def _said(program: Program) -> tuple[list, list]:
    """The pairs that a coordinator locked, and those that are not to be, whoever said so."""
    ruled_out = Forbidding.select(Forbidding.mentor, Forbidding.mentee).where(Forbidding.program == program)
    return sorted(locks_of(program)), sorted(ruled_out.tuples())
