"""Who plays which role in the demo."""
from peewee import CharField, ForeignKeyField

from portal.db import Table
from portal.people.models import Person


class DemoSignIn(Table):
    """The person that the demo's door of one role signs in; the loader of the demo chooses."""

    role = CharField(20, unique=True)
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
