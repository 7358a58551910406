"""The coordinators' street of this room, and how its views find what they are about."""
from flask import Blueprint

from portal.pairing.models import Round
from portal.pairing.queries import rounds_of
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access

desk = Blueprint("pairing_desk", __name__)
ROUND = "/desk/programs/<id:program_id>/rounds/<int(max=100000):number>"


def round_in(program_id: int, number: int) -> tuple[Program, Round]:
    """A round of a program that the reader coordinates, else 404."""
    program = coordinated(program_id)
    return program, access.found(rounds_of(program).where(Round.number == number))
