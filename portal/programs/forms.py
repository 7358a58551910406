"""The form of a program: what it is for, its rhythm, who takes part, and its objectives."""
from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField, HiddenField, RadioField, SelectField
from wtforms import Form as Part
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf

from portal.programs.adviser import QUESTIONS, Asked
from portal.programs.format_fields import FormatNumber, fit_to_format, levels_are_in_order
from portal.programs.format_purposes import aim_title, statement
from portal.programs.formats import MOST_PARTNERS, REVERSE, completed, start_of_format
from portal.programs.group_size import RaisedNumber
from portal.programs.measures import MEASURES, OTHER
from portal.programs.models import Program
from portal.programs.purposes import Purpose
from portal.programs.small_groups import LARGEST, SMALLEST
from portal.web.forms import DayField, Form, LongText, NumberField, Text

MOST_OBJECTIVES = 12
OPEN_MEANS = _("People apply on a page of the program, which you write under Applications. You can invite as well.")
NEEDED = _("Enter a number.")
FACTS = (
    "name", "statement", "starts_on", "months", "days_between_sessions", "session_minutes", "incentive", "mentors_wanted",
    "mentees_wanted", "most_mentees", "mentor_level_from", "mentor_level_to", "mentee_level_from", "mentee_level_to", "reply_days",
    "allows_both",
    "reminders", "remind_after_days", "smallest_group",
)


def _choices(named: dict) -> list[SelectChoice]:
    return [SelectChoice(key, label) for key, label in named.items()]


