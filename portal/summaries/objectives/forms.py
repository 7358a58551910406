"""What a coordinator types of an objective, and of a figure that the portal does not compute."""
from datetime import date

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import today
from portal.programs.formats import PEER
from portal.programs.measures import OTHER
from portal.programs.models import Objective, Program
from portal.summaries.answers.binding import names_in, words_of
from portal.summaries.answers.measures import ANSWER_MEASURES, HIGHEST_ANSWER
from portal.summaries.format_words import measure_words
from portal.summaries.measures import DAYS, MEASURES, MINUTES, PERCENT
from portal.summaries.numbers import LONG, day_of, valued
from portal.web.forms import AmountField, DayField, Form, Text, refuse, tidy, whole

# Measures that tell two sides apart which peers do not have.
NOT_AMONG_PEERS = ("place_ratio", "oriented_mentors")
OWN = _("A figure of your own, which you enter with its source")
UNITS = {PERCENT: _("percent"), "number": _("a number"), DAYS: _("days"), MINUTES: _("minutes")}
WHOLE_PERCENT = _("Enter a whole number from 0 to 100: it counts percent.")
FIELDS = ("title", "measure", "unit", "less_is_better", "baseline", "baseline_on", "baseline_source", "target", "due_on", "owner")
HIGHEST = 1_000_000


def measure_names(program: Program) -> dict[str, str]:
    """{key: what it is called in this program} of the measures that an objective can be counted from."""
    left_out = NOT_AMONG_PEERS if program.format == PEER else ()
    return {key: _name(program, key) for key in MEASURES if key not in left_out} | names_in(program.format)


def _name(program: Program, key: str) -> str:
    if of_answers := words_of(program.format, key):
        return of_answers["name"]
    return measure_words(program.format, key).get("name", str(MEASURES[key].name))


class ObjectiveForm(Form):
    """One objective: what the company wants, what it is counted from, where it began and where it is to be."""

    title = Text(_("What the company wants"), missing=_("Say what the company wants."), limit=200)
    measure = SelectField(_("Counted from"), choices=[])
    unit = SelectField(_("Your own figure counts"), choices=[SelectChoice(key, label) for key, label in UNITS.items()])
    less_is_better = BooleanField(_("Of your own figure, less is better"))
    baseline = AmountField(_("Baseline"), low=0, high=HIGHEST)
    baseline_on = DayField(_("Baseline of"))
    baseline_source = Text(_("Where the baseline comes from"), limit=120)
    target = AmountField(_("Target"), low=0, high=HIGHEST, missing=_("Enter a target."))
    due_on = DayField(_("By"), missing=_("Enter the day by which the target is to be reached."))
    owner = Text(_("Who answers for it"), limit=120)
    # The version of the objective that this page showed.
    seen = HiddenField(filters=[tidy])

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        names = {OTHER: OWN, **measure_names(program)}
        self.measure.choices = [SelectChoice(key, name) for key, name in names.items()]

    @property
    def version(self) -> int:
        """The version that was seen; a forged one is none that ever was."""
        number = whole(self.seen.data)
        return -1 if number is None else number

    @property
    def counts(self) -> tuple[str, bool]:
        """The unit, and whether less is better: a measure knows both, of a figure of one's own they are asked."""
        if self.measure.data in ANSWER_MEASURES:
            return ANSWER_MEASURES[self.measure.data].unit, False
        measure = MEASURES.get(self.measure.data)
        return (measure.unit, measure.less_is_better) if measure else (self.unit.data, self.less_is_better.data)

    def validate(self, extra_validators=None) -> bool:
        right = super().validate(extra_validators)
        # Each looks, also after another has found something: all that is wrong is said at once.
        looks = (self._holds_percents, self._stays_on_the_scale, self._baseline_is_whole, self._days_are_in_order, self._goes_the_right_way)
        found = [look() for look in looks]
        return all(found) and right

    def _holds_percents(self) -> bool:
        """Shares are whole, as they are printed."""
        if self.counts[0] != PERCENT:
            return True
        wrong = [field for field in (self.baseline, self.target) if field.process_errors or not is_percent(field.data)]
        for field in wrong:
            field.errors = [WHOLE_PERCENT]
        return not wrong

    def _stays_on_the_scale(self) -> bool:
        """Nobody can answer more than the highest number that is asked for."""
        if self.measure.data not in HIGHEST_ANSWER:
            return True
        highest = HIGHEST_ANSWER[self.measure.data]
        wrong = [field for field in (self.baseline, self.target) if not field.errors and field.data is not None and field.data > highest]
        for field in wrong:
            refuse(field, _("Enter a number from 0 to %(highest)s: that is how it is asked.", highest=highest))
        return not wrong

    def _baseline_is_whole(self) -> bool:
        """A baseline has a day and a source: without them nobody can say in a year what it was."""
        if self.baseline.data is None:
            return True
        wanted = {self.baseline_on: _("Say of which day the baseline is."), self.baseline_source: _("Say where the baseline comes from.")}
        wrong = [(field, words) for field, words in wanted.items() if not field.data and not field.errors]
        for field, words in wrong:
            refuse(field, words)
        return not wrong

    def _days_are_in_order(self) -> bool:
        if not self.baseline_on.data or self.baseline_on.errors:
            return True
        if self.baseline_on.data > today():
            refuse(self.baseline_on, _("The day of the baseline has not come yet."))
        elif self.due_on.data and self.due_on.data <= self.baseline_on.data:
            refuse(self.due_on, _("The target lies after the day of the baseline."))
        return not (self.baseline_on.errors or self.due_on.errors)

    def _goes_the_right_way(self) -> bool:
        baseline, target, less = self.baseline.data, self.target.data, self.counts[1]
        if baseline is None or target is None or self.target.errors or baseline == target or (target < baseline) == less:
            return True
        less_words = _("Here less is better, so the target is not above the baseline.")
        refuse(self.target, less_words if less else _("Here more is better, so the target is not below the baseline."))
        return False

    def values(self) -> dict:
        """What was typed, as columns of Objective."""
        unit, less = self.counts
        texts = {name: self[name].data or "" for name in ("owner", "baseline_source")}
        return {**{name: self[name].data for name in FIELDS}, **texts, "unit": unit, "less_is_better": less}

    def met_again(self, objective: Objective) -> dict[str, str]:
        """{field: what holds now} where this form says otherwise than the objective, which somebody changed meanwhile."""
        now = {name: getattr(objective, name) for name in FIELDS}
        theirs = {name: _told(name, now[name], objective) for name, typed in self.values().items() if typed != now[name]}
        for name in theirs:
            field = self[name]
            both = gettext("“%(field)s” was changed meanwhile. Both versions stand here; save again to keep yours.", field=field.label.text)
            refuse(field, both)
        self.seen.data = str(objective.version)
        return theirs


