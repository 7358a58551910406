"""What can be chosen in a question, and what it is filled with at first."""
from babel import Locale

from portal.enrollment.models import Employee, Question
from portal.enrollment.roster.queries import values_in
from portal.week import WORKDAYS

LANGUAGES = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "ms", "nb", "nl",
    "pl", "pt", "ro", "ru", "sk", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh",
)


def options_of(question: Question, employee: Employee | None = None, language: str = "en") -> list[tuple[str, str]]:
    """What can be chosen, as (key, label). Languages are those of the world and one's own; locations are those of the roster."""
    if question.kind == "languages":
        return _languages(employee, language)
    if question.kind == "location":
        return [(place, place) for place in values_in(Employee.location)]
    return [(option["key"], option["label"]) for option in question.options]


def starting_value(question: Question, employee: Employee | None):
    """What a question is filled with before it was answered: the languages and the location that HR knows, usual hours."""
    if question.kind == "languages":
        return list(employee.languages) if employee else []
    if question.kind == "location":
        return employee.location if employee else ""
    return dict.fromkeys(WORKDAYS, ["09:00", "17:00"]) if question.kind == "hours" else None


def language_names(codes, language: str = "en") -> dict[str, str]:
    """{code: its name in `language`}; a code that nobody knows stands for itself."""
    names = Locale.parse(language, sep="-").languages
    return {code: names.get(code, code) for code in codes}


def _languages(employee: Employee | None, language: str) -> list[tuple[str, str]]:
    own = list(dict.fromkeys(employee.languages)) if employee else []
    known = language_names((*LANGUAGES, *own), language)
    others = sorted((code for code in known if code not in own), key=lambda code: known[code])
    return [(code, known[code]) for code in (*own, *others)]
