"""How invitations stand, counted in people: for each role, and for each of its waves. The states add up to the invited."""
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, Case, fn

from portal.enrollment.invitation_queries import ROLES, latest_in
from portal.enrollment.invitation_states import STATES, rank, with_letters
from portal.enrollment.models import MENTEE, MENTOR, Enrollment, Invitation, Reply
from portal.programs.models import Program


@dataclass(frozen=True)
class Counts:
    """How one role of a program stands; the states, from `unsent` to `withdrawn`, add up to `invited`.

    `enrolled` have a place, `complete` of them have sent in their questionnaire.
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

    @property
    def silent(self) -> int:
        """How many may still answer."""
        return self.unsent + self.waiting

    @property
    def suggested(self) -> int:
        """How many more to invite so that the places fill if everybody who is asked says yes."""
        return max(0, self.wanted - max(self.yes, self.enrolled) - self.silent)


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
    """Each wave of each role, the newest first, in one statement, whatever the number of people."""
    found: dict[tuple[int, str], list[Counter]] = defaultdict(lambda: [Counter(), Counter()])
    for role, wave, place_of_state, place, count in _grouped(program, at):
        states, places = found[wave, role]
        states[STATES[place_of_state]] += count
        places[place] += count
    order = sorted(found, key=lambda key: (-key[0], ROLES.index(key[1])))
    return [Wave(role, wave, *_line(*found[wave, role])) for wave, role in order]


def invitation_counts(program: Program, at: datetime, waves: list[Wave] | None = None) -> dict[str, Counts]:
    """{role: Counts}, in two statements, whatever the number of people; one where the waves are known."""
    waves = waves_of(program, at) if waves is None else waves
    wanted = {MENTOR: program.mentors_wanted, MENTEE: program.mentees_wanted}
    places = _places(program)
    return {role: Counts(wanted[role], **_sum(wave for wave in waves if wave.role == role), **places[role]) for role in ROLES}


def _line(states: Counter, places: Counter) -> tuple[Counter, int, int]:
    return states, places[1] + places[2], places[2]


def _sum(waves) -> dict[str, int]:
    states = sum((wave.states for wave in waves), Counter())
    return {"invited": states.total(), **{state: states[state] for state in STATES}}


def _places(program: Program) -> dict[str, dict[str, int]]:
    """Everybody with a place, however it was come by."""
    counts = fn.COUNT(Enrollment.id), fn.COUNT(Enrollment.completed_at)
    mine = Enrollment.select(Enrollment.role, *counts).where(Enrollment.program == program)
    found = {role: (all_, complete) for role, all_, complete in mine.group_by(Enrollment.role).order_by(Enrollment.role).tuples()}
    return {role: dict(zip(("enrolled", "complete"), found.get(role, (0, 0)), strict=True)) for role in ROLES}


def _grouped(program: Program, at: datetime):
    """(role, wave, place of the state, place: 0 none, 1 enrolled, 2 with a whole profile, how many people)."""
    place = Case(None, ((Enrollment.completed_at.is_null(False), 2), (Enrollment.id.is_null(False), 1)), 0)
    same = (
        (Enrollment.program == Invitation.program) & (Enrollment.employee == Invitation.employee) & (Enrollment.role == Invitation.role)
    )
    select = Invitation.select(Invitation.role, Invitation.wave, rank(at).alias("state"), place.alias("place"))
    select = with_letters(select.join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id)))
    each = select.switch(Invitation).join(Enrollment, JOIN.LEFT_OUTER, on=same).where(Invitation.id.in_(latest_in(program))).alias("each")
    keys = (each.c.role, each.c.wave, each.c.state, each.c.place)
    return Invitation.select(*keys, fn.COUNT(1)).from_(each).group_by(*keys).order_by(*keys).tuples()
