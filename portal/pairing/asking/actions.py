"""Asking what a pair would cost, and pairing two by hand with as few moves as possible."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing.actions import ask_for_round, forbid, lock
from portal.pairing.models import Forbidding, Round
from portal.pairing.rules.models import FIRST
from portal.pairing.trials import actions as trials
from portal.pairing.trials.models import PAIR, Trial
from portal.people.models import Person


def ask_about(mentor: Enrollment, mentee: Enrollment, *, by: Person, at: datetime) -> Trial:
    """Have the worker find out why these two are no pair."""
    with db.atomic():
        record("asked about a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)
        return trials.ask(mentor.program, PAIR, {"mentor": mentor.id, "mentee": mentee.id}, by=by, at=at)


def pair_by_hand(mentor: Enrollment, mentee: Enrollment, *, by: Person, at: datetime) -> Round:
    """Lock these two, and have a draft drawn that keeps everybody else where they are, as far as it can. Raises as `lock` does."""
    with db.atomic():
        lock(mentor, mentee, by=by, at=at)
        return ask_for_round(mentor.program, FIRST, by=by, at=at)


def note_conflict(mentor: Enrollment, mentee: Enrollment, note: str, *, by: Person, at: datetime) -> Forbidding:
    """Write down that these two are never to be a pair, and why, for the coordinators of this program."""
    with db.atomic():
        forbid(mentor, mentee, note, by=by, at=at)
        return Forbidding.get(Forbidding.mentor == mentor, Forbidding.mentee == mentee)
