"""Who is enrolled in a program, how far their profile is, and what they let coordinators read."""
from portal.clock import today
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.eligibility_queries import roster_read_by
from portal.enrollment.models import Enrollment
from portal.enrollment.people_listing import enrolled, people_listing, profile_counts
from portal.enrollment.queries import SHOWN_TO_COORDINATORS, answers_shown, enrollments_in
from portal.enrollment.questionnaire_progress import answered_counts
from portal.enrollment.questionnaire_words import in_words
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
    every = {"on_roster": roster_read_by(access.me(), program, today()).count(), "enrolled": enrollments_in(program).count()}
    context = {"listing": listing, "counts": profile_counts(program, listing), "people": rows, "done": done, "asked": asked}
    return pages.page("enrollment/people.html", program=program, here="roster", **context, **every)


@desk.get("/desk/programs/<id:program_id>/people/<id:enrollment_id>")
@access.staff
def person(program_id, enrollment_id):
    """One person's place, and the answers that coordinators may read."""
    program = coordinated(program_id)
    enrollment = access.found(enrollments_in(program).where(Enrollment.id == enrollment_id))
    shown = [
        (question.prompt, in_words(question, value, page_language()))
        for question, value in answers_shown(enrollment, SHOWN_TO_COORDINATORS)
    ]
    return pages.page("enrollment/person.html", program=program, here="roster", enrollment=enrollment, answers=shown)
