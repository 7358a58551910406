"""Going through what was offered: each piece is cleared or left out, and its writer can take the offer back until it is published."""
from collections.abc import Collection
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.programs.models import Program
from portal.surveys.models import CLOSE, Clearing, Survey, SurveyAnswer
from portal.surveys.offered import ASKED, Offer, can_be_read, offers_in
from portal.surveys.shipped import NOT_QUOTED
from portal.surveys.shortening import is_part_of, tidied


class Quoted(Exception):
    """It stands in a published summary."""


def clear(offer: Offer, words: str | None, program: Program, *, by: Person, at: datetime) -> None:
    """Let these words of an offer be printed; None leaves it out. Raises Quoted, and ValueError for words of anybody else."""
    if words is not None and not is_part_of(words, offer.words):
        raise ValueError("cleared words are those of their writer, but for what is left out")
    printed = tidied(words) if words is not None else None
    facts = {"sealed_words": printed, "cleared_by": by, "cleared_at": at}
    with db.atomic():
        changed = {getattr(Clearing, name): value for name, value in facts.items()}
        kept = Clearing.insert(answer=offer.answer, **facts)
        kept = kept.on_conflict(conflict_target=[Clearing.answer], update=changed, where=Clearing.quoted_at.is_null())
        if not kept.as_rowcount().execute():
            raise Quoted
        # Which words these are stands nowhere: the trail would say who answered before whom.
        verb = "surveys.words_cleared" if words is not None else "surveys.words_left_out"
        record(verb, by=by, about=f"program/{program.id}", program=program.id)


def drop(offer: Offer, program: Program, *, by: Person, at: datetime) -> None:
    """Let versions that put a summary right do without words that it quotes; the summary itself stays as it was published."""
    mine = (Clearing.answer == offer.answer) & Clearing.quoted_at.is_null(False) & Clearing.dropped_at.is_null()
    with db.atomic():
        if Clearing.update(dropped_at=at).where(mine).execute():
            record("surveys.words_left_out", by=by, about=f"program/{program.id}", program=program.id)


def dropped(program: Program) -> set[str]:
    """The words that a published summary quotes and no correction is to quote."""
    return {offer.printed for offer in offers_in(program) if offer.is_dropped}


def to_be_quoted(program: Program, at: datetime) -> list[Offer]:
    """What is cleared and stands in no published summary yet; nothing before its time."""
    if not can_be_read(program, at):
        return []
    return [offer for offer in offers_in(program) if offer.printed and not offer.is_quoted]


def note_quoted(program: Program, words: Collection[str], *, at: datetime) -> None:
    """A published summary quotes these words."""
    quoted = [offer.answer for offer in to_be_quoted(program, at) if offer.printed in words]
    Clearing.update(quoted_at=at).where(Clearing.answer.in_(quoted)).execute()


def take_back(survey: Survey, *, by: Person) -> None:
    """Its writer no longer offers these words; what a summary quotes already stays there. Raises PermissionError for anybody else."""
    if survey.person_id != by.id:
        raise PermissionError("an offer is taken back by whoever made it")
    mine = SurveyAnswer.select(SurveyAnswer.id).where(SurveyAnswer.survey == survey)
    with db.atomic():
        Clearing.delete().where(Clearing.answer.in_(mine), Clearing.quoted_at.is_null()).execute()
        offered = (SurveyAnswer.survey == survey) & (SurveyAnswer.item == "quote") & (SurveyAnswer.value != NOT_QUOTED)
        if SurveyAnswer.update(value=NOT_QUOTED).where(offered).execute():
            # Who it was stands nowhere, as with answering.
            record("surveys.offer_withdrawn", by=None, about=f"program/{survey.program_id}", program=survey.program_id)


def printed_of(survey: Survey) -> list[tuple[str, str, datetime | None]]:
    """(question, what may be printed, since when it is) of one survey, for its writer."""
    if survey.kind != CLOSE:
        return []
    rows = Clearing.select(Clearing, SurveyAnswer).join(SurveyAnswer).where(SurveyAnswer.survey == survey)
    rows = rows.where(Clearing.sealed_words.is_null(False)).order_by(Clearing.id)
    return [(str(ASKED[row.answer.item]), row.sealed_words.open(), row.quoted_at) for row in rows]
