"""What a coordinator types about a question."""
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, FieldList, FormField, HiddenField, RadioField, SelectField, ValidationError
from wtforms import Form as Part

from portal.enrollment import questionnaire_editing as editing
from portal.enrollment.models import Question
from portal.web.forms import Form, Text, refuse

SPARE = 3
MOST_OPTIONS = 60


class OptionPart(Part):
    """One thing that can be chosen."""

    key = HiddenField()
    label = Text(_l("Option"), limit=120)


class EditForm(Form):
    """A question's words, options and readers."""

    prompt = Text(_l("Question"), missing=_l("Enter the question."), limit=200)
    hint = Text(_l("Help below it (optional)"), limit=300)
    is_required = BooleanField(_l("Everybody has to answer this"))
    shown_to = RadioField(_l("Who can read the answers"))
    options = FieldList(FormField(OptionPart), max_entries=MOST_OPTIONS)

    def __init__(self, *args, question: Question, **kwargs):
        facts = {name: getattr(question, name) for name in ("prompt", "hint", "is_required", "shown_to")}
        facts["options"] = [*question.options, *[{"key": "", "label": ""}] * SPARE]
        super().__init__(*args, data=facts, **kwargs)
        words = {
            "partners": _("Partners and coordinators"),
            "coordinators": _("Coordinators alone"),
            "pairing": _("Nobody: it is used for pairing alone"),
        }
        self.question = question
        self.shown_to.choices = [(circle, words[circle]) for circle in editing.circles_open_to(question)]

    def validate(self, extra_validators=None):
        fits = super().validate(extra_validators)
        if lost := self._lost():
            told = ngettext("An option that somebody chose can", "%(num)s options that somebody chose can", len(lost))
            self.form_errors.append(_("%(options)s be given other words, but not taken out.", options=told))
        return fits and not lost

    def validate_options(self, field) -> None:
        """A question that is answered by choosing needs something to choose; the message stands at the first line for it."""
        if not editing.has_editable_options(self.question) or any(entry.form.label.data for entry in field.entries):
            return
        message = _("Enter at least one option: this question is answered by choosing.")
        if field.entries:
            refuse(field.entries[0].form.label, message)
        raise ValidationError(message)

    def _lost(self) -> set[str]:
        """Options that somebody chose and that the form leaves out."""
        if not editing.has_editable_options(self.question):
            return set()
        kept = {entry.form.key.data for entry in self.options.entries if entry.form.label.data}
        offered = {option["key"] for option in self.question.options}
        return (editing.chosen_keys(self.question) & offered) - kept

    def values(self) -> dict:
        """The columns of Question that the form gives."""
        facts = {name: self[name].data for name in ("prompt", "hint", "is_required", "shown_to")}
        if editing.has_editable_options(self.question):
            typed = [(entry.form.key.data, entry.form.label.data) for entry in self.options.entries]
            facts["options"] = editing.with_labels(self.question, typed)
        return facts | {"hint": facts["hint"] or ""}


class AddForm(Form):
    """A question of the coordinator's own."""

    prompt = Text(_l("A question of your own"), missing=_l("Enter the question."), limit=200)
    kind = SelectField(_l("Answered with"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind.choices = [("text", _("a few words")), ("one", _("one of several options")), ("many", _("several options"))]
