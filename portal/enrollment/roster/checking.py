"""The worker's part of a file: it is opened, its rows are checked against the roster and staged, and nothing on the roster changes."""
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from portal.clock import now
from portal.db import db
from portal.enrollment.roster.compare import (
    Compared,
    Standing,
    absent,
    compare,
    standing_by_number,
    without_lost_managers,
    without_taken_addresses,
)
from portal.enrollment.roster.file.cells import records
from portal.enrollment.roster.file.decode import Unreadable
from portal.enrollment.roster.file.opening import Opened
from portal.enrollment.roster.file.reader import read_opened
from portal.enrollment.roster.file.rows import REFUSED, Problem, Reading, count
from portal.enrollment.roster.mappings import remembered
from portal.enrollment.roster.models import ABSENT, BACK, CHANGED, LEAVER, NEW, UNCHANGED, UNUSABLE, RosterImport, StagedRow
from portal.enrollment.roster.queries import changes_so_far, standing_rows
from portal.enrollment.roster.staging import chunks, put_rows, values_of

# The names under which a file's page counts the kinds.
COUNTED = {NEW: "new", CHANGED: "changed", UNCHANGED: "unchanged", LEAVER: "leavers", BACK: "back", ABSENT: "absent"}


class TakenOver(Exception):
    """Another worker has the file meanwhile, or somebody discarded it."""


class Hold:
    """A worker's hold on a file: each sign of life is written only while nobody else has taken it up."""

    def __init__(self, roster_import: RosterImport):
        self.id, self._last = roster_import.id, roster_import.worked_at

    def note(self, **facts) -> None:
        """Write these columns and a sign of life. Raises TakenOver."""
        at = now()
        mine = (RosterImport.id == self.id) & (RosterImport.worked_at == self._last) & RosterImport.checked_at.is_null()
        still_open = RosterImport.discarded_at.is_null() & RosterImport.applied_at.is_null()
        if not RosterImport.update(worked_at=at, **facts).where(mine, still_open).execute():
            raise TakenOver
        self._last = at


def note_opened(roster_import: RosterImport, opened: Opened, hold: Hold) -> bool:
    """Keep what the file's columns are; whether what they mean is known from an earlier file of the same source."""
    headers = [{"header": header, "samples": list(some)} for header, some in zip(opened.headers, opened.samples, strict=True)]
    facts = {"headers": headers, "sheet": opened.sheet, "sheets": list(opened.sheets), "rows_total": opened.rows}
    earlier = remembered(roster_import.source, list(opened.headers))
    if earlier:
        facts |= {"columns": earlier.columns, "date_format": earlier.date_format, "is_full": earlier.is_full}
        facts["columns_of"] = earlier.chosen_at
    hold.note(**facts)
    return earlier is not None


def check(roster_import: RosterImport, opened: Opened, hold: Hold, *, at: datetime) -> None:
    """Read every row, compare it with the roster and stage what it would change. Raises Unreadable, TakenOver."""
    changes = changes_so_far()
    standing = standing_by_number(standing_rows())
    hold.note(rows_done=0, rows_total=max(opened.rows - 1, 1))
    findings = Findings(_read(roster_import, opened, standing, at, lambda read: hold.note(rows_done=read // 2)), standing)
    with db.atomic():
        StagedRow.delete().where(StagedRow.roster_import == roster_import).execute()
    for some in chunks(findings.rows(roster_import, opened, at)):
        with db.atomic():
            put_rows(some)
            hold.note(rows_done=(findings.counts["read"] + findings.passed) // 2, rows_total=findings.counts["read"])
    changed = sum(findings.counts[COUNTED[kind]] for kind in (NEW, CHANGED, BACK, LEAVER))
    changed += findings.counts["absent"] if findings.marks_absent(roster_import) else 0
    done = {"rows_done": findings.counts["read"], "rows_total": findings.counts["read"], "counts": findings.counts}
    hold.note(**done, changes=changed, compared_with=changes, checked_at=at)


def _read(roster_import: RosterImport, opened: Opened, standing: dict[str, Standing], at: datetime, tell: Callable) -> Reading:
    managers = {number: person.manager for number, person in standing.items()}
    reading = read_opened(opened, roster_import.columns, roster_import.date_format, at.date(), managers, tell)
    if reading.refusal:
        raise Unreadable(reading.refusal)
    kept, taken = without_taken_addresses(reading.rows, standing)
    kept, lost = without_lost_managers(kept, standing)
    if not taken:
        return reading
    lines = {problem.line for problem in taken}
    problems = [each for each in reading.problems if each.line not in lines] + taken + lost
    problems.sort(key=lambda each: each.line)
    counts = count(reading.counts.read, kept, problems)
    return replace(reading, rows=tuple(kept), problems=tuple(problems), counts=counts)


@dataclass
class Findings:
    """What a reading is beside the roster; `counts` are complete once `rows` has been walked through."""

    reading: Reading
    standing: dict[str, Standing]
    counts: dict[str, int] = field(init=False)
    passed: int = 0

    def __post_init__(self):
        here = sum(person.status != "gone" for person in self.standing.values())
        self.counts = self.reading.counts.to_json() | dict.fromkeys(COUNTED.values(), 0) | {"standing": here}
        self.counts["nameless"] = self.reading.nameless

    def marks_absent(self, roster_import: RosterImport) -> bool:
        """Whether who is not in the file has left: it holds everybody, and of each line it can be told whose it is."""
        return roster_import.is_full and not self.reading.nameless

    def rows(self, roster_import: RosterImport, opened: Opened, at: datetime) -> Iterator[tuple]:
        """The rows to stage: what changes, and the lines that want a look, with their cells."""
        problems = _by_line(self.reading.problems)
        cells = _cells_of(opened, problems)
        for found in self._compared(roster_import, at):
            self.passed += 1
            said = problems.pop(found.line, []) if found.line else []
            if found.kind != UNCHANGED or said:
                yield values_of(roster_import.id, found, said, cells.get(found.line))
        for line, said in sorted(problems.items()):
            yield values_of(roster_import.id, Compared(UNUSABLE, line), said, cells.get(line))

    def _compared(self, roster_import: RosterImport, at: datetime) -> Iterator[Compared]:
        mapped, today = frozenset(self.reading.mapping.values()), at.date()
        for row in self.reading.rows:
            yield self._counted(compare(row, self.standing.get(row.employee_id), mapped, today))
        for found in absent(self.standing, self.reading.numbers, today):
            self._counted(found)
            if self.marks_absent(roster_import):
                yield found

    def _counted(self, found: Compared) -> Compared:
        self.counts[COUNTED[found.kind]] += 1
        return found


def _by_line(problems: Iterable[Problem]) -> dict[int, list[dict]]:
    """{line: its problems}; of a refused line, what was refused comes first."""
    found: dict[int, list[dict]] = defaultdict(list)
    for problem in sorted(problems, key=lambda each: each.verdict != REFUSED):
        found[problem.line].append({name: value for name, value in problem.to_json().items() if name != "line"})
    return dict(found)


def _cells_of(opened: Opened, lines: dict[int, list[dict]]) -> dict[int, list[str]]:
    """{line: its cells as they stand in the file} of the lines that want a look."""
    return {record.line: record.cells for record in records(opened.text, opened.separator) if record.line in lines} if lines else {}
