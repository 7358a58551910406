"""The versions of a program's rules: who changed what, and when."""
from dataclasses import dataclass
from datetime import datetime

from portal.pairing.rules.queries import first_rules, rules_of
from portal.pairing.rules.words import changes
from portal.programs.models import Program


@dataclass(frozen=True)
class Version:
    """One version: its number, when and by whom ("" for somebody who is gone), and [(what, as it was, as it is)]."""

    number: int
    at: datetime
    by: str
    changes: list


def history_of(program: Program) -> list[Version]:
    """The versions that somebody wrote, the newest first."""
    rows = list(rules_of(program))
    before = [*rows[1:], first_rules(program)]
    return [
        Version(row.version, row.written_at, row.written_by.name if row.written_by_id else "", changes(row, earlier, program.format))
        for row, earlier in zip(rows, before, strict=False)
    ]
