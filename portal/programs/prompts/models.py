"""The prompts of a program where its coordinator has put other words in the place of the prepared ones."""
from peewee import CharField, ForeignKeyField, TextField

from portal.db import Table
from portal.programs.models import Program


class SessionPrompts(Table):
    """What is told before the sessions of one part of the way: to everybody, or to one side; a line for each prompt."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="prompts")
    # One of phases.PHASES.
    phase = CharField(10)
    # "both", or a role.
    told_to = CharField(10)
    words = TextField()

    class Meta:
        indexes = ((("program", "phase", "told_to"), True),)
