"""Reads of care: how every live mentorship stands, what everybody was told, what each person wants, and proposed closes."""
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from peewee import JOIN, ModelSelect, fn

from portal.care import rows
from portal.care.hours import Hours, hours_from
from portal.care.ladder import COMMITMENT_DAYS
from portal.care.models import ALL, LetterChoice, LetterDay, ProposedClose, Told
from portal.care.standing import Change, Close, Meeting, Seat, Standing
from portal.enrollment.models import Enrollment
from portal.enrollment.places.queries import is_available
from portal.goals.models import Commitment, FollowUp, Goal
from portal.mail.outbox import MOST_TRIES, Letter
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.sessions.models import HAPPENED

# What a coordinator's next step depends on.
TOLD_TO_PLAN = ("plan_first", "plan_next", "plan_again", "rescue", "dormant")
# Nothing of the schedule looks further back.
LOOKS_BACK = timedelta(days=400)


def standings(at: datetime) -> list[Standing]:
    """How each live mentorship stands at `at`, the oldest first."""
    moves = rows.moves()
    seats, changes = _seats(rows.members(), at), _changes(moves, rows.cancellations())
    meetings = _meetings(rows.sessions(), rows.logs(), moves)
    goals, closes, kept, promised = _goals_due(at.date()), _open_closes(), _kept(), _commitments_due(at.date())
    assistants = _assistants()
    return [
        Standing(
            *_facts(row, at, seats, meetings, changes), tuple(goals[row.id]), tuple(promised.get(row.id, ())),
            closes.get(row.id), kept.get(row.id), tuple(assistants.get(row.id, ())),
        )
        for row in rows.mentorships()
    ]


def standings_of(numbers: list[int], at: datetime) -> list[Standing]:
    """The same of these alone, and as a coordinator may know it: nothing of goals and commitments is read."""
    if not numbers:
        return []
    moves, these = list(rows.moves_of(numbers)), ProposedClose.mentorship.in_(numbers)
    seats, changes = _seats(rows.members_of(numbers), at), _changes(moves, rows.cancellations_of(numbers))
    meetings, closes, kept = _meetings(rows.sessions_of(numbers), rows.logs_of(numbers), moves), _open_closes(these), _kept(these)
    return [
        Standing(*_facts(row, at, seats, meetings, changes), close=closes.get(row.id), kept_at=kept.get(row.id))
        for row in rows.mentorships_of(numbers)
    ]


def told_in(standings: list[Standing]) -> dict[tuple[str, str], datetime]:
    """{(step, about): when a member was told it last} of what asks the members of these to plan, or says that it is silent."""
    people = {seat.person for standing in standings for seat in standing.seats}
    found = Told.select(Told.step, Told.about, fn.MAX(Told.told_at)).where(Told.person.in_(people), Told.step.in_(TOLD_TO_PLAN))
    rows_found = found.group_by(Told.step, Told.about).tuples()
    return {(step, about): told_at for step, about, told_at in rows_found}


def hours_of(people: Iterable[Person]) -> dict[int, Hours]:
    """{person: their working hours}, by the latest answer to the question about hours, on the person's own clock."""
    said: dict[int, object] = {}
    for answer in rows.answers_about_hours():
        said[answer.enrollment.person_id] = answer.value
    return {person.id: hours_from(said.get(person.id), person.timezone) for person in people}


def choices() -> dict[int, str]:
    """{person: how many reminders that person wants} of everybody who chose."""
    return dict(LetterChoice.select(LetterChoice.person, LetterChoice.choice).order_by(LetterChoice.id).tuples())


def choice_of(person: Person) -> str:
    """How many reminders `person` wants."""
    return LetterChoice.select(LetterChoice.choice).where(LetterChoice.person == person).scalar() or ALL


def told_since(at: datetime) -> dict[tuple[int, str, str], datetime]:
    """{(person, step, about): when} of all that can still matter at `at`."""
    return {(row.person_id, row.step, row.about): row.told_at for row in rows.told(at - LOOKS_BACK)}


def counted_letters(since: date) -> dict[int, list[tuple[date, datetime | None]]]:
    """{person: (the day that a letter counts for, when it left)} from this day on: one that had to wait takes the day of its leaving."""
    found = defaultdict(list)
    counted = LetterDay.select(LetterDay.person, LetterDay.on, Letter.sent_at)
    counted = counted.join(Letter, JOIN.LEFT_OUTER, on=(Letter.key == LetterDay.key))
    for person, on, sent_at in counted.where(LetterDay.on >= since).order_by(LetterDay.id).tuples():
        found[person].append((on, sent_at))
    return found


def still_waiting() -> set[int]:
    """Whose last counted letter has not left yet: while no server takes letters, they do not pile up."""
    unsent = Letter.sent_at.is_null() & Letter.dropped_at.is_null() & (Letter.tries < MOST_TRIES)
    found = LetterDay.select(LetterDay.person).join(Letter, on=(Letter.key == LetterDay.key)).where(unsent)
    return {person for (person,) in found.distinct().order_by(LetterDay.person).tuples()}


