"""Believable answers to any program's questionnaire: the same person, asked the same question, always answers the same."""
from random import Random

from portal.demo.phrases_people import ABOUT_LEADER, ABOUT_MENTOR, OWN_WORDS, TOOLS
from portal.enrollment.models import MENTOR, Employee, Question
from portal.week import WORKDAYS

# What the demo's answers come from; another word here is another company.
SEED = "Meridian"
HOURS = (("09:00", "17:00"), ("08:00", "16:00"), ("10:00", "18:00"), ("09:00", "18:00"), ("08:30", "17:00"), ("08:00", "18:00"))
HOW_OFTEN = (46, 14, 14, 12, 7, 7)
# Some keep their own Friday: a short one, or none.
FRIDAYS, HOW_OFTEN_FRIDAY = (None, "13:00", ""), (88, 8, 4)
REASONS = {"mentor": (25, 20, 22, 13, 15, 5), "mentee": (34, 26, 4, 18, 15, 3)}
TWO_LEADERS = 0.61


def seeded(*words) -> Random:
    """Chance that falls alike whenever it is asked about the same things."""
    return Random("|".join([SEED, *map(str, words)]))


def answers_of(employee: Employee, role: str, questions: list[Question]) -> dict[int, object]:
    """{question id: answer} to all of one role's questions, as the pages would store them."""
    return {question.id: answer_to(question, employee, role) for question in questions}


def seconds_for(place: int, question: int) -> int | None:
    """How long somebody looked at a question; one in twelve went away in between."""
    rng = seeded("seconds", place, question)
    return None if rng.random() < 1 / 12 else round(rng.lognormvariate(3.3, 0.6))


def answer_to(question: Question, employee: Employee, role: str):
    """One person's answer to one question, by what it is read for, else by its kind."""
    rng = seeded(employee.employee_id, role, question.key or question.prompt)
    keys = [option["key"] for option in question.options]
    if question.kind == "languages" or question.key == "languages":
        return list(employee.languages) or ["en"]
    if question.kind == "location":
        return employee.location
    if question.kind == "hours":
        return {**_hours(rng), "zone": employee.timezone or "UTC"}
    if question.key == "why_joined" and len(keys) == len(REASONS[role]):
        return rng.choices(keys, REASONS[role])[0]
    if question.key == "capacity" and keys:
        return keys[min(1 if rng.random() < TWO_LEADERS else 0, len(keys) - 1)]
    return KINDS[question.kind](rng, keys, question, role)


def _one(rng: Random, keys: list[str], question: Question, role: str):
    return rng.choice(keys) if keys else ""


def _many(rng: Random, keys: list[str], question: Question, role: str):
    if not question.is_required and rng.random() < 0.2:
        return []
    wanted = rng.sample(keys, min(len(keys), rng.choice((1, 2, 3, 3, 4, 5))))
    return [key for key in keys if key in wanted]


def _rated(rng: Random, keys: list[str], question: Question, role: str):
    """Three to six subjects, those named first more often than the last."""
    wanted, among = rng.choice((3, 4, 4, 5, 6) if role == MENTOR else (2, 3, 3, 4, 5)), list(keys)
    found: dict[str, int] = {}
    while among and len(found) < wanted:
        weights = [1 / (1 + 0.12 * keys.index(key)) for key in among]
        key = rng.choices(among, weights)[0]
        among.remove(key)
        found[key] = rng.choices((1, 2, 3), (2, 5, 4))[0]
    return found


def _text(rng: Random, keys: list[str], question: Question, role: str):
    if not question.is_required and rng.random() < 0.3:
        return ""
    return rng.choice((ABOUT_MENTOR if role == MENTOR else ABOUT_LEADER) if question.key == "about" else OWN_WORDS)


def _scale(rng: Random, keys: list[str], question: Question, role: str):
    return rng.choices((1, 2, 3, 4, 5), (2, 5, 6, 4, 2))[0]


def _ranked(rng: Random, keys: list[str], question: Question, role: str):
    return rng.sample(keys, min(len(keys), rng.choice((1, 2, 3, 3))))


def _short(rng: Random, keys: list[str], question: Question, role: str):
    return rng.choice(TOOLS)


def _avoid(rng: Random, keys: list[str], question: Question, role: str):
    """Nobody of the demo has named somebody."""
    return []


def _hours(rng: Random) -> dict[str, list[str]]:
    first, last = rng.choices(HOURS, HOW_OFTEN)[0]
    friday = rng.choices(FRIDAYS, HOW_OFTEN_FRIDAY)[0]
    week = dict.fromkeys(WORKDAYS, [first, last])
    if friday is not None:
        week.pop("fri")
    return week | {"fri": [first, friday]} if friday else week


KINDS = {
    "one": _one, "many": _many, "rated": _rated, "text": _text, "short": _short, "scale": _scale, "ranked": _ranked, "avoid": _avoid,
    "outlooks": _many,
}
