"""axe-core: WCAG 2.0 to 2.2, A and AA, and its best practices; what it is unsure of has to be explained in incomplete.py."""
from functools import cache

from playwright.sync_api import Page

from portal.settings import ROOT
from tests.gallery.checks.finding import Finding
from tests.gallery.checks.incomplete import EXPLAINED

PATH = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (only) => {
  // What somebody has opened lies over the rest, which has windows of its own.
  const top = [...document.querySelectorAll("dialog:modal, :popover-open")].at(-1) ?? document;
  // It is not in the frames of the page: it would wait half a second for an answer of each.
  const {violations, incomplete} = await axe.run(top, {runOnly: only, resultTypes: ["violations", "incomplete"], iframes: false});
  const told = (rules) => rules.flatMap(({id, nodes}) => nodes.map(({target, failureSummary, any, all, none}) =>
    [id, target.flat(9).join(" "), [...any, ...all, ...none].map(({message}) => message).join(" ") || failureSummary || ""]));
  return {violations: told(violations), incomplete: told(incomplete)};
}"""


@cache
def _axe() -> str:
    return PATH.read_text()


def violations(page: Page, *, rules: list[str] | None = None, at: str = "") -> list[Finding]:
    """What axe finds, and what it is unsure of without an explanation of ours; `rules` are the only ones to look for."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    told = page.evaluate(RUN, {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS})
    unsure = [(f"? {rule}", where, words) for rule, where, words in told["incomplete"] if not _explained(rule, where)]
    sure = [(f" {rule}", where, words) for rule, where, words in told["violations"]]
    return [Finding(f"axe{rule}", where, f"{words} {at}".strip()) for rule, where, words in sure + unsure]


def _explained(rule: str, where: str) -> bool:
    return any(rule == one and part in where for one, part in EXPLAINED)
