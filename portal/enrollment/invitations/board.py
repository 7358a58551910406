"""How invitations stand, counted in people: for each role, and for each of its waves. The states add up to the invited."""
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, fn

from portal.enrollment.applications.standing import offers_in
from portal.enrollment.invitations.queries import ROLES, latest_in
from portal.enrollment.invitations.states import STATES, rank, with_letters
from portal.enrollment.models import MENTEE, MENTOR, Enrollment, Invitation, Reply
from portal.programs.models import Program


@dataclass(frozen=True)
class Counts:
    """How one role of a program stands; the states, from `unsent` to `withdrawn`, add up to `invited`.

    `enrolled` have a place, `complete` of them have sent in their questionnaire; `offered` is how many places applicants may take.
    """

    wanted: int
    invited: int = 0
    unsent: int = 0
    failed: int = 0
    waiting: int = 0
    yes: int = 0
    not_now: int = 0
    again: int = 0
    no: int = 0
    expired: int = 0
    withdrawn: int = 0
    enrolled: int = 0
    complete: int = 0
    offered: int = 0

    @property
    def silent(self) -> int:
        """How many may still answer."""
        return self.unsent + self.waiting

    @property
    def suggested(self) -> int:
        """How many more to invite so that the places fill if everybody who is asked says yes."""
        return max(0, self.wanted - max(self.yes, self.enrolled) - self.silent - self.offered)


@dataclass(frozen=True)
class Wave:
    """One wave's people of one role, by state; each stands in the wave of the latest invitation. `enrolled` and `complete` are of them."""

    role: str
    number: int
    states: Counter
    enrolled: int
    complete: int

    @property
    def invited(self) -> int:
        return self.states.total()


def waves_of(program: Program, at: datetime) -> list[Wave]:
    """Each wave of each role, the newest first, in two statements, whatever the number of people."""
    found, came = _by_wave(program, at), _came(program)
    order = sorted(found, key=lambda key: (-key[0], ROLES.index(key[1])))
    return [Wave(role, wave, found[wave, role], *came.get((wave, role), (0, 0))) for wave, role in order]


def invitation_counts(program: Program, at: datetime, waves: list[Wave] | None = None) -> dict[str, Counts]:
    """{role: Counts}, in three statements, whatever the number of people; two where the waves are known."""
    found = _by_wave(program, at) if waves is None else {(wave.number, wave.role): wave.states for wave in waves}
    wanted = {MENTOR: program.mentors_wanted, MENTEE: program.mentees_wanted}
    places, offered = _places(program), offers_in(program)
    return {role: Counts(wanted[role], **_sum(found, role), **places[role], offered=offered.get(role, 0)) for role in ROLES}


def _by_wave(program: Program, at: datetime) -> dict[tuple[int, str], Counter]:
    """{(wave, role): how many people in each state}"""
    found: dict[tuple[int, str], Counter] = defaultdict(Counter)
    for role, wave, place, count in _grouped(program, at):
        found[wave, role][STATES[place]] = count
    return found


def _sum(found: dict[tuple[int, str], Counter], role: str) -> dict[str, int]:
    states = sum((counter for (_wave, of), counter in found.items() if of == role), Counter())
    return {"invited": states.total(), **{state: states[state] for state in STATES}}


def _places(program: Program) -> dict[str, dict[str, int]]:
    """Everybody with a place, however it was come by."""
    counts = fn.COUNT(Enrollment.id), fn.COUNT(Enrollment.completed_at)
    mine = Enrollment.select(Enrollment.role, *counts).where(Enrollment.program == program, Enrollment.ended_at.is_null())
    found = {role: (all_, complete) for role, all_, complete in mine.group_by(Enrollment.role).order_by(Enrollment.role).tuples()}
    return {role: dict(zip(("enrolled", "complete"), found.get(role, (0, 0)), strict=True)) for role in ROLES}


def _grouped(program: Program, at: datetime):
    """(role, wave, place of the state in STATES, how many people)."""
    select = Invitation.select(Invitation.role, Invitation.wave, rank(at).alias("state"))
    select = with_letters(select.join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id)))
    each = select.where(Invitation.id.in_(latest_in(program))).alias("each")
    keys = (each.c.role, each.c.wave, each.c.state)
    return Invitation.select(*keys, fn.COUNT(1)).from_(each).group_by(*keys).order_by(*keys).tuples()


def _came(program: Program) -> dict[tuple[int, str], tuple[int, int]]:
    """{(wave, role): how many of the invited have a place, how many of those a whole profile}."""
    # From the places to the invitations: the other way round a database may read every place for each invitation.
    same = (
        (Invitation.program == Enrollment.program) & (Invitation.employee == Enrollment.employee) & (Invitation.role == Enrollment.role)
    )
    counts = fn.COUNT(Enrollment.id), fn.COUNT(Enrollment.completed_at)
    rows = Enrollment.select(Invitation.wave, Invitation.role, *counts).join(Invitation, on=same)
    rows = rows.where(Enrollment.program == program, Enrollment.ended_at.is_null(), Invitation.id.in_(latest_in(program)))
    rows = rows.group_by(Invitation.wave, Invitation.role).order_by(Invitation.wave, Invitation.role)
    return {(wave, role): (enrolled, complete) for wave, role, enrolled, complete in rows.tuples()}
