"""The figures of one publication, as they are frozen: only what may be shown is in them, and nothing names a person.

What may be shown is decided in `disclosure` alone; here it is asked, and what it holds back is left out.
"""
from dataclasses import replace
from datetime import datetime

from portal.programs.models import Program
from portal.programs.queries import objectives_of
from portal.sessions.queries import topics_of
from portal.summaries.answers.binding import objective_figures
from portal.summaries.answers.drawing import AnswersDrawing
from portal.summaries.answers.gathering import heard_in
from portal.summaries.counted import Counted
from portal.summaries.counting import active, due_days, held_by_pair, people_of
from portal.summaries.departments import departments_of
from portal.summaries.disclosure.deciding import Decision, decide
from portal.summaries.disclosure.ledger import days_published, entries_of, numbers_of, past_of
from portal.summaries.disclosure.rules import may_be_shown
from portal.summaries.disclosure.shapes import ALL, Past, Table, name_of
from portal.summaries.facts import facts_of
from portal.summaries.format_words import measure_words
from portal.summaries.measures import MEASURES, NOW, Measure
from portal.summaries.objectives.freezing import objective_row
from portal.summaries.objectives.queries import entered_figures
from portal.summaries.queries import draft_of
from portal.summaries.rows import Facts, Pair
from portal.summaries.spans import held_within, months_of, under_way, windows_of
from portal.summaries.subjects import Subjects
from portal.summaries.tables import DEPARTMENT, MONTH, SessionsTable, measure_table, mentorships_table
from portal.words import lazy as _

NOTHING = {"mentorships": None, "open": None, "active": None, "held": None, "due": None}


def figures_of(program: Program, at: datetime, earlier: dict | None = None) -> dict:
    """What a summary of `program` shows at `at`, as JSON. `earlier` are the figures of the last published summary."""
    return Drawing(program, at, earlier, earlier).figures()


def live_figure(program: Program, measure: Measure, facts: Facts) -> dict:
    """A measure as the desk may show it at this moment, to whoever reads the facts of each mentorship anyhow."""
    counted = measure.count(facts)
    shown = counted.value is not None and may_be_shown(counted.people, program.smallest_group)
    return _measure_row(measure, program, _printed(counted, shown))


