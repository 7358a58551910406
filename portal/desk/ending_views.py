"""A coordinator ends a mentorship: the page says first what follows and what both will read."""
from flask import flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.desk.mentorship_views import bp
from portal.mentorships import ending_actions as actions
from portal.mentorships.ending_words import BY_COORDINATOR, CIRCLE
from portal.mentorships.models import COORDINATOR, Mentorship
from portal.mentorships.queries import members_of
from portal.pairing.rules.queries import people_ask
from portal.people import proof
from portal.programs.blueprints import coordinated
from portal.programs.formats import GROUP
from portal.sessions.endings import count_planned
from portal.web import access, pages


@bp.get("/desk/programs/<id:program_id>/mentorships/<id:mentorship_id>/ending")
@access.staff
def ending(program_id: int, mentorship_id: int):
    """What ending it means; for one that has ended, when it did."""
    mentorship = _mentorship(program_id, mentorship_id)
    program, in_circle = mentorship.program, mentorship.program.format == GROUP
    people = [member.person for member in members_of(mentorship)]
    planned = count_planned([mentorship.id], now()).get(mentorship.id, 0)
    context = {"mentorship": mentorship, "people": people, "planned": planned, "in_circle": in_circle}
    context |= {"words": CIRCLE[COORDINATOR] if in_circle else BY_COORDINATOR}
    context |= {"asks": people_ask(program), "is_over": program.ends_on < now().date()}
    return pages.page("desk/ending.html", program=program, here="mentorships", **context)


@bp.post("/desk/programs/<id:program_id>/mentorships/<id:mentorship_id>/ending")
@access.staff
@proof.fresh
@proof.step(_l("End the mentorship"), is_final=True)
def end(program_id: int, mentorship_id: int):
    """End it; the trail says who did."""
    mentorship = _mentorship(program_id, mentorship_id)
    if not mentorship.has_ended:
        actions.end_as_coordinator(mentorship, by=access.me(), at=now())
        flash(_("It has ended. Everybody in it is told in the words that you read.") if mentorship.program.format == GROUP
              else _("The mentorship has ended. Both are told in the words that you read."))
    return pages.go_to("mentorships_desk.ending", program_id=program_id, mentorship_id=mentorship_id)


def _mentorship(program_id: int, mentorship_id: int) -> Mentorship:
    program = coordinated(program_id)
    return access.found(Mentorship.select().where(Mentorship.id == mentorship_id, Mentorship.program == program))
