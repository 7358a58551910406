"""What happens to rounds and proposals."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mail import outbox
from portal.pairing import mail  # noqa: F401  registers the letters
from portal.pairing.apart import is_kept_apart
from portal.pairing.holding import hold
from portal.pairing.jobs import draw_round
from portal.pairing.models import Forbidding, Lock, Proposal, Round, Verdict
from portal.pairing.news import PairingAgreed
from portal.pairing.place_endings import drop_unavailable
from portal.pairing.queries import forbidden_in, places_taken, rounds_of, verdicts_of
from portal.people.models import Person
from portal.programs.models import Program


class NotPossible(Exception):
    """What was asked for does not fit the state of the round."""


class Overbooked(NotPossible):
    """Somebody in the round would have more partners than places."""


class Unwanted(NotPossible):
    """A pair of the round was forbidden since it was drawn."""


def ask_for_round(program: Program, *, by: Person, at: datetime) -> Round:
    """A new draft; the job draws it. Drafts that were never released stay for comparison."""
    with db.atomic():
        hold(Program, program.id)
        number = rounds_of(program).count() + 1
        round_ = Round.create(program=program, number=number, asked_by=by, asked_at=at)
        record("asked for a round", by=by, about=f"round/{round_.id}", program=program.id)
        draw_round(round_.id)
    return round_


def lock(mentor: Enrollment, mentee: Enrollment, *, by: Person, at: datetime) -> None:
    """Keep these two together in the rounds to come."""
    with db.atomic():
        row = {"program": mentor.program_id, "mentor": mentor, "mentee": mentee, "locked_by": by, "locked_at": at}
        Lock.insert(row).on_conflict_ignore().execute()
        record("locked a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def unlock(mentor: Enrollment, mentee: Enrollment, *, by: Person) -> None:
    """Let the next round decide again."""
    with db.atomic():
        Lock.delete().where(Lock.mentor == mentor, Lock.mentee == mentee).execute()
        record("unlocked a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def forbid(mentor: Enrollment, mentee: Enrollment, *, by: Person | None, at: datetime) -> None:
    """Never propose these two; a lock on them ends. `by` is None when it follows from a declined proposal."""
    with db.atomic():
        Lock.delete().where(Lock.mentor == mentor, Lock.mentee == mentee).execute()
        row = {"program": mentor.program_id, "mentor": mentor, "mentee": mentee, "forbidden_by": by, "forbidden_at": at}
        Forbidding.insert(row).on_conflict_ignore().execute()
        if by is not None:
            record("forbade a pair", by=by, about=f"enrollment/{mentor.id}", program=mentor.program_id, mentee=mentee.id)


def permit(forbidding: Forbidding, *, by: Person) -> None:
    """Take a coordinator's word back."""
    with db.atomic():
        forbidding.delete_instance()
        record("permitted a pair", by=by, about=f"enrollment/{forbidding.mentor_id}", program=forbidding.program_id)


def release(round_: Round, *, by: Person, at: datetime) -> None:
    """Show each pair to its two members, with a letter; once.

    Raises NotPossible for a round that is not drawn or was overtaken, Overbooked when somebody has no place left, Unwanted when
    a pair of it was forbidden, or is kept apart by a wish of its own, after it was drawn. Pairs of somebody who has left or rests
    since are dropped from it.
    """
    with db.atomic():
        hold(Program, round_.program_id)
        fresh = Round.released_at.is_null() & Round.drawn_at.is_null(False)
        newest = Round.select(Round.id).where(Round.program == round_.program_id).order_by(Round.number.desc()).limit(1)
        released = Round.update(released_at=at, released_by=by).where(Round.id == round_.id, Round.id.in_(newest), fresh)
        if not released.execute():
            raise NotPossible
        drop_unavailable(round_, at.date())
        Proposal.update(released_at=at).where(Proposal.round == round_).execute()
        _hold_to_capacity(round_)
        if forbidden_in(round_) or is_kept_apart(round_):
            raise Unwanted
        for proposal in Proposal.select(Proposal, Enrollment).join(Enrollment, on=Proposal.mentor).where(Proposal.round == round_):
            for person in (proposal.mentor.person_id, proposal.mentee.person_id):
                outbox.post(f"pairing-proposed:{proposal.id}:{person}", "pairing.proposed", proposal_id=proposal.id, person_id=person)
        Lock.delete().where(Lock.program == round_.program_id).execute()
        record("released a round", by=by, about=f"round/{round_.id}", program=round_.program_id)


def accept(proposal: Proposal, *, by: Person, at: datetime) -> Verdict:
    """One member's yes; with both, the pairing is agreed and the mentorship begins."""
    with db.atomic():
        if earlier := _answered_already(proposal, by):
            return earlier
        verdict = Verdict.create(proposal=proposal, person=by, answer="accept", given_at=at)
        record("answered a pairing", by=by, about=f"proposal/{proposal.id}", program=proposal.mentor.program_id)
        # Somebody may have left since this page was opened.
        is_open = Proposal.select().where(Proposal.id == proposal.id, Proposal.closed_at.is_null()).exists()
        if is_open and list(verdicts_of(proposal).values()).count("accept") == 2:
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
        for person in {proposal.mentor.person_id, proposal.mentee.person_id} - {by.id}:
            outbox.withdraw(f"pairing-proposed:{proposal.id}:{person}")
            outbox.post(f"pairing-closed:{proposal.id}:{person}", "pairing.closed", proposal_id=proposal.id, person_id=person)
    return verdict


def _answered_already(proposal: Proposal, by: Person) -> Verdict | None:
    """What `by` said before, on another device perhaps. Of two yeses at once the second waits here, and so sees the first."""
    hold(Proposal, proposal.id)
    return Verdict.get_or_none(Verdict.proposal == proposal, Verdict.person == by)


def _hold_to_capacity(round_: Round) -> None:
    """Nobody in the round has more partners than places, whatever happened since it was drawn.

    Who asked for fewer later than they were paired keeps these partners, and holds up no round that they are not in.
    """
    taken = places_taken(round_.program)
    here = {place for pair in round_.proposals.select(Proposal.mentor, Proposal.mentee).tuples() for place in pair}
    rows = Enrollment.select(Enrollment.id, Enrollment.capacity).where(Enrollment.program == round_.program_id)
    if any(taken[place] > capacity for place, capacity in rows.tuples() if place in here):
        raise Overbooked
