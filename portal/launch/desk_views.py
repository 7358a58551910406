"""A coordinator writes the kick-off, launches the program with it, changes it, or calls it off."""
from flask import Blueprint, flash
from flask_babel import gettext as _
from flask_babel import ngettext, to_user_timezone

from portal.clock import now
from portal.launch import actions
from portal.launch.forms import KickoffForm
from portal.launch.models import Kickoff
from portal.launch.queries import guests_of, kickoff_of, people_meeting
from portal.programs.blueprints import coordinated
from portal.web import access, pages
from portal.web.forms import refuse

bp = Blueprint("launch_desk", __name__)


@bp.get("/desk/programs/<id:program_id>/launch")
@access.staff
def show(program_id: int):
    """The kick-off as it stands, and what can be done with it."""
    program = coordinated(program_id)
    kickoff = kickoff_of(program)
    people = people_meeting(program).count()
    guests = guests_of(kickoff).count() if kickoff else 0
    told = {"kickoff": kickoff, "people": people, "guests": guests, "at": now()}
    return pages.page("launch/launch.html", program=program, here="launch", form=_form(kickoff), **told)


@bp.post("/desk/programs/<id:program_id>/launch")
@access.staff
def write(program_id: int):
    """Keep the event; the same facts twice change nothing."""
    program, form = coordinated(program_id), KickoffForm()
    if not form.validate():
        return pages.again("launch_desk.show", form, program_id=program_id)
    try:
        kickoff = actions.write_kickoff(program, by=access.me(), at=now(), facts=form.facts())
    except actions.Refused as refused:
        refuse(form.at, refused.sentence)
        return pages.again("launch_desk.show", form, program_id=program_id)
    flash(_("Saved. All calendars follow.") if kickoff.is_launched else _("Saved. Nobody is told before you launch."))
    return pages.go_to("launch_desk.show", program_id=program_id)


@bp.post("/desk/programs/<id:program_id>/launch/letters")
@access.staff
def launch(program_id: int):
    """Send the kick-off to everybody who meets."""
    program = coordinated(program_id)
    try:
        people = actions.launch(program, by=access.me(), at=now())
        flash(ngettext("Launched. A letter goes to %(num)s person.", "Launched. A letter goes to each of %(num)s people.", people))
    except actions.Refused as refused:
        flash(str(refused.sentence), "trouble")
    return pages.go_to("launch_desk.show", program_id=program_id)


@bp.post("/desk/programs/<id:program_id>/launch/cancellation")
@access.staff
def call_off(program_id: int):
    """Take the event out of all calendars."""
    program = coordinated(program_id)
    actions.call_off(program, by=access.me(), at=now())
    flash(_("Called off. The entry leaves all calendars; the mentorships go on."))
    return pages.go_to("launch_desk.show", program_id=program_id)


def _form(kickoff: Kickoff | None) -> KickoffForm:
    if kickoff is None or kickoff.is_called_off:
        return pages.form(KickoffForm, minutes=60)
    begins = to_user_timezone(kickoff.starts_at)
    facts = {name: getattr(kickoff, name) for name in ("minutes", "join_link", "words")}
    return pages.form(KickoffForm, location=kickoff.place, on=begins.date(), at=begins.time(), **facts)
