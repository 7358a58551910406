"""Making a program and changing its settings."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.programs.formats import REVERSE
from portal.programs.models import Objective, Program, Staff
from portal.programs.news import ProgramMade
from portal.programs.purposes import PURPOSES
from portal.programs.queries import coordinates_for_group_only

LEVELS = ("mentor_level_from", "mentor_level_to", "mentee_level_from", "mentee_level_to")
DAYS_IN_A_MONTH = 365.25 / 12


def sessions_that_fit(months: int, days_between: int) -> int:
    """How many sessions a mentorship holds in `months` when one is due every `days_between` days; at least one."""
    return max(1, round(months * DAYS_IN_A_MONTH / days_between))


def make_program(*, by: Person, at: datetime, purpose: str, facts: dict, objectives: list[dict], format: str = REVERSE) -> Program:
    """A program with its objectives, coordinated by whoever made it.

    `facts` are columns of Program, `objectives` rows of Objective.
    """
    with db.atomic():
        program = Program.create(purpose=purpose, format=format, made_by=by, made_at=at, **_with_sessions(facts))
        Staff.create(program=program, person=by, role="coordinator", appointed_by=by, appointed_at=at)
        for position, row in enumerate(objectives):
            Objective.create(program=program, position=position, **row)
        record("made a program", by=by, about=_about(program), program=program.id, purpose=purpose, format=format)
        announce(ProgramMade(program, PURPOSES[purpose], by, at))
    return program


def change_program(program: Program, *, by: Person, facts: dict) -> Program:
    """Give the program these settings. Mentorships that began keep the numbers that they agreed to."""
    facts = _with_sessions(facts)
    if coordinates_for_group_only(by, program):
        # Whoever reads the eligible alone does not say who that is.
        facts = {name: value for name, value in facts.items() if name not in LEVELS}
    with db.atomic():
        facts = _never_lowered(program, facts)
        changed = sorted(name for name, value in facts.items() if getattr(program, name) != value)
        Program.update(**facts).where(Program.id == program.id).execute()
        record("changed a program", by=by, about=_about(program), program=program.id, fields=changed)
    return Program.get_by_id(program.id)


def _with_sessions(facts: dict) -> dict:
    return {**facts, "sessions_planned": sessions_that_fit(facts["months"], facts["days_between_sessions"])}


def _never_lowered(program: Program, facts: dict) -> dict:
    """The facts; once something was published, a figure is never about fewer people than before."""
    now = Program.get_by_id(program.id)
    if now.first_published_at is None or "smallest_group" not in facts:
        return facts
    return {**facts, "smallest_group": max(now.smallest_group, facts["smallest_group"])}


def _about(program: Program) -> str:
    return f"program/{program.id}"
