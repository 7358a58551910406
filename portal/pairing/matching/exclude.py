"""The rules that keep two people apart, each as its own matrix, so that it can be said which rule removed whom."""

import numpy as np

from portal.pairing.matching.common import blocks, codes, shared_count, shares_stretch
from portal.pairing.matching.criteria import KEPT
from portal.pairing.matching.lines import in_one_line


def removed_pairs(mentors, mentees, rules) -> dict[str, np.ndarray]:
    """Return, per rule in force, the pairs it forbids: bool matrices, mentors x mentees, by the rule's key.

    What `rules.kept` names is found under KEPT, together with the wishes: which of them it was is told to nobody.
    That key is always there, so that it does not tell whether anybody wished anything.
    """
    removed = {key: rule(slice(None)) for key, rule in _rules(mentors, mentees, rules).items()}
    for key in sorted(rules.kept & set(removed) - {KEPT}):
        removed[KEPT] |= removed.pop(key)
    return removed


def allowed_pairs(mentors, mentees, rules) -> np.ndarray:
    """Return the pairs that no rule forbids: bool, mentors x mentees; built in blocks of rows, as `scores` is."""
    allowed = np.ones((len(mentors), len(mentees)), dtype=bool)
    in_force = _rules(mentors, mentees, rules).values()
    for rows in blocks(mentors, mentees):
        for rule in in_force:
            allowed[rows] &= ~rule(rows)
    return allowed


def none_of(removed) -> np.ndarray:
    """Return the pairs that none of the rules' matrices forbids."""
    return ~np.logical_or.reduce(list(removed.values()))


def _rules(mentors, mentees, rules):
    """Return, per rule in force, a function from a slice of rows to the pairs of these rows that it forbids."""
    in_force = {
        "same_person": _listed(_same_person(mentors, mentees), mentors, mentees),
        "reporting_line": in_one_line(mentors, mentees),
        "blocked": _named(rules.blocked, mentors, mentees),
        "former": _named(rules.former, mentors, mentees),
        KEPT: _named(rules.kept_apart, mentors, mentees),
        "level_gap": _level_gap(mentors, mentees, rules),
        "level_band": _level_band(mentors, mentees, rules),
        "common_language": _common_language(mentors, mentees) if rules.common_language else None,
        "shared_hours": _shared_hours(mentors, mentees, rules.min_shared_minutes) if rules.min_shared_minutes else None,
        "same_department": None if rules.same_department else _same_department(mentors, mentees),
    }
    return {key: rule for key, rule in in_force.items() if rule is not None}


def _level_gap(mentors, mentees, rules):
    if rules.min_level_gap is None:
        return None
    ours, theirs = _levels(mentors), _levels(mentees)
    # Level 1 is the most senior: the senior side has the lower number.
    sign = 1 if rules.senior_side == "mentee" else -1
    return lambda rows: sign * (ours[rows, None] - theirs) < rules.min_level_gap


def _level_band(mentors, mentees, rules):
    if rules.max_level_gap is None:
        return None
    ours, theirs = _levels(mentors), _levels(mentees)
    return lambda rows: np.abs(ours[rows, None] - theirs) > rules.max_level_gap


def _common_language(mentors, mentees):
    common = shared_count(mentors, mentees, lambda person: person.languages)
    return lambda rows: common(rows) == 0


def _shared_hours(mentors, mentees, minutes):
    stretch = shares_stretch(mentors, mentees, minutes)
    return lambda rows: ~stretch(rows)


def _same_department(mentors, mentees):
    ours, theirs = codes(mentors, mentees, "department")
    return lambda rows: (ours[rows, None] == theirs) & (theirs > 0)


def _levels(people):
    return np.array([person.level for person in people], dtype=np.int32)


def _rows_by(people, attribute):
    rows = {}
    for row, person in enumerate(people):
        rows.setdefault(getattr(person, attribute), []).append(row)
    return rows


def _same_person(mentors, mentees):
    rows = _rows_by(mentors, "employee")
    for j, mentee in enumerate(mentees):
        for i in rows.get(mentee.employee, ()):
            yield i, j


def _named(pairs, mentors, mentees):
    mentor_rows, mentee_rows = _rows_by(mentors, "id"), _rows_by(mentees, "id")
    found = (
        (i, j) for mentor, mentee in pairs for i in mentor_rows.get(mentor, ()) for j in mentee_rows.get(mentee, ())
    )
    return _listed(found, mentors, mentees)


def _listed(pairs, mentors, mentees):
    """Forbid just these pairs (mentor's row, mentee's row)."""
    listed = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)

    def rule(rows):
        start, stop, _step = rows.indices(len(mentors))
        first, last = np.searchsorted(listed[:, 0], [start, stop])
        forbidden = np.zeros((stop - start, len(mentees)), dtype=bool)
        forbidden[listed[first:last, 0] - start, listed[first:last, 1]] = True
        return forbidden

    return rule
