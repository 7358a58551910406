"""The coordinator's overview of one program: it looks into many rooms, so it stands above them."""
from portal.clock import now
from portal.desk.care_steps import care_steps
from portal.desk.kept import standing_now
from portal.desk.navigation import desk_address, desk_navigation
from portal.desk.next_steps import MOST, next_steps
from portal.programs import desk_views  # noqa: F401  (it hangs the room's own pages on the same street)
from portal.programs.blueprints import coordinated
from portal.programs.blueprints import desk as bp
from portal.programs.purposes import PURPOSES
from portal.summaries.objectives.shown import in_short
from portal.web import access, pages

bp.add_app_template_global(desk_navigation)
bp.add_app_template_global(desk_address)


@bp.get("/desk/programs/<id:program_id>")
@access.staff
def show(program_id):
    """Where the program stands, and what its coordinator does next."""
    program, at = coordinated(program_id), now()
    standing = standing_now(program, at)
    # What waits for the reader in person is not among the figures that all coordinators share.
    steps = [*care_steps(program, access.me()), *next_steps(standing)]
    context = {"standing": standing, "steps": steps[:MOST], "more": steps[MOST:], "objectives": in_short(program, at)}
    return pages.page("desk/show.html", program=program, here="overview", purpose=PURPOSES.get(program.purpose), **context)
