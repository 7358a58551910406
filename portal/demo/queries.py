"""Who plays which role in the demo."""
from peewee import ModelSelect

from portal.demo.models import DemoSignIn
from portal.people.models import Person


def sign_ins() -> ModelSelect:
    """The demo's roles with their people, in the order that the loader gave."""
    return DemoSignIn.select(DemoSignIn, Person).join(Person).where(Person.left_at.is_null()).order_by(DemoSignIn.id)


def player_of(role: str) -> ModelSelect:
    """The person who plays `role`."""
    return Person.select().join(DemoSignIn).where(DemoSignIn.role == role, Person.left_at.is_null())
