"""The audit trail."""
from peewee import CharField, IntegerField, JSONField

from portal.db import MomentField, Table


class Entry(Table):
    """One thing that somebody did: names of fields and states, never what was written."""

    at = MomentField(index=True)
    by = IntegerField(null=True, index=True)
    program = IntegerField(null=True, index=True)
    verb = CharField(60)
    # Indexed, so that a person can be shown what was done about them.
    about = CharField(80, index=True)
    facts = JSONField()

    class Meta:
        table_name = "audit_entry"
