"""Whose concerns there are: a writer finds the own ones, a coordinator those addressed to that coordinator; nobody finds others."""
from peewee import JOIN, ModelSelect, fn

from portal.care.concerns.models import Concern, ConcernAnswer, Consent
from portal.care.confidants import may_be_told, only_readable
from portal.enrollment.models import Enrollment
from portal.people.models import Person
from portal.programs.models import Program


def concerns_of(writer: Person) -> ModelSelect:
    """What `writer` told, newest first, each with its program."""
    rows = Concern.select(Concern, Program).join(Program)
    return rows.where(Concern.written_by == writer).order_by(Concern.sent_at.desc(), Concern.id.desc())


def concerns_told_to(coordinator: Person, program: Program) -> list[Concern]:
    """What was told to `coordinator` in this program, what is open first; each with its writer and place.

    Who has come into a reporting line with the writer or the writer's partner since, or become the partner, finds it no longer.
    """
    return only_readable(_told_to(coordinator, program), coordinator, program)


def waiting_for(coordinator: Person, program: Program) -> int:
    """How many concerns are open that were told to `coordinator`, and in which the last word is the writer's."""
    latest = ConcernAnswer.select(fn.MAX(ConcernAnswer.id)).group_by(ConcernAnswer.concern)
    answered = ConcernAnswer.select(ConcernAnswer.concern).join(Concern)
    answered = answered.where(
        ConcernAnswer.id.in_(latest), ConcernAnswer.written_by.is_null() | (ConcernAnswer.written_by != Concern.written_by)
    )
    rows = _told_to(coordinator, program).where(Concern.closed_at.is_null(), Concern.id.not_in(answered))
    return len(only_readable(rows, coordinator, program))


def consent_in(concern: Concern) -> Consent | None:
    """The consent that counts now, with whom it names."""
    rows = Consent.select(Consent, Person).join(Person, on=Consent.reader).where(Consent.concern == concern, Consent.ended_at.is_null())
    return rows.order_by(Consent.id.desc()).first()


def without_a_reader(writer: Person) -> ModelSelect:
    """The open concerns of `writer` that nobody else can read, as the clock found last; without walking up anybody's line."""
    told = Consent.select(Consent.id).where(Consent.concern == Concern.id, Consent.ended_at.is_null(), Consent.lost_at.is_null())
    return Concern.select(Concern.id).where(Concern.written_by == writer, Concern.closed_at.is_null(), ~fn.EXISTS(told))


def lacks_reader(concern: Concern) -> bool:
    """Whether nobody can read it beside its writer: the reader does not coordinate any more, or has come too near."""
    consent = consent_in(concern)
    return consent is None or not may_be_told(consent.reader, concern.place)


def answers_in(concern: Concern) -> ModelSelect:
    """What both sides wrote since, oldest first, each with who wrote it."""
    rows = ConcernAnswer.select(ConcernAnswer, Person).join(Person, JOIN.LEFT_OUTER, on=ConcernAnswer.written_by)
    return rows.where(ConcernAnswer.concern == concern).order_by(ConcernAnswer.written_at, ConcernAnswer.id)


def _told_to(coordinator: Person, program: Program) -> ModelSelect:
    told = Consent.select(Consent.concern).where(Consent.reader == coordinator, Consent.ended_at.is_null())
    return (
        Concern.select(Concern, Person, Enrollment)
        .join_from(Concern, Person, on=Concern.written_by)
        .join_from(Concern, Enrollment)
        .where(Concern.program == program, Concern.id.in_(told))
        .order_by(Concern.closed_at.is_null(False), Concern.sent_at.desc(), Concern.id.desc())
    )
