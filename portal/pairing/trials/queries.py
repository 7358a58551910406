"""What a coordinator asked, to look at the answer."""
from peewee import ModelSelect

from portal.pairing.trials.models import Trial
from portal.people.models import Person
from portal.programs.models import Program


def trials_of(program: Program, person: Person, kind: str) -> ModelSelect:
    """What one person asked of this kind in a program, the newest first; a page looks one up by its id with .where()."""
    return Trial.select().where(Trial.program == program, Trial.asked_by == person, Trial.kind == kind).order_by(Trial.id.desc())
