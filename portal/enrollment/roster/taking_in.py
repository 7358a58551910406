"""A file that asks nobody: read, checked and applied in one go, for the command line, the demo and whoever loads a portal by a program."""
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from portal.db import db
from portal.enrollment.roster import actions
from portal.enrollment.roster.guard import TakesAway
from portal.enrollment.roster.jobs import bring_on
from portal.enrollment.roster.models import CHECKED, RosterImport
from portal.enrollment.roster.queries import faulty_lines, open_imports
from portal.people.models import Person
from portal.words import lazy as _

DONE, NOTHING, TRIED, TOO_MANY = "done", "nothing to do", "dry run", "too many leave"
UNREADABLE, UNUSABLE, TAKES_AWAY = "unreadable", "no usable row", "nobody would administer"
EXIT_CODES = {DONE: 0, NOTHING: 0, TRIED: 0, UNREADABLE: 1, UNUSABLE: 1, TOO_MANY: 3, TAKES_AWAY: 3}


@dataclass(frozen=True)
class Report:
    """What came of a file: one of the words above, the counts, the lines with problems, and for what it was refused."""

    outcome: str
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[dict] = field(default_factory=list)
    refusal: str = ""
    leaving: int = 0

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.outcome]

    def lines(self) -> list[str]:
        """The report in sentences."""
        if self.refusal:
            return [self.refusal]
        return [str(line) for line in [*map(_told, self.problems), *self._ends()]]

    def to_json(self) -> dict:
        """The report for a program."""
        return {name: getattr(self, name) for name in ("outcome", "exit_code", "counts", "leaving", "problems", "refusal")}

    def _ends(self):
        yield _(
            "%(read)s rows read, %(refused)s refused: "
            "%(new)s new, %(changed)s changed, %(back)s back, %(leavers)s left, %(unchanged)s as before.",
            **self.counts,
        )
        if self.outcome == NOTHING:
            yield _("The roster is as the file says. Nothing changed.")
        elif self.outcome == UNUSABLE:
            yield _("No row of the file could be used. Nothing changed.")
        elif self.outcome == TRIED:
            yield _("This was a dry run. Nothing changed.")
        elif self.outcome == TOO_MANY:
            yield _(
                "Nothing changed: %(leaving)s people would lose access, which is more than usual. "
                "If that is right, add --allow-leavers %(leaving)s.",
                leaving=self.leaving,
            )


def check_in(content: bytes, *, file_name: str, source: str, folder: Path, by: Person | None, at: datetime, **more) -> RosterImport:
    """Keep a file and check it at once; what nobody said of its columns is guessed, unless `more` says it."""
    with db.atomic():
        for earlier in list(open_imports().where(RosterImport.read_by.is_null() if by is None else RosterImport.read_by == by)):
            actions.discard(earlier, folder=folder, by=by, at=at)
        row = actions.take_file(content, file_name=file_name, source=source, folder=folder, by=by, at=at)
    bring_on(row, folder, at, more)
    return RosterImport.get_by_id(row.id)


def take_in(
    content: bytes, *, folder: Path, by: Person | None, at: datetime, percent: int = 100, confirmed: int = 0, is_dry: bool = False, **about
) -> Report:
    """Check a file and apply it, unless it is a dry run; what came of it. `about` is what `check_in` takes."""
    row = check_in(content, folder=folder, by=by, at=at, **about)
    if row.state != CHECKED:
        return Report(UNREADABLE, refusal=row.failure or str(_("Somebody else took up this file meanwhile. Start again.")))
    leaving = actions.leaving_in(row)
    told = {"counts": row.counts | {"leavers": leaving}, "problems": _problems(row), "leaving": leaving}
    if row.counts["read"] and row.counts["read"] == row.counts["refused"]:
        actions.discard(row, folder=folder, by=by, at=at)
        return Report(UNUSABLE, **told)
    if is_dry:
        actions.discard(row, folder=folder, by=by, at=at)
        return Report(TRIED, **told)
    try:
        actions.apply(row, by=by, at=at, folder=folder, percent=percent, confirmed=confirmed)
    except actions.TooManyLeave:
        actions.discard(row, folder=folder, by=by, at=at)
        return Report(TOO_MANY, **told)
    except TakesAway as refused:
        actions.discard(row, folder=folder, by=by, at=at)
        names = ", ".join(person.name for person in refused.people)
        words = _("Nothing changed. Access has to stay for %(names)s, or nobody administers Upward.", names=names)
        return Report(TAKES_AWAY, refusal=str(words), **told)
    return Report(DONE if row.changes else NOTHING, **told)


def _problems(row: RosterImport) -> list[dict]:
    return [{"line": staged.line, **problem} for staged in faulty_lines(row) for problem in staged.problems]


def _told(problem: dict):
    facts = {"line": problem["line"], "column": problem["column"] or "-", "verdict": problem["verdict"], "reason": problem["reason"]}
    return _("Line %(line)s, %(column)s (%(verdict)s): %(reason)s", **facts)
