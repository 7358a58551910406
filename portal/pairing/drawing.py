"""Draws a round: asks the engine for the best assignment, has the proof checked, and writes the proposals down."""
from datetime import datetime

from portal.announcements import announce
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.pairing.holding import hold
from portal.pairing.looks import looks_of, weight_of
from portal.pairing.models import Proposal, Round
from portal.pairing.news import RoundDrawn
from portal.pairing.part_rows import part_rows
from portal.pairing.rounds.inputs import packed
from portal.pairing.rounds.solving import READING, WRITING, Solved, price_of_locks, solve
from portal.pairing.rounds.task import Task, task_of
from portal.people.models import Person

DONE = 100


def draw(round_: Round, *, at: datetime) -> None:
    """Fill a round with its pairs, in one transaction, unless that was done meanwhile. Same field, same pairs."""

    def tell(step: int) -> None:
        Round.update(progress=step).where(Round.id == round_.id).execute()

    tell(READING)
    task = task_of(round_, at.date())
    solved = solve(task, tell)
    price = price_of_locks(task, solved)
    rows = rows_of(task, solved, price)
    tell(WRITING)
    _write(round_, task, solved, price, rows, at)


def rows_of(task: Task, solved: Solved, price: dict | None) -> list[dict]:
    """The proposals of a solved task as rows without their round: places, points that coordinators may read, and looks."""
    looks = looks_of(task, solved, price)
    rows = zip(solved.pairs, looks, strict=True)
    return [{**_arithmetic(task, *pair, solved.place(pair)), "looks": found, "weight": weight_of(found)} for pair, found in rows]


def _write(round_: Round, task: Task, solved: Solved, price: dict | None, rows: list[dict], at: datetime) -> None:
    people = task.field
    with db.atomic():
        hold(Round, round_.id)
        if Round.select().where(Round.id == round_.id, Round.drawn_at.is_null(False)).exists():
            # Another worker was faster, and its pairs may have been released since.
            return
        for start in range(0, len(rows), 100):
            Proposal.insert_many([{"round": round_.id, **row} for row in rows[start : start + 100]]).execute()
        round_.mentors, round_.mentees = len(people.mentors), len(people.mentees)
        round_.placed, round_.total, round_.certificate = solved.placed, solved.points, solved.certificate
        round_.unplaced, round_.spare, round_.lock_price = list(solved.unplaced), list(solved.spare), price
        round_.kept = solved.kept if round_.base_id else None
        round_.inputs = None if _somebody_left(round_, people) else packed(task, [(row["mentor"], row["mentee"]) for row in rows])
        round_.drawn_at, round_.progress = at, DONE
        round_.save()
        announce(RoundDrawn((*people.mentor_ids, *people.mentee_ids), at))


def _somebody_left(round_: Round, people) -> bool:
    """Whether somebody in it left the company while it was drawn: they may have erased what it was drawn from."""
    rows = Enrollment.select(Enrollment.id).join(Person).where(Enrollment.program == round_.program_id, Person.left_at >= round_.asked_at)
    return bool({place for (place,) in rows.tuples()} & {*people.mentor_ids, *people.mentee_ids})


def _arithmetic(task: Task, mentor: int, mentee: int, place: int) -> dict:
    """What is written down of a pair: what answers kept for pairing earned is not."""
    from portal.pairing.matching.explain import explain

    people = task.field
    told = explain(people.mentors[mentor], people.mentees[mentee], people.rules, place)
    score, parts, has_kept = part_rows(told, people)
    ids = {"mentor": people.mentor_ids[mentor], "mentee": people.mentee_ids[mentee]}
    return {**ids, "score": score, "parts": parts, "has_kept": has_kept}
