"""How a given answer reads."""
from babel.lists import format_list

from portal.enrollment.models import Question
from portal.enrollment.questionnaire.kinds import HIGH, LOW, degrees_of, ends_of
from portal.enrollment.questionnaire.models import GONE, MEANING, NEW, WANTED
from portal.enrollment.questionnaire.options import language_names
from portal.people.zones import city
from portal.week import read_week, week_in_words
from portal.words import lazy as _

WHY_AGAIN = {
    NEW: _("This question is new."),
    WANTED: _("This question was optional. Now it wants an answer."),
    GONE: _("Something that you chose is no longer among the answers. What you said stays until you choose again."),
    MEANING: _("This question means something else now. Is your answer still right?"),
}


def in_words(question: Question, value, language: str = "en") -> str:
    """An answer as it reads; empty for one that was left out. `question` has the words that it was asked with."""
    return WORDS.get(question.kind, _plain)(question, value, language) if value else ""


def _plain(question: Question, value, language: str) -> str:
    return str(value)


def _one(question: Question, value, language: str) -> str:
    return _labels(question).get(value, value)


def _many(question: Question, value, language: str) -> str:
    labels = _labels(question)
    return _listed([labels.get(key, key) for key in value], language)


def _languages(question: Question, value, language: str) -> str:
    return _listed(list(language_names(value, language).values()), language)


def _ranked(question: Question, value, language: str) -> str:
    labels = _labels(question)
    return "; ".join(f"{place}. {labels.get(key, key)}" for place, key in enumerate(value, 1))


def _scale(question: Question, value, language: str) -> str:
    low, high = ends_of(question)
    if not low and not high:
        return str(_("%(value)s of %(most)s", value=value, most=HIGH))
    facts = {"value": value, "least": LOW, "low": low, "most": HIGH, "high": high}
    return str(_("%(value)s, where %(least)s is “%(low)s” and %(most)s is “%(high)s”", **facts))


def _rated(question: Question, value, language: str) -> str:
    """The highest degree first, then in the order of the options."""
    labels, degrees = _labels(question), dict(degrees_of(question))
    place = {key: number for number, key in enumerate(labels)}
    rated = sorted(value.items(), key=lambda pair: (-pair[1], place.get(pair[0], len(place)), pair[0]))
    return "; ".join(f"{labels.get(key, key)} ({str(degrees.get(points, points)).lower()})" for key, points in rated)


def _hours(question: Question, value, language: str) -> str:
    week, zone = week_in_words(read_week(value), language), value.get("zone")
    return str(_("%(week)s, %(city)s time", week=week, city=city(zone))) if week and zone else week


def _avoid(question: Question, value, language: str) -> str:
    # What was typed, never what the roster says: else a name could be looked up by an address.
    return "; ".join(entry["said"] for entry in value)


def _labels(question: Question) -> dict[str, str]:
    return {option["key"]: option["label"] for option in question.options}


def _listed(words: list[str], language: str) -> str:
    return format_list(words, "unit", locale=language.replace("-", "_"))


WORDS = {
    "one": _one, "many": _many, "languages": _languages, "ranked": _ranked, "scale": _scale, "rated": _rated, "hours": _hours,
    "avoid": _avoid, "outlooks": _many,
}
