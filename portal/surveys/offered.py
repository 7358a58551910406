"""The words that people offered for quoting when they looked back: without author, day or order, at the end, and of ten or more."""
from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN, fn

from portal.audit.actions import record
from portal.audit.models import Entry
from portal.db import db
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.small_groups import fewest_for_words, is_enough
from portal.surveys.models import CLOSE, Clearing, Survey, SurveyAnswer
from portal.surveys.shipped import CLOSE_SET, QUOTED, WORDS
from portal.web.links import derive, hash_of

READ = "surveys.words_read"
ASKED = {item.key: item.words for item in CLOSE_SET.items if item.kind == WORDS}


@dataclass(frozen=True)
class Offer:
    """Words of one answer to one question, and what a coordinator has said of them; `key` tells neither who nor when."""

    key: str
    answer: int
    item: str
    words: str
    clearing: Clearing | None

    @property
    def printed(self) -> str | None:
        """What of it may be printed, once that was said; None while nobody has looked at it, and when it is left out."""
        return self.clearing.sealed_words.open() if self.clearing and self.clearing.sealed_words else None

    @property
    def is_quoted(self) -> bool:
        return self.clearing is not None and self.clearing.quoted_at is not None

    @property
    def is_dropped(self) -> bool:
        return self.clearing is not None and self.clearing.dropped_at is not None


def fewest_of(program: Program) -> int:
    """How many people have to have answered, whether they offer words or not (R8)."""
    return fewest_for_words(program.smallest_group)


def respondents(program: Program) -> int:
    """How many people of a program looked back."""
    answered = Survey.select(fn.COUNT(Survey.person.distinct()))
    return answered.where(Survey.program == program, Survey.kind == CLOSE, Survey.answered_at.is_null(False)).scalar()


def can_be_read(program: Program, at: datetime) -> bool:
    """Whether the program is over, nobody can answer any more, and enough people did: a second reading then shows nobody new."""
    looks_back = (Survey.program == program) & (Survey.kind == CLOSE)
    if program.ends_on >= at.date() or Survey.select().where(looks_back, Survey.closes_at > at).exists():
        return False
    return is_enough(respondents(program), fewest_of(program))


def read(program: Program, *, by: Person, at: datetime) -> list[tuple[str, list[Offer]]]:
    """(question, what was offered) of each question, in alphabetical order; noted on the trail. Raises PermissionError before its time."""
    with db.atomic():
        if not can_be_read(program, at):
            raise PermissionError("the words of a program are read when it is over, and of ten people or more")
        record(READ, by=by, about=f"program/{program.id}", program=program.id)
        said = offers_in(program)
    alphabetical = sorted(said, key=lambda offer: offer.words.casefold())
    return [(str(words), [offer for offer in alphabetical if offer.item == key]) for key, words in ASKED.items()]


def last_read_on(program: Program) -> date | None:
    """When a coordinator last read what was offered, for whoever offered something."""
    row = Entry.select(Entry.at).where(Entry.verb == READ, Entry.program == program.id).order_by(Entry.at.desc(), Entry.id.desc()).first()
    return row.at.date() if row else None


def offers_in(program: Program) -> list[Offer]:
    """Everything that is offered; who asks has shown that its time has come."""
    is_offered = (SurveyAnswer.item == "quote") & (SurveyAnswer.value == QUOTED)
    offers = SurveyAnswer.select(SurveyAnswer.survey).where(SurveyAnswer.instrument == CLOSE_SET.key, is_offered)
    rows = SurveyAnswer.select(SurveyAnswer, Clearing).join(Survey).switch(SurveyAnswer).join(Clearing, JOIN.LEFT_OUTER)
    rows = rows.where(Survey.program == program, Survey.kind == CLOSE, Survey.id.in_(offers), SurveyAnswer.sealed_words.is_null(False))
    return [_offer(row) for row in rows if row.item in ASKED]


def _offer(row: SurveyAnswer) -> Offer:
    clearing = getattr(row, "clearing", None)
    return Offer(key_of(row.id), row.id, row.item, row.sealed_words.open(), clearing)


def key_of(answer: int) -> str:
    """What stands for an answer in an address: numbers would tell who answered before whom, and what one person wrote."""
    return hash_of(derive("surveys.offered", str(answer)))[:20]
