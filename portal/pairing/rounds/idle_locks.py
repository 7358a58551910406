"""The locks that held nothing in a round, because a rule stood against their pairs, with names."""
from dataclasses import dataclass

from portal.enrollment.models import Employee, Enrollment
from portal.pairing.matching.tell import REMOVED
from portal.pairing.models import Round


@dataclass(frozen=True)
class IdleLock:
    """A lock that held nothing: the two names, and the rules in words."""

    mentor: str
    mentee: str
    rules: list


def idle_locks(round_: Round) -> list[IdleLock]:
    """Those of a drawn round, the oldest lock first; of people who are still on the roster."""
    idle = (round_.certificate or {}).get("idle", ())
    if not idle:
        return []
    ids = {one[side] for one in idle for side in ("mentor", "mentee")}
    rows = Enrollment.select(Enrollment.id, Employee).join(Employee).where(Enrollment.id.in_(ids))
    names = {row.id: row.employee.name for row in rows}
    here = [one for one in idle if one["mentor"] in names and one["mentee"] in names]
    return [IdleLock(names[one["mentor"]], names[one["mentee"]], [REMOVED[key] for key in one["rules"] if key in REMOVED]) for one in here]
