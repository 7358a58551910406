"""`python -m benchmarks` measures everything and writes RESULTS.md; `python -m benchmarks home` measures one and prints it;
`python -m benchmarks --only look` measures one and puts it in its place in RESULTS.md.

Each measurement runs in a process of its own, one after the other; run it on a machine that does nothing else.
"""
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from peewee import sqlite3

from benchmarks.disclosure import PEOPLE as AUDITED
from benchmarks.disclosure import PROGRAMS
from benchmarks.look import PAGES
from benchmarks.pairing import KINDS
from benchmarks.summary import SIZES

NAMES = ("home", "partial", "logged_session", "scale", "roster", "turn", "pairing", "disclosure", "summary", "look")
BARS = {
    "participant's home: portal to bare program, CPU": "3.5",
    "htmx partial (goals): portal to bare program, CPU": "4.5",
    "participant's home: 20,000 people to 200, CPU": "1.2",
    "participant's mentorship: 20,000 people to 200, CPU": "1.2",
    "desk's first page: 20,000 people to 200, CPU": "1.5",
    "logged session, 16 writing processes: refused because the database was locked": "0",
    **{f"pairing 122 x 200, {kind}: scores, assignment and proof": "100 ms" for kind in KINDS},
    **{f"pairing 1,000 x 1,000, {kind}: scores, assignment and proof": "1000 ms" for kind in KINDS},
    "pairing 10,000 x 10,000, no floor: scores, assignment and proof": "30 s",
    "pairing 10,000 x 10,000, no floor: most memory above the people": "600 MB",
    "pairing 10,000 x 10,000, no floor: scores, assignment and proof to plain SciPy": "0.6",
    **{f"roster of 20,000, {name}: the one transaction, CPU; by the clock": "2 s" for name in ("all new", "all changed", "none changed")},
    **{f"roster of 20,000, {name}: most memory of the process": "200 MB" for name in ("all new", "all changed", "none changed")},
    f"audit of a publication, {AUDITED} people, the sixth of six: median; worst of {PROGRAMS}": "200 ms; 1000 ms",
    **{f"summary of {people:,} people: size; by Chromium": "200 kB" for people in SIZES},
    "summary of 20,000 people: to Chromium; to 20 people": "; 1.2",
    **{f"{page}: performance; accessibility; best practices": "95; 100; 100" for page in PAGES},
    **{f"{page}: LCP; TBT; CLS": "1.5 s; 100 ms; 0.02" for page in PAGES},
}
RESULTS = Path(__file__).with_name("RESULTS.md")


def main(names: list[str]) -> int:
    """Measure what is named, or everything; the exit code."""
    alone = names[:1] == ["--only"]
    names = names[alone:]
    if unknown := [name for name in names if name not in NAMES]:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 1
    if alone:
        return _put_in_place(names)
    if len(names) == 1:
        rows = import_module(f"benchmarks.{names[0]}").measure()
        print(json.dumps(rows) if os.environ.get("BENCHMARKS_AS_JSON") else "\n".join(f"{name}: {figure}" for name, figure in rows))
        return 0
    found = {}
    for name in names or NAMES:
        print(f"{name} ...", flush=True)
        found[name] = _measured(name)
        print("\n".join(f"  {words}: {figure}" for words, figure in found[name]), flush=True)
    if not names:
        RESULTS.write_text(_document(found))
        print(f"Written to {RESULTS}.")
    return 0


def _put_in_place(names: list[str]) -> int:
    """Measure these and exchange their sections of RESULTS.md; the others stay as they are."""
    text = RESULTS.read_text()
    for name in names:
        rows = _measured(name)
        print("\n".join(f"{words}: {figure}" for words, figure in rows), flush=True)
        section = "\n".join(_section(name, rows, f"Measured {_when()}, apart from the rest. "))
        before, heading, rest = text.partition(f"## {name}\n")
        after = rest.partition("\n## ")
        text = before.rstrip() + "\n\n" + section + (f"\n## {after[2]}" if heading and after[1] else "")
    RESULTS.write_text(text)
    return 0


def _measured(name: str) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name], env=os.environ | {"BENCHMARKS_AS_JSON": "1"}, check=True, stdout=subprocess.PIPE
    )
    return json.loads(done.stdout)


def _document(found: dict[str, list[list[str]]]) -> str:
    lines = [
        "# What was measured",
        "",
        "Written by `python -m benchmarks`, which measures each pair of figures side by side in one run. Ratios carry over to other",
        "machines; milliseconds do not. CPU is the processor's time of one request in the process, the fastest of many short batches.",
        "",
        f"- When: {_when()}",
        f"- Where: {_processor()}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.release()}",
        f"- With: Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "",
    ]
    for name, rows in found.items():
        lines += _section(name, rows)
    return "\n".join(lines)


def _section(name: str, rows: list[list[str]], note: str = "") -> list[str]:
    lines = [f"## {name}", "", note + _said(name), "", "| what | figure | bar |", "|---|---|---|"]
    return [*lines, *(f"| {words} | {figure} | {BARS.get(words, '')} |" for words, figure in rows), ""]


def _when() -> str:
    return f"{datetime.now(UTC):%d %B %Y %H:%M} UTC; load of the machine at the end: {os.getloadavg()[1]:.1f}"


def _said(name: str) -> str:
    """The first sentence of what the benchmark says of itself."""
    return (import_module(f"benchmarks.{name}").__doc__ or "").split("\n\n")[0].strip()


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