def open_closes() -> ModelSelect:
    """The proposed closes that are neither kept open nor closed, each with its mentorship; the oldest first."""
    found = ProposedClose.select(ProposedClose, Mentorship).join(Mentorship)
    return found.where(ProposedClose.waits()).order_by(ProposedClose.id)


def proposed_close() -> ModelSelect:
    """The id of the close that is proposed now, to be selected beside a Mentorship; nothing for most."""
    mine = ProposedClose.mentorship == Mentorship.id
    return ProposedClose.select(fn.MAX(ProposedClose.id)).where(mine, ProposedClose.waits())


def waiting_for_a_partner(on: date) -> dict[int, int]:
    """{program: how many people with a complete profile have nobody yet} on this day."""
    has_partner = Member.select(Member.id).join(Mentorship).where(Member.enrollment == Enrollment.id, Mentorship.ended_at.is_null())
    found = Enrollment.select(Enrollment.program, fn.COUNT(Enrollment.id)).where(
        Enrollment.completed_at.is_null(False), is_available(on), ~fn.EXISTS(has_partner)
    )
    return dict(found.group_by(Enrollment.program).order_by(Enrollment.program).tuples())


def _facts(row: Mentorship, at: datetime, seats: dict, meetings: dict, changes: dict) -> tuple:
    """What a Standing begins with."""
    numbers = (row.started_at, row.program.ends_on, row.days_between_sessions, row.sessions_agreed)
    return at, row.id, row.program.id, row.program.format, *numbers, tuple(seats[row.id]), tuple(meetings[row.id]), tuple(changes[row.id])


def _seats(members: Iterable[Member], at: datetime) -> dict[int, list[Seat]]:
    on, found = at.date(), defaultdict(list)
    for row in members:
        is_paused = row.enrollment.is_paused(on)
        rested_until = row.enrollment.paused_until if row.enrollment.paused_at and not is_paused else None
        found[row.mentorship_id].append(Seat(row.person.id, row.role, is_paused or row.person.left_at is not None, rested_until))
    return found


def _meetings(sessions: Iterable, logs: Iterable, moves: Iterable) -> dict[int, list[Meeting]]:
    said, moved, found = defaultdict(dict), {}, defaultdict(list)
    for log in logs:
        said[log.session_id][log.written_by_id] = log.outcome == HAPPENED
    for move in moves:
        moved[move.session.id] = move.moved_at
    for row in sessions:
        set_at = moved.get(row.id, row.planned_at)
        found[row.mentorship_id].append(Meeting(row.id, row.starts_at, row.ends_at, set_at, said[row.id]))
    return found


def _changes(moves: Iterable, cancellations: Iterable) -> dict[int, list[Change]]:
    found = defaultdict(list)
    for row in moves:
        move = Change(row.moved_at, row.side, f"move/{row.id}", False, row.session.id, row.from_at, row.to_at)
        found[row.session.mentorship_id].append(move)
    for row in cancellations:
        found[row.session.mentorship_id].append(Change(row.cancelled_at, row.side, f"cancellation/{row.id}", True, row.session.id))
    return found


def _goals_due(on: date) -> dict[int, list[tuple[int, date]]]:
    """Of private goals, too: a day and its owner are no words."""
    near = Goal.due_on.between(on - timedelta(days=10), on + timedelta(days=2))
    goals = Goal.select(Goal.mentorship, Goal.owner, Goal.due_on).where(near, Goal.reached_at.is_null())
    found = defaultdict(list)
    for mentorship, owner, due_on in goals.order_by(Goal.id).tuples():
        found[mentorship].append((owner, due_on))
    return found


def _commitments_due(on: date) -> dict[int, list[tuple[int, int, date, int]]]:
    """{mentorship: (commitment, its maker, the day it was made, days since)} of what is about to be followed up, without its words."""
    found = defaultdict(list)
    for days in COMMITMENT_DAYS:
        said = FollowUp.select(FollowUp.commitment).where(FollowUp.days == days)
        day = on - timedelta(days=days)
        near = Commitment.made_on.between(day - timedelta(days=10), day + timedelta(days=2))
        kept = Commitment.select(Commitment.mentorship, Commitment.id, Commitment.made_by, Commitment.made_on)
        for mentorship, *promise in kept.where(near, Commitment.id.not_in(said)).order_by(Commitment.id).tuples():
            found[mentorship].append((*promise, days))
    return found


def _open_closes(*such) -> dict[int, Close]:
    return {row.mentorship_id: Close(row.id, row.proposed_at, row.closes_at) for row in open_closes().where(*such)}


def _assistants() -> dict[int, list[int]]:
    """{mentorship: who keeps its leader's diary}"""
    found = defaultdict(list)
    for mentorship, person in rows.diaries():
        found[mentorship].append(person)
    return found


def _kept(*such) -> dict[int, datetime]:
    """When each mentorship was kept open last."""
    kept = ProposedClose.select(ProposedClose.mentorship, ProposedClose.kept_at).where(ProposedClose.kept_at.is_null(False), *such)
    return dict(kept.order_by(ProposedClose.kept_at, ProposedClose.id).tuples())
