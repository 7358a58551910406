"""Who may read an answer of a questionnaire: its writer always; others by what stood under the question when it was asked."""
from portal.enrollment.models import Enrollment, Question
from portal.enrollment.queries import SHOWN_TO_COORDINATORS, SHOWN_TO_PARTNERS
from portal.people.models import Person

READERS = {"partner": SHOWN_TO_PARTNERS, "coordinator": SHOWN_TO_COORDINATORS}


def may_read_answer(reader: Person, enrollment: Enrollment, question: Question, seen_as: str | None) -> bool:
    """Whether `reader`, who stands to the writer as "partner", "coordinator" or None, may read this answer."""
    return reader.id == enrollment.person_id or question.shown_to in READERS.get(seen_as, ())
