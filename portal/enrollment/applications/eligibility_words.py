"""Why somebody cannot have a place, as plain sentences about the program's rules; only that person reads them."""
from datetime import date

from portal.enrollment.applications.eligibility_queries import hired_by, levels_of, rules_of
from portal.enrollment.applications.models import Eligibility
from portal.enrollment.models import Employee
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.role_words import roles_word
from portal.words import lazy as _


def reasons(program: Program, employee: Employee, on: date) -> dict[str, list]:
    """{role: the rules that leave this employee out today}; an empty list means that nothing does."""
    rules = rules_of(program)
    return {role: _unmet(program, rules[role], employee, on) for role in roles_in(program)}


def rules_in_words(program: Program, rules: Eligibility) -> list:
    """All rules of a role, for the page that everybody reads."""
    first, last = levels_of(program, rules.role)
    facts = {"who": roles_word(program, rules.role), "first": first, "last": last}
    said = [_("%(who)s are at levels %(first)s to %(last)s; level 1 is the chief executive.", **facts)]
    return said + [words for words, unmet in _beyond_levels(rules, None, None) if unmet]


def _unmet(program: Program, rules: Eligibility, employee: Employee, on: date) -> list:
    low, high = levels_of(program, rules.role)
    found = []
    if employee.status != "active":
        found.append(_("The company’s list has you on leave. Apply once you are back."))
    if not low <= employee.job_level <= high:
        words = _("It is for people at levels %(first)s to %(last)s; the company’s list has you at level %(mine)s.",
                  first=low, last=high, mine=employee.job_level)
        found.append(words)
    return found + [words for words, unmet in _beyond_levels(rules, employee, on) if unmet]


def _beyond_levels(rules: Eligibility, employee: Employee | None, on: date | None) -> list[tuple]:
    """(the rule in words, whether it leaves the employee out); without an employee, whether there is such a rule."""
    departments, locations, months = rules.departments, rules.locations, rules.tenure_months
    late = bool(employee and months) and (employee.hired_on is None or employee.hired_on > hired_by(rules, on))
    return [
        (_("It is for people in %(departments)s.", departments=_listed(departments)),
         bool(departments) and (employee is None or employee.department not in departments)),
        (_("It is for people who work in %(places)s.", places=_listed(locations)),
         bool(locations) and (employee is None or employee.location not in locations)),
        (_("It is for people who have been with the company for %(months)s months or longer.", months=months),
         bool(months) and (employee is None or late)),
    ]


def _listed(names: list[str]):
    return names[0] if len(names) == 1 else _("%(some)s or %(last)s", some=", ".join(names[:-1]), last=names[-1]) if names else ""
