"""The ledger of a program: what its publications showed, and whom it was about, under numbers."""
import json

from peewee import BooleanField, CharField, ForeignKeyField, JSONField

from portal.db import MomentField, Table
from portal.programs.models import Program
from portal.secrets import SealedField
from portal.summaries.models import Publication


class LedgerSecret(Table):
    """The secret that a program's numbers are computed from; no page and no export reads it."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="+")
    sealed_secret = SealedField()
    made_at = MomentField()


class Text(str):
    """A value that is JSON already, so that nothing is left to do when it is written."""

    __slots__ = ()


def _text_of(value) -> str:
    return value if isinstance(value, Text) else json.dumps(value)


class LedgerEntry(Table):
    """What one publication showed of one measure. Entries of a draft count from the moment on that it is published."""

    publication = ForeignKeyField(Publication, on_delete="CASCADE", backref="ledger")
    measure = CharField(60)
    # {name of the row: [{window: [places in owners]} for each vector]}
    shown = JSONField(dumps=_text_of)
    # [[number of what was counted, numbers of whose it is ...], ...]
    owners = JSONField(dumps=_text_of)
    # Whether it was worked out later, for a publication from before there was a ledger.
    is_reconstructed = BooleanField(default=False)

    class Meta:
        indexes = ((("publication", "measure"), True),)
