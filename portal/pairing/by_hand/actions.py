"""Two people are paired by hand: a round of one pair, released at once."""
from datetime import datetime, timedelta

from peewee import fn

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing.by_hand.rules import may_overrule
from portal.pairing.firm import in_the_way
from portal.pairing.holding import hold
from portal.pairing.models import BY_HAND, Proposal, Round
from portal.pairing.posting import post_proposed
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.trials import actions as trials
from portal.pairing.trials.models import HAND, Trial
from portal.people.models import Person
from portal.programs.models import Program


class NotPossible(Exception):
    """A rule that nobody overrules stands in the way, or one that was not overruled."""


def ask(mentor: Enrollment, mentee: Enrollment, *, by: Person, at: datetime) -> Trial:
    """Have the worker say what the rules and the score say of these two."""
    return trials.ask(mentor.program, HAND, {"mentor": mentor.id, "mentee": mentee.id}, by=by, at=at)


def propose(trial: Trial, *, overrules: bool, by: Person, at: datetime) -> Proposal:
    """Propose the two to each other; both still say yes or no. Raises NotPossible.

    The rules that a coordinator may overrule are those of the worker's answer; the firm ones are asked about again.
    """
    mentor, mentee = (Enrollment.get_by_id(trial.about[role]) for role in ("mentor", "mentee"))
    removed = trial.answer["removed_by"]
    with db.atomic():
        hold(Program, trial.program_id)
        if in_the_way(mentor, mentee, at.date()) or not may_overrule(removed) or (removed and not overrules):
            raise NotPossible
        lowest = Round.select(fn.MIN(Round.number)).where(Round.program == trial.program_id).scalar() or 0
        # Drawn rounds count from 1, and what people ask for is kept under 0.
        facts = {"way": BY_HAND, "asked_by": by, "asked_at": at, "drawn_at": at, "released_at": at, "released_by": by, "progress": 100}
        round_ = Round.create(program=trial.program_id, number=min(lowest, 0) - 1, mentors=1, mentees=1, placed=1, **facts)
        told = {name: trial.answer[name] for name in ("score", "parts", "has_kept")}
        until = at + timedelta(days=rules_in_force(trial.program).answer_days)
        proposal = Proposal.create(round=round_, mentor=mentor, mentee=mentee, released_at=at, answer_by=until, **told)
        for place in (mentor, mentee):
            post_proposed(proposal, place.person, at=at)
        about = {"about": f"proposal/{proposal.id}", "program": trial.program_id}
        record("paired two by hand", by=by, **about, **({"overruled": removed} if removed else {}))
    return proposal
