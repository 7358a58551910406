"""What people of one program answered, and who was asked: seven queries, however many they are."""
from portal.enrollment.models import Answer, Enrollment, Question
from portal.mentorships.models import Member, Mentorship
from portal.programs.models import Program
from portal.sessions.models import HAPPENED, MentoringSession, SessionLog
from portal.sessions.queries import is_cancelled, is_held
from portal.summaries.answers.heard import Added, Heard, Reason, Worth
from portal.surveys.models import Instrument
from portal.surveys.rows import answers_in, asked_in

WHY_JOINED = "why_joined"


def heard_in(program: Program) -> Heard:
    """The answers of `program` as they stand."""
    return Heard(
        program.format, answers_in(program), asked_in(program), _worth(program), _met(program), _reasons(program), _profiles(program),
        _added(program),
    )


def _worth(program: Program) -> list[Worth]:
    rows = SessionLog.select(SessionLog.written_by, Member.role, SessionLog.id, SessionLog.worth).join(MentoringSession).join(Mentorship)
    rows = rows.join(Member, on=(Member.mentorship == Mentorship.id) & (Member.person == SessionLog.written_by))
    said = (SessionLog.outcome == HAPPENED) & SessionLog.worth.is_null(False)
    rows = rows.where(Mentorship.program == program, said, is_held(), ~is_cancelled()).order_by(SessionLog.id)
    return [Worth(*row) for row in rows.tuples()]


def _met(program: Program) -> frozenset[tuple[int, str]]:
    held = MentoringSession.select(MentoringSession.mentorship).where(is_held(), ~is_cancelled())
    rows = Member.select(Member.person, Member.role).join(Mentorship).where(Mentorship.program == program, Member.mentorship.in_(held))
    return frozenset(rows.tuples())


def _reasons(program: Program) -> list[Reason]:
    rows = Answer.select(Enrollment.person, Enrollment.role, Answer.id, Answer.value, Answer.is_passed).join(Enrollment).switch(Answer)
    rows = rows.join(Question).where(Enrollment.program == program, Question.key == WHY_JOINED).order_by(Question.id, Answer.id)
    return [Reason(person, role, number, chosen) for person, role, number, chosen, is_passed in rows.tuples() if chosen and not is_passed]


def _profiles(program: Program) -> frozenset[tuple[int, str]]:
    asked = Question.select(Question.role).where(Question.program == program, Question.key == WHY_JOINED)
    rows = Enrollment.select(Enrollment.person, Enrollment.role).where(Enrollment.program == program, Enrollment.role.in_(asked))
    return frozenset(rows.where(Enrollment.completed_at.is_null(False)).tuples())


def _added(program: Program) -> list[Added]:
    versions: dict[str, list[Instrument]] = {}
    for row in Instrument.select().where(Instrument.program == program).order_by(Instrument.id):
        versions.setdefault(row.key, []).append(row)
    return [_newest(rows) for rows in versions.values()]


def _newest(rows: list[Instrument]) -> Added:
    last = rows[-1]
    same = frozenset(row.version for row in rows if (row.lowest, row.highest) == (last.lowest, last.highest))
    return Added(last.key, last.name, last.citation, last.lowest, last.highest, same)
