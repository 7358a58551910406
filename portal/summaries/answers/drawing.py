"""The answers of one publication, as they are frozen: coarse numbers, and nothing that is not to be shown."""
from collections.abc import Callable, Iterable
from dataclasses import asdict
from fractions import Fraction

from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.role_words import roles_said, roles_word
from portal.summaries.answers import shapes
from portal.summaries.answers.heard import Added, Heard
from portal.summaries.answers.measures import RELATIONSHIP, SCORE, AnswerMeasure, measures_in
from portal.summaries.answers.moved import added_change
from portal.summaries.answers.shapes import Shape
from portal.summaries.answers.spoken import Said, Spoken, added_score, newest
from portal.summaries.answers.tables import answers_table, rate_table
from portal.summaries.disclosure.answers import Share, band_of, bars_of, in_steps, median_of, share_of, told_bars
from portal.summaries.disclosure.deciding import Decision
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.disclosure.shapes import ALL, Table
from portal.summaries.measures import PERCENT
from portal.summaries.numbers import SHORT, day_of
from portal.surveys.models import END, MIDDLE, START
from portal.words import lazy as _

NOTHING = {"band": None, "share": None, "median": None, "bars": [], "kept_from": None}
# What a figure that is not told anew takes over from the last publication, whole.
TOLD = (*NOTHING, "before", "after", "until")
WHEN = {START: _("at the start"), MIDDLE: _("half-way"), END: _("at the end")}
DECIMALS, BOTH_SIDES = 1, 2


