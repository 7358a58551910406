"""What the parts of the demo share: its dates, counted back from the day of loading, its people and its bulk inserts."""
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from portal.db import Table
from portal.demo.days import Hours, workday
from portal.enrollment.models import Employee
from portal.people.models import Person
from portal.programs.models import Program

CHUNK = 100
# Four months, and a little for the first pairs to meet in.
AGE_IN_DAYS = 122


@dataclass
class Place:
    """Somebody's place in the program: the enrollment with what the telling needs of its holder."""

    id: int
    person: int
    employee: Employee
    role: str
    topics: dict[str, int]
    hours: Hours


@dataclass
class Story:
    """The demo as it is being told: `at` is the moment of loading, everything else lies before it or is planned."""

    at: datetime
    program: Program | None = None
    administrator: Person | None = None
    coordinator: Person | None = None
    sponsor: Person | None = None
    # The group's own, told last.
    open_program: Program | None = None
    places: dict[int, Place] = field(default_factory=dict)
    # What somebody, by the person's id, has in the diary: (from, to).
    diary: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=dict)
    # The phrases that were used, by the mentorship's id.
    used: dict[int, set[str]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.at.date()

    @property
    def midnight(self) -> datetime:
        """The first moment of the day of loading; whatever has happened, happened before."""
        return datetime.combine(self.today, time(), UTC)

    @property
    def start(self) -> date:
        """The program's first day, a Monday."""
        day = self.today - timedelta(days=AGE_IN_DAYS)
        return day - timedelta(days=day.weekday())

    def ago(self, days: int) -> date:
        """The working day that lies about so many days back."""
        return workday(self.today - timedelta(days=days), -1)

    def before(self, days: int) -> date:
        """The working day about so many days before the program's first."""
        return workday(self.start - timedelta(days=days), -1)

    def is_free(self, person: int, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether nothing in this person's diary touches that time."""
        return all(ends_at <= first or last <= starts_at for first, last in self.diary.get(person, ()))

    def book(self, person: int, starts_at: datetime, ends_at: datetime) -> None:
        """Put it into the diary."""
        self.diary.setdefault(person, []).append((starts_at, ends_at))

    def phrase(self, rng: Random, mentorship: int, phrases: tuple[str, ...]) -> str:
        """One of the phrases that nobody in this mentorship has used yet, while there is one."""
        used = self.used.setdefault(mentorship, set())
        chosen = rng.choice([words for words in phrases if words not in used] or phrases)
        used.add(chosen)
        return chosen


def insert(model: type[Table], rows: list[dict]) -> list[int]:
    """Insert the rows, all with the same columns; their ids, in their order."""
    ids: list[int] = []
    for start in range(0, len(rows), CHUNK):
        # A database numbers the rows of one statement in their order, but may return them in another.
        ids += sorted(row.id for row in model.insert_many(rows[start : start + CHUNK]).returning(model.id).execute())
    return ids
