"""Zeros that a spreadsheet program took off the front of an employee id: 00123 became the number 123."""

from collections.abc import Iterable

from portal.enrollment.roster.file.characters import shown
from portal.enrollment.roster.file.rows import WARNED, Problem
from portal.words import lazy as _


class Padded:
    """Who stands on the roster under a number with zeros in front, and under that number alone."""

    def __init__(self, numbers: Iterable[str]):
        self._known = set(numbers)
        self._by_bare: dict[str, list[str]] = {}
        for number in self._known:
            if number.startswith("0") and number.isdecimal():
                self._by_bare.setdefault(number.lstrip("0"), []).append(number)

    def put_zeros_back(self, line: int, values: dict[str, object]) -> list[Problem]:
        """Give the ids in `values` the zeros that the roster has; a warning for each."""
        if not self._by_bare:
            return []
        problems = []
        for column in ("employee_id", "manager_employee_id"):
            number = values[column]
            whole = self.whole(number)
            if whole:
                values[column] = whole
                problems.append(Problem(line, column, WARNED, _(
                    "“%(number)s” has lost its zeros in front. It is read as “%(whole)s”, as the roster has it.",
                    number=shown(number), whole=shown(whole))))
        return problems

    def whole(self, number: str | None) -> str | None:
        """The number with its zeros, or None where the roster knows none or several."""
        if not number or number in self._known:
            return None
        candidates = self._by_bare.get(number, ())
        return candidates[0] if len(candidates) == 1 else None
