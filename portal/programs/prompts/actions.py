"""A coordinator puts other words in the place of the prepared prompts."""
from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.prompts.models import SessionPrompts
from portal.programs.prompts.queries import prepared


def write_prompts(program: Program, *, by: Person, words: dict[tuple[str, str], str]) -> None:
    """Tell `words` from now on, by (phase, to whom); what is empty or as it was prepared follows the prepared words again."""
    with db.atomic():
        SessionPrompts.delete().where(SessionPrompts.program == program).execute()
        rows = [
            {"program": program, "phase": phase, "told_to": told_to, "words": said}
            for (phase, told_to), said in words.items()
            if said and said != prepared(program, phase, told_to)
        ]
        if rows:
            SessionPrompts.insert_many(rows).execute()
        record("wrote the prompts of sessions", by=by, about=f"program/{program.id}", program=program.id, own=len(rows))
