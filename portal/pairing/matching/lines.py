"""Who is above whom, read from one list of everybody: a line of thousands of people costs no more than many short ones."""

import numpy as np


def in_one_line(mentors, mentees):
    """Return a function from a slice of mentors' rows to the pairs of which one is above the other, at any distance.

    The managers of all people come from one roster, so above somebody are always the same people, in the program or not.
    Raises ValueError where two people are told of different direct managers of the same person.
    """
    manager_of = _manager_of((*mentors, *mentees))
    circles = _circles(manager_of)
    place, behind = _listed(manager_of, circles)
    ours, theirs = (_column(people, place) for people in (mentors, mentees))
    ours_behind, theirs_behind = (_column(people, behind) for people in (mentors, mentees))
    around = _around(mentors, mentees, circles)

    def rule(rows):
        mine, mine_behind = ours[rows, None], ours_behind[rows, None]
        line = (theirs > mine) & (theirs < mine_behind)
        line |= (mine > theirs) & (mine < theirs_behind)
        return line | around(rows) if circles else line

    return rule


def _manager_of(people):
    """Return the direct manager of everybody on the lines; each person is looked at once, however many lines lead through."""
    known, length = {}, {}
    for person in people:
        employee, left = person.employee, len(person.managers)
        for manager in person.managers:
            if known.setdefault(employee, manager) != manager:
                raise ValueError(f"two managers of {employee}: {known[employee]} and {manager}")
            length[employee] = max(left, length.get(employee, 0))
            employee, left = manager, left - 1
            # A circle cuts the lines of its own members short: of a longer one, the rest is looked at, too.
            if length.get(employee, 0) >= left:
                break
    return known


def _circles(manager_of):
    """Return the people who are above each other, a list for each circle that the roster holds by mistake."""
    seen, circles = set(), []
    for employee in manager_of:
        walk = {}
        while employee in manager_of and employee not in seen:
            seen.add(employee)
            walk[employee] = len(walk)
            employee = manager_of[employee]
        if employee in walk:
            circles.append(list(walk)[walk[employee] :])
    return circles


def _listed(manager_of, circles):
    """List everybody so that the people below somebody follow at once: return the places, and where those below end.

    The members of a circle share one place.
    """
    head = {employee: circle[0] for circle in circles for employee in circle}
    reports, tops = {}, {circle[0]: None for circle in circles}
    for employee, manager in manager_of.items():
        if employee not in head:
            reports.setdefault(head.get(manager, manager), []).append(employee)
            if manager not in manager_of:
                tops[manager] = None
    order, waiting = [], list(tops)
    while waiting:
        order.append(waiting.pop())
        waiting.extend(reports.get(order[-1], ()))
    place = {employee: at for at, employee in enumerate(order)}
    behind = {}
    for employee in reversed(order):
        behind[employee] = max([place[employee] + 1, *(behind[report] for report in reports.get(employee, ()))])
    for employee, first in head.items():
        place[employee], behind[employee] = place[first], behind[first]
    return place, behind


def _column(people, numbers):
    """Return everybody's number, -1 for people with nobody above or below them."""
    return np.array([numbers.get(person.employee, -1) for person in people], dtype=np.int32)


def _around(mentors, mentees, circles):
    """Return a function from a slice of rows to the pairs of two people of one circle."""
    circle_of = {employee: number for number, circle in enumerate(circles) for employee in circle}
    number = {}
    ours, theirs = (_column(people, circle_of) for people in (mentors, mentees))
    same = [np.array([number.setdefault(one.employee, len(number)) for one in people], dtype=np.int32) for people in (mentors, mentees)]
    return lambda rows: (ours[rows, None] == theirs) & (theirs >= 0) & (same[0][rows, None] != same[1])
