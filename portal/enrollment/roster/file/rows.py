"""What the reader hands over: rows, problems, counts."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

REFUSED, WARNED = "refused", "warned"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One good row; `line` is its line as a spreadsheet shows it, the header being 1."""

    line: int
    employee_id: str
    email: str
    given_name: str
    family_name: str
    title: str
    job_level: int
    department: str
    location: str
    country: str
    timezone: str | None
    languages: tuple[str, ...]
    manager_employee_id: str | None
    hired_on: date | None
    status: str

    def to_json(self) -> dict[str, Any]:
        """The row as JSON holds it."""
        return _values(self) | {"languages": list(self.languages), "hired_on": self.hired_on and self.hired_on.isoformat()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "RosterRow":
        """The row that `to_json` wrote."""
        hired_on = data["hired_on"] and date.fromisoformat(data["hired_on"])
        return cls(**data | {"languages": tuple(data["languages"]), "hired_on": hired_on})


def _values(row: RosterRow) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell; `line` 0 means the whole file, `column` "" the whole row, `reason` is a sentence by str()."""

    line: int
    column: str
    verdict: str
    reason: Any

    def to_json(self) -> dict[str, Any]:
        """The problem as JSON holds it, its sentence in the language of this moment."""
        return {"line": self.line, "column": self.column, "verdict": self.verdict, "reason": str(self.reason)}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows were read, and what became of them: good + refused = read; active + leave + gone = good."""

    read: int = 0
    good: int = 0
    warned: int = 0
    refused: int = 0
    active: int = 0
    leave: int = 0
    gone: int = 0

    def to_json(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """A roster, read: good rows and problems by line, counts, the file's headers and the mapping {header: column} that was used.

    `numbers` are the employee ids of all rows, refused ones too; `nameless` counts the rows in which none could be made out.
    """

    rows: tuple[RosterRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: Counts = Counts()
    headers: tuple[str, ...] = ()
    mapping: dict[str, str] | None = None
    numbers: frozenset[str] = frozenset()
    nameless: int = 0

    @property
    def refusal(self) -> Any:
        """The sentence for which the whole file was refused, or None."""
        whole = self.problems[0] if self.problems and not self.counts.read else None
        return whole and whole.reason


def count(read: int, rows: Iterable[RosterRow], problems: Iterable[Problem]) -> Counts:
    """The counts over good rows and the problems found."""
    statuses = [row.status for row in rows]
    return Counts(
        read=read,
        good=len(statuses),
        warned=len({problem.line for problem in problems if problem.verdict == WARNED}),
        refused=read - len(statuses),
        active=statuses.count("active"),
        leave=statuses.count("leave"),
        gone=statuses.count("gone"),
    )
