"""The rules that keep two people apart, each as its own matrix, so that it can be said which rule removed whom."""

import numpy as np

from portal.pairing.matching.common import shared_count, shared_minutes


def removed_pairs(mentors, mentees, rules) -> dict[str, np.ndarray]:
    """Return, per rule in force, the pairs it forbids: bool matrices, mentors x mentees, by the rule's key."""
    removed = {
        "same_person": _same_person(mentors, mentees),
        "reporting_line": _reporting_line(mentors, mentees),
        "blocked": _blocked(mentors, mentees, rules.blocked),
    }
    if rules.former:
        removed["former"] = _blocked(mentors, mentees, rules.former)
    if rules.kept_apart:
        removed["kept_apart"] = _blocked(mentors, mentees, rules.kept_apart)
    if rules.min_level_gap is not None:
        gap = _levels(mentors)[:, None] - _levels(mentees)
        removed["level_gap"] = gap < rules.min_level_gap
    if rules.common_language:
        removed["common_language"] = shared_count(mentors, mentees, "languages") == 0
    if rules.min_shared_minutes:
        removed["shared_hours"] = shared_minutes(mentors, mentees) < rules.min_shared_minutes
    return removed


def allowed_pairs(mentors, mentees, rules) -> np.ndarray:
    """Return the pairs that no rule forbids: bool, mentors x mentees."""
    return none_of(removed_pairs(mentors, mentees, rules))


def none_of(removed) -> np.ndarray:
    """Return the pairs that none of the rules' matrices forbids."""
    return ~np.logical_or.reduce(list(removed.values()))


def _levels(people):
    return np.array([person.level for person in people], dtype=np.int64)


def _rows_by(people, attribute):
    rows = {}
    for row, person in enumerate(people):
        rows.setdefault(getattr(person, attribute), []).append(row)
    return rows


def _same_person(mentors, mentees):
    matrix = np.zeros((len(mentors), len(mentees)), dtype=bool)
    rows = _rows_by(mentors, "employee")
    for j, mentee in enumerate(mentees):
        matrix[rows.get(mentee.employee, []), j] = True
    return matrix


def _reporting_line(mentors, mentees):
    matrix = np.zeros((len(mentors), len(mentees)), dtype=bool)
    mentor_rows, mentee_rows = _rows_by(mentors, "employee"), _rows_by(mentees, "employee")
    for j, mentee in enumerate(mentees):
        for manager in mentee.managers:
            matrix[mentor_rows.get(manager, []), j] = True
    for i, mentor in enumerate(mentors):
        for manager in mentor.managers:
            matrix[i, mentee_rows.get(manager, [])] = True
    return matrix


def _blocked(mentors, mentees, blocked):
    matrix = np.zeros((len(mentors), len(mentees)), dtype=bool)
    mentor_rows, mentee_rows = _rows_by(mentors, "id"), _rows_by(mentees, "id")
    for mentor, mentee in blocked:
        matrix[np.ix_(mentor_rows.get(mentor, []), mentee_rows.get(mentee, []))] = True
    return matrix
