"""Reads of sessions and logs: what a member may read is in the select, so that the rest is never fetched."""
from datetime import datetime

from peewee import JOIN, Case, ModelSelect, fn

from portal.enrollment.models import Question
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.sessions.models import HAPPENED, Action, Cancellation, MentoringSession, SessionLog


def is_cancelled():
    """The condition that a MentoringSession was cancelled."""
    return fn.EXISTS(Cancellation.select(Cancellation.id).where(Cancellation.session == MentoringSession.id))


def is_held():
    """The condition that one member reports a MentoringSession and none denies it."""
    return fn.EXISTS(_reports()) & ~fn.EXISTS(_denials())


def is_confirmed():
    """The condition that every member reports a MentoringSession."""
    reported = fn.EXISTS(_reports().where(SessionLog.written_by == Member.person))
    silent = Member.select(Member.id).where(Member.mentorship == MentoringSession.mentorship, ~reported)
    return fn.EXISTS(_reports()) & ~fn.EXISTS(_denials()) & ~fn.EXISTS(silent)


def is_disputed():
    """The condition that one member reports a MentoringSession and another denies it."""
    return fn.EXISTS(_reports()) & fn.EXISTS(_denials())


def held_sessions() -> ModelSelect:
    """Every session that counts as held, confirmed or not, oldest first."""
    return _in_order(is_held())


def confirmed_sessions() -> ModelSelect:
    """Every session that all its members report, oldest first."""
    return _in_order(is_confirmed())


def disputed_sessions() -> ModelSelect:
    """Every session that its members report differently, oldest first; it counts as neither."""
    return _in_order(is_disputed())


def sessions_visible_to(person: Person) -> ModelSelect:
    """The sessions of the mentorships that `person` is a member of, each with its mentorship, oldest first."""
    return (
        MentoringSession.select(MentoringSession, Mentorship)
        .join(Mentorship)
        .where(MentoringSession.mentorship.in_(_mentorships_of(person)))
        .order_by(MentoringSession.starts_at, MentoringSession.id)
    )


def upcoming_sessions_of(person: Person, at: datetime) -> ModelSelect:
    """What `person` has before them after `at`, soonest first; cancelled sessions left out."""
    return sessions_visible_to(person).where(MentoringSession.starts_at > at, ~is_cancelled())


def sessions_to_log_by(person: Person, at: datetime) -> ModelSelect:
    """What began before `at` and `person` has not logged, oldest first; cancelled sessions left out."""
    mine = SessionLog.select(SessionLog.id).where(SessionLog.session == MentoringSession.id, SessionLog.written_by == person)
    return sessions_visible_to(person).where(MentoringSession.starts_at <= at, ~is_cancelled(), ~fn.EXISTS(mine))


def sessions_of(mentorship: Mentorship) -> ModelSelect:
    """The sessions of a mentorship, latest first, each with its `cancellation` or None."""
    return (
        MentoringSession.select(MentoringSession, Cancellation)
        .join(Cancellation, JOIN.LEFT_OUTER, attr="cancellation")
        .where(MentoringSession.mentorship == mentorship)
        .order_by(MentoringSession.starts_at.desc(), MentoringSession.id.desc())
    )


def logs_readable_by(person: Person, mentorship: Mentorship) -> ModelSelect:
    """The logs of a mentorship as `person` may read them: of the other's, never the worth, the private note or a kept take-away."""
    mine = SessionLog.written_by == person
    shared = SessionLog.takeaway_is_shared == True  # noqa: E712 - an expression, not a comparison
    return (
        SessionLog.select(
            SessionLog.id,
            SessionLog.session,
            SessionLog.written_by,
            SessionLog.outcome,
            SessionLog.side,
            SessionLog.reason,
            SessionLog.minutes,
            SessionLog.format,
            SessionLog.topics,
            SessionLog.shared_note,
            SessionLog.takeaway_is_shared,
            SessionLog.by_link,
            _only(mine, SessionLog.worth),
            _only(mine, SessionLog.private_note),
            _only(mine | shared, SessionLog.takeaway),
        )
        .join(MentoringSession)
        .where(MentoringSession.mentorship == mentorship, MentoringSession.mentorship.in_(_mentorships_of(person)))
        .order_by(SessionLog.logged_at, SessionLog.id)
    )


def log_by(person: Person, session: MentoringSession) -> SessionLog | None:
    """What `person` logged of a session, or None."""
    return SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == person)


def outcomes_of(session: MentoringSession) -> dict[int, str]:
    """What each member said of a session, by person: whether it happened, and no other word of a log."""
    said = SessionLog.select(SessionLog.written_by, SessionLog.outcome).where(SessionLog.session == session)
    return dict(said.order_by(SessionLog.id).tuples())


def actions_visible_to(person: Person) -> ModelSelect:
    """The actions of the sessions in mentorships that `person` is a member of, each with session and mentorship; open ones, then by day."""
    return (
        Action.select(Action, MentoringSession, Mentorship)
        .join(MentoringSession)
        .join(Mentorship)
        .where(MentoringSession.mentorship.in_(_mentorships_of(person)))
        .order_by(Action.done_at.is_null(False), Action.due_on.is_null(), Action.due_on, Action.id)
    )


def topics_of(program_id: int) -> dict[str, str]:
    """The topics that a program's questionnaires offer: key to label, in their order."""
    asked = Question.select(Question.options).where(Question.program == program_id, Question.key == "topics", Question.retired_at.is_null())
    return {option["key"]: option["label"] for row in asked.order_by(Question.role, Question.position) for option in row.options}


def _in_order(condition) -> ModelSelect:
    return MentoringSession.select().where(condition).order_by(MentoringSession.starts_at, MentoringSession.id)


def _reports() -> ModelSelect:
    return SessionLog.select(SessionLog.id).where(SessionLog.session == MentoringSession.id, SessionLog.outcome == HAPPENED)


def _denials() -> ModelSelect:
    return SessionLog.select(SessionLog.id).where(SessionLog.session == MentoringSession.id, SessionLog.outcome != HAPPENED)


def _mentorships_of(person: Person) -> ModelSelect:
    return Member.select(Member.mentorship).where(Member.person == person)


def _only(condition, field):
    """The column where `condition` holds, else nothing."""
    return Case(None, [(condition, field)]).converter(field.python_value).alias(field.name)
