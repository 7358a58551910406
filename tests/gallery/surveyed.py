"""For the gallery: what Yuna is asked, open, answered and closed; and as many others that a response rate is shown."""
from datetime import datetime, timedelta

from portal.enrollment.models import Enrollment
from portal.programs.models import Staff
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.surveys.actions import answer
from portal.surveys.links import token_for
from portal.surveys.models import CLOSE, FIT, MIDDLE, OWN, PULSE, START, Survey
from portal.surveys.shipped import ANOTHER
from tests import cast
from tests.cast import CAST
from tests.surveys.asked import LOOK_BACK, asks, make_instrument, says

ITEMS = {"tell": 2, "ask": 3, "explain": 4, "steer": 2, "decisions": 3}
NAMES = "Aila Aho|Bero Bik|Cato Dahl|Dorte Ek|Enno Fink|Fenna Gall|Gerd Holm|Hedda Ina|Ivo Jul|Jorun Kaas"
USEFUL = ("That somebody asked, and then waited.", "To see how a decision is made.", "An hour a month without slides.")
LONG_NAME = "A short scale of what it is like to work together across generations and places"


def make_surveys(at: datetime, place, pair) -> None:
    """`survey_pulse` and the like are Yuna's; `survey_link` opens one, and `survey_answered_link` one that is answered."""
    yuna, sixten = place("Yuna Park", "mentor", at), place("Sixten Ahl", "mentee", at)
    both = pair(yuna, sixten, at)
    own = make_instrument(CAST.program, by=CAST.carmen, at=at, name=LONG_NAME)
    CAST.instrument = own
    opened = at - timedelta(days=3)
    CAST.survey_pulse = asks(yuna, PULSE, opened, occasion="day-30", mentorship=both)
    CAST.survey_middle = asks(yuna, MIDDLE, opened)
    CAST.survey_close = asks(yuna, CLOSE, opened)
    CAST.survey_own = asks(yuna, OWN, opened, occasion=START, instrument=own)
    CAST.survey_fit = says(asks(yuna, FIT, opened, occasion="first", mentorship=both), opened, "fit", fit=ANOTHER)
    CAST.survey_done = says(asks(yuna, START, opened), opened, "mentor", **ITEMS)
    _closed(CAST.survey_done, at)
    CAST.survey_missed = _closed(asks(yuna, PULSE, opened, occasion="day-90", mentorship=both), at)
    CAST.survey_over = _answered_look_back(asks(yuna, CLOSE, opened, occasion="earlier"), opened, at)
    CAST.survey_link = token_for(asks(sixten, PULSE, opened, occasion="day-30", mentorship=both))
    CAST.survey_fit_link = token_for(CAST.survey_fit)
    CAST.survey_over_link = token_for(CAST.survey_over)
    _a_program_that_is_over(at, place)
    others = Enrollment.select().where(Enrollment.program == CAST.program, Enrollment.id.not_in([yuna.id, sixten.id]))
    for number, one in enumerate(others.order_by(Enrollment.id).limit(12)):
        survey = asks(one, START, opened)
        if number % 4:
            says(survey, opened, "mentor", **ITEMS)


def _a_program_that_is_over(at: datetime, place) -> None:
    """Ragna coordinated it; ten looked back, and some of them offered their words."""
    ragna, began = cast._person("Ragna Vik", at), at - timedelta(days=300)
    CAST.program_over = over = cast._program("Upward last year", ragna, began)
    Staff.create(program=over, person=ragna, role="coordinator", appointed_at=began)
    for number, name in enumerate(NAMES.split("|")):
        one = place(name, "mentor", began, program=over)
        survey = asks(one, CLOSE, at - timedelta(days=60))
        said = LOOK_BACK | {("close", "useful"): f"{USEFUL[number % 3]}", ("close", "quote"): int(number % 3 < 2)}
        answer(survey, said | {("close", "recommend"): 7 + number % 3}, by=survey.person, at=survey.asked_at)
        _says_more(one, number, at - timedelta(days=60))
    CAST.answers_summary = make_draft(over, by=ragna, at=at)
    words = {"headline": "Mentors speak more freely", "lead": "They say so themselves.", "published_at": at, "print_asked_at": at}
    Publication.update(words).where(Publication.id == CAST.answers_summary.id).execute()


def _says_more(one, number: int, asked_at: datetime) -> None:
    """A pulse, where they stood at the start and half-way, and how safe it is: enough for most figures of answers."""
    says(asks(one, PULSE, asked_at, occasion="day-30"), asked_at, "pulse", honest=4 + number % 2, time=2 + number % 4, learning=5, again=3)
    says(asks(one, START, asked_at), asked_at, "mentor", **ITEMS)
    moved = {item: value + (1 if number % 3 else -1) for item, value in ITEMS.items()}
    safe = {("safety", item): 4 + (number % 4 > 0) for item in ("against", "readers", "stop")}
    half_way = asks(one, MIDDLE, asked_at)
    answer(half_way, {("mentor", item): value for item, value in moved.items()} | safe, by=half_way.person, at=asked_at)


def _closed(survey: Survey, at: datetime) -> Survey:
    Survey.update(closes_at=at - timedelta(days=1)).where(Survey.id == survey.id).execute()
    return survey


def _answered_look_back(survey: Survey, opened: datetime, at: datetime) -> Survey:
    answer(survey, LOOK_BACK, by=survey.person, at=opened)
    return _closed(survey, at)
