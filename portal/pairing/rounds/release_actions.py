"""Showing pairs to their members: all of a round, or a wave of it; what was released never changes under a participant."""
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing.apart import is_kept_apart
from portal.pairing.circle_lines import lines_in
from portal.pairing.firm import stands_against
from portal.pairing.holding import hold
from portal.pairing.models import Lock, Proposal, Round
from portal.pairing.place_endings import drop_unavailable
from portal.pairing.posting import post_proposed
from portal.pairing.queries import MenteePlace, MentorPlace, is_forbidden, is_released, newest_round
from portal.pairing.rounds.taken import taken_in
from portal.pairing.rules.queries import rules_in_force
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.programs.models import Program

MINUTE = timedelta(minutes=1)


class NotPossible(Exception):
    """What was asked for does not fit the state of the round."""


class Overbooked(NotPossible):
    """Somebody in the wave would have more partners than places; `names` says who."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


class Unwanted(NotPossible):
    """A pair of the wave is not to be by now: it was ruled out or proposed, or stands in one reporting line, since it was drawn."""


class InOneLine(NotPossible):
    """Members of one circle stand in one reporting line with each other; `pairs` are their names."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs


def release(round_: Round, wave: list[int] | None = None, *, by: Person, at: datetime) -> int:
    """Show each pair to its two members, with a letter; `wave` names some of them by id, None is all that are left. How many went out.

    Each pair goes out once. Raises NotPossible for a round that is not drawn, was overtaken, or has none of these left,
    Overbooked when somebody has no place left, Unwanted when a pair was forbidden, or is kept apart by a wish of its own,
    after it was drawn, InOneLine when members of one circle stand in one reporting line with each other.
    Pairs of somebody who has left or rests since are dropped from it.
    """
    with db.atomic():
        hold(Program, round_.program_id)
        newest = newest_round(round_.program)
        if newest != round_ or not newest.is_drawn:
            raise NotPossible
        drop_unavailable(round_, at.date())
        waits = (Proposal.round == round_) & ~is_released()
        wanted = None if wave is None else set(wave)
        ids = [one for (one,) in Proposal.select(Proposal.id).where(waits).tuples() if wanted is None or one in wanted]
        if not ids:
            raise NotPossible
        _hold_to_what_was_said(round_, ids)
        _hold_to_capacity(round_, ids)
        if lines := lines_in(round_, ids):
            raise InOneLine(lines)
        _send(round_, ids, by, at)
        Round.update(released_at=at, released_by=by).where(Round.id == round_.id, Round.released_at.is_null()).execute()
        _end_locks(round_)
        of = Proposal.select().where(Proposal.round == round_).count()
        record("released a round", by=by, about=f"round/{round_.id}", program=round_.program_id, pairs=len(ids), of=of)
    return len(ids)


def answer_by(at: datetime, days: int, zone: str) -> datetime:
    """The last minute of the day that lies so many days after `at`, in this zone."""
    day = at.astimezone(ZoneInfo(zone)).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(at.tzinfo) - MINUTE


def _send(round_: Round, ids: list[int], by: Person, at: datetime) -> None:
    days = (round_.rules or rules_in_force(round_.program)).answer_days
    until = answer_by(at, days, by.timezone)
    for start in range(0, len(ids), 500):
        Proposal.update(released_at=at, answer_by=until).where(Proposal.id.in_(ids[start : start + 500])).execute()
    rows = Proposal.select(Proposal, MentorPlace, MenteePlace).join_from(Proposal, MentorPlace, on=Proposal.mentor)
    rows = rows.join_from(Proposal, MenteePlace, on=Proposal.mentee).where(Proposal.round == round_, Proposal.released_at == at)
    people = _people(round_.program_id)
    in_circles, told = round_.program.format == GROUP, set()
    for proposal in rows.order_by(Proposal.id):
        for place in (proposal.mentor, proposal.mentee):
            # Whoever leads a circle gets one letter for all of it.
            if in_circles and place.id in told:
                continue
            told.add(place.id)
            post_proposed(proposal, people[place.person_id], at=at)


def _people(program: int) -> dict[int, Person]:
    rows = Person.select().where(Person.id.in_(Enrollment.select(Enrollment.person).where(Enrollment.program == program)))
    return {person.id: person for person in rows}


def _hold_to_what_was_said(round_: Round, ids: list[int]) -> None:
    forbidden = Proposal.select(Proposal.id).where(Proposal.round == round_, is_forbidden()).tuples()
    if {one for (one,) in forbidden} & set(ids) or is_kept_apart(round_, ids):
        raise Unwanted
    rows = Proposal.select(Proposal.id, MentorPlace, MenteePlace).join_from(Proposal, MentorPlace, on=Proposal.mentor)
    rows = rows.join_from(Proposal, MenteePlace, on=Proposal.mentee).where(Proposal.round == round_)
    if any(stands_against([(one.mentor, one.mentee) for one in rows if one.id in set(ids)])):
        raise Unwanted


def _hold_to_capacity(round_: Round, ids: list[int]) -> None:
    """Nobody in the wave has more partners than places, whatever happened since it was drawn.

    Who asked for fewer later than they were paired keeps these partners, and holds up no wave that they are not in.
    """
    if names := taken_in(round_, set(ids)).names:
        raise Overbooked(names)


def _end_locks(round_: Round) -> None:
    """A lock has done its work once its pair is released; with the last pair of a round every lock has."""
    locks = Lock.delete().where(Lock.program == round_.program_id)
    if Proposal.select().where(Proposal.round == round_, ~is_released()).exists():
        locks = locks.where(Lock.id.in_(_released_locks(round_)))
    locks.execute()


def _released_locks(round_: Round):
    on = (Proposal.mentor == Lock.mentor) & (Proposal.mentee == Lock.mentee)
    return Lock.select(Lock.id).join(Proposal, on=on).where(Proposal.round == round_, is_released())
