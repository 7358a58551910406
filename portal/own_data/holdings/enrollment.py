"""What programs and enrollment hold about a person: the roster's line, invitations, places, answers."""
from peewee import fn

from portal.enrollment.applications.models import Application, ApplicationStart, Eligibility, Opening, PlaceOffer
from portal.enrollment.invitations.models import Nomination, Reminder
from portal.enrollment.models import Answer, Employee, Enrollment, Invitation, InvitationText, Leaving, Question, Reply
from portal.enrollment.queries import as_asked, given_answers
from portal.enrollment.questionnaire.models import PastVersion, SecondLook
from portal.enrollment.questionnaire.words import in_words
from portal.enrollment.roster.models import RosterImport, RosterMapping, StagedRow
from portal.own_data.holdings.kinds import EMPTIED, ERASED, KEPT, Holding, Nobody
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.programs.prompts.models import SessionPrompts
from portal.words import lazy as _


def _my_lines(person: Person):
    return Employee.select(Employee.id).where(Employee.person == person)


def _my_invitations(person: Person):
    return Invitation.select(Invitation.id).where(Invitation.employee.in_(_my_lines(person)))


def _my_places(person: Person):
    return Enrollment.select(Enrollment.id).where(Enrollment.person == person)


def _my_applications(person: Person):
    return Application.select(Application.id).where(Application.person == person)


def _answers(person: Person) -> list[dict]:
    """What `person` answered, each with the question as it stood then."""
    return [
        {"question": as_asked(row).prompt, "answer": in_words(as_asked(row), row.value), "answered_at": row.answered_at}
        for row in given_answers().where(Answer.enrollment.in_(_my_places(person))).order_by(Answer.enrollment, Question.position)
    ]


def _suggested(person: Person) -> list[dict]:
    """Whom `person` suggested; who suggested `person`, and why, is somebody else's."""
    rows = Nomination.select().where(Nomination.invitation.in_(_my_invitations(person))).order_by(Nomination.id)
    return [{"program": row.program.name, "email": row.email, "why": row.why, "suggested_at": row.suggested_at} for row in rows]


def _names(person: Person):
    """Lines of a file in whose cells the address of `person` stands, whoever they were taken for."""
    return fn.LOWER(StagedRow.cells.cast("TEXT")).contains(person.email.lower())


HOLDINGS = (
    # How somebody stood before the last file from HR, which an undo would bring back, and lines of it that could not be used.
    Holding(StagedRow, lambda person: (StagedRow.linked == person) | StagedRow.employee.in_(_my_lines(person)) | _names(person), ERASED),
    Holding(
        Nomination, lambda person: Nomination.invitation.in_(_my_invitations(person)) | (Nomination.email == person.email), ERASED,
        _("Colleagues whom you suggested"), told=_suggested,
    ),
    Holding(Reminder, lambda person: Reminder.invitation.in_(_my_invitations(person)), ERASED),
    Holding(SecondLook, lambda person: SecondLook.enrollment.in_(_my_places(person)), ERASED),
    Holding(
        PlaceOffer, lambda person: PlaceOffer.application.in_(_my_applications(person)), ERASED, _("Places offered to you"),
        ("offered_at", "expires_at", "ended_at"),
    ),
    Holding(
        Application, lambda person: Application.person == person, ERASED, _("Your applications"),
        ("program", "role", "why", "applied_at", "question", "answer", "ended_at"),
    ),
    Holding(
        ApplicationStart,
        lambda person: (ApplicationStart.email == person.email) | ApplicationStart.employee.in_(_my_lines(person)),
        ERASED, _("Letters to apply with"), ("program", "begun_at", "used_at"),
    ),
    Holding(Answer, lambda person: Answer.enrollment.in_(_my_places(person)), ERASED, _("Your questionnaire"), told=_answers),
    Holding(
        Reply, lambda person: Reply.invitation.in_(_my_invitations(person)), EMPTIED, _("Your answers to invitations"),
        ("answer", "reason", "ask_again_on", "replied_at"), {"reason": ""},
        why=_("That you were invited and what you answered stays beside the roster, without your reason, so that nobody asks you again."),
    ),
    Holding(
        Invitation, lambda person: Invitation.employee.in_(_my_lines(person)), KEPT, _("Invitations to you"),
        ("program", "role", "wave", "invited_at", "expires_at", "withdrawn_at"),
    ),
    Holding(
        Enrollment, lambda person: Enrollment.person == person, EMPTIED, _("Your places in programs"),
        ("program", "role", "capacity", "enrolled_at", "started_at", "completed_at"),
        why=_("Your place stays without a name, department or answers, so that the counts of the program stay true."),
    ),
    Holding(
        Employee, lambda person: Employee.person == person, EMPTIED, _("What HR says about you"),
        (
            "employee_id", "email", "given_name", "family_name", "title", "job_level", "department", "location", "country", "timezone",
            "languages", "hired_on", "status", "gone_on",
        ),
        {"person": None},
        why=_("The company’s roster stays as HR keeps it; it no longer leads to an account. Ask HR about it."),
    ),
    Holding(
        Leaving, lambda person: Leaving.enrollment.in_(_my_places(person)), EMPTIED, _("Programs that you left"),
        ("how", "left_at", "reason"), {"reason": None, "reason_is_shared": False},
    ),
)

NOBODY = (
    Nobody(InvitationText, "what invitations say; who wrote it stays as a number, and who signs as a text that coordinators edit"),
    Nobody(Opening, "how people apply to a program"),
    Nobody(Eligibility, "who on the roster may have a place"),
    Nobody(PastVersion, "a question as it was; who changed it stays as a number"),
    Nobody(Program, "a program, with who made it as a number"),
    Nobody(SessionPrompts, "what a coordinator tells everybody in a program before a session"),
    Nobody(Objective, "what the company wants; an owner's name is a text that the coordinator edits"),
    Nobody(Question, "what is asked"),
    Nobody(RosterImport, "a file from HR; who read it stays as a number"),
    Nobody(RosterMapping, "what the columns of a file mean"),
)