class AnswersDrawing:
    """What people say, in the making: `decide` asks the rules about a table, and lets the ledger hold what they say."""

    def __init__(self, program: Program, heard: Heard, numbers: Numbers, decide: Callable[[Table], Decision], last: dict, day: str):
        """`last` are the figures that were seen last, `day` is that of these."""
        self._program, self._heard, self._numbers, self._decide = program, heard, numbers, decide
        self._last_day, self._day = last.get("as_of"), day
        self._last = {row["key"]: row for row in last.get("answers", {}).get("rows", [])}

    def figures(self) -> dict:
        """A row for each measure that anybody was asked about, the coordinators' own sets, and how far the two sides lie apart."""
        found = [self._measured(measure) for measure in measures_in(self._program.format)]
        rows = [row for row in found if row] + [row for one in self._heard.added for row in self._added(one)]
        return {"rows": rows, "gap": _gap([row for row in rows if row["group"] == RELATIONSHIP])}

    def _measured(self, measure: AnswerMeasure) -> dict | None:
        format, role = self._program.format, measure.role(self._program.format)
        spoken = measure.listen(self._heard, role)
        if not spoken.asked:
            return None
        words = {"name": measure.name(format), "definition": measure.definition(format), "people": measure.people(format)}
        row = {"key": measure.key, "group": measure.group, "unit": measure.unit, **words, **self._told(measure.key, measure.shape, spoken)}
        if spoken.until and "until" not in row:
            row |= self._sides(measure.key, spoken)
        items = [self._item(measure, role, *item) for item in measure.items(format)]
        return {**row, "rate": self._rate(measure.key, spoken) if row["band"] else None, "items": items}

    def _item(self, measure: AnswerMeasure, role: str, item: str, words: object) -> dict:
        key = f"{measure.key}/{item}"
        spoken = newest(measure.kind, item)(self._heard, role)
        return {"key": key, "name": str(words), **self._told(key, shapes.ITEM, spoken, within=measure.key)}

    def _added(self, one: Added) -> Iterable[dict]:
        """Of a set that a coordinator added: where each role stands on each occasion, and how far it has moved."""
        occasions = sorted({asked.occasion for asked in self._heard.asked if asked.instrument == one.key}, key=_in_order)
        for role in roles_in(self._program):
            for occasion in occasions:
                yield from self._own(one, role, occasion, shapes.OWN, added_score(one, occasion)(self._heard, role))
            yield from self._own(one, role, "", shapes.WAYS, added_change(one)(self._heard, role))

    def _own(self, one: Added, role: str, occasion: str, shape: Shape, spoken: Spoken) -> Iterable[dict]:
        if not spoken.asked:
            return
        key, people, who = f"{one.key}/{role}/{occasion or 'change'}", roles_said(self._program, role), roles_word(self._program, role)
        when = str(WHEN[occasion]) if occasion in WHEN else _("on %(day)s", day=day_of(occasion, SHORT)) if occasion else ""
        name = _("%(people)s, %(when)s", people=who, when=when) if occasion else _("%(people)s, up", people=who)
        # Of a change neither side: the medians of each occasion, of a few people more, stand beside it.
        told = {"until": spoken.until, **self._told(key, shape, spoken), "definition": "", "items": []}
        row = {"key": key, "group": one.key, "unit": SCORE if occasion else PERCENT, "name": str(name), "people": people, **told}
        scale = {"set": one.name, "source": one.citation, "lowest": one.lowest, "highest": one.highest, "occasion": occasion}
        yield {**row, **scale, "rate": self._rate(key, spoken) if row["band"] else None}

    def _told(self, key: str, shape: Shape, spoken: Spoken, within: str = "") -> dict:
        """The figures of one set of answers: told anew, kept from the last publication, or held back; all of them together."""
        decision = self._decide(answers_table(key, spoken.said, spoken.asked, self._numbers))
        if decision.keeps:
            return self._kept(key, within)
        if not decision.shows(ALL):
            return dict(NOTHING)
        return _coarse(shape, spoken.said, self._program.smallest_group)

    def _kept(self, key: str, within: str) -> dict:
        row = self._last.get(within or key, {})
        row = next((item for item in row.get("items", []) if item["key"] == key), {}) if within else row
        kept = {name: row[name] for name in TOLD if name in row}
        return {**NOTHING, **kept, "kept_from": self._since(row)}

    def _since(self, row: dict) -> str | None:
        """Of which day a figure is that was not told anew, if not of this one."""
        day = row.get("kept_from") or self._last_day
        return None if day == self._day else day

    def _sides(self, key: str, spoken: Spoken) -> dict:
        """Both medians of a change that is told anew; the first by a decision of its own, for its answers were those of earlier changes."""
        table = answers_table(f"{key}/before", spoken.before, spoken.asked, self._numbers)
        decision = self._decide(table)
        is_current = decision.shows(ALL) and decision.entry.shown[ALL] == table.whole.vectors
        before, after = (_rounded(median_of(one.value for one in side)) for side in (spoken.before, spoken.after))
        both = is_current and before is not None and after is not None
        return {"before": before if both else None, "after": after if both else None, "until": spoken.until}

    def _rate(self, key: str, spoken: Spoken) -> dict | None:
        """How many of those who were asked answered."""
        decision = self._decide(rate_table(f"{key}/rate", spoken, self._numbers))
        if decision.keeps:
            before = self._last.get(key, {}).get("rate") or {}
            return {**before, "kept_from": self._since(before)} if "value" in before else None
        if not decision.shows(ALL):
            return None
        return {**asdict(in_steps(len(spoken.people), len(spoken.asked | spoken.people))), "kept_from": None}


def _coarse(shape: Shape, said: tuple[Said, ...], smallest: int) -> dict:
    values = [one.value for one in said]
    part, counts = shape.counted(values), shape.counts(values)
    told_share = in_steps if shape.in_steps else share_of
    bars = bars_of(counts, smallest, shape.cut) if shape.has_bars else None
    return {
        **NOTHING,
        "band": list(band_of(len(values))),
        "share": None if part is None else asdict(told_share(part, len(values))),
        "median": _rounded(median_of(values)) if shape.has_median else None,
        "bars": [_bar(shape, *bar) for bar in told_bars(bars or [], shape.cut)],
    }


def _bar(shape: Shape, first: int, last: int, share: Share) -> dict:
    return {"name": str(shape.named(first, last)), **asdict(share)}


def _rounded(value: Fraction | float | None) -> float | None:
    return None if value is None else round(float(value), DECIMALS)


def _gap(rows: list[dict]) -> float | None:
    """The leaders' median less that of the mentors, if both are shown and of one day."""
    if len(rows) != BOTH_SIDES or any(row["median"] is None for row in rows):
        return None
    first, second = rows
    return round(second["median"] - first["median"], DECIMALS) if first["kept_from"] == second["kept_from"] else None


def _in_order(occasion: str) -> tuple[int, str]:
    return (list(WHEN).index(occasion) if occasion in WHEN else len(WHEN), occasion)
