"""Who could be invited: what a coordinator narrows the roster by, and in which order people come."""
from datetime import timedelta

from babel import Locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField

from portal.clock import today
from portal.enrollment.applications.eligibility_queries import fits, roster_of, rules_of
from portal.enrollment.invitations.queries import SENIORITY, SPREAD
from portal.enrollment.models import Employee
from portal.enrollment.questionnaire.options import LANGUAGES
from portal.enrollment.role_fields import call_fields
from portal.enrollment.roster.forms import LEVELS
from portal.enrollment.roster.queries import values_in
from portal.programs.models import Program
from portal.web.forms import Form, whole
from portal.web.ui import page_language

RANGES = ("mentor_from", "mentor_to", "mentee_from", "mentee_to")


def _days(value) -> int:
    return whole(str(value)) or 0


def _level(value) -> int | None:
    level = whole(str(value))
    return level if level in LEVELS else None


class WaveFilter(Form):
    """Who could be invited: it stands in the address; what does not exist narrows nothing."""

    mentor_from = SelectField(coerce=_level, validate_choice=False)
    mentor_to = SelectField(coerce=_level, validate_choice=False)
    mentee_from = SelectField(coerce=_level, validate_choice=False)
    mentee_to = SelectField(coerce=_level, validate_choice=False)
    department = SelectMultipleField(_l("Departments (none chosen: all)"), validate_choice=False)
    location = SelectMultipleField(_l("Locations (none chosen: all)"), validate_choice=False)
    language = SelectField(_l("Speaks"), validate_choice=False)
    tenure = SelectField(_l("With the company for at least"), coerce=_days, validate_choice=False)
    # A group's program never reaches beyond its rules.
    beyond = BooleanField(_l("Also people whom the program’s rules leave out"))
    order = RadioField(_l("Who comes first"), default=SENIORITY, validate_choice=False)

    def __init__(self, program: Program, *args, **kwargs):
        ranges = {name: getattr(program, name.replace("_", "_level_")) for name in RANGES}
        super().__init__(*args, data=ranges, **kwargs)
        self.program, roster = program, roster_of(program, today())
        if program.owned_by_id:
            del self.beyond
        for name, usual in ranges.items():
            self[name].choices = [(level, str(level)) for level in LEVELS]
            self[name].data = self[name].data or usual
        call_fields(self, program, {"_from": _l("%(who)s from level"), "_to": _l("%(who)s to level")})
        self.department.choices = [(each, each) for each in values_in(Employee.department, roster)]
        self.location.choices = [(each, each) for each in values_in(Employee.location, roster)]
        names = Locale.parse(page_language(), sep="-").languages
        self.language.choices = [("", _("Any language")), *sorted(((code, names[code]) for code in LANGUAGES), key=lambda pair: pair[1])]
        years = [(365, _("One year")), (730, _("Two years")), (1826, _("Five years"))]
        self.tenure.choices = [(0, _("Any time")), (183, _("Half a year")), *years]
        self.order.choices = [
            (SENIORITY, _("Who has been with the company longest, then by employee number")),
            (SPREAD, _("Spread over departments: one from each in turn, the longest with the company first")),
        ]
        self.order.data = self.order.data if self.order.data in (SENIORITY, SPREAD) else SENIORITY

    def narrow(self, select, role: str):
        """The part of a select of employees that fits, for this role."""
        if not (self.beyond and self.beyond.data):
            select = select.where(fits(self.program, rules_of(self.program)[role], today()))
        if f"{role}_from" not in self:
            return select.where(Employee.id.is_null())
        low, high = sorted((self[f"{role}_from"].data, self[f"{role}_to"].data))
        select = select.where(Employee.job_level.between(low, high))
        for field, column in ((self.department, Employee.department), (self.location, Employee.location)):
            known = [value for value in field.data or () if value in dict(field.choices)]
            select = select.where(column.in_(known)) if known else select
        if self.language.data and self.language.data in dict(self.language.choices):
            select = select.where(Employee.languages.cast("TEXT").contains(f'"{self.language.data}"'))
        if self.tenure.data in dict(self.tenure.choices) and self.tenure.data:
            select = select.where(Employee.hired_on <= today() - timedelta(days=self.tenure.data))
        return select

    def chosen(self) -> dict:
        """What the address says, by the names of the fields; nothing that narrows nothing."""
        return {field.name: field.data for field in self if field.name != "once" and field.data}
