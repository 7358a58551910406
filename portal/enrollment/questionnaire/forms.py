"""One question as a form; what its `value` gives is what Answer.value keeps."""
from flask_babel import gettext as _
from wtforms import HiddenField, SelectField, ValidationError
from wtforms.validators import InputRequired

from portal.enrollment.models import Employee, Enrollment, Question
from portal.enrollment.questionnaire.fields import Degrees, LocationField, OptionField, OptionsField, Ranks, ScaleField
from portal.enrollment.questionnaire.kinds import KINDS, SCALE, degrees_of, ends_of
from portal.enrollment.questionnaire.options import options_of
from portal.enrollment.roster.queries import values_in
from portal.people.zones import city, is_zone
from portal.web.availability import AvailabilityField
from portal.web.forms import Form, LongText, Text
from portal.web.ui import page_language

LONGEST_LINE, LONGEST_WORDS = 120, 600


class QuestionForm(Form):
    """What the forms of all kinds share: the prompt as the label, and that a required question wants an answer.

    The hidden fields tell what the writer looked at: which question, which version of it, which answer to it, and since when.
    """

    asked = HiddenField()
    version = HiddenField()
    seen = HiddenField()
    shown = HiddenField()

    def __init__(self, *args, question: Question, enrollment: Enrollment | None = None, kept=None, **kwargs):
        super().__init__(*args, **kwargs)
        # What was answered before.
        self.question, self.kept = question, kept
        self.answer.label.text = question.prompt
        self._offer(options_of(question, enrollment.employee if enrollment else None, page_language()), enrollment)

    def _offer(self, options: list, enrollment: Enrollment | None):
        """Let these options be chosen."""

    @property
    def value(self):
        """The answer as it is kept."""
        return self.answer.data or KINDS[self.question.kind].empty


class OneForm(QuestionForm):
    """One of several."""

    answer = OptionField()

    def _offer(self, options, enrollment):
        self.answer.choices = options

    def validate_answer(self, field):
        known = {key for key, _words in field.choices if key}
        if self.value not in known and (self.value or self.question.is_required):
            raise ValidationError(_("Choose one."))


class LocationForm(OneForm):
    """A location of the company; one that the roster no longer has can stay."""

    answer = LocationField()

    def _offer(self, options, enrollment):
        self.answer.offer(options, self.kept)


class ScaleForm(OneForm):
    """A number from 1 to 5, with words at both ends."""

    answer = ScaleField()

    def _offer(self, options, enrollment):
        self.answer.choices = [(number, str(number)) for number in SCALE]
        self.ends = ends_of(self.question)

    @property
    def value(self):
        return self.answer.data or ""


class ManyForm(QuestionForm):
    """As many of several as fit."""

    answer = OptionsField()

    def _offer(self, options, enrollment):
        self.answer.offer(options)

    def validate_answer(self, field):
        if self.question.is_required and not field.data:
            raise ValidationError(_("Choose at least one."))


class RatedForm(ManyForm):
    """A degree for each of several."""

    answer = Degrees()

    def _offer(self, options, enrollment):
        self.answer.offer(options, degrees_of(self.question))


class RankedForm(ManyForm):
    """A first, a second and a third choice."""

    answer = Ranks()

    def _offer(self, options, enrollment):
        self.answer.offer(options, is_required=self.question.is_required)

    def validate_answer(self, field):
        """The field says by itself what is wrong with which choice."""


class ShortForm(QuestionForm):
    """One line."""

    answer = Text("", limit=LONGEST_LINE)

    def _offer(self, options, enrollment):
        if self.question.is_required:
            self.answer.validators = [InputRequired(_("Write a few words.")), *self.answer.validators[1:]]


class WordsForm(ShortForm):
    """A few sentences."""

    answer = LongText("", limit=LONGEST_WORDS)


class HoursForm(QuestionForm):
    """The hours of a week in which somebody could meet, and on which clock."""

    answer = AvailabilityField()
    zone = SelectField()

    def __init__(self, *args, enrollment: Enrollment | None = None, kept=None, **kwargs):
        own = enrollment.person.timezone if enrollment else "UTC"
        known = kept.get("zone") if isinstance(kept, dict) else None
        super().__init__(*args, enrollment=enrollment, kept=kept, zone=known or own, **kwargs)
        zones = {zone for zone in (*values_in(Employee.timezone), own, known) if zone and is_zone(zone)}
        self.zone.label.text = _("On the clock of")
        self.zone.choices = sorted(((zone, city(zone)) for zone in zones), key=lambda choice: choice[1])

    def _offer(self, options, enrollment):
        self.answer.is_required = self.question.is_required

    @property
    def value(self):
        return {**self.answer.data, "zone": self.zone.data} if self.answer.data else {}
