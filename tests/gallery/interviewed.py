"""For the gallery: who was heard in interviews and a group, themes in every state, and a summary that tells some of them."""
from datetime import datetime, timedelta

from portal.interviews import actions
from portal.interviews.models import Conversation
from portal.summaries.actions import write
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.surveys.clearing import clear, drop
from portal.surveys.models import Clearing, Survey, SurveyAnswer
from portal.surveys.offered import offers_in
from tests.cast import CAST
from tests.interviews.heard import hear, make_guide, say

NAMES = "Aslaug Ost|Bodil Rask|Cecil Thorn|Dyveke Udd|Egon Vang|Frida Wiik|Gerda Yde|Holger Zorn|Jytte Aas|Kjerstin Bro|Leif Carl|Maren Dam"
LONG = "What is told in the meetings is taken along into decisions more often than anybody in this program had expected"
QUOTES = ("That somebody asked, and then waited.", "To see how a decision is made.", "An hour a month without […].")


def make_interviews(at: datetime, place) -> None:
    """`guide`, `conversation_held`, `_ahead`, `_to_go_through`; `theme_open`, `_ready` and `_told`; `offer_key` of a quotation."""
    program, carmen = CAST.program, CAST.carmen
    people = [place(name, "mentor", at).person for name in NAMES.split("|")]
    CAST.guide = make_guide(program, by=carmen, at=at)
    about = {"kind": "focus_group", "name": "Half-way, in a group", "purpose": "To hear where it differs."}
    CAST.empty_guide = make_guide(program, by=carmen, at=at, **about)
    CAST.conversation_held = hear(CAST.guide, people[:8], by=carmen, at=at, notes="Most would do it again.\n\nThe quarter is hard.")
    CAST.conversation_to_go_through = hear(CAST.guide, people[8:], by=carmen, at=at, notes="Somebody said a thing.")
    gone = Conversation.id == CAST.conversation_to_go_through.id
    Conversation.update(is_to_be_gone_through=True).where(gone).execute()
    CAST.conversation_ahead = actions.add(CAST.guide, by=carmen, at=at, on_day=(at + timedelta(days=5)).date(), people=people[:2])
    CAST.theme_told = say(program, "Questions are asked sooner", people[:6], by=carmen, at=at, objective=CAST.objective)
    CAST.theme_ready = say(program, LONG, people[4:], by=carmen, at=at)
    CAST.theme_open = say(program, "Aslaug finds Paris far away", people[:5], by=carmen, at=at, cleared=False)
    say(program, "Said by two", people[:2], by=carmen, at=at)
    _tell(at)
    _go_through(at)


def _go_through(at: datetime) -> None:
    """Of what Ragna reads one piece is cleared, one left out, one quoted, one dropped again; the last waits."""
    ragna, program = CAST.ragna, CAST.program_over
    for number, offer in enumerate(offers_in(program)[:4]):
        clear(offer, offer.words if number != 1 else None, program, by=ragna, at=at)
    quoted, again, *_others, waiting = offers_in(program)[2:]
    Clearing.update(quoted_at=at).where(Clearing.answer.in_([quoted.answer, again.answer])).execute()
    drop(again, program, by=ragna, at=at)
    CAST.offer_key = waiting.key


def _tell(at: datetime) -> None:
    """The printed summary tells a theme and quotes, and so does the draft; the writer of a quotation learns it."""
    draft = make_draft(CAST.program, by=CAST.carmen, at=at)
    write(draft, by=CAST.carmen, headline="Pairs keep meeting")
    told = Publication.get_by_id(draft.id).figures["told"]
    told["quotes"] = [{"item": "useful", "question": "What was most useful?", "words": list(QUOTES)}]
    for row in (CAST.printed_summary, draft):
        figures = Publication.get_by_id(row.id).figures | {"told": told}
        Publication.update(figures=figures).where(Publication.id == row.id).execute()
    type(CAST.theme_told).update(told_at=at).where(type(CAST.theme_told).id == CAST.theme_told.id).execute()
    _quote(CAST.survey_over, at)


def _quote(survey: Survey, at: datetime) -> None:
    answer = SurveyAnswer.get(SurveyAnswer.survey == survey, SurveyAnswer.item == "useful")
    Clearing.create(answer=answer, sealed_words="That we met […]", cleared_by=CAST.carmen, cleared_at=at, quoted_at=at)
