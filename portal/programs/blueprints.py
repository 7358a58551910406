"""The coordinators' street of this room; the overview, which looks into many rooms, hangs on it from above."""
from flask import Blueprint

from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web import access

desk = Blueprint("programs_desk", __name__)


def coordinated(program_id: int, *such) -> Program:
    """The program if the reader coordinates it and the conditions in `such` hold, else 404."""
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id, *such))
