"""The words that people offered for quoting when they looked back: without author, day or order, at the end, and of ten or more."""
from datetime import date, datetime

from peewee import fn

from portal.audit.actions import record
from portal.audit.models import Entry
from portal.db import db
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.small_groups import FEWEST_FOR_WORDS, is_enough
from portal.surveys.models import CLOSE, Survey, SurveyAnswer
from portal.surveys.shipped import CLOSE_SET, QUOTED, WORDS

READ = "surveys.words_read"


def fewest_of(program: Program) -> int:
    """How many people have to have answered, whether they offer words or not (R8)."""
    return max(FEWEST_FOR_WORDS, program.smallest_group)


def can_be_read(program: Program, at: datetime) -> bool:
    """Whether the program is over, nobody can answer any more, and enough people did: a second reading then shows nobody new."""
    looks_back = (Survey.program == program) & (Survey.kind == CLOSE)
    if program.ends_on >= at.date() or Survey.select().where(looks_back, Survey.closes_at > at).exists():
        return False
    answered = Survey.select(fn.COUNT(Survey.person.distinct())).where(looks_back, Survey.answered_at.is_null(False))
    return is_enough(answered.scalar(), fewest_of(program))


def read(program: Program, *, by: Person, at: datetime) -> list[tuple[str, list[str]]]:
    """(question, the words offered) of each question, in alphabetical order; noted on the trail. Raises PermissionError before its time."""
    with db.atomic():
        if not can_be_read(program, at):
            raise PermissionError("the words of a program are read when it is over, and of ten people or more")
        record(READ, by=by, about=f"program/{program.id}", program=program.id)
        said = _offered(program)
    asked = [item for item in CLOSE_SET.items if item.kind == WORDS]
    return [(str(item.words), sorted(said.get(item.key, []), key=str.casefold)) for item in asked]


def last_read_on(program: Program) -> date | None:
    """When a coordinator last read what was offered, for whoever offered something."""
    row = Entry.select(Entry.at).where(Entry.verb == READ, Entry.program == program.id).order_by(Entry.at.desc(), Entry.id.desc()).first()
    return row.at.date() if row else None


def _offered(program: Program) -> dict[str, list[str]]:
    is_offered = (SurveyAnswer.item == "quote") & (SurveyAnswer.value == QUOTED)
    offers = SurveyAnswer.select(SurveyAnswer.survey).where(SurveyAnswer.instrument == CLOSE_SET.key, is_offered)
    rows = SurveyAnswer.select(SurveyAnswer.item, SurveyAnswer.sealed_words).join(Survey)
    rows = rows.where(Survey.program == program, Survey.kind == CLOSE, Survey.id.in_(offers), SurveyAnswer.sealed_words.is_null(False))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.item, []).append(row.sealed_words.open())
    return found
