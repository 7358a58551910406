"""What a check says: which rule, where, and how."""
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a page."""

    rule: str
    where: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.rule, self.where, self.detail) if part)


@cache
def script(name: str) -> str:
    """The text of a script that lies beside this file."""
    return (HERE / name).read_text()


def asked(page: Page, name: str, *, at: str = "") -> list[Finding]:
    """What the script `name` finds on the page; `at` is added to each detail."""
    page.evaluate(script("where.js"))
    return [Finding(rule, where, f"{detail} {at}".strip()) for rule, where, detail in page.evaluate(script(name))]
