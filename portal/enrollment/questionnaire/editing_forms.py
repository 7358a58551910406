"""What a coordinator types about a question."""
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField, HiddenField, RadioField, SelectField, ValidationError
from wtforms import Form as Part

from portal.enrollment.models import Question
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.kinds import HIGH, KINDS, LOW, has_ends, has_own_options
from portal.enrollment.questionnaire.labels import with_labels
from portal.web.forms import Form, NumberField, Text, refuse, whole

SPARE = 3
MOST_OPTIONS = 60


def circle_words() -> dict[str, str]:
    """What each circle of readers is called at the desk."""
    return {
        "partners": _("Partners and coordinators"), "coordinators": _("Coordinators alone"),
        "pairing": _("Nobody: it is used for pairing alone"),
    }


class OptionPart(Part):
    """One thing that can be chosen, and its place among the others."""

    key = HiddenField()
    label = Text(_l("Option"), limit=120)
    place = NumberField(_l("Place"), low=1, high=99)


class EditForm(Form):
    """A question's words, options and readers, and what follows for those who answered."""

    prompt = Text(_l("Question"), missing=_l("Enter the question."), limit=200)
    hint = Text(_l("Help below it (optional)"), limit=300)
    is_required = BooleanField(_l("Everybody has to answer this"))
    shown_to = RadioField(_l("Who can read the answers"))
    options = FieldList(FormField(OptionPart), max_entries=MOST_OPTIONS)
    asks_again = BooleanField(_l("Ask everybody who answered to look again"))
    holds_pairing = BooleanField(_l("Draw rounds without whoever has to look again, until that is done"))

    def __init__(self, *args, question: Question, **kwargs):
        facts = {name: getattr(question, name) for name in ("prompt", "hint", "is_required", "shown_to")}
        super().__init__(*args, data=facts | {"options": _lines_of(question)}, **kwargs)
        self.question = question
        words = circle_words()
        self.shown_to.choices = [(circle, words[circle]) for circle in editing.circles_open_to(question)]

    def validate_options(self, field) -> None:
        """A question that is answered by choosing needs something to choose; the message stands at the first line for it."""
        if not has_own_options(self.question) or any(entry.form.label.data for entry in field.entries):
            return
        message = _("Enter at least one option: this question is answered by choosing.")
        if field.entries:
            refuse(field.entries[0].form.label, message)
        raise ValidationError(message)

    def values(self) -> dict:
        """The columns of Question that the form gives, and what follows."""
        facts = {name: self[name].data for name in ("prompt", "hint", "is_required", "shown_to", "asks_again", "holds_pairing")}
        if has_own_options(self.question):
            in_order = sorted(self.options.entries, key=lambda entry: entry.form.place.data or MOST_OPTIONS + 1)
            facts["options"] = with_labels(self.question.options, [(entry.form.key.data, entry.form.label.data) for entry in in_order])
        elif has_ends(self.question):
            ends = [(entry.form.key.data, entry.form.label.data) for entry in self.options.entries]
            facts["options"] = [{"key": key, "label": label} for key, label in ends if key in (LOW, HIGH) and label]
        return facts | {"hint": facts["hint"] or ""}


class AddForm(Form):
    """A question of the coordinator's own, and where it comes."""

    prompt = Text(_l("Question"), missing=_l("Enter the question."), limit=200)
    kind = SelectField(_l("Answered with"))
    place = SelectField(_l("Where it comes"))
    # Among what makes two forms the same: both roles may be asked in the same words.
    role = HiddenField()

    def __init__(self, *args, questions: list[Question], **kwargs):
        super().__init__(*args, **kwargs)
        self.kind.choices = [(key, kind.name) for key, kind in KINDS.items()]
        self.place.choices = [("", _("At the end")), *place_choices(questions)]

    def values(self) -> dict:
        """What `editing.add` takes."""
        return {"kind": self.kind.data, "prompt": self.prompt.data, "to": whole(self.place.data)}


def place_choices(questions: list[Question]) -> list[tuple[str, str]]:
    """Every place in the order as a choice."""
    return [(str(place), _("%(place)s, before “%(prompt)s”", place=place, prompt=each.prompt)) for place, each in enumerate(questions, 1)]


def _lines_of(question: Question) -> list[dict]:
    """The lines for options, with their places and a few free ones; for a scale, one for each end."""
    if has_ends(question):
        labels = {option["key"]: option["label"] for option in question.options}
        return [{"key": key, "label": labels.get(key, "")} for key in (LOW, HIGH)]
    lines = [{**option, "place": place} for place, option in enumerate(question.options, 1)]
    return [*lines, *[{"key": "", "label": "", "place": None}] * SPARE]
