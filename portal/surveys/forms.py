"""The form of a survey, made from its sets: every item may be passed over, but not all of them."""
from flask import g
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from portal.surveys.models import Survey, SurveyAnswer
from portal.surveys.queries import sets_asked
from portal.surveys.shipped import CHOICE, WORDS, Item, QuestionSet
from portal.web.forms import Choice, Form, LongText, refuse

MOST_WORDS = 1000


class AnswerForm(Form):
    """What one person answers; the fields are those of its survey."""

    items: tuple[tuple[QuestionSet, Item], ...] = ()

    def validate(self, extra_validators=None) -> bool:
        """Whether anything was answered at all."""
        is_valid = super().validate(extra_validators)
        if is_valid and not self.values():
            first = self[name_of(*self.items[0])]
            refuse(first, _("Answer one of the questions at least; you may pass over the others."))
            return False
        return is_valid

    def values(self) -> dict[tuple[str, str], int | str]:
        """What `actions.answer` takes: without what was passed over."""
        typed = {(asked.key, item.key): (item.kind, self[name_of(asked, item)].data) for asked, item in self.items}
        return {key: said if kind == WORDS else int(said) for key, (kind, said) in typed.items() if said}


def form_of(survey: Survey) -> type[AnswerForm]:
    """The form of this survey; one class for a request, so that a form that was refused is known again."""
    kinds = g.setdefault("survey_forms", {})
    if survey.id not in kinds:
        kinds[survey.id] = _made(sets_asked(survey))
    return kinds[survey.id]


def start_of(answers: dict[tuple[str, str], SurveyAnswer]) -> dict:
    """What the form shows of what was answered before, for its writer's eyes alone."""
    return {
        _name(*key): str(row.value) if row.value is not None else row.sealed_words.open() for key, row in answers.items()
    }


def name_of(asked: QuestionSet, item: Item) -> str:
    """What the field of an item is called."""
    return _name(asked.key, item.key)


def _name(asked: str, item: str) -> str:
    return f"{asked}-{item}".replace("-", "_")


def _made(sets: tuple[QuestionSet, ...]) -> type[AnswerForm]:
    items = tuple((asked, item) for asked in sets for item in asked.items)
    fields = {name_of(asked, item): _field(asked, item) for asked, item in items}
    return type("AnswerForm", (AnswerForm,), {"items": items, **fields})


def _field(asked: QuestionSet, item: Item):
    if item.kind == WORDS:
        return LongText(item.words, limit=MOST_WORDS)
    if item.kind == CHOICE:
        return Choice(item.words, choices=[SelectChoice(str(value), words) for value, words in item.choices])
    return Choice(item.words, choices=[SelectChoice(str(number)) for number in range(asked.lowest, asked.highest + 1)])
