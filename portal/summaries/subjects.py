"""What sessions were about and how long they were: counts of sessions, without who, and without what too few share."""
from collections.abc import Mapping

from portal.programs.topics import TOPICS
from portal.summaries.counting import LENGTHS, by_length, by_topic
from portal.summaries.disclosure.deciding import Decision
from portal.summaries.disclosure.numbers import Numbers
from portal.summaries.disclosure.shapes import ALL, Table, name_of
from portal.summaries.rows import Facts, Talk
from portal.summaries.tables import ABOUT, LENGTH, REST, talks_table, topic_dimension
from portal.words import lazy as _

MOST_TOPICS = 8
_WORDS = (_("Under 30 minutes"), _("30 to 44 minutes"), _("45 to 60 minutes"), _("Over 60 minutes"), _("Not said"))
SPANS = dict(zip((*LENGTHS, None), _WORDS, strict=True))


class Subjects:
    """The sessions of one summary by topic and by length: one table for the rules, as both count the same sessions."""

    def __init__(self, facts: Facts, names: Mapping[str, str] | None = None):
        """`names` are the program's own words for topics."""
        names = names or {}
        named = {topic: names.get(topic) or str(TOPICS.get(topic, topic)) for topic in by_topic(facts)}
        ranked = sorted(by_topic(facts).items(), key=lambda item: (-len(item[1]), named[item[0]]))[:MOST_TOPICS]
        self._facts, self._names = facts, named
        self._topics: dict[str, list[Talk]] = dict(ranked)
        self._lengths = {span: talks for span, talks in by_length(facts).items() if talks}

    def table(self, numbers: Numbers) -> Table:
        """The table that a publication would show."""
        return talks_table(self._facts, numbers, self._topics, {_label(span): talks for span, talks in self._lengths.items()})

    def shown(self, decision: Decision) -> dict:
        """{"topics", "lengths"}: each with `rows` of {"name", "sessions"} and the `total` of all these sessions, None if too few.

        A topic that is hidden is left out with its name, which would say that somebody talked of it.
        """
        told = {topic: talks for topic, talks in self._topics.items() if decision.shows(name_of(topic_dimension(topic), ABOUT))}
        topics = [(self._names[topic], len(talks)) for topic, talks in told.items()]
        seen = {span: decision.shows(name_of(LENGTH, _label(span))) for span in self._lengths}
        lengths = [(str(SPANS[span]), len(talks) if seen[span] else None) for span, talks in self._lengths.items()]
        total = len(self._facts.talks) if decision.shows(ALL) else None
        return {"topics": _rows(topics, total), "lengths": _rows(lengths, total)}


    def names_in(self, figures: dict) -> set[str]:
        """The full names of the rows that these figures show."""
        topics, lengths = (
            {row["name"] for row in figures.get(key, {}).get("rows", []) if row["sessions"] is not None} for key in ("topics", "lengths")
        )
        told = [topic_dimension(topic) for topic in self._topics if self._names[topic] in topics]
        of_topics = {name_of(topic, row) for topic in told for row in (ABOUT, REST)}
        of_lengths = {name_of(LENGTH, _label(span)) for span in self._lengths if str(SPANS[span]) in lengths}
        return of_topics | of_lengths | ({ALL} if figures.get("topics", {}).get("total") is not None else set())


def _label(span: tuple[int, int | None] | None) -> str:
    return "not said" if span is None else f"from {span[0]} minutes"


def _rows(counts: list[tuple[str, int | None]], total: int | None) -> dict:
    """The rows of one table; none where there is nothing to read in them."""
    if total is None and all(sessions is None for _name, sessions in counts):
        return {"rows": [], "total": None}
    return {"rows": [{"name": name, "sessions": sessions} for name, sessions in counts], "total": total}
