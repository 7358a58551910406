"""Runs the suite phase by phase, and says at the end what passed, what failed, what was skipped and how long it took."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from cluster import find_binaries, running_cluster

HOUSE = Path(__file__).resolve().parents[2]
NO_TESTS = 5
# As a module, not as the script in .venv/bin: that carries a path that a moved folder breaks.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo', '--no-cache'])"
# What behaves differently on another database: what is written, what is read, who may, and the house's own locks.
ON_POSTGRES = (
    "tests/*/test_actions*.py", "tests/*/test_queries*.py", "tests/*/test_policy*.py", "tests/house/test_*.py",
    *(f"tests/pairing/test_{name}.py" for name in ("rules", "choosing", "waves", "silence")),
)
# Of the house's own tests those that ask the code, the pages' words or the tools, and would say the same on any database.
SAME_ON_ANY = {
    f"tests/house/test_{name}.py"
    for name in (
        "asvs", "asvs_access", "asvs_input", "behaviours", "benchmarks", "bin", "design", "disclosure", "docs", "keys", "light", "logs",
        "markup_rules", "operating", "regions", "running", "settings", "sheets", "ui", "ui_progress", "vendor", "voice", "words",
    )
}
TOOLS = {
    "chromium": "every test in a browser",
    "pdftoppm": "how the PDFs look",
    "java": "the Nu HTML checker",
    "PostgreSQL": "everything on PostgreSQL",
    "axe-core": "what axe finds on the pages",
}
# A test that only makes sense on one database may skip itself on the other, even where nothing else may.
MAY_SKIP = "only on "


@dataclass
class Run:
    """One run of pytest, and where it writes its results."""

    name: str
    command: list[str]
    env: dict[str, str]
    junit: Path
    _process: subprocess.Popen | None = None

    def start(self, *, is_heard: bool) -> None:
        """Begin; a run that is not heard writes what it says beside its results."""
        if is_heard:
            print(f"\n== {self.name}", flush=True)
            self._process = subprocess.Popen(self.command, cwd=HOUSE, env=self.env)
            return
        with self._words.open("w") as words:
            self._process = subprocess.Popen(self.command, cwd=HOUSE, env=self.env, stdout=words, stderr=subprocess.STDOUT)

    def wait(self) -> int:
        """Its exit code, once it has ended and what it said is printed."""
        code = self._process.wait()
        if self._words.exists():
            print(f"\n== {self.name}\n{self._words.read_text(errors='replace')}", flush=True)
        return code

    @property
    def _words(self) -> Path:
        return self.junit.with_suffix(".txt")


@dataclass
class Report:
    """What happened so far."""

    seconds: dict[str, float] = field(default_factory=dict)
    failed_phases: list[str] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    skips: Counter = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)

    def phase(self, name: str, command: list[str]) -> None:
        """Run the command of one phase and note how it ended and how long it took."""
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=HOUSE).returncode:
            self.failed_phases.append(name)
        self.seconds[name] = time.monotonic() - started

    def side_by_side(self, runs: list["Run"]) -> None:
        """Run them at the same time: the first is heard as it goes, what the others said is printed when they have ended."""
        started = time.monotonic()
        for place, run in enumerate(runs):
            run.start(is_heard=not place)
        for run in runs:
            code = run.wait()
            if code not in (0, NO_TESTS):
                self.failed_phases.append(run.name)
            self.read(run.junit)
        self.seconds[" and ".join(run.name for run in runs)] = time.monotonic() - started

    def read(self, junit: Path) -> None:
        """Add the counts and the reasons for skipping in a results file of pytest."""
        if not junit.exists():
            return
        for case in ElementTree.parse(junit).iter("testcase"):
            outcome = _outcome(case)
            self.counts[outcome] += 1
            if outcome == "skipped":
                self.skips[case.find("skipped").get("message", "without a reason")] += 1


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    skipped = case.find("skipped")
    return "passed" if skipped is None or skipped.get("type") == "pytest.xfail" else "skipped"


def main() -> int:
    """Run what the command line asks for; the exit code."""
    options, rest = _options()
    report = Report(missing=_missing_tools())
    binaries = None if options.sqlite_only else find_binaries()
    if not (options.sqlite_only or options.postgres_only):
        report.phase("Style", _python("-m", "ruff", "check", "--quiet", "."))
        report.phase("Floor plan", _python("-c", LINT_IMPORTS))
    with tempfile.TemporaryDirectory(prefix="upward-tests-") as folder:
        with running_cluster(binaries) if binaries else nullcontext() as url:
            runs = [] if options.postgres_only else [_on_sqlite(Path(folder), options.long, rest)]
            runs += [_on_postgres(Path(folder), options.long, rest, url)] if url else []
            report.side_by_side(runs)
    return _close(report)


def _options() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="bin/test", add_help=False, allow_abbrev=False)
    parser.add_argument("--long", action="store_true")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--sqlite-only", action="store_true")
    only.add_argument("--postgres-only", action="store_true")
    return parser.parse_known_args()


def _missing_tools() -> list[str]:
    missing = [tool for tool in ("pdftoppm", "java") if not shutil.which(tool)]
    if not any(map(shutil.which, ("chromium-headless-shell", "chromium"))):
        missing.append("chromium")
    if not (HOUSE / "tests/tools/node_modules/axe-core").exists():
        missing.append("axe-core")
    return missing if find_binaries() else [*missing, "PostgreSQL"]


def _on_sqlite(folder: Path, long: bool, rest: list[str]) -> Run:
    # Two more than cores: a third of the time goes to waiting for a server, a browser or a clock that a test started.
    workers = len(os.sched_getaffinity(0)) + 2
    return _pytest("Tests on SQLite", folder, workers, "not postgres" if long else "not postgres and not long", rest, "")


def _on_postgres(folder: Path, long: bool, rest: list[str], url: str) -> Run:
    name = "Tests on PostgreSQL"
    if long or rest:
        return _pytest(name, folder, len(os.sched_getaffinity(0)), "" if long else "not long", rest, url)
    paths = {str(path.relative_to(HOUSE)) for pattern in ON_POSTGRES for path in HOUSE.glob(pattern)}
    paths -= SAME_ON_ANY
    paths |= {str(path.relative_to(HOUSE)) for path in HOUSE.glob("tests/**/test_*.py") if "mark.postgres" in path.read_text()}
    return _pytest(name, folder, 1, "not long and (postgres or not (browser or faults))", sorted(paths), url)


def _pytest(name: str, folder: Path, workers: int, marks: str, rest: list[str], url: str) -> Run:
    junit = folder / f"{name}.xml"
    # In the order of the folders: the two walks, a test each and the longest of all, would otherwise come last.
    spread = ("-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder")
    command = _python("-m", "pytest", "-q", *spread, f"--junitxml={junit}", "-m", marks, *rest)
    # What one process compiles is kept for the next: workers, servers and commands are started by the hundred.
    env = {key: value for key, value in os.environ.items() if key not in ("TEST_DATABASE_URL", "PYTHONDONTWRITEBYTECODE")}
    return Run(name, command, env | ({"TEST_DATABASE_URL": url} if url else {}), junit)


def _python(*words: str) -> list[str]:
    return [sys.executable, *words]


def _close(report: Report) -> int:
    """Print the last lines; the exit code."""
    strict = os.environ.get("CI") == "true"
    bad_skips = [reason for reason in report.skips if MAY_SKIP not in reason]
    print(f"\n== Time: {', '.join(f'{name} {seconds:.0f} s' for name, seconds in report.seconds.items())}")
    print(f"   in all {sum(report.seconds.values()):.0f} s")
    for reason, number in report.skips.most_common():
        print(f"   skipped {number}: {reason}")
    for tool in report.missing:
        print(f"!! NOT TESTED: {TOOLS[tool]}, because this machine lacks {tool}.")
    if strict and (report.missing or bad_skips):
        print("!! With CI=true nothing may be skipped.")
    for name in report.failed_phases:
        print(f"!! FAILED: {name}")
    ran = report.counts["passed"] + report.counts["failed"]
    if not ran:
        print("!! No test ran.")
    print(f"{report.counts['passed']} passed, {report.counts['failed']} failed, {report.counts['skipped']} skipped", flush=True)
    return 1 if report.failed_phases or report.counts["failed"] or not ran or (strict and (report.missing or bad_skips)) else 0


if __name__ == "__main__":
    sys.exit(main())
