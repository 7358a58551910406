"""The points of a program's mentorships, counted by the database: facts alone, in one statement however many mentorships there are."""
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, Case, ModelSelect, Value, fn

from portal.db import days_until
from portal.desk.health.points import (
    BANDS,
    QUIET_AFTER,
    QUIET_BEYOND,
    REMEMBERED,
    REPORTED_WITHIN,
    SIGNED_WITHIN,
    WEIGHTS,
    WHOLE,
    points_of,
)
from portal.desk.mentorship_queries import START, Line, Lines, line
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.programs.formats import BOOKS
from portal.programs.models import Program
from portal.sessions.models import ENDING, Cancellation, MentoringSession, Move, SessionLog
from portal.sessions.queries import is_cancelled, is_disputed

FACTS = tuple(weight.fact for weight in WEIGHTS)
PLANNED_WITHIN = 2


@dataclass(frozen=True)
class Scored:
    """One mentorship on the desk, with the facts that its points are made of and the days since its last session or its beginning."""

    line: Line
    days: int
    facts: dict[str, int]
    # None for one that has ended.
    points: int | None


class Scores(Lines):
    """The mentorships of a program at a moment, as `Lines` has them, with `points` to order and narrow them by."""

    def __init__(self, program: Program, at: datetime, only: list[int] | None = None):
        super().__init__(program, at, only)
        self._papers, self._recent = _papers(self._these).alias("papers"), _recent(self._these, at).alias("recent")
        self._changed = _changed(self._these, BOOKS.get(program.format), at).alias("changed")
        self.is_over = program.ends_on < at.date()
        self.days = days_until(fn.DATE(fn.COALESCE(self.last_at, Mentorship.started_at)), at.date())
        self.facts = self._facts()
        # Below nothing, too, so that of two at the end the worse one comes first.
        costs = sum((_cost(weight, self.facts[weight.fact]) for weight in WEIGHTS), start=Value(0))
        self.points = Case(None, [(Mentorship.ended_at.is_null(), Value(WHOLE) - costs)], None)

    def select(self) -> ModelSelect:
        """All of them with people and facts, in no order; the rows are what `scored` takes."""
        return super().select().select_extend(self.days, *(self.facts[fact] for fact in FACTS)).tuples()

    def is_in(self, band: str) -> list:
        """The conditions that one is in this band; what has ended is in none."""
        ends = [*BANDS.values(), WHOLE + 1]
        place = list(BANDS).index(band)
        # Points may lie below nothing here.
        above = Mentorship.ended_at.is_null() if place == 0 else self.points >= ends[place]
        return [above, self.points < ends[place + 1]]

    def bands(self) -> dict[str, int]:
        """{band: how many of those that last}, in one statement."""
        cases = [(self.points >= BANDS[band], band) for band in reversed(BANDS)]
        lowest = next(iter(BANDS))
        found = self._joined(Mentorship.select(Case(None, cases, lowest).alias("band"))).where(Mentorship.ended_at.is_null()).alias("found")
        rows = dict(Mentorship.select(found.c.band, fn.COUNT(1)).from_(found).group_by(found.c.band).tuples())
        return {band: rows.get(band, 0) for band in BANDS}

    def _facts(self) -> dict:
        nothing, none_held = self.next_at.is_null(), self.held == 0
        is_silent, is_unconfirmed = self._silence()
        quiet = (self.days > QUIET_AFTER) & (self.days > Mentorship.days_between_sessions + QUIET_BEYOND)
        to_come = (self.held < Mentorship.sessions_agreed) & nothing
        due = (none_held & (self.days >= PLANNED_WITHIN)) | (~none_held & (self.days * 2 >= Mentorship.days_between_sessions))
        unsigned = self._papers.c.unsigned
        return {
            "silent": _flag(is_silent),
            "late": _flag(~is_silent & self._is_late()),
            "quiet": _flag(~is_silent & quiet),
            "unconfirmed": _flag(is_unconfirmed),
            "missing": Case(None, [(self.due > self.held, self.due - self.held)], 0),
            "disputed": fn.COALESCE(self._recent.c.disputed, 0),
            "changes": fn.COALESCE(self._changed.c.changes, 0),
            # After a program's last day there is nothing to plan.
            "unplanned": _flag(to_come & due) if not self.is_over else _flag(Mentorship.id.is_null()),
            "unreported": fn.COALESCE(self._recent.c.unreported, 0),
            "unsigned": _flag((unsigned > 0) & (Mentorship.started_at <= self.at - SIGNED_WITHIN)),
            "unread": fn.COALESCE(self._papers.c.unread, 0),
        }

    def _joined(self, select: ModelSelect) -> ModelSelect:
        rows = super()._joined(select)
        for table in (self._papers, self._recent, self._changed):
            rows = rows.join_from(Mentorship, table, JOIN.LEFT_OUTER, on=table.c.mentorship_id == Mentorship.id)
        return rows


