"""What happens to rounds and proposals."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing import mail  # noqa: F401  registers the letters
from portal.pairing.firm import are_apart
from portal.pairing.holding import hold
from portal.pairing.jobs import draw_round
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict, both_said_yes
from portal.pairing.news import PairingAgreed
from portal.pairing.posting import post_closed, withdraw
from portal.pairing.queries import draft_of, rounds_of, verdicts_of
from portal.pairing.rules.actions import keep_for_a_round
from portal.people.models import Person
from portal.programs.models import Program


def ask_for_round(program: Program, keep: str = "", keep_points: int = 0, *, by: Person, at: datetime) -> Round:
    """A new draft; the job draws it, and it keeps what is left of the draft before as the rules say, or as `keep` does, one of KEEPS.

    Drafts that were never released stay for comparison.
    """
    with db.atomic():
        hold(Program, program.id)
        number = rounds_of(program).count() + 1
        how = {"rules": keep_for_a_round(program, at=at), "base": draft_of(program), "keep": keep, "keep_points": keep_points}
        round_ = Round.create(program=program, number=number, asked_by=by, asked_at=at, **how)
        record("asked for a round", by=by, about=f"round/{round_.id}", program=program.id, **({"keep": keep} if keep else {}))
        draw_round(round_.id)
    return round_


class NotPossible(Exception):
    """A rule that nobody overrules keeps the two apart."""


def lock(mentor: Enrollment, mentee: Enrollment, *, by: Person, at: datetime) -> None:
    """Keep these two together in the rounds to come. Raises NotPossible where a rule that nobody overrules keeps them apart.

    Of a lock that another rule of the program stands against, the next round says that it holds nothing.
    """
    with db.atomic():
        hold(Program, mentor.program_id)
        if are_apart(mentor, mentee):
            raise NotPossible
        row = {"program": mentor.program_id, "mentor": mentor, "mentee": mentee, "locked_by": by, "locked_at": at}
        Lock.insert(row).on_conflict_ignore().execute()
        record("locked a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def unlock(mentor: Enrollment, mentee: Enrollment, *, by: Person) -> None:
    """Let the next round decide again."""
    with db.atomic():
        Lock.delete().where(Lock.mentor == mentor, Lock.mentee == mentee).execute()
        record("unlocked a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def forbid(mentor: Enrollment, mentee: Enrollment, note: str = "", *, by: Person | None, at: datetime) -> None:
    """Never propose these two; a lock on them ends. `by` is None when it follows from a declined proposal.

    A `note` says why, for the coordinators of the program. What a coordinator says counts even where a decline said it first.
    """
    with db.atomic():
        Lock.delete().where(Lock.mentor == mentor, Lock.mentee == mentee).execute()
        row = {"program": mentor.program_id, "mentor": mentor, "mentee": mentee, "forbidden_by": by, "forbidden_at": at, "note": note}
        insert = Forbidding.insert(row)
        if by is None:
            insert.on_conflict_ignore().execute()
        else:
            said = {Forbidding.forbidden_by: by, Forbidding.forbidden_at: at, Forbidding.note: note}
            insert.on_conflict(conflict_target=[Forbidding.mentor, Forbidding.mentee], update=said).execute()
            record("forbade a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def permit(forbidding: Forbidding, *, by: Person) -> None:
    """Take a coordinator's word back."""
    with db.atomic():
        forbidding.delete_instance()
        record("permitted a pair", by=by, about=f"enrollment/{forbidding.mentor_id}", program=forbidding.program_id)


def accept(proposal: Proposal, *, by: Person, at: datetime) -> Verdict:
    """One member's yes; with both, the pairing is agreed and the mentorship begins."""
    with db.atomic():
        if earlier := _answered_already(proposal, by):
            return earlier
        verdict = Verdict.create(proposal=proposal, person=by, answer="accept", given_at=at)
        withdraw(proposal, by.id)
        record("answered a pairing", by=by, about=f"proposal/{proposal.id}", program=proposal.mentor.program_id)
        # Somebody may have left since this page was opened.
        is_open = Proposal.select().where(Proposal.id == proposal.id, Proposal.closed_at.is_null()).exists()
        if is_open and both_said_yes(verdicts_of(proposal).values()):
            announce(PairingAgreed(proposal, at))
    return verdict


def decline(proposal: Proposal, reason: str, *, by: Person, at: datetime) -> Verdict:
    """One member's no. The two are not proposed again; the other is told in neutral words, and nobody who said it."""
    with db.atomic():
        if earlier := _answered_already(proposal, by):
            return earlier
        verdict = Verdict.create(proposal=proposal, person=by, answer="decline", reason=reason or None, given_at=at)
        forbid(proposal.mentor, proposal.mentee, by=None, at=at)
        # The trail says that there was an answer, not which: nobody is to learn who declined.
        record("answered a pairing", by=by, about=f"proposal/{proposal.id}", program=proposal.mentor.program_id)
        withdraw(proposal, by.id)
        for person in {proposal.mentor.person_id, proposal.mentee.person_id} - {by.id}:
            post_closed(proposal, person)
    return verdict


def _answered_already(proposal: Proposal, by: Person) -> Verdict | None:
    """What `by` said before, on another device perhaps. Of two yeses at once the second waits here, and so sees the first."""
    hold(Proposal, proposal.id)
    return Verdict.get_or_none(Verdict.proposal == proposal, Verdict.person == by)
