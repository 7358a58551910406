"""How long a program keeps what people wrote: the kinds of thing, the days after its end, and what goes on which day."""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import Expression

from portal.care.concerns.models import Concern, ConcernAnswer, Consent
from portal.care.requests.models import NewPairing, RequestAnswer
from portal.db import Table
from portal.enrollment.models import Answer, Enrollment, Invitation, Reply
from portal.goals.models import Commitment, FollowUp, Goal, JournalEntry, Milestone
from portal.interviews.models import Asked, Conversation, Guide, Notes, Theme, Voice
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Mentorship
from portal.own_data.models import Retention
from portal.pairing.choosing.models import Preference, Shortlisted
from portal.pairing.models import Round
from portal.programs.models import Program
from portal.sessions.models import Action, Cancellation, MentoringSession, Move, SessionLog, SessionQuestion
from portal.surveys.models import Clearing, Survey, SurveyAnswer
from portal.words import lazy as _

SHORTEST, LONGEST = 30, 5 * 365
# Whoever shortens it gives everybody time to take their words along.
NOTICE = timedelta(days=14)


@dataclass(frozen=True)
class Going:
    """Rows that go, or, where `emptied` names columns, rows that lose these words and stay; `mine` is the condition within a program."""

    table: type[Table]
    mine: Callable[[Program], Expression]
    emptied: dict[str, Any] | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of thing that a program keeps for a number of days after its end; `rows` in the order in which they go."""

    key: str
    title: Any
    words: Any
    first_days: int
    rows: tuple[Going, ...]


def _places(program: Program):
    return Enrollment.select(Enrollment.id).where(Enrollment.program == program)


def _mentorships(program: Program):
    return Mentorship.select(Mentorship.id).where(Mentorship.program == program)


def _sessions(program: Program):
    return MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship.in_(_mentorships(program)))


def _goals(program: Program):
    return Goal.select(Goal.id).where(Goal.mentorship.in_(_mentorships(program)))


def _commitments(program: Program):
    return Commitment.select(Commitment.id).where(Commitment.mentorship.in_(_mentorships(program)))


def _concerns(program: Program):
    return Concern.select(Concern.id).where(Concern.program == program)


def _requests(program: Program):
    return NewPairing.select(NewPairing.id).where(NewPairing.mentorship.in_(_mentorships(program)))


def _surveys(program: Program):
    return Survey.select(Survey.id).where(Survey.program == program)


def _answers(program: Program):
    return SurveyAnswer.select(SurveyAnswer.id).where(SurveyAnswer.survey.in_(_surveys(program)))


def _conversations(program: Program):
    guides = Guide.select(Guide.id).where(Guide.program == program)
    return Conversation.select(Conversation.id).where(Conversation.guide.in_(guides))


def _noted(program: Program):
    """Logs of the program in which somebody wrote something."""
    sealed = SessionLog.private_note.is_null(False) | SessionLog.takeaway.is_null(False)
    return SessionLog.session.in_(_sessions(program)) & ((SessionLog.reason != "") | (SessionLog.shared_note != "") | sealed)


def _without_a_place(program: Program):
    """Invitations to people who never took a place here."""
    placed = Enrollment.select(Enrollment.employee).where(Enrollment.program == program)
    return (Invitation.program == program) & Invitation.employee.not_in(placed)


NO_WORDS = {"reason": "", "shared_note": "", "private_note": None, "takeaway": None, "takeaway_is_shared": False}
KINDS = (
    Kind("journals", _("Journals and goals"), _("Every journal entry, goal, step and look back, and the words of commitments."), 90, (
        Going(JournalEntry, lambda program: JournalEntry.mentorship.in_(_mentorships(program))),
        Going(Milestone, lambda program: Milestone.goal.in_(_goals(program))),
        Going(Goal, lambda program: Goal.mentorship.in_(_mentorships(program))),
        Going(Reflection, lambda program: Reflection.mentorship.in_(_mentorships(program))),
        # How many were made and kept stays.
        Going(FollowUp, lambda program: FollowUp.commitment.in_(_commitments(program)) & (FollowUp.words != ""), {"words": ""}),
        Going(Commitment, lambda program: Commitment.id.in_(_commitments(program)) & (Commitment.words != ""), {"words": ""}),
    )),
    Kind("sessions", _("Words about sessions"), _(
        "Agendas, prepared questions, notes, take-aways, actions, reasons and the clauses of agreements. That a session was held, and who"
        " signed, stays."
    ), 365, (
        Going(SessionLog, _noted, NO_WORDS),
        Going(Action, lambda program: Action.session.in_(_sessions(program))),
        Going(Move, lambda program: Move.session.in_(_sessions(program)) & (Move.reason != ""), {"reason": ""}),
        Going(Cancellation, lambda program: Cancellation.session.in_(_sessions(program)) & (Cancellation.reason != ""), {"reason": ""}),
        Going(SessionQuestion, lambda program: SessionQuestion.session.in_(_sessions(program))),
        Going(
            MentoringSession, lambda program: MentoringSession.mentorship.in_(_mentorships(program)) & (MentoringSession.agenda != ""),
            {"agenda": ""},
        ),
        Going(
            AgreementVersion,
            lambda program: AgreementVersion.mentorship.in_(_mentorships(program)) & AgreementVersion.clauses.is_null(False),
            {"clauses": None},
        ),
    )),
    Kind("answers", _("Answers to the questionnaire"), _("What was answered on enrolling. That it was answered stays."), 90, (
        Going(Answer, lambda program: Answer.enrollment.in_(_places(program))),
        # What rounds were drawn from holds the answers once more.
        Going(Round, lambda program: (Round.program == program) & Round.inputs.is_null(False), {"inputs": None}),
        # Short lists are made of answers, and what somebody ranked is one.
        Going(Preference, lambda program: Preference.enrollment.in_(_places(program))),
        Going(Shortlisted, lambda program: Shortlisted.enrollment.in_(_places(program))),
    )),
    Kind("invitations", _("Invitations"), _("Invitations to people who took no place, with answer and reason."), 30, (
        Going(Reply, lambda program: Reply.invitation.in_(Invitation.select(Invitation.id).where(_without_a_place(program)))),
        Going(Invitation, _without_a_place),
    )),
    Kind("care", _("What was told in confidence"), _("Concerns and requests for a new pairing, with what was answered."), 90, (
        Going(ConcernAnswer, lambda program: ConcernAnswer.concern.in_(_concerns(program))),
        Going(Consent, lambda program: Consent.concern.in_(_concerns(program))),
        Going(Concern, lambda program: Concern.program == program),
        Going(RequestAnswer, lambda program: RequestAnswer.request.in_(_requests(program))),
        Going(NewPairing, lambda program: NewPairing.mentorship.in_(_mentorships(program))),
    )),
    Kind("surveys", _("Answers to surveys"), _(
        "Every answer to the pulse, the other short sets of questions and those that were added here. Published figures stay."
    ), 365, (
        Going(Clearing, lambda program: Clearing.answer.in_(_answers(program))),
        Going(SurveyAnswer, lambda program: SurveyAnswer.survey.in_(_surveys(program))),
        Going(Survey, lambda program: Survey.program == program),
    )),
    Kind("interviews", _("Interviews and focus groups"), _(
        "Who was asked, what was noted, and the themes that were drawn from it. Guides and published themes stay."
    ), 90, (
        Going(Voice, lambda program: Voice.theme.in_(Theme.select(Theme.id).where(Theme.program == program))),
        Going(Theme, lambda program: Theme.program == program),
        Going(Notes, lambda program: Notes.conversation.in_(_conversations(program))),
        Going(Asked, lambda program: Asked.conversation.in_(_conversations(program))),
        Going(Conversation, lambda program: Conversation.id.in_(_conversations(program))),
    )),
)


def days_of(program: Program, retention: Retention | None) -> dict[str, int]:
    """{kind: days after the end of the program that it is kept}."""
    return {kind.key: getattr(retention, f"{kind.key}_days") if retention else kind.first_days for kind in KINDS}


def goes_on(program: Program, retention: Retention | None) -> dict[str, date]:
    """{kind: the day on which it goes}; never before the end of the notice that a change gives."""
    soonest = (retention.changed_at + NOTICE).date() if retention else program.ends_on
    return {key: max(program.ends_on + timedelta(days=days), soonest) for key, days in days_of(program, retention).items()}
