"""Who is enrolled in a program, how far their profile is, and what they let coordinators read."""
from flask import flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now, today
from portal.enrollment.applications.eligibility_queries import roster_read_by
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.models import Enrollment
from portal.enrollment.people_listing import enrolled, people_listing, profile_counts
from portal.enrollment.places import actions as place_actions
from portal.enrollment.places.queries import last_leaving_shown, other_roles
from portal.enrollment.queries import SHOWN_TO_COORDINATORS, answers_shown, places_in
from portal.enrollment.questionnaire.progress import answered_counts
from portal.enrollment.questionnaire.words import in_words
from portal.people import proof
from portal.programs.models import Program
from portal.web import access, pages
from portal.web.paging import paged
from portal.web.ui import page_language


@desk.get("/desk/programs/<id:program_id>/people")
@access.staff
def people(program_id):
    """Everybody with a place in the program, narrowed and ordered by what the address says."""
    program = coordinated(program_id)
    listing = people_listing(program)
    rows = paged(enrolled(program, listing))
    done, asked = answered_counts(program, [row.id for row in rows.rows])
    every = {"on_roster": roster_read_by(access.me(), program, today()).count(), "enrolled": places_in(program).count()}
    every |= {"total": places_in(program).count(), "on": today()}
    every["roles"] = other_roles(program, [row.person_id for row in rows.rows])
    context = {"listing": listing, "counts": profile_counts(program, listing), "people": rows, "done": done, "asked": asked}
    return pages.page("enrollment/people.html", program=program, here="roster", **context, **every)


@desk.get("/desk/programs/<id:program_id>/people/<id:enrollment_id>")
@access.staff
def person(program_id, enrollment_id):
    """One person's place, and the answers that coordinators may read: of a place that has ended, none."""
    program, enrollment = _place(program_id, enrollment_id)
    shown = [
        (question.prompt, in_words(question, value, page_language()))
        for question, value in ([] if enrollment.has_ended else answers_shown(enrollment, SHOWN_TO_COORDINATORS))
    ]
    other = places_in(program).where(Enrollment.person == enrollment.person_id, Enrollment.id != enrollment.id).first()
    context = {"other": other, "leaving": last_leaving_shown(enrollment) if enrollment.has_ended else None, "on": today()}
    return pages.page("enrollment/person.html", program=program, here="roster", enrollment=enrollment, answers=shown, **context)


@desk.post("/desk/programs/<id:program_id>/people/<id:enrollment_id>/return")
@access.staff
@proof.fresh
@proof.step(_l("Open the place again"))
def open_again(program_id, enrollment_id):
    """Give somebody who asked for it, or who is back on the roster, their place again; ended mentorships stay ended."""
    _program, enrollment = _place(program_id, enrollment_id)
    access.allow(enrollment.person.is_active)
    if enrollment.has_ended:
        place_actions.come_back(enrollment, by=access.me(), at=now())
        flash(_("The place is open again, and %(name)s can be paired.", name=enrollment.person.name))
    return pages.go_to("enrollment_desk.person", program_id=program_id, enrollment_id=enrollment_id)


def _place(program_id: int, enrollment_id: int) -> tuple[Program, Enrollment]:
    program = coordinated(program_id)
    return program, access.found(places_in(program).where(Enrollment.id == enrollment_id))
