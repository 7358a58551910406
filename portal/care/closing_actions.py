"""The close without fault: proposed after a long silence, kept open by one press, and otherwise done by the clock."""
from datetime import datetime

from portal.audit.actions import record
from portal.care.hours import Hours
from portal.care.ladder import CLOSES_WITHIN
from portal.care.models import ProposedClose
from portal.care.queries import open_closes
from portal.care.rules import is_to_be_closed
from portal.care.standing import Standing
from portal.care.turn import Turn
from portal.db import db
from portal.mentorships.ending_actions import end_by_silence
from portal.mentorships.models import Mentorship


def mind_the_silent(turn: Turn) -> None:
    """Propose, let go and close what is to be."""
    proposed = {close.mentorship_id: close for close in open_closes()}
    for standing in turn.standings:
        if standing.id in proposed:
            _settle(proposed[standing.id], standing, turn)
        elif is_to_be_closed(turn.asked(standing)):
            _propose(standing, turn.at)


def keep_open(close: ProposedClose, *, at: datetime) -> None:
    """A member keeps it open; a second press, or one after it ended, changes nothing. Which of them it was is not noted."""
    with db.atomic():
        if Mentorship.get_by_id(close.mentorship_id).has_ended:
            return
        still = (ProposedClose.id == close.id) & ProposedClose.waits()
        if ProposedClose.update(kept_at=at).where(still).execute():
            record("care.kept_open", by=None, about=f"mentorship/{close.mentorship_id}", program=close.mentorship.program_id)


def _propose(standing: Standing, at: datetime) -> None:
    with db.atomic():
        ProposedClose.create(mentorship=standing.id, proposed_at=at, closes_at=at + CLOSES_WITHIN)
        record("care.close_proposed", by=None, about=f"mentorship/{standing.id}", program=standing.program)


def _settle(close: ProposedClose, standing: Standing, turn: Turn) -> None:
    """A session, planned or held, or a place that rests, is an answer; else it closes when the day is over that every letter named."""
    if standing.ahead or standing.silent_since > close.proposed_at or standing.rests:
        keep_open(close, at=turn.at)
        return
    told = {seat.person: turn.told.get((seat.person, "closing", f"closing/{close.id}")) for seat in standing.awake}
    if all(told.values()) and all(_is_through(turn.hours[person], at, turn.at) for person, at in told.items()):
        _close(close, turn.at)


def _is_through(hours: Hours, told_at: datetime, at: datetime) -> bool:
    """Whether the last day is over on the calendar of somebody who was told then."""
    return hours.day_of(at) > hours.day_of(told_at + CLOSES_WITHIN)


def _close(close: ProposedClose, at: datetime) -> None:
    with db.atomic():
        still = (ProposedClose.id == close.id) & ProposedClose.waits()
        if ProposedClose.update(closed_at=at).where(still).execute():
            end_by_silence(Mentorship.get_by_id(close.mentorship_id), at=at)
