"""Narrow rows of answers for counting, without a word of anybody's; what is shown of them is decided where figures are published."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from portal.programs.models import Program
from portal.surveys.models import Instrument, Survey, SurveyAnswer
from portal.surveys.shipped import SETS, QuestionSet, set_from


@dataclass(frozen=True)
class Row:
    """One number that one person answered; of a reverse-scored item the turned one, so that more is always more."""

    person: int
    enrollment: int
    role: str
    mentorship: int | None
    instrument: str
    # 0 for a shipped set; of an added one the wording that was answered.
    version: int
    occasion: str
    item: str
    value: int
    answered_at: datetime
    survey: int = 0


@dataclass(frozen=True)
class Asked:
    """That one person was asked on one occasion; `instrument` is the key of an added set, or empty."""

    person: int
    role: str
    kind: str
    occasion: str
    instrument: str


@dataclass(frozen=True)
class Matched:
    """One item that one person answered on both occasions."""

    person: int
    enrollment: int
    role: str
    instrument: str
    item: str
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


def answers_in(program: Program) -> list[Row]:
    """Every number answered in a program, in one query, in an order that tells nothing of when."""
    rows = SurveyAnswer.select(SurveyAnswer, Survey, Instrument).join(Survey).join(Instrument, JOIN.LEFT_OUTER)
    rows = rows.where(Survey.program == program, SurveyAnswer.value.is_null(False))
    kept: dict[int, QuestionSet] = {}
    return [_row(row, kept) for row in rows.order_by(Survey.person, Survey.about, SurveyAnswer.instrument, SurveyAnswer.item)]


def asked_in(program: Program) -> list[Asked]:
    """Everybody who was asked anything in a program, whether they answered or not, in one query."""
    rows = Survey.select(Survey.person, Survey.role, Survey.kind, Survey.occasion, Instrument.key).join(Instrument, JOIN.LEFT_OUTER)
    rows = rows.where(Survey.program == program).order_by(Survey.id)
    return [Asked(*asked, key or "") for *asked, key in rows.tuples()]


def matched(rows: Iterable[Row], start: str = "start", end: str = "end") -> list[Matched]:
    """What the same person answered to the same item on both occasions, for both roles; who answered one of them alone is left out."""
    found: dict[str, dict[tuple, Row]] = {start: {}, end: {}}
    for row in rows:
        if row.occasion in found:
            found[row.occasion][(row.person, row.enrollment, row.role, row.instrument, row.item)] = row
    before, after = found[start], found[end]
    return [Matched(*key, before[key].value, after[key].value) for key in sorted(before.keys() & after.keys())]


def _row(answer: SurveyAnswer, kept: dict[int, QuestionSet]) -> Row:
    survey = answer.survey
    # An answer to a set that is shipped no longer stays as it was given.
    asked = SETS.get(answer.instrument)
    if survey.instrument_id is not None:
        asked = kept.setdefault(survey.instrument_id, set_from(survey.instrument))
    value = asked.turned(answer.item, answer.value) if asked else answer.value
    version = survey.instrument.version if survey.instrument_id is not None else 0
    return Row(
        survey.person_id, survey.enrollment_id, survey.role, survey.mentorship_id, answer.instrument, version, survey.occasion,
        answer.item, value, survey.answered_at, survey.id,
    )
