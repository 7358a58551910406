"""Who is left over in a round, on both sides, each with the reason."""
from dataclasses import dataclass

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.models import Round
from portal.pairing.telling import why_without


@dataclass(frozen=True)
class LeftOver:
    """Somebody without a partner: the rules that take every candidate away with how many each, or the group that shares too few places."""

    employee: Employee
    rules: list
    reason: dict


def left_over(round_: Round) -> tuple[list[LeftOver], list[LeftOver]]:
    """(leaders, mentors) without a partner in this round, as it was drawn; in one query."""
    ids = [reason["enrollment"] for reason in (*round_.unplaced, *round_.spare)]
    rows = Employee.select(Employee, Enrollment.id.alias("place")).join(Enrollment).where(Enrollment.id.in_(ids)).objects()
    people = {row.place: row for row in rows}
    leaders, mentors = (
        [LeftOver(people[one["enrollment"]], why_without(one), one) for one in reasons if one["enrollment"] in people]
        for reasons in (round_.unplaced, round_.spare)
    )
    return leaders, mentors