class ObjectiveForm(Part):
    """One objective; a row without a title, baseline, target and owner is no objective."""

    title = Text(_("What the company wants"), limit=200)
    measure = SelectField(_("Measured by"), choices=_choices({**MEASURES, OTHER: _("Another figure, which Upward does not compute")}))
    unit = SelectField(_("Counted in"), choices=_choices({"percent": _("percent"), "number": _("a number")}))
    baseline = NumberField(_("Baseline"), low=0, high=1_000_000)
    target = NumberField(_("Target"), low=0, high=1_000_000)
    due_on = DayField(_("By"))
    owner = Text(_("Who answers for it"), limit=120)
    leave_out = BooleanField(_("Leave this objective out"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for in this row, or it is to be left out."""
        typed = (self.title, self.baseline, self.target, self.owner)
        return self.leave_out.data or not any((field.raw_data and field.raw_data[0].strip()) or field.data for field in typed)

    def validate(self, extra_validators=None) -> bool:
        if self.is_empty:
            return True
        wanted = ((self.title, _("Say what the company wants.")), (self.target, _("Enter a target.")), (self.due_on, _("Enter a day.")))
        right = super().validate(extra_validators)
        for field, message in wanted:
            if field.data in (None, "") and not field.errors:
                field.errors = [message]
                right = False
        return self._holds_percents() and right

    def _holds_percents(self) -> bool:
        if self._unit() != "percent":
            return True
        wrong = [field for field in (self.baseline, self.target) if field.process_errors or (field.data or 0) > 100]
        for field in wrong:
            field.errors = [_("Enter a whole number from 0 to 100: it counts percent.")]
        return not wrong

    def _unit(self) -> str:
        # Every measure that Upward computes is a share.
        return "percent" if self.measure.data else self.unit.data

    def values(self) -> dict:
        """The row as columns of Objective."""
        names = ("title", "measure", "baseline", "target", "due_on", "owner")
        row = {name: getattr(self, name).data for name in names}
        row["owner"] = row["owner"] or ""
        # Where a figure of one's own is to sink, less is better; of a measure it is known, and none of these is such a one.
        sinks = not row["measure"] and row["baseline"] is not None and row["target"] < row["baseline"]
        return {**row, "unit": self._unit(), "less_is_better": sinks}


class ProgramForm(Form):
    """All settings of a program; the objectives only of a new one."""

    name = Text(_("Name of the program"), missing=_("Give the program a name."), limit=120)
    statement = LongText(_("What it is for"), missing=_("Say in a few sentences what the program is for."), limit=1500)
    incentive = LongText(_("What people get for taking part"), limit=600)
    starts_on = DayField(_("First day"), missing=_("Enter the first day."))
    months = NumberField(_("Length"), low=2, high=12, missing=NEEDED)
    days_between_sessions = NumberField(_("A session every"), low=7, high=60, missing=NEEDED)
    session_minutes = NumberField(_("Length of a session"), low=30, high=60, missing=NEEDED)
    joining = RadioField(
        _("Who may join"),
        choices=[
            SelectChoice("invited", _("Only who is invited"), {"hint": _("You choose from the roster, in waves.")}),
            SelectChoice("open", _("Everyone who fits the rules"), {"hint": OPEN_MEANS}),
        ],
        validators=[AnyOf(("invited", "open"), _("Choose who may join."))],
        validate_choice=False,
    )
    # What these are called, and which of them there are, follows from the format: see format_fields.py.
    mentors_wanted = NumberField("", low=1, high=100_000, missing=NEEDED)
    mentees_wanted = NumberField("", low=1, high=100_000, missing=NEEDED)
    most_mentees = FormatNumber("", low=1, high=max(MOST_PARTNERS.values()), missing=NEEDED)
    mentor_level_from = NumberField("", low=1, high=30, missing=NEEDED)
    mentor_level_to = NumberField("", low=1, high=30, missing=NEEDED)
    mentee_level_from = NumberField("", low=1, high=30, missing=NEEDED)
    mentee_level_to = NumberField("", low=1, high=30, missing=NEEDED)
    allows_both = BooleanField("")
    reply_days = NumberField(_("Days to answer an invitation"), low=3, high=60, missing=NEEDED)
    reminders = NumberField(_("Reminders to whoever does not answer"), low=0, high=2, missing=NEEDED)
    remind_after_days = NumberField(_("Days before a reminder"), low=2, high=30, missing=NEEDED)
    smallest_group = RaisedNumber(_("Fewest people in a figure"), low=SMALLEST, high=LARGEST, missing=NEEDED)
    objectives = FieldList(FormField(ObjectiveForm), max_entries=MOST_OBJECTIVES)
    # The first day that the dates of a new program's objectives were reckoned from.
    reckoned_from = HiddenField()

    def __init__(self, *args, program_format: str = REVERSE, **kwargs):
        super().__init__(*args, **kwargs)
        self.program_format = program_format
        fit_to_format(self, program_format)

    def validate(self, extra_validators=None) -> bool:
        return super().validate(extra_validators) and levels_are_in_order(self, self.program_format)

    def facts(self) -> dict:
        """What was typed, as columns of Program."""
        typed = {name: self[name].data for name in FACTS if name in self}
        facts = {**typed, "incentive": typed["incentive"] or "", "is_open": self.joining.data == "open"}
        return completed(self.program_format, facts)

    def wanted(self, purpose: Purpose | None = None) -> list[dict]:
        """The objectives that were filled in, as rows for the actions; dates of a `purpose` that nobody touched follow the program's."""
        moves = self._moves(purpose) if purpose else {}
        rows = [(place, entry.form) for place, entry in enumerate(self.objectives) if not entry.form.is_empty]
        return [self._moved(row.values(), moves.get(place)) for place, row in rows]

    def _moves(self, purpose: Purpose) -> dict:
        """By place: the day that the empty form showed, and the day that the typed first day and length make of it."""
        typed = Program(starts_on=self.starts_on.data, months=self.months.data)
        try:
            shown = Program(starts_on=date.fromisoformat(self.reckoned_from.data or ""))
            days = [[aim.due_on(program.starts_on, program.ends_on) for program in (shown, typed)] for aim in purpose.aims]
        except (ValueError, OverflowError):
            # Not a day, or one so late that the calendar ends before the program does.
            return {}
        return dict(enumerate(days))

    @staticmethod
    def _moved(row: dict, days: list | None) -> dict:
        return {**row, "due_on": days[1]} if days and row["due_on"] == days[0] else row

    def add_row(self) -> int:
        """Offer one more objective, up to the most; the place of the last row, from 0."""
        if len(self.objectives) < MOST_OBJECTIVES:
            self.objectives.append_entry()
        return len(self.objectives) - 1


def start_of(purpose: Purpose, starts_on, format: str = REVERSE) -> dict:
    """What the form of a new program shows at first: the purpose's words and objectives, and the product's defaults."""
    fresh = Program(starts_on=starts_on, format=format, **start_of_format(format))
    aims = [
        {"title": str(aim_title(aim, format)), "measure": aim.measure, "unit": aim.unit, "baseline": aim.baseline, "target": aim.target,
         "due_on": aim.due_on(starts_on, fresh.ends_on)}
        for aim in purpose.aims
    ]
    return {**_shown(fresh), "statement": str(statement(purpose, format)), "objectives": aims, "reckoned_from": starts_on.isoformat()}


def state_of(program: Program) -> dict:
    """What the form of a program's settings shows: the program as it is. Its objectives have a page of their own."""
    return _shown(program)


def _shown(program: Program) -> dict:
    return {**{name: getattr(program, name) for name in FACTS}, "joining": "open" if program.is_open else "invited"}


def _radio(asked: Asked) -> RadioField:
    kept = {choice.key: choice.label for choice in asked.choices}
    return RadioField(asked.label, choices=_choices(kept), validators=[AnyOf(list(kept), _("Choose an answer."))], validate_choice=False)


class AdviserForm(Form):
    """The adviser's five questions; the answers stand in the address, so the form changes nothing and has no key."""

    once = None
    aim, knows, time, safe, ratio = (_radio(asked) for asked in QUESTIONS)
