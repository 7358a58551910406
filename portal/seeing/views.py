"""A coordinator sees a page as a member of the program sees it: to look at, never to act, and the member is told who looked."""
from flask import Blueprint, g
from flask_babel import gettext as _

from portal.clock import now, today
from portal.enrollment.models import Enrollment
from portal.enrollment.queries import SHOWN_TO_COORDINATORS, answers_shown, enrollments_in
from portal.enrollment.questionnaire.progress import asked_of
from portal.enrollment.questionnaire.readers import readers_of
from portal.enrollment.questionnaire.words import in_words
from portal.launch.queries import is_kickoff_before
from portal.mentorships.models import Mentorship
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.queries import rules_in_force
from portal.people.looks import note_look
from portal.programs.blueprints import coordinated
from portal.seeing.kept import home_parts, workspace_parts
from portal.seeing.queries import mentorships_in, places_in, seen
from portal.web import access, pages
from portal.web.ui import page_language

bp = Blueprint("seeing", __name__)

PLACE = "/desk/programs/<id:program_id>/people/<id:enrollment_id>/seen"


@bp.get(PLACE)
@access.staff
def home(program_id: int, enrollment_id: int):
    """The front page, as far as it is about this program."""
    program, place = _looked_at(program_id, enrollment_id, "home")
    together = seen(mentorships_in(program, place.person).where(Mentorship.ended_at.is_null()), place.person, now())
    chooses = rules_in_force(program).way != ROUND
    kicks_off = is_kickoff_before(place.person, program, now())
    parts = home_parts(place.person.given_name, program.format, is_paired=bool(together), chooses=chooses, kicks_off=kicks_off)
    return _page("seeing/home.html", program, place, parts, together=together, places=places_in(program, place.person), on=today())


@bp.get(f"{PLACE}/mentorships/<id:mentorship_id>")
@access.staff
def workspace(program_id: int, enrollment_id: int, mentorship_id: int):
    """The page of a mentorship."""
    program, place = _place(program_id, enrollment_id)
    mentorship = access.found(mentorships_in(program, place.person).where(Mentorship.id == mentorship_id))
    _note(program, place, "workspace")
    [shown] = seen(mentorships_in(program, place.person).where(Mentorship.id == mentorship), place.person, now())
    parts = workspace_parts(place.person.given_name, program.format)
    return _page("seeing/workspace.html", program, place, parts, shown=shown, mentorship=mentorship)


@bp.get(f"{PLACE}/answers")
@access.staff
def answers(program_id: int, enrollment_id: int):
    """The questionnaire with its answers; what was asked for pairing alone is not fetched."""
    program, place = _looked_at(program_id, enrollment_id, "answers")
    said = {question.id: (question, value) for question, value in answers_shown(place, SHOWN_TO_COORDINATORS)}
    asked = [said.get(question.id, (question, None)) for question in asked_of(program, place.role)]
    rows = [(question, in_words(question, value, page_language()), readers_of(question, program)) for question, value in asked]
    only_you = _("Asked for pairing alone: only %(name)s can read this.", name=place.person.given_name)
    parts = {question.id: only_you for question, *_said in rows if question.shown_to not in SHOWN_TO_COORDINATORS}
    return _page("seeing/answers.html", program, place, parts, rows=rows)


def _looked_at(program_id: int, enrollment_id: int, page: str):
    program, place = _place(program_id, enrollment_id)
    _note(program, place, page)
    return program, place


def _place(program_id: int, enrollment_id: int):
    """The program, which the reader coordinates, and a place in it of somebody who has not left; else 404."""
    program = coordinated(program_id)
    return program, access.found(enrollments_in(program).where(Enrollment.id == enrollment_id))


def _note(program, place: Enrollment, page: str) -> None:
    note_look(place.person, by=access.me(), page=page, program=program.id)


def _page(template: str, program, place: Enrollment, parts: dict, **context):
    """The page by the member's clock, with what stands in the place of each part that is left out."""
    g.addressee = place.person
    kept = {part: sentence for part, sentence in parts.items() if sentence}
    return pages.page(template, seen_program=program, place=place, member=place.person, kept=kept, **context)
