"""One question as a form; what its `answer` gives is what Answer.value keeps."""
from datetime import time

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired

from portal.enrollment.models import Question
from portal.web.forms import ClockTimeField, Form, LongText

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
    """The part of the working day in which somebody could meet."""

    answer = ClockTimeField("", missing=lazy_gettext("Enter when you could begin, such as 09:00."))
    until = ClockTimeField("", missing=lazy_gettext("Enter when you would have to stop, such as 17:00."))

    def _offer(self, options, degrees):
        self.answer.label.text, self.until.label.text = _("From"), _("To")

    def validate_until(self, field):
        if self.answer.data and field.data <= self.answer.data:
            raise ValidationError(_("The end has to be later than the beginning."))

    @property
    def value(self):
        return {"from": f"{self.answer.data:%H:%M}", "to": f"{self.until.data:%H:%M}"}


FORMS = {"one": OneForm, "many": ManyForm, "rated": RatedForm, "text": WordsForm, "hours": HoursForm}


def filled(question: Question, value) -> dict:
    """What a form of this question is filled with, from an answer as it is kept."""
    if question.kind == "hours":
        return {"answer": time.fromisoformat(value["from"]), "until": time.fromisoformat(value["to"])} if value else {}
    return {"answer": value}