def state_of(objective: Objective) -> dict:
    """What the form of an objective shows at first."""
    return {**{name: getattr(objective, name) for name in FIELDS}, "seen": str(objective.version)}


def is_percent(value: float | None) -> bool:
    """Whether it is a whole share of a hundred, or nothing."""
    return value is None or (value <= 100 and float(value).is_integer())


def _told(name: str, value, objective: Objective) -> str:
    """A field's value in words."""
    if name == "measure":
        return _name(objective.program, value) if value in MEASURES or value in ANSWER_MEASURES else str(OWN)
    if name == "unit":
        return str(UNITS.get(value, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return day_of(value.isoformat(), LONG)
    if value in (None, ""):
        return gettext("nothing")
    return valued(value, objective.unit) if isinstance(value, float) else value


class FigureForm(Form):
    """A figure that the portal does not compute: what it was, of which day, and who says so."""

    value = AmountField(_("Figure"), low=0, high=HIGHEST, missing=_("Enter the figure."))
    as_of = DayField(_("Of which day"), missing=_("Say of which day the figure is."))
    figure_source = Text(_("Where it comes from"), missing=_("Say where the figure comes from."), limit=120)

    def __init__(self, *args, objective: Objective, **kwargs):
        super().__init__(*args, **kwargs)
        self.objective = objective

    def validate_value(self, field):
        """A share is whole, as it is printed."""
        if self.objective.unit == PERCENT and not is_percent(field.data):
            raise ValidationError(WHOLE_PERCENT)

    def validate_as_of(self, field):
        """Nobody knows tomorrow's figure."""
        if field.data and field.data > today():
            raise ValidationError(gettext("This day has not come yet."))

    def values(self) -> dict:
        """What `actions.enter` takes."""
        return {"value": self.value.data, "as_of": self.as_of.data, "source": self.figure_source.data}
