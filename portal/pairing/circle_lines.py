"""Who would sit in one circle with somebody of their own reporting line: the rule of a pair, between the members of a circle."""
from collections import defaultdict
from itertools import combinations

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.matching.criteria import managers_above
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import holds_places, is_released
from portal.programs.formats import GROUP

Names = tuple[str, str]


def lines_in(round_: Round, wave: list[int]) -> list[Names]:
    """The names of each two members who would come into one circle by this wave, or meet somebody there, in one reporting line."""
    if round_.program.format != GROUP:
        return []
    coming = set(wave)
    rows = _members(Enrollment.program == round_.program_id, (Proposal.round == round_) | (is_released() & holds_places()))
    circles: dict[int, list] = defaultdict(list)
    for row in rows:
        if row.released_at or row.id in coming:
            circles[row.mentor_id].append(row)
    together = (two for circle in circles.values() for two in combinations(circle, 2) if coming & {row.id for row in two})
    return _named(together)


def in_line_beside(mentor: Enrollment, mentee: Enrollment) -> list[str]:
    """The names of whoever has a place in this mentor's circle and stands in one reporting line with `mentee`."""
    if mentor.program.format != GROUP:
        return []
    beside = _members(Proposal.mentor == mentor, is_released() & holds_places())
    new = Proposal(mentor=mentor, mentee=mentee)
    return [name for name, _new in _named((row, new) for row in beside if row.mentee_id != mentee.id)]


def _members(of, which) -> list[Proposal]:
    """Proposals with the place and the line of the roster of the member."""
    rows = Proposal.select(Proposal, Enrollment, Employee).join(Enrollment, on=Proposal.mentee).join(Employee)
    return list(rows.where(of, which).order_by(Proposal.id))


def _named(together) -> list[Names]:
    together = list(together)
    manager_of = dict(Employee.select(Employee.id, Employee.manager).tuples()) if together else {}
    pairs = [(one.mentee.employee, other.mentee.employee) for one, other in together]
    return [(one.name, other.name) for one, other in pairs
            if other.id in managers_above(one.id, manager_of) or one.id in managers_above(other.id, manager_of)]
