"""One question as a form; what its `answer` gives is what Answer.value keeps."""
from flask_babel import gettext as _
from wtforms import Field, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired

from portal.enrollment.models import Question
from portal.web.availability import AvailabilityField
from portal.web.forms import Form, LongText

LONGEST_WORDS = 600


class Degrees(Field):
    """A degree from 1 to 3 for each of several options: {key: degree}; the parts are named answer-<key>."""

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors, self.data, self.options, self.degrees = [], data if isinstance(data, dict) else {}, [], ()
        if formdata:
            start = f"{self.name}-"
            typed = {name[len(start) :]: formdata.get(name) for name in formdata if name.startswith(start)}
            self.data = {key: int(value) for key, value in typed.items() if value in ("1", "2", "3")}

    def offer(self, options, degrees):
        """Let these options and degrees be chosen, and nothing else."""
        self.options, self.degrees = options, degrees
        self.data = {key: self.data[key] for key, _label in options if key in self.data}


class QuestionForm(Form):
    """What the forms of all kinds share: the prompt as the label, and that a required question wants an answer."""

    missing = "nothing"

    def __init__(self, *args, question: Question, options=(), degrees=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        self.answer.label.text = question.prompt
        self._offer(options, degrees)

    def _offer(self, options, degrees):
        pass

    @property
    def value(self):
        """The answer as it is kept."""
        return self.answer.data


class OneForm(QuestionForm):
    """One of several."""

    answer = RadioField(validate_choice=False)

    def _offer(self, options, degrees):
        self.answer.choices = list(options)

    def validate_answer(self, field):
        if field.data not in dict(field.choices) and (field.data or self.question.is_required):
            raise ValidationError(_("Choose one."))

    @property
    def value(self):
        return self.answer.data or ""


class ManyForm(QuestionForm):
    """As many of several as fit."""

    answer = SelectMultipleField(validate_choice=False)

    def _offer(self, options, degrees):
        self.answer.choices = list(options)
        known = dict(options)
        self.answer.data = [key for key in dict.fromkeys(self.answer.data or []) if key in known]

    def validate_answer(self, field):
        if self.question.is_required and not field.data:
            raise ValidationError(_("Choose at least one."))


class RatedForm(QuestionForm):
    """A degree for each of several."""

    answer = Degrees()

    def _offer(self, options, degrees):
        self.answer.offer(list(options), degrees)

    def validate_answer(self, field):
        if self.question.is_required and not field.data:
            raise ValidationError(_("Choose at least one."))


class WordsForm(QuestionForm):
    """A few words."""

    answer = LongText("", limit=LONGEST_WORDS)

    def _offer(self, options, degrees):
        if self.question.is_required:
            self.answer.validators = [InputRequired(_("Write a few words.")), *self.answer.validators[1:]]

    @property
    def value(self):
        return self.answer.data or ""


class HoursForm(QuestionForm):
    """The hours of a week in which somebody could meet."""

    answer = AvailabilityField()

    def _offer(self, options, degrees):
        self.answer.is_required = self.question.is_required


FORMS = {"one": OneForm, "many": ManyForm, "rated": RatedForm, "text": WordsForm, "hours": HoursForm}
