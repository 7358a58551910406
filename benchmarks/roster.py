"""A file from HR of 2,000 and of 20,000 people, all new, all changed, none changed: the worker's check, the one transaction, memory.

Where people change, each has an account that follows. CPU is the process’s; the clock depends on what else the machine does.

`python -m benchmarks.roster FOLDER PEOPLE FIRST...` is one process of it: it takes in the named files, and tells of the last one.
"""
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from unittest.mock import patch

from peewee import Value

from benchmarks.house import opened
from portal import migrating
from portal.clock import now
from portal.db import connect, db
from portal.enrollment.models import Employee
from portal.enrollment.roster import actions as roster_actions
from portal.enrollment.roster.taking_in import check_in
from portal.people.models import Person

SIZES = (2_000, 20_000)
HEAD = (
    "employee_id,email,first_name,last_name,title,job_level,department,location,country,timezone,languages,manager_id,hire_date,"
    "employment_status"
)
# What is taken in before, and what is measured.
FILES = {"all new": ((), "first"), "all changed": (("first",), "second"), "none changed": (("first",), "first")}


def measure(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    found = {(name, size): _told(name, size) for name in FILES for size in sizes}
    rows = []
    for (name, size), told in found.items():
        what = f"roster of {size:,}, {name}"
        rows.append((f"{what}: check and stage, CPU", f"{told['check']:.2f} s"))
        rows.append((f"{what}: the one transaction, CPU; by the clock", f"{told['apply']:.2f} s; {told['apply_by_clock']:.2f} s"))
        rows.append((f"{what}: most memory of the process", f"{told['memory']} MB"))
    small, large = sizes
    for name in FILES:
        cost = [(told := found[name, size])["check"] + told["apply"] for size in sizes]
        rows.append((f"roster, {name}: CPU of a row of {large:,} to one of {small:,}", f"{cost[1] / large / (cost[0] / small):.2f}"))
    return rows


def content(people: int, version: str) -> bytes:
    """A roster of so many people; between versions everybody's title, address and manager differ."""
    step = {"first": 10, "second": 11}[version]
    lines = (
        f"{number:06},p{number}@{version}.example,Given{number},Family{number},Title {version},{1 + number % 9},Department {number % 12},"
        f"Site {number % 6},FR,Europe/Paris,fr;en,{max(1, number // step):06},2020-01-{1 + number % 28:02},active"
        for number in range(2, people + 1)
    )
    chief = f"000001,p1@{version}.example,Given1,Family1,Title {version},1,Department 1,Site 1,FR,Europe/Paris,fr;en,,2020-01-01,active"
    return "\n".join([HEAD, chief, *lines]).encode()


def _told(name: str, people: int) -> dict:
    before, measured = FILES[name]
    with tempfile.TemporaryDirectory() as folder:
        for versions in ([*before] if before else [], [measured]):
            if versions:
                command = [sys.executable, "-m", "benchmarks.roster", folder, str(people), *versions]
                told = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(told)


def take_in(folder: Path, people: int, version: str) -> dict:
    """Check and apply one file in the portal of this folder; CPU seconds of both, and the seconds of the transaction."""
    at, rosters = now(), folder / "rosters"
    check, row = _timed(
        lambda: check_in(content(people, version), file_name=f"{version}.csv", source="hr", folder=rosters, by=None, at=at, is_full=True)
    )
    assert row.checked_at and not row.counts["refused"], row.failure
    # The transaction is over when the rows of earlier files are forgotten, which is another one.
    ends = []
    with patch.object(roster_actions, "_forget_earlier", lambda _row: ends.append((process_time(), perf_counter()))):
        began = process_time(), perf_counter()
        roster_actions.apply(row, by=None, at=at, folder=rosters)
    end = ends[0] if ends else (process_time(), perf_counter())
    return {"check": check, "apply": end[0] - began[0], "apply_by_clock": end[1] - began[1]}


def _give_accounts() -> None:
    """Let everybody on the roster have an account, which follows the next file."""
    at = Value(now().replace(tzinfo=None), converter=False)
    columns = (Employee.email, Employee.given_name, Employee.family_name, Employee.timezone, at)
    fields = (Person.email, Person.given_name, Person.family_name, Person.timezone, Person.joined_at)
    with db.atomic():
        Person.insert_from(Employee.select(*columns).order_by(Employee.id), fields).execute()
        account = Person.select(Person.id).where(Person.email == Employee.email)
        Employee.update(person=account).execute()


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    started = process_time()
    result = work()
    return process_time() - started, result


def main(folder: Path, people: int, versions: list[str]) -> None:
    """One process: what it tells of the last file."""
    app = opened(folder)
    with app.app_context():
        connect()
        migrating.migrate(folder)
        for version in versions:
            told = take_in(folder, people, version)
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if not Person.select().exists():
            _give_accounts()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
