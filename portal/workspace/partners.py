"""What partners read of each other: name, title and location, and the answers that were shown to partners when they were given."""
from portal.enrollment.models import Employee, Enrollment
from portal.enrollment.queries import SHOWN_TO_PARTNERS, answers_shown
from portal.enrollment.questionnaire.words import in_words
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import side_of
from portal.people.models import Person


def partners_in(mentorship: Mentorship, reader: Person) -> list[Member]:
    """The other members of a mentorship, each with the place and what the roster says; in a circle those of the other side alone."""
    role = side_of(mentorship, reader)
    return list(
        Member.select(Member, Enrollment, Employee)
        .join_from(Member, Enrollment)
        .join_from(Enrollment, Employee)
        .where(Member.mentorship == mentorship, Member.person != reader, Member.role != role)
        .order_by(Member.role, Member.id)
    )


def told_to_partners(enrollment: Enrollment, language: str) -> list[tuple[str, str]]:
    """(question, answer in words) of what partners may read; what was passed over is left out."""
    rows = [(question.prompt, in_words(question, value, language)) for question, value in answers_shown(enrollment, SHOWN_TO_PARTNERS)]
    return [(prompt, words) for prompt, words in rows if words]
