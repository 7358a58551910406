"""How a program is open: its story, its days, who may apply, and how places are given."""
import re

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf

from portal.enrollment.applications.eligibility_queries import ROLES
from portal.enrollment.applications.models import Eligibility, Opening
from portal.enrollment.models import Employee
from portal.enrollment.role_fields import call_fields
from portal.enrollment.roster.queries import values_in
from portal.people.zones import choices
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.web.forms import DayField, Form, LongText, NumberField, Text

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
RULES = ("departments", "locations", "tenure_months")
SEVERAL = {"validate_choice": False}
RULE_LABELS = {
    "_departments": _("Departments of %(who)s (none chosen: all)"),
    "_locations": _("Locations of %(who)s (none chosen: all)"),
    "_tenure_months": _("%(who)s: with the company for at least"),
}


def _one_of(label, missing, **options):
    named = [SelectChoice(key, words, {"hint": hint}) for key, (words, hint) in options.items()]
    return RadioField(label, choices=named, validators=[AnyOf(list(options), missing)], validate_choice=False)


class OpeningForm(Form):
    """All settings of an opening; the rules by role are asked of those alone who may set them."""

    applications = _one_of(
        _("Can people apply?"),
        _("Choose whether people can apply."),
        off=(_("No, places are given by invitation alone"), _("The page does not exist for anybody but coordinators.")),
        on=(_("Yes, on the program’s page"), _("You can invite as well.")),
    )
    story = LongText(_("The story of the program"), missing=_("Write why the program is there."), limit=4000)
    contact = Text(_("Whom to ask"), limit=200)
    opens_on = DayField(_("First day to apply"))
    closes_on = DayField(_("Last day to apply"))
    timezone = SelectField(_("Days begin and end in the time of"))
    giving = _one_of(
        _("How are places given?"),
        _("Choose how places are given."),
        automatic=(_("At once, while there are free ones"), _("Then there is a waiting list.")),
        approved=(_("After a coordinator’s decision"), _("In the order in which applications come.")),
    )
    offer_days = NumberField(_("Days to answer when a place becomes free"), low=1, high=30, missing=_("Enter a number."))
    invited_wait = BooleanField(_("A yes to an invitation waits, too, when all places are taken"))
    domains = Text(_("Mail domains that letters may go to"), limit=500)
    mentor_departments = SelectMultipleField(**SEVERAL)
    mentor_locations = SelectMultipleField(**SEVERAL)
    mentor_tenure_months = NumberField("", low=0, high=600, missing=_("Enter a number, or 0."))
    mentee_departments = SelectMultipleField(**SEVERAL)
    mentee_locations = SelectMultipleField(**SEVERAL)
    mentee_tenure_months = NumberField("", low=0, high=600, missing=_("Enter a number, or 0."))

    def __init__(self, program: Program, *args, zone: str = "UTC", fixed_rules: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.timezone.choices = choices(zone)
        self.fixed_rules = fixed_rules
        departments, locations = ([], []) if fixed_rules else (values_in(Employee.department), values_in(Employee.location))
        for role in ROLES:
            if fixed_rules:
                for name in RULES:
                    delattr(self, f"{role}_{name}")
                continue
            self[f"{role}_departments"].choices = [(each, each) for each in departments]
            self[f"{role}_locations"].choices = [(each, each) for each in locations]
        if not fixed_rules:
            call_fields(self, program, RULE_LABELS)

    def validate(self, extra_validators=None) -> bool:
        fits = super().validate(extra_validators)
        strange = [each for each in self.domain_list() if not DOMAIN.fullmatch(each)]
        if strange:
            self.domains.errors = [gettext("Enter domains such as company.com, parted by commas.")]
        if fits and self.closes_on.data and self.opens_on.data and self.closes_on.data < self.opens_on.data:
            self.closes_on.errors = [gettext("Enter a last day that does not come before the first.")]
            return False
        return fits and not strange

    def domain_list(self) -> list[str]:
        """The domains, in small letters."""
        return [each.strip().removeprefix("@").lower() for each in (self.domains.data or "").replace(";", ",").split(",") if each.strip()]

    def facts(self) -> dict:
        """What was typed, as columns of Opening."""
        same = {name: getattr(self, name).data for name in ("story", "opens_on", "closes_on", "timezone", "offer_days", "invited_wait")}
        return {**same, "contact": self.contact.data or "", "needs_approval": self.giving.data == "approved", "domains": self.domain_list()}

    def rules(self, program: Program) -> dict[str, Eligibility]:
        """The rules by role as they were typed; what the roster does not know narrows nothing."""
        return {role: Eligibility(program=program, role=role, **self._rules_of(role)) for role in roles_in(program)}

    def _rules_of(self, role: str) -> dict:
        lists = {name: self[f"{role}_{name}"] for name in RULES[:2]}
        known = {name: [value for value in field.data or [] if value in dict(field.choices)] for name, field in lists.items()}
        return {**known, "tenure_months": self[f"{role}_tenure_months"].data or 0}


def shown(program: Program, opening: Opening, rules: dict[str, Eligibility]) -> dict:
    """What the form shows at first."""
    same = ("story", "contact", "opens_on", "closes_on", "timezone", "offer_days", "invited_wait")
    by_role = {f"{role}_{name}": getattr(row, name) for role, row in rules.items() for name in RULES}
    return {
        **{name: getattr(opening, name) for name in same},
        "applications": "on" if program.is_open else "off",
        "giving": "approved" if opening.needs_approval else "automatic",
        "domains": ", ".join(opening.domains),
        **by_role,
    }
