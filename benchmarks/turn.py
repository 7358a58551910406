"""What a turn of the schedule costs, which comes every quarter of an hour: with twenty thousand people, and with two thousand."""
import resource
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from peewee import fn

from benchmarks.house import another_database, filled, open_portal, statements
from portal.care.actions import let_nobody_fall_silent
from portal.db import connect, db
from portal.sessions.models import MentoringSession

SMALL, LARGE = 2_000, 20_000
PARIS = ZoneInfo("Europe/Paris")


def measure(small: int = SMALL, large: int = LARGE) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    with tempfile.TemporaryDirectory() as folder:
        app, _tokens = open_portal(Path(folder), small)
        with app.app_context():
            first, few = _turns()
        another_database(Path(folder))
        filled(app, large)
        before = _most_memory()
        with app.app_context():
            busy, quiet = _turns()
        for_each = (quiet.seconds / large) / (few.seconds / small)
        return [
            (f"a turn that finds nothing new, {large:,} people, CPU", f"{quiet.seconds:.2f} s"),
            (f"a turn that finds nothing new, {large:,} people to {small:,}, CPU for each person", f"{for_each:.2f}"),
            (f"a turn that finds nothing new: statements with {small:,} people; with {large:,}", f"{few.statements}; {quiet.statements}"),
            (f"the day before everybody's session, {large:,} people: letters; CPU", f"{busy.letters:,}; {busy.seconds:.1f} s"),
            (f"{large:,} people: memory above the portal and its pages", f"{(_most_memory() - before) / 1024:.0f} MB"),
        ]


class Cost:
    """One turn: its processor's time, how many statements it took, how many letters it sent."""

    def __init__(self, at: datetime):
        with statements() as found:
            started = process_time()
            self.letters = let_nobody_fall_silent(at=at)
            self.seconds = process_time() - started
        self.statements = len(found)


def _turns() -> tuple[Cost, Cost]:
    """The turn on the working day before everybody's next session, and the cheapest of three that come later, when all is told."""
    if db.is_closed():
        connect()
    at = _ten_o_clock(MentoringSession.select(fn.MAX(MentoringSession.starts_at)).scalar().astimezone(PARIS))
    return Cost(at), min((Cost(at + timedelta(minutes=15)) for _time in range(3)), key=lambda cost: cost.seconds)


def _ten_o_clock(before: datetime) -> datetime:
    """Ten o'clock in Paris of the working day before."""
    day = before - timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def _most_memory() -> int:
    """The most memory that this process has held so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
