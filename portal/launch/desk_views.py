"""A coordinator writes the kick-off, launches the program with it, changes it, or calls it off."""
from flask import Blueprint, flash, g, request
from flask_babel import gettext as _
from flask_babel import ngettext, to_user_timezone

from portal.clock import now
from portal.launch import actions
from portal.launch.forms import KickoffForm
from portal.launch.models import Kickoff
from portal.launch.queries import changes_in, guests_meeting, guests_of, kickoff_of, people_meeting
from portal.pairing.rules.queries import people_ask
from portal.programs.blueprints import coordinated
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.forms import refuse, whole

bp = Blueprint("launch_desk", __name__)


@bp.get("/desk/programs/<id:program_id>/launch")
@access.staff
def show(program_id: int):
    """The kick-off as it stands, and what can be done with it."""
    program = coordinated(program_id)
    kickoff = kickoff_of(program)
    told = {"kickoff": kickoff, "people": people_meeting(program).count(), "at": now(), "asks_first": g.get("asks_first")}
    told["asks"] = people_ask(program)
    told |= {"guests": guests_of(kickoff).count(), "meeting": guests_meeting(kickoff).count()} if kickoff else {}
    return pages.page("launch/launch.html", program=program, here="launch", form=_form(kickoff), **told)


@bp.post("/desk/programs/<id:program_id>/launch")
@access.staff
def write(program_id: int):
    """Keep the event; a change of one that was launched says first to how many people it writes."""
    program, form = coordinated(program_id), KickoffForm()
    kickoff = kickoff_of(program)
    if kickoff is not None and kickoff.has_begun(now()):
        flash(_("The kick-off has begun. It is not changed any more."), "trouble")
        return pages.go_to("launch_desk.show", program_id=program_id)
    if not form.validate():
        return pages.again("launch_desk.show", form, program_id=program_id)
    changes = _changes(kickoff, form)
    if changes and _asks_first(kickoff):
        g.failed_form, g.asks_first = form, True
        return show(program_id)
    return _done(program, form, lambda: _saved(actions.write_kickoff(program, by=access.me(), at=now(), facts=form.facts()), changes))


@bp.post("/desk/programs/<id:program_id>/launch/letters")
@access.staff
def launch(program_id: int):
    """Keep the event as it was typed, and send it to everybody who meets; one that was launched before is saved as any other."""
    program, form = coordinated(program_id), KickoffForm()
    kickoff = kickoff_of(program)
    if kickoff is not None and kickoff.is_launched and not kickoff.is_called_off:
        return write(program_id)
    if not form.validate():
        return pages.again("launch_desk.show", form, program_id=program_id)
    return _done(program, form, lambda: _launched(actions.launch(program, by=access.me(), at=now(), facts=form.facts())))


@bp.post("/desk/programs/<id:program_id>/launch/cancellation")
@access.staff
def call_off(program_id: int):
    """Take the event out of all calendars."""
    program = coordinated(program_id)
    actions.call_off(program, by=access.me(), at=now())
    flash(_("Called off. The entry leaves all calendars; the mentorships go on."))
    return pages.go_to("launch_desk.show", program_id=program_id)


def _changes(kickoff: Kickoff | None, form: KickoffForm) -> bool:
    return kickoff is None or kickoff.is_called_off or bool(changes_in(kickoff, form.facts()))


def _asks_first(kickoff: Kickoff | None) -> bool:
    """Whether a change goes to people, in a number that the coordinator was not asked about."""
    told = guests_meeting(kickoff).count() if kickoff is not None and kickoff.is_to_come(now()) else 0
    return told > 0 and whole(request.form.get("letters")) != told


def _done(program: Program, form: KickoffForm, does):
    """What `does` says, on the page; or why it was refused, beside what was typed."""
    try:
        flash(does())
    except actions.Refused as refused:
        refuse(form.at, refused.sentence)
        return pages.again("launch_desk.show", form, program_id=program.id)
    return pages.go_to("launch_desk.show", program_id=program.id)


def _saved(kickoff: Kickoff, changes: bool) -> str:
    if not changes:
        return _("Nothing has changed, and nobody gets a letter.")
    return _("Saved. All calendars follow.") if kickoff.is_launched else _("Saved. Nobody is told before you launch.")


def _launched(people: int) -> str:
    return ngettext("Launched. A letter goes to %(num)s person.", "Launched. A letter goes to each of %(num)s people.", people)


def _form(kickoff: Kickoff | None) -> KickoffForm:
    if kickoff is None or kickoff.is_called_off:
        return pages.form(KickoffForm, minutes=60)
    begins = to_user_timezone(kickoff.starts_at)
    facts = {name: getattr(kickoff, name) for name in ("minutes", "join_link", "words")}
    return pages.form(KickoffForm, location=kickoff.place, on=begins.date(), at=begins.time(), **facts)
