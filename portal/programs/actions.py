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
from portal.programs.queries import coordinates_for_group_only, objectives_of

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
        _keep_objectives(program, objectives)
        record("made a program", by=by, about=_about(program), program=program.id, purpose=purpose, format=format)
        announce(ProgramMade(program, PURPOSES[purpose], by, at))
    return program


def change_program(program: Program, *, by: Person, facts: dict, objectives: list[dict]) -> Program:
    """Give the program these settings and these objectives; an objective that is not named any more is removed.

    Mentorships that began keep the numbers that they agreed to.
    """
    facts = _with_sessions(facts)
    if coordinates_for_group_only(by, program):
        # Whoever reads the eligible alone does not say who that is.
        facts = {name: value for name, value in facts.items() if name not in LEVELS}
    with db.atomic():
        facts = _never_lowered(program, facts)
        changed = sorted(name for name, value in facts.items() if getattr(program, name) != value)
        Program.update(**facts).where(Program.id == program.id).execute()
        _keep_objectives(program, objectives)
        record("changed a program", by=by, about=_about(program), program=program.id, fields=changed, objectives=len(objectives))
    return Program.get_by_id(program.id)


def _with_sessions(facts: dict) -> dict:
    return {**facts, "sessions_planned": sessions_that_fit(facts["months"], facts["days_between_sessions"])}


def _never_lowered(program: Program, facts: dict) -> dict:
    """The facts; once something was published, a figure is never about fewer people than before."""
    now = Program.get_by_id(program.id)
    if now.first_published_at is None or "smallest_group" not in facts:
        return facts
    return {**facts, "smallest_group": max(now.smallest_group, facts["smallest_group"])}


def _keep_objectives(program: Program, rows: list[dict]) -> None:
    """Let the program have exactly these objectives. Known ones keep their id, by which a summary finds its earlier figure."""
    known = {objective.id: objective for objective in objectives_of(program)}
    by_title = {objective.title: objective.id for objective in known.values()}
    kept = set()
    for position, row in enumerate(rows):
        row = dict(row, position=position)
        # A form that arrives twice names a new objective without an id both times: its title finds it the second time.
        number = row.pop("id", None) or by_title.get(row["title"])
        if number in known and number not in kept:
            Objective.update(**row).where(Objective.id == number).execute()
            kept.add(number)
        else:
            kept.add(Objective.create(program=program, **row).id)
    Objective.delete().where(Objective.program == program, Objective.id.not_in(kept)).execute()


def _about(program: Program) -> str:
    return f"program/{program.id}"
