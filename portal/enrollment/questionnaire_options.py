"""What can be chosen in a question, and how a given answer reads."""
from babel import Locale
from babel.lists import format_list

from portal.enrollment.models import MENTOR, Employee, Question
from portal.week import WORKDAYS, read_week, week_in_words
from portal.words import lazy as _

LANGUAGES = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "ms", "nb", "nl",
    "pl", "pt", "ro", "ru", "sk", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh",
)
CONFIDENCE = ((1, _("A little")), (2, _("Well")), (3, _("Very well")))
IMPORTANCE = ((1, _("A little")), (2, _("Much")), (3, _("Most of all")))


def degrees_of(question: Question) -> tuple:
    """The three degrees of a rated question: how well a mentor knows, how much a leader wants."""
    return CONFIDENCE if question.role == MENTOR else IMPORTANCE


def options_of(question: Question, employee: Employee | None = None, language: str = "en") -> list[tuple[str, str]]:
    """What can be chosen, as (key, label). Languages are not kept with the question: they are those of the world, and one's own."""
    if question.key != "languages" or question.options:
        return [(option["key"], option["label"]) for option in question.options]
    names = Locale.parse(language, sep="-").languages
    known = {code: names.get(code, code) for code in (*LANGUAGES, *(employee.languages if employee else ()))}
    own = list(dict.fromkeys(employee.languages)) if employee else []
    others = sorted((code for code in known if code not in own), key=lambda code: known[code])
    return [(code, known[code]) for code in (*own, *others)]


def starting_value(question: Question, employee: Employee):
    """What a question is filled with before it was answered: the languages that HR knows, usual hours."""
    if question.key == "languages":
        return list(employee.languages)
    return dict.fromkeys(WORKDAYS, ["09:00", "17:00"]) if question.kind == "hours" else None


def in_words(question: Question, value, employee: Employee | None = None, language: str = "en") -> str:
    """An answer as it reads; empty for one that was left out."""
    labels = dict(options_of(question, employee, language))
    if question.kind == "rated":
        degree = dict(degrees_of(question))
        rated = sorted((value or {}).items(), key=lambda pair: (-pair[1], list(labels).index(pair[0]) if pair[0] in labels else 99))
        return "; ".join(f"{labels.get(key, key)} ({str(degree.get(points, points)).lower()})" for key, points in rated)
    if question.kind == "many":
        return format_list([labels.get(key, key) for key in value or []], "unit", locale=language.replace("-", "_"))
    if question.kind == "hours":
        return week_in_words(read_week(value), language)
    return str(labels.get(value, value) if question.kind == "one" else value or "")
