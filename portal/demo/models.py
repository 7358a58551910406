"""That this portal holds the demo, and who plays which role in it."""
from peewee import CharField, ForeignKeyField

from portal.db import MomentField, Table
from portal.people.models import Person


class DemoCompany(Table):
    """That the demo was loaded, when, and which telling of it; at most one row."""

    loaded_at = MomentField()
    version = CharField(20, unique=True)


class DemoSignIn(Table):
    """The person that the demo's door of one role signs in; the loader of the demo chooses."""

    role = CharField(20, unique=True)
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
