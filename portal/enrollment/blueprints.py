"""The two streets of this room, the participants' and the coordinators', and the door of the second."""
from flask import Blueprint, abort

from portal.programs.models import Program
from portal.programs.queries import coordinates_for_group_only, programs_coordinated_by
from portal.web import access

bp = Blueprint("enrollment", __name__)
desk = Blueprint("enrollment_desk", __name__)


def coordinated(program_id: int) -> Program:
    """The program if the reader coordinates it, else 404."""
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))


def whole_roster(program_id: int) -> Program:
    """The program, for those of its coordinators who read the whole roster, else 404; a file from HR is about everybody."""
    program = coordinated(program_id)
    return abort(404) if coordinates_for_group_only(access.me(), program) else program