def scored(row: tuple) -> Scored:
    """A row of `Scores.select`."""
    count = len(FACTS)
    one, days, facts = line(row[: -count - 1]), row[-count - 1], dict(zip(FACTS, row[-count:], strict=True))
    return Scored(one, days, facts, None if one.state == "ended" else points_of(facts))


def scores_of(program: Program, at: datetime, numbers) -> list[Scored]:
    """These mentorships of the program in this order."""
    found = {row[0]: scored(row) for row in Scores(program, at, list(numbers)).select()} if numbers else {}
    return [found[number] for number in numbers if number in found]


def _cost(weight, count):
    return Case(None, [(count >= many, points) for many, points in weight.steps], 0)


def _flag(condition):
    return Case(None, [(condition, 1)], 0)


def _papers(these) -> ModelSelect:
    """By mentorship: how many of its members have not signed the agreement as it stands, and have not read the orientation."""
    later = AgreementVersion.alias()
    newest = later.select(fn.MAX(later.number)).where(later.mentorship == AgreementVersion.mentorship)
    holding = AgreementVersion.select(AgreementVersion.id, AgreementVersion.mentorship).where(AgreementVersion.number == newest)
    holding = holding.alias("holding")
    read = (Orientation.enrollment == Member.enrollment) & Orientation.finished_at.is_null(False)
    mine = (Signature.version == holding.c.id) & (Signature.person == Member.person)
    members = fn.COUNT(Member.id)
    counts = ((members - fn.COUNT(Signature.id)).alias("unsigned"), (members - fn.COUNT(Orientation.id)).alias("unread"))
    return (
        Member.select(Member.mentorship, *counts)
        .join(Mentorship)
        .join_from(Member, holding, JOIN.LEFT_OUTER, on=Member.mentorship == holding.c.mentorship_id)
        .join_from(Member, Signature, JOIN.LEFT_OUTER, on=mine)
        .join_from(Member, Orientation, JOIN.LEFT_OUTER, on=read)
        .where(these, Mentorship.ended_at.is_null())
        .group_by(Member.mentorship)
    )


def _recent(these, at: datetime) -> ModelSelect:
    """By mentorship, of the last weeks: sessions that its members report differently, and those that nobody reports after a week."""
    silent = ~fn.EXISTS(SessionLog.select(SessionLog.id).where(SessionLog.session == MentoringSession.id))
    unreported = _flag(silent & (START <= at - REPORTED_WITHIN))
    counts = (fn.SUM(_flag(is_disputed())).alias("disputed"), fn.SUM(unreported).alias("unreported"))
    rows = MentoringSession.select(MentoringSession.mentorship, *counts).join(Mentorship)
    rows = rows.where(these, Mentorship.ended_at.is_null(), START > at - REMEMBERED, START <= at, ~is_cancelled())
    return rows.group_by(MentoringSession.mentorship)


def _changed(these, side: str | None, at: datetime) -> ModelSelect:
    """By mentorship, of the last weeks: sessions that the side which books moved or cancelled; among peers either side."""
    since: datetime = at - REMEMBERED
    moved = Move.select(Move.session).where(Move.moved_at > since, *_from(Move, side))
    cancelled = Cancellation.select(Cancellation.session).where(Cancellation.cancelled_at > since, *_from(Cancellation, side))
    rows = MentoringSession.select(MentoringSession.mentorship, fn.COUNT(MentoringSession.id).alias("changes")).join(Mentorship)
    rows = rows.where(these, Mentorship.ended_at.is_null(), MentoringSession.id.in_(moved) | MentoringSession.id.in_(cancelled))
    return rows.group_by(MentoringSession.mentorship)


def _from(table, side: str | None) -> list:
    """The conditions that a change came from this side; what an ending called off was nobody's change."""
    return [table.side == side] if side else [table.side != ENDING]
