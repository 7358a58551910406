"""Opening a program to applications, and changing how."""
import re
import unicodedata

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.applications.models import Eligibility, Opening
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.purposes import PURPOSES
from portal.programs.queries import coordinates_for_group_only

LONGEST = 50


def fresh_opening(program: Program, zone: str) -> Opening:
    """What a coordinator begins with, not kept yet: the purpose's words as the story."""
    purpose = PURPOSES.get(program.purpose)
    words = [str(purpose.what_for), program.statement] if purpose else [program.statement]
    return Opening(program=program, story="\n\n".join(word for word in words if word), timezone=zone)


def set_opening(program: Program, *, is_open: bool, facts: dict, rules: dict[str, Eligibility] | None, by: Person) -> Opening:
    """Keep how the program is open, `facts` being columns of Opening; its address is made once.

    Who may take part is not for a group's own coordinators to say: they read of the roster whom the rules let in.
    """
    with db.atomic():
        opening = Opening.get_or_none(Opening.program == program)
        if opening is None:
            opening = Opening.create(program=program, slug=_free_slug(program.name), **facts)
        else:
            Opening.update(**facts).where(Opening.id == opening.id).execute()
        Program.update(is_open=is_open).where(Program.id == program.id).execute()
        if rules and not coordinates_for_group_only(by, program):
            _keep_rules(program, rules)
        record("enrollment.opening_changed", by=by, about=f"program/{program.id}", program=program.id, is_open=is_open)
    return opening


def _keep_rules(program: Program, rules: dict[str, Eligibility]) -> None:
    for role, row in rules.items():
        facts = {"departments": row.departments, "locations": row.locations, "tenure_months": row.tenure_months}
        if not Eligibility.update(**facts).where(Eligibility.program == program, Eligibility.role == role).execute():
            Eligibility.create(program=program, role=role, **facts)


def _free_slug(name: str) -> str:
    """The name as an address, with a number behind it if another program has that address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "program"
    taken = {slug for (slug,) in Opening.select(Opening.slug).where(Opening.slug.startswith(stem)).order_by(Opening.id).tuples()}
    return next(slug for number in range(1, len(taken) + 2) if (slug := stem if number == 1 else f"{stem}-{number}") not in taken)
