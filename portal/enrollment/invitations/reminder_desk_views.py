"""Reminding whoever has not answered, by hand: one person, or all of a wave."""
from flask import flash
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.invitations import reminder_actions as actions
from portal.enrollment.invitations.desk_views import back_to_list, invitation_of
from portal.enrollment.invitations.reminder_queries import REST, can_be_reminded
from portal.enrollment.models import Invitation
from portal.programs.models import Program
from portal.web import access


@desk.post("/desk/programs/<id:program_id>/invitations/<id:invitation_id>/reminder")
@access.staff
def remind(program_id, invitation_id):
    """Remind one person."""
    row = invitation_of(program_id, invitation_id)
    return _remind(row.program, Invitation.id == row.id)


@desk.post("/desk/programs/<id:program_id>/invitations/waves/<id:wave>/<any(mentor, mentee):role>/reminders")
@access.staff
def remind_wave(program_id, wave, role):
    """Remind everybody of a wave who has not answered and may be reminded."""
    return _remind(coordinated(program_id), Invitation.wave == wave, Invitation.role == role)


def _remind(program: Program, *which):
    at = now()
    silent = can_be_reminded(program, at, unheard_since=at - REST).where(*which)
    count = actions.remind(program, list(silent), by=access.me(), at=at)
    none = _("Nobody is reminded now: two reminders are the most, a day between letters, and none for whoever wants none.")
    words = ngettext("%(num)s reminder goes out in working hours.", "%(num)s reminders go out in working hours.", count)
    flash(words if count else none, "done" if count else "waits")
    return back_to_list(program)
