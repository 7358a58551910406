"""The figures of one publication, as they are frozen: only what may be shown is in them, and nothing names a person."""
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from portal.programs.models import Objective, Program
from portal.programs.queries import objectives_of
from portal.summaries.counting import Counted, active, due_days, held_by_pair, people_of
from portal.summaries.disclosure import Group, hidden_among, may_be_shown
from portal.summaries.facts import facts_of
from portal.summaries.format_words import measure_words
from portal.summaries.measures import MEASURES, NOW, Measure
from portal.summaries.rows import Facts, Pair
from portal.words import lazy as _

MOST_GROUPS, MOST_MONTHS = 9, 12


def figures_of(program: Program, at: datetime, earlier: dict | None = None) -> dict:
    """What a summary of `program` shows at `at`, as JSON. `earlier` are the figures of the last published summary."""
    facts = facts_of(program, at)
    measures = {key: _measured(measure, measure.count(facts), program.format) for key, measure in MEASURES.items()}
    return {
        "as_of": at.date().isoformat(),
        "program": {"name": program.name, "starts_on": program.starts_on.isoformat(), "ends_on": program.ends_on.isoformat()},
        "mentorships": _mentorships(program, facts),
        "sessions": _sessions(facts),
        "measures": list(measures.values()),
        "objectives": [_objective(objective, measures, earlier or {}) for objective in objectives_of(program)],
        "months": _months(facts),
        "groups": _groups(facts),
    }


def _measured(measure: Measure, counted: Counted, format: str) -> dict:
    words = {name: str(getattr(measure, name)) for name in ("name", "definition", "counts", "period")} | measure_words(format, measure.key)
    shown = counted.value is not None and may_be_shown(counted.people)
    figures = {
        "value": round(counted.value, 2) if shown else None,
        "numerator": counted.numerator if shown else None,
        "denominator": counted.denominator if shown else None,
        "n": len(counted.people) if shown else None,
    }
    kind = {"key": measure.key, "unit": measure.unit, "is_now": measure.period is NOW}
    return {**kind, **words, **figures}


def _objective(objective: Objective, measures: dict[str, dict], earlier: dict) -> dict:
    measured = measures.get(objective.measure, {})
    before = next((row for row in earlier.get("objectives", []) if row["id"] == objective.id), {})
    return {
        "id": objective.id, "title": objective.title, "measure": objective.measure, "unit": objective.unit,
        "baseline": objective.baseline, "target": objective.target, "due_on": objective.due_on.isoformat(), "owner": objective.owner,
        "now": measured.get("value"), "before": before.get("now"), "before_as_of": earlier.get("as_of"),
    }


def _mentorships(program: Program, facts: Facts) -> dict:
    live = [pair for pair in facts.pairs if pair.is_open]
    shown = may_be_shown(people_of(facts.pairs)) and (not live or may_be_shown(people_of(live)))
    counts = {"live": len(live), "released": len(facts.pairs)} if shown else {"live": None, "released": None}
    return {**counts, "wanted": program.mentees_wanted}


def _sessions(facts: Facts) -> dict:
    if not _group(facts, facts.pairs).may_stand_alone:
        return {"held": None, "confirmed": None, "due": None}
    return {
        "held": sum(one.is_held for one in facts.meetings),
        "confirmed": sum(one.is_confirmed for one in facts.meetings),
        "due": sum(len(due_days(pair, facts.at.date())) for pair in facts.pairs),
    }


def _group(facts: Facts, pairs: list[Pair], held: Counter | None = None, people: frozenset[int] | None = None) -> Group:
    """These mentorships as a group: its people, and how many of its sessions each leader and each mentor held."""
    held = held_by_pair(facts) if held is None else held
    made = (Counter(), Counter())
    for pair in pairs:
        for side, counter in zip((pair.mentees, pair.mentors), made, strict=True):
            counter.update(dict.fromkeys(side, held[pair.id]))
    return Group(people_of(pairs) if people is None else people, made)


def _months(facts: Facts) -> list[dict]:
    """Sessions held and due in each month; the people of a month are those whose mentorship was under way in it."""
    rows, groups = [], []
    for first, last in _spans(facts):
        held = Counter(one.pair for one in facts.meetings if one.is_held and first <= one.starts_at.date() <= last)
        under_way = [pair for pair in facts.pairs if held[pair.id] or _is_under_way(pair, first, last)]
        due = sum(first <= day <= last for pair in under_way for day in due_days(pair, facts.at.date()))
        rows.append({"month": first.isoformat(), "held": sum(held.values()), "due": due})
        groups.append(_group(facts, under_way, held))
    hidden = hidden_among(groups)
    return [{**row, "held": None, "due": None} if index in hidden else row for index, row in enumerate(rows)]


def _is_under_way(pair: Pair, first: date, last: date) -> bool:
    return pair.starts_on <= last and (pair.is_open or pair.ended_at.date() >= first)


def _spans(facts: Facts) -> list[tuple[date, date]]:
    """First and last day of each month since the first mentorship began or met; of the last twelve, if there are more."""
    begun = [pair.starts_on for pair in facts.pairs] + [one.starts_at.date() for one in facts.meetings if one.is_held]
    month, today, spans = min(begun, default=facts.at.date()).replace(day=1), facts.at.date(), []
    while begun and month <= today:
        following = month + relativedelta(months=1)
        spans.append((month, following - timedelta(days=1)))
        month = following
    return spans[-MOST_MONTHS:]


def _groups(facts: Facts) -> dict:
    """Mentorships by the department of who is mentored, first of a circle; the people of a group are those who are."""
    by_department: dict[str, list[Pair]] = {}
    for pair in facts.pairs:
        by_department.setdefault(pair.department or str(_("No department")), []).append(pair)
    named = _merged(sorted(by_department.items(), key=lambda item: (-len(item[1]), item[0])))
    groups = [_group(facts, pairs, people=frozenset(person for pair in pairs for person in pair.mentees)) for _name, pairs in named]
    hidden = hidden_among(groups)
    shown = may_be_shown(person for group in groups for person in group.people)
    rows = [{"name": name, **_counts(facts, [] if index in hidden or not shown else pairs)} for index, (name, pairs) in enumerate(named)]
    whole = facts.pairs if shown and _group(facts, facts.pairs).may_stand_alone else []
    return {"rows": rows, "total": {"name": str(_("All")), **_counts(facts, whole)}}


def _merged(named: list[tuple[str, list[Pair]]]) -> list[tuple[str, list[Pair]]]:
    """The largest groups, and the rest as one: a table of two pages has no room for sixty departments."""
    if len(named) <= MOST_GROUPS:
        return named
    rest = [pair for _name, pairs in named[MOST_GROUPS - 1 :] for pair in pairs]
    return [*named[: MOST_GROUPS - 1], (str(_("All others")), rest)]


def _counts(facts: Facts, pairs: list[Pair]) -> dict:
    """A row of the table; of nobody, nothing."""
    if not pairs:
        return {"mentorships": None, "open": None, "active": None, "held": None, "due": None}
    held = held_by_pair(facts)
    return {
        "mentorships": len(pairs),
        "open": sum(pair.is_open for pair in pairs),
        "active": active(replace(facts, pairs=pairs)).numerator,
        "held": sum(held[pair.id] for pair in pairs),
        "due": sum(len(due_days(pair, facts.at.date())) for pair in pairs),
    }
