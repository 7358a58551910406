"""The verbs of commitments: make one, say what became of it, withdraw it."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.goals.models import Commitment, FollowUp
from portal.mentorships.models import Mentorship
from portal.people.models import Person


def commit(mentorship: Mentorship, *, by: Person, at: datetime, words: str) -> Commitment:
    """Say what will change; the partners read it, and 30 and 90 days later its maker is asked what became of it."""
    with db.atomic():
        made_on = by.day_at(at)
        made = Commitment.create(mentorship=mentorship, made_by=by, words=words, made_on=made_on, made_at=at)
        record("goals.commit", by=by, about=f"commitment/{made.id}", program=mentorship.program_id)
    return made


def follow_up(commitment: Commitment, *, by: Person, at: datetime, days: int, outcome: str, words: str) -> FollowUp:
    """Say what became of it after so many `days`, or correct that."""
    with db.atomic():
        told = {FollowUp.outcome: outcome, FollowUp.words: words, FollowUp.answered_at: at}
        insert = FollowUp.insert({FollowUp.commitment: commitment, FollowUp.days: days, **told})
        insert.on_conflict(conflict_target=(FollowUp.commitment, FollowUp.days), update=told).execute()
        record("goals.follow_up", by=by, about=f"commitment/{commitment.id}", program=commitment.mentorship.program_id, days=days)
        return FollowUp.get(FollowUp.commitment == commitment, FollowUp.days == days)


def withdraw(commitment: Commitment, *, by: Person, at: datetime) -> None:
    """Take a commitment back, with what was said of it."""
    with db.atomic():
        Commitment.delete().where(Commitment.id == commitment.id).execute()
        record("goals.withdraw_commitment", by=by, about=f"commitment/{commitment.id}", program=commitment.mentorship.program_id)