class Drawing:
    """One set of figures in the making, and what the ledger is to hold of it.

    `before` are the figures that objectives are compared with, `last` those that were published last.
    """

    def __init__(self, program: Program, at: datetime, before: dict | None = None, last: dict | None = None):
        self.program, self.facts = program, facts_of(program, at)
        self.before, self.last = before or {}, last or {}
        self.numbers, self.past, self.draft = numbers_of(program, at), past_of(program), draft_of(program)
        self.drafted = entries_of(self.draft) if self.draft else {}
        self.entries: dict[str, Past] = {}

    def figures(self) -> dict:
        """Everything, as JSON."""
        measures = {key: self._measured(measure) for key, measure in MEASURES.items()}
        program, answers = self.program, self._answers()
        return {
            "as_of": self.facts.at.date().isoformat(),
            "smallest": program.smallest_group,
            "program": {"name": program.name, "starts_on": program.starts_on.isoformat(), "ends_on": program.ends_on.isoformat()},
            "mentorships": self._mentorships(),
            "measures": list(measures.values()),
            "answers": answers,
            "objectives": self._objectives(measures | objective_figures(answers)),
            **self._sessions(),
            **self._talked(),
        }

    def _answers(self) -> dict:
        """What people say. Its coordinators have seen the draft that is taken anew: it counts like what was published last."""
        seen = self.draft.figures if self.drafted else self.last
        day = self.facts.at.date().isoformat()
        return AnswersDrawing(self.program, heard_in(self.program), self.numbers, self.decided, seen, day).figures()

    def decided(self, table: Table) -> Decision:
        """What the rules say about a table; the ledger is to hold it."""
        past = list(self.past.get(table.measure, ()))
        if table.is_answer and table.measure in self.drafted:
            past.append(self.drafted[table.measure])
        decision = decide(table, past, self.program.smallest_group)
        self.entries[table.measure] = decision.entry
        return decision

    def _measured(self, measure: Measure) -> dict:
        if measure.only_published and (row := self._drafted_today(measure.key)):
            self.entries[measure.key] = self.drafted[measure.key]
            return row
        counted = measure.count(self.facts)
        decision = self.decided(measure_table(measure.key, counted, self.numbers, measure.window(self.facts.at.date())))
        kept = self._kept(measure.key) if decision.keeps else None
        return _measure_row(measure, self.program, kept or _printed(counted, counted.value is not None and decision.shows(ALL)))

    def _drafted_today(self, key: str) -> dict | None:
        """The figure of the draft that is taken anew, if that is of today: two within an hour would show what one person did between."""
        draft, today = self.draft, self.facts.at.date()
        if key not in self.drafted or draft.as_of != today or draft.figures["smallest"] != self.program.smallest_group:
            return None
        return next((row for row in draft.figures["measures"] if row["key"] == key), None)

    def _kept(self, key: str) -> dict | None:
        """The figure of the last publication, with its day."""
        row = next((row for row in self.last.get("measures", []) if row["key"] == key), {})
        figures = {name: row.get(name) for name in ("value", "numerator", "denominator", "n")}
        return {**figures, "kept_from": row.get("kept_from") or self.last.get("as_of")}

    def _mentorships(self) -> dict:
        pairs = self.facts.pairs
        live = [pair for pair in pairs if pair.is_open]
        shown = self.decided(mentorships_table(self.facts, self.numbers)).shows(ALL)
        shown = shown and (not live or self._enough(people_of(live)))
        return {"live": len(live) if shown else None, "released": len(pairs) if shown else None, "wanted": self.program.mentees_wanted}

    def _sessions(self) -> dict:
        """Sessions in all, by month and by department: one table, of which the rules decide together."""
        facts, months = self.facts, months_of(self.facts)
        departments = departments_of(facts, [row["name"] for row in self.last.get("groups", {}).get("rows", [])])
        table = SessionsTable(facts, self.numbers, windows_of(facts, days_published(self.program)))
        decision = self.decided(table.table(departments, months))
        rows = [(name, pairs if decision.shows(name_of(DEPARTMENT, name)) else []) for name, pairs in departments]
        led = frozenset(person for pair in facts.pairs for person in pair.mentees)
        whole = facts.pairs if decision.shows(ALL) else []
        return {
            "sessions": _totals(facts, whole),
            "months": [_month(facts, span, decision.shows(name_of(MONTH, span[0].isoformat()))) for span in months],
            "groups": {
                "rows": [{"name": name, **_counts(facts, pairs)} for name, pairs in rows],
                "total": {"name": str(_("All")), **_counts(facts, whole if self._enough(led) else [])},
            },
        }

    def _talked(self) -> dict:
        subjects = Subjects(self.facts, topics_of(self.program.id))
        return subjects.shown(self.decided(subjects.table(self.numbers)))

    def _objectives(self, measures: dict[str, dict]) -> list[dict]:
        entered = entered_figures(self.program, self.facts.at.date())
        return [
            objective_row(objective, measures.get(objective.measure), entered.get(objective.id, []), self.before)
            for objective in objectives_of(self.program)
        ]

    def _enough(self, people) -> bool:
        return may_be_shown(people, self.program.smallest_group)


def _measure_row(measure: Measure, program: Program, figures: dict) -> dict:
    """A measure as a row of figures, in the words of the program's format."""
    words = {name: str(getattr(measure, name)) for name in ("name", "definition", "counts", "period")}
    kind = {"key": measure.key, "unit": measure.unit, "is_now": measure.period is NOW}
    return {**kind, **words, **measure_words(program.format, measure.key), **figures}


def _printed(counted: Counted, shown: bool) -> dict:
    return {
        "value": round(counted.value, 2) if shown else None,
        "numerator": counted.numerator if shown else None,
        "denominator": counted.denominator if shown else None,
        "n": len(counted.people) if shown else None,
        "kept_from": None,
    }


def _totals(facts: Facts, pairs: list[Pair]) -> dict:
    if not pairs:
        return {"held": None, "confirmed": None, "due": None}
    return {
        "held": sum(one.is_held for one in facts.meetings),
        "confirmed": sum(one.is_confirmed for one in facts.meetings),
        "due": sum(len(due_days(pair, facts.at.date())) for pair in pairs),
    }


def _month(facts: Facts, span: tuple, shown: bool) -> dict:
    held = held_within(facts, span)
    due = sum(span[0] <= day <= span[1] for pair in under_way(facts, span, held) for day in due_days(pair, facts.at.date()))
    return {"month": span[0].isoformat(), "held": sum(held.values()) if shown else None, "due": due if shown else None}


def _counts(facts: Facts, pairs: list[Pair]) -> dict:
    """A row of the table; of nobody, nothing."""
    if not pairs:
        return NOTHING
    held = held_by_pair(facts)
    return {
        "mentorships": len(pairs),
        "open": sum(pair.is_open for pair in pairs),
        "active": active(replace(facts, pairs=pairs)).numerator,
        "held": sum(held[pair.id] for pair in pairs),
        "due": sum(len(due_days(pair, facts.at.date())) for pair in pairs),
    }
