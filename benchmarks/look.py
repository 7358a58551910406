"""How fast and how sound the five main pages are on a phone: Lighthouse with its slow network and processor, the median of three.

Each page is opened signed in as its main role, on the real server with the people of the tests. Needs Chromium, and Lighthouse in
tests/tools/lighthouse, which `bin/test --long` fetches.
"""
import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from portal.settings import ROOT
from tests.gallery.stage import Stage, open_stage

LIGHTHOUSE = ROOT / "tests/tools/lighthouse/node_modules/lighthouse/cli/index.js"
NODE = ROOT / ".venv/bin/node"
PAGES = {
    "invitation": ("", "/i/{ines_token}"),
    "home": ("ama", "/"),
    "session log": ("chidi", "/sessions/{unlogged}/log"),
    "workspace": ("ama", "/mentorships/{ama_and_benoit}"),
    "desk": ("carmen", "/desk/programs/{program}"),
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
TIMES, TRIES = 3, 4
# category or audit: its name in the results, and how it is counted
FIGURES = {
    "performance": ("categories", "performance", 100),
    "accessibility": ("categories", "accessibility", 100),
    "best practices": ("categories", "best-practices", 100),
    "LCP": ("audits", "largest-contentful-paint", 1),
    "TBT": ("audits", "total-blocking-time", 1),
    "CLS": ("audits", "cumulative-layout-shift", 1),
}
# What a page has to reach: at least for the scores, at most for the rest.
AT_LEAST = {"performance": 95, "accessibility": 100, "best practices": 100}
AT_MOST = {"LCP": 1500, "TBT": 100, "CLS": 0.02}


def measure() -> list[tuple[str, str]]:
    """[(what was measured, figure as text)], two rows for a page."""
    rows = []
    for page, figures in medians().items():
        scores = "; ".join(f"{figures[name]:.0f}" for name in AT_LEAST)
        rows.append((f"{page}: performance; accessibility; best practices", scores))
        rows.append((f"{page}: LCP; TBT; CLS", f"{figures['LCP'] / 1000:.2f} s; {figures['TBT']:.0f} ms; {figures['CLS']:.3f}"))
    return rows


def medians(pages: tuple[str, ...] = tuple(PAGES)) -> dict[str, dict[str, float]]:
    """{page: {figure: median}} of the pages that are named."""
    with tempfile.TemporaryDirectory(prefix="upward-look-") as folder, open_stage(Path(folder)) as stage:
        return {page: _median(stage, page, Path(folder)) for page in pages}


def missed(figures: dict[str, float]) -> list[str]:
    """The figures of one page that do not reach their bar."""
    low = [f"{name} {figures[name]:.0f} is under {bar}" for name, bar in AT_LEAST.items() if figures[name] < bar]
    return low + [f"{name} {figures[name]:.3g} is over {bar}" for name, bar in AT_MOST.items() if figures[name] > bar]


def _median(stage: Stage, page: str, folder: Path) -> dict[str, float]:
    runs = [_run(stage, *PAGES[page], folder) for _time in range(TIMES)]
    return {name: median(run[name] for run in runs) for name in FIGURES}


def _run(stage: Stage, who: str, path: str, folder: Path) -> dict[str, float]:
    """The figures of one run. Chromium sometimes loses the trace of a start (NO_NAVSTART); then the run is made again."""
    # Here, for whoever measures anything else has no need of a browser.
    from tests.chromium import CHROMIUM, write_fonts

    headers, report = folder / "headers.json", folder / "report.json"
    headers.write_text(json.dumps({"Cookie": f"device={stage.cookies[who]}"} if who else {}))
    command = [
        str(NODE), str(LIGHTHOUSE), stage.address(path), f"--chrome-path={CHROMIUM}", f"--chrome-flags={FLAGS}", "--output=json",
        f"--output-path={report}", f"--extra-headers={headers}", "--quiet", "--no-enable-error-reporting",
        "--only-categories=performance,accessibility,best-practices",
    ]
    environ = {**os.environ, "FONTCONFIG_FILE": str(write_fonts(folder))}
    for _try in range(TRIES):
        report.unlink(missing_ok=True)
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, env=environ)
        found = json.loads(report.read_text()) if report.exists() else {"runtimeError": {"message": done.stderr[-600:]}}
        if "runtimeError" not in found:
            return {name: times * _value(found[part][key]) for name, (part, key, times) in FIGURES.items()}
    raise RuntimeError(f"Lighthouse could not look at {path}: {found['runtimeError'].get('message')}")


def _value(told: dict) -> float:
    return told["numericValue"] if "numericValue" in told else told["score"]
