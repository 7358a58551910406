"""The ledger of what was published before there was one: worked out from the rows of today, as well as these know.

What cannot be known any more: an invitation that was withdrawn since, an entry that was logged since for an earlier day, a
place that was paused or a goal that was moved since, who has changed departments, and whom the roster named then. For these,
today's state stands for that of the day.
"""
from dataclasses import replace
from datetime import UTC, datetime, time

from portal.db import at_one_moment, db
from portal.programs.models import Program
from portal.sessions.queries import topics_of
from portal.summaries.departments import departments_of
from portal.summaries.disclosure.ledger import keep_entries, numbers_of, rows_of, without_entries
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.disclosure.shapes import ALL, Past, Table, name_of
from portal.summaries.facts import STAYED_FOR, facts_of
from portal.summaries.measures import MEASURES
from portal.summaries.models import Publication
from portal.summaries.rows import Facts, Pair
from portal.summaries.spans import months_of, windows_of
from portal.summaries.subjects import Subjects
from portal.summaries.tables import DEPARTMENT, MONTH, SessionsTable, measure_table, mentorships_table


def reconstruct(program: Program, at: datetime) -> None:
    """Write the entries that are missing of published summaries: all of them or none, once they are worked out."""
    published = without_entries(program)
    if not published:
        return
    numbers, days, found = numbers_of(program, at), [], []
    with at_one_moment():
        facts = facts_of(program, at)
        for publication in published:
            found.append((publication, rows_of(_entries(publication, as_it_was(facts, publication), numbers, days))))
            days.append(publication.as_of)
    with db.atomic():
        for publication, rows in found:
            keep_entries(publication, rows, is_reconstructed=True)


def as_it_was(facts: Facts, publication: Publication) -> Facts:
    """The facts of today without what began after the figures of `publication` were taken."""
    at = min(publication.drafted_at, datetime.combine(publication.as_of, time.max, UTC))
    places = [
        replace(one, completed_at=_until(at, one.completed_at)) for one in facts.places if one.started_at is None or one.started_at <= at
    ]
    pairs = [replace(one, ended_at=_until(at, one.ended_at)) for one in facts.pairs if one.started_at <= at]
    known = {pair.id for pair in pairs}
    meetings = [one for one in facts.meetings if one.pair in known and (one.starts_at <= at or not one.is_held)]
    met = {one.id for one in meetings}
    return replace(
        facts, at=at, places=places, pairs=pairs, sent=[one for one in facts.sent if one.at <= at], meetings=meetings,
        signings=[replace(one, by={person: signed for person, signed in one.by.items() if signed <= at}) for one in facts.signings],
        promises=[one for one in facts.promises if one.made_on <= at.date()],
        staff=facts.staff if publication.program.starts_on + STAYED_FOR <= at.date() else [],
        talks=[one for one in facts.talks if one.id in met],
    )


def _until(at: datetime, moment: datetime | None) -> datetime | None:
    return moment if moment is not None and moment <= at else None


def _entries(publication: Publication, facts: Facts, numbers: Numbers, days: list) -> dict[str, Past]:
    figures, today = publication.figures, facts.at.date()
    shown = {row["key"] for row in figures["measures"] if row["value"] is not None}
    entries = {
        key: _past(measure_table(key, measure.count(facts), numbers, measure.window(today)), _all(key in shown))
        for key, measure in MEASURES.items()
    }
    mentorships = mentorships_table(facts, numbers)
    entries[mentorships.measure] = _past(mentorships, _all(figures["mentorships"]["live"] is not None))
    sessions = SessionsTable(facts, numbers, windows_of(facts, days)).table(_departments(facts, figures), months_of(facts))
    subjects = Subjects(facts, topics_of(publication.program_id))
    talks = subjects.table(numbers)
    return {**entries, sessions.measure: _past(sessions, _shown_sessions(figures)), talks.measure: _past(talks, subjects.names_in(figures))}


def _departments(facts: Facts, figures: dict) -> list[tuple[str, list[Pair]]]:
    return departments_of(facts, [row["name"] for row in figures["groups"]["rows"]])


def _shown_sessions(figures: dict) -> set[str]:
    departments = {name_of(DEPARTMENT, row["name"]) for row in figures["groups"]["rows"] if row["mentorships"] is not None}
    months = {name_of(MONTH, row["month"]) for row in figures["months"] if row["held"] is not None}
    return departments | months | _all(figures["sessions"]["held"] is not None)


def _all(is_shown: bool) -> set[str]:
    return {ALL} if is_shown else set()


def _past(table: Table, names: set[str]) -> Past:
    return Past({name: row.vectors for name, row in table.rows().items() if name in names}, table.owners)
