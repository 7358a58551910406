"""Who plays which role in the demo, and which invitations anybody could open now."""
from datetime import datetime

from peewee import ModelSelect

from portal.demo.models import DemoSignIn
from portal.enrollment.invitations.queries import invitations_in
from portal.enrollment.invitations.states import UNSENT, WAITING, in_states
from portal.enrollment.models import Invitation
from portal.people.models import Person
from portal.programs.models import Program


def sign_ins() -> ModelSelect:
    """The demo's roles with their people, in the order that the loader gave."""
    return DemoSignIn.select(DemoSignIn, Person).join(Person).where(Person.left_at.is_null()).order_by(DemoSignIn.id)


def player_of(role: str) -> ModelSelect:
    """The person who plays `role`."""
    return Person.select().join(DemoSignIn).where(DemoSignIn.role == role, Person.left_at.is_null())


def open_invitations(at: datetime) -> list[Invitation]:
    """Invitations of any program that nobody has answered and whose link still opens, with employee and program, the newest first."""
    programs = Program.select().order_by(Program.id)
    return [row for program in programs for row in in_states(invitations_in(program), at, UNSENT, WAITING)]
