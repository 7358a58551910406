"""What people told, as one publication freezes it: themes of interviews with a band of people, and words that were cleared for quoting."""
from datetime import datetime

from portal.interviews.models import Theme
from portal.interviews.queries import heard_in, themes_of, voices_in
from portal.interviews.theme_actions import note_told as note_themes
from portal.programs.models import Program
from portal.summaries.disclosure.answers import band_of
from portal.summaries.disclosure.quoting import ANY_ORDER, Comment, quotable
from portal.summaries.disclosure.telling import ANEW, AS_BEFORE, NOT, Heard, entry_of, how_to_tell, people_in
from portal.summaries.figures import Drawing
from portal.summaries.models import Publication
from portal.surveys.clearing import dropped, to_be_quoted
from portal.surveys.clearing import note_quoted as note_words
from portal.surveys.offered import ASKED, respondents

HEARD = "heard"


def told_in(drawing: Drawing, corrects: Publication | None = None) -> dict:
    """{"told": ...} of one draft, as JSON; the ledger is to hold whom its themes are about.

    A quotation is printed once; only the version that puts another right (`corrects`) has those of that one, too, but for
    what was dropped.
    """
    return {"told": {**Themes(drawing).told(), "quotes": _quotes(drawing.program, drawing.facts.at, corrects)}}


class Themes:
    """The themes of one draft, beside those of the last publication."""

    def __init__(self, drawing: Drawing):
        program, day = drawing.program, drawing.facts.at.date()
        self._drawing, self._smallest = drawing, program.smallest_group
        self._heard = Heard(self._numbers(heard_in(program, day)), self._past(HEARD))
        self._voices, self._themes = voices_in(program, day), list(themes_of(program))
        self._last = drawing.last.get("told", {})

    def told(self) -> dict:
        """{"heard": a band, "themes": rows}, by title, so that the order says nothing; the entries go to the ledger."""
        found = [(theme, self._said(theme), self._before(theme)) for theme in self._themes if theme.is_cleared]
        how = [(theme, said, before, self._how(theme, said, before)) for theme, said, before in found]
        rows = [self._row(*each) for each in how if each[-1] != NOT]
        if not rows:
            return {"heard": None, "themes": []}
        is_anew = any(each[-1] == ANEW for each in how)
        heard = self._heard.now if is_anew else self._heard.before[-1]
        self._drawing.entries[HEARD] = entry_of(heard)
        return {"heard": band_of(len(heard)), "themes": rows}

    def _how(self, theme: Theme, said: frozenset[int], before: dict | None) -> str:
        return how_to_tell(said, self._past(_measure(theme)), self._heard, self._smallest, is_told=before is not None)

    def _row(self, theme: Theme, said: frozenset[int], before: dict | None, how: str) -> dict:
        if how == AS_BEFORE:
            said = self._past(_measure(theme))[-1]
        self._drawing.entries[_measure(theme)] = entry_of(said)
        kept = before if how == AS_BEFORE else {"people": band_of(len(said))}
        return {"id": theme.id, "title": theme.title, "words": theme.words, "objective": theme.objective_id, "people": kept["people"]}

    def _before(self, theme: Theme) -> dict | None:
        return next((row for row in self._last.get("themes", []) if row["id"] == theme.id), None)

    def _said(self, theme: Theme) -> frozenset[int]:
        return self._numbers(self._voices.get(theme.id, ()))

    def _past(self, measure: str) -> list[frozenset[int]]:
        return [people_in(entry) for entry in self._drawing.past.get(measure, ())]

    def _numbers(self, people) -> frozenset[int]:
        return frozenset(self._drawing.numbers.of("person", person) for person in people)


def _measure(theme: Theme) -> str:
    return f"theme:{theme.id}"


def _quotes(program: Program, at: datetime, corrects: Publication | None) -> list[dict]:
    """[{"item", "question", "words"}]: what may be quoted of each question, shuffled; questions without any are left out."""
    gone = dropped(program) if corrects else set()
    earlier = {row["item"]: set(row["words"]) - gone for row in _told(corrects).get("quotes", [])} if corrects else {}
    offers, count = to_be_quoted(program, at), respondents(program)
    rows = []
    for item, question in ASKED.items():
        comments = [Comment(offer.printed, is_offered=True, is_cleared=True) for offer in offers if offer.item == item]
        words = [*earlier.get(item, []), *quotable(comments, count, program.smallest_group)]
        ANY_ORDER(words)
        rows.append({"item": item, "question": str(question), "words": words})
    return [row for row in rows if row["words"]]


def still_holds(draft: Publication, at: datetime) -> bool:
    """Whether everything that a draft tells is still cleared and offered, and reads as it did."""
    themes = {theme.id: theme for theme in themes_of(draft.program) if theme.is_cleared}
    told = [(row, themes.get(row["id"])) for row in _told(draft).get("themes", [])]
    if any(theme is None or (theme.title, theme.words) != (row["title"], row["words"]) for row, theme in told):
        return False
    quoted = words_in(draft)
    earlier = words_in(draft.corrects) - dropped(draft.program) if draft.corrects_id else set()
    return quoted <= earlier or quoted <= earlier | {offer.printed for offer in to_be_quoted(draft.program, at)}


def note_told(published: Publication, at: datetime) -> None:
    """Let themes and words know that they stand in a published summary: from now on they stay as they are."""
    note_themes([row["id"] for row in _told(published).get("themes", [])], at=at)
    if quoted := words_in(published):
        note_words(published.program, quoted, at=at)


def words_in(publication: Publication) -> set[str]:
    """Every quotation in it."""
    return {words for row in _told(publication).get("quotes", []) for words in row["words"]}


def _told(publication: Publication) -> dict:
    return publication.figures.get("told", {})
