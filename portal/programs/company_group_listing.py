"""What groups give, as a list: searched, narrowed and ordered."""
from flask_babel import gettext as _

from portal.programs.models import GroupRule, Program
from portal.programs.staff_listing import ROLES, role_words
from portal.web.listing import Column, Filter, Listing


def group_listing(programs: list[Program]) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("group", _("Group"), (lambda rule: rule.name.lower(),)),
        Column("role", _("Gives"), (lambda rule: ROLES.index(rule.role),), ends=(_("administrators first"), _("sponsors first"))),
        Column("program", _("Program"), (lambda rule: rule.program.name.lower() if rule.program else "",)),
        Column("do", _("Action")),
    ]
    filters = [
        Filter("role", _("Gives"), list(role_words().items())),
        Filter("program", _("Program"), [(program.id, program.name) for program in programs], _("All programs")),
    ]
    values = {"region": "group_rules", "columns": columns, "first": "group", "filters": filters, "search": _("Group")}
    return Listing("company_groups.index", {}, **values).read()


def shown(rules: list[GroupRule], listing: Listing) -> list[GroupRule]:
    """The rules that the list shows, in its order."""
    fitting = [rule for rule in rules if _fits(rule, listing)]
    return listing.in_order(fitting, tie=lambda rule: (rule.name.lower(), ROLES.index(rule.role), rule.id))


def _fits(rule: GroupRule, listing: Listing) -> bool:
    in_program = listing["program"] in ("", str(rule.program_id))
    return in_program and listing["role"] in ("", rule.role) and all(word in rule.name.lower() for word in listing.words.lower().split())
