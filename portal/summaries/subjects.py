"""What sessions were about and how long they were: counts of sessions, without who, and without what fewer than five share."""
from collections import Counter

from portal.programs.models import Program
from portal.programs.topics import TOPICS
from portal.sessions.queries import topics_of
from portal.summaries.counting import LENGTHS, by_length, by_topic
from portal.summaries.disclosure import Group, hidden_among
from portal.summaries.rows import Facts, Pair
from portal.words import lazy as _

MOST_TOPICS = 8
SPANS = dict(zip(LENGTHS, (_("Under 30 minutes"), _("30 to 44 minutes"), _("45 to 60 minutes"), _("Over 60 minutes")), strict=True))


def talked(program: Program, facts: Facts) -> dict:
    """{"topics", "lengths"}: each with `rows` of {"name", "sessions"} and the `total` of the sessions that it counts, None if too few."""
    pairs = {pair.id: pair for pair in facts.pairs}
    return {"topics": _topics(program, facts, pairs), "lengths": _lengths(facts, pairs)}


def _topics(program: Program, facts: Facts, pairs: dict[int, Pair]) -> dict:
    """The topics of most sessions. One that too few share is left out with its name, which would say that somebody talked of it."""
    everything = Counter(talk.pair for talk in facts.talks)
    if not _group(everything, pairs).may_stand_alone:
        return {"rows": [], "total": None}
    names = topics_of(program.id)
    shown = {topic: held for topic, held in by_topic(facts).items() if _may_show(held, everything - held, pairs)}
    rows = [{"name": names.get(topic) or str(TOPICS.get(topic, topic)), "sessions": held.total()} for topic, held in shown.items()]
    rows.sort(key=lambda row: (-row["sessions"], row["name"]))
    return {"rows": rows[:MOST_TOPICS], "total": everything.total()}


def _may_show(held: Counter, others: Counter, pairs: dict[int, Pair]) -> bool:
    """A session can be about several topics, so each topic and its rest are looked at alone."""
    return _group(held, pairs).may_stand_alone and (not others or _group(others, pairs).may_stand_alone)


def _lengths(facts: Facts, pairs: dict[int, Pair]) -> dict:
    found = [(span, held) for span, held in by_length(facts).items() if held]
    groups = [_group(held, pairs) for _span, held in found]
    everything = sum((held for _span, held in found), Counter())
    if not _group(everything, pairs).may_stand_alone:
        return {"rows": [], "total": None}
    hidden = hidden_among(groups)
    rows = [{"name": str(SPANS[span]), "sessions": None if index in hidden else held.total()} for index, (span, held) in enumerate(found)]
    return {"rows": rows, "total": everything.total()}


def _group(held: Counter, pairs: dict[int, Pair]) -> Group:
    """The people of these sessions, and how many of them each mentor and each leader held."""
    made = (Counter(), Counter())
    for pair, sessions in held.items():
        for side, counter in zip((pairs[pair].mentees, pairs[pair].mentors), made, strict=True):
            counter.update(dict.fromkeys(side, sessions))
    return Group(frozenset(person for pair in held for person in pairs[pair].people), made)
