"""What programs and enrollment hold about a person: the roster's line, invitations, places, answers."""
from portal.enrollment.models import Answer, Employee, Enrollment, Invitation, Question, Reply
from portal.enrollment.questionnaire_options import in_words
from portal.enrollment.roster_models import RosterImport, RosterMapping, StagedRow
from portal.own_data.holdings.kinds import EMPTIED, ERASED, KEPT, Holding, Nobody
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.words import lazy as _


def _my_lines(person: Person):
    return Employee.select(Employee.id).where(Employee.person == person)


def _my_invitations(person: Person):
    return Invitation.select(Invitation.id).where(Invitation.employee.in_(_my_lines(person)))


def _my_places(person: Person):
    return Enrollment.select(Enrollment.id).where(Enrollment.person == person)


def _answers(person: Person) -> list[dict]:
    """What `person` answered, each with the question as it stands."""
    rows = (
        Answer.select(Answer, Question, Enrollment, Employee)
        .join(Question)
        .switch(Answer)
        .join(Enrollment)
        .join(Employee, on=(Enrollment.employee == Employee.id))
        .where(Enrollment.person == person)
        .order_by(Enrollment.id, Question.position)
    )
    return [
        {
            "question": row.question.prompt, "answer": in_words(row.question, row.value, row.enrollment.employee),
            "answered_at": row.answered_at,
        }
        for row in rows
    ]


HOLDINGS = (
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
    # Lines of HR's file while it is looked at, and as they were, for as long as it can be undone.
    Holding(StagedRow, lambda person: StagedRow.linked == person, EMPTIED, emptied={"linked": None}),
)

NOBODY = (
    Nobody(Program, "a program, with who made it as a number"),
    Nobody(Objective, "what the company wants; an owner's name is a text that the coordinator edits"),
    Nobody(Question, "what is asked"),
    Nobody(RosterImport, "a file from HR; who read it stays as a number"),
    Nobody(RosterMapping, "what the columns of a file mean"),
)
