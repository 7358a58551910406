"""The coordinator's overview of one program: it looks into many rooms, so it stands above them."""
from portal.desk.navigation import desk_navigation
from portal.programs.desk_views import bp
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web import access, pages

bp.add_app_template_global(desk_navigation)


@bp.get("/desk/programs/<id:program_id>")
@access.signed_in
def show(program_id):
    """Where the program stands, and what its coordinator does next."""
    program = access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))
    return pages.page("desk/show.html", program=program)
