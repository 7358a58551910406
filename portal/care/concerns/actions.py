"""The verbs of concerns. No line of the trail says whose concern it was: the writer's acts stand there without a name."""
from datetime import datetime

from portal.audit.actions import record
from portal.care.concerns import mail  # noqa: F401  registers the letters
from portal.care.concerns.models import ANSWER, DONE, Concern, ConcernAnswer, Consent
from portal.care.concerns.queries import consent_in, lacks_reader
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mail import outbox
from portal.mentorships.models import Mentorship
from portal.people.models import Person


def send(
    place: Enrollment, *, by: Person, at: datetime, to: Person, sentence: str, kind: str, words: str, mentorship: Mentorship | None = None
) -> Concern:
    """Tell `to` in confidence; `sentence` is what the writer read of who can read it, and agreed to."""
    with db.atomic():
        facts = {"place": place, "mentorship": mentorship, "kind": kind, "sealed_words": words}
        concern = Concern.create(program=place.program_id, written_by=by, sent_at=at, **facts)
        record("care.concern_sent", by=None, about=f"concern/{concern.id}", program=concern.program_id)
        _entrust(concern, to, sentence, at)
    return Concern.get_by_id(concern.id)


def send_on(concern: Concern, *, at: datetime, to: Person, sentence: str) -> None:
    """Tell somebody else, because whom it was told before can no longer be told; the consent before ends."""
    with db.atomic():
        Consent.update(ended_at=at).where(Consent.concern == concern, Consent.ended_at.is_null()).execute()
        record("care.concern_sent_on", by=None, about=f"concern/{concern.id}", program=concern.program_id)
        _entrust(concern, to, sentence, at)


def ask_for_other_readers(*, at: datetime) -> None:
    """Note which readers of open concerns can no longer be told, and write to the writer, once for each. What the clock asks for."""
    for concern in list(Concern.select().where(Concern.closed_at.is_null()).order_by(Concern.id)):
        consent, is_lost = consent_in(concern), lacks_reader(concern)
        with db.atomic():
            if consent is not None and is_lost != (consent.lost_at is not None):
                Consent.update(lost_at=at if is_lost else None).where(Consent.id == consent.id).execute()
            if is_lost:
                # The same key is one letter, however often the clock asks.
                outbox.post(f"concern-reader:{concern.id}:{consent.id if consent else 0}", "concerns.reader_lost", concern_id=concern.id)


def withdraw(concern: Concern) -> None:
    """Delete it with everything that hangs on it; a letter about it that has not left stays unsent."""
    with db.atomic():
        for consent in Consent.select().where(Consent.concern == concern):
            outbox.withdraw(_told_key(consent))
        for table in (ConcernAnswer, Consent):
            table.delete().where(table.concern == concern).execute()
        record("care.concern_withdrawn", by=None, about=f"concern/{concern.id}", program=concern.program_id)
        concern.delete_instance()


def read(concern: Concern, *, by: Person, at: datetime) -> None:
    """Note that the one who may read it has opened it; a second time changes nothing."""
    with db.atomic():
        mine = (Consent.concern == concern) & (Consent.reader == by) & Consent.ended_at.is_null()
        if Consent.update(read_at=at).where(mine, Consent.read_at.is_null()).execute():
            record("care.concern_read", by=by, about=f"concern/{concern.id}", program=concern.program_id)


def answer(concern: Concern, words: str, *, by: Person, at: datetime) -> ConcernAnswer:
    """Write back to the writer."""
    with db.atomic():
        record("care.concern_answered", by=by, about=f"concern/{concern.id}", program=concern.program_id)
        return _write_back(concern, ANSWER, words, by, at)


def reply(concern: Concern, words: str, *, at: datetime) -> ConcernAnswer:
    """The writer answers the coordinator, who gets a letter without a word of it."""
    with db.atomic():
        record("care.concern_replied", by=None, about=f"concern/{concern.id}", program=concern.program_id)
        facts = {"written_by": concern.written_by_id, "kind": ANSWER, "sealed_words": words, "written_at": at}
        written = ConcernAnswer.create(concern=concern, **facts)
        outbox.post(f"concern-reply:{written.id}", "concerns.replied", concern_id=concern.id)
    return written


def say_done(concern: Concern, words: str, *, by: Person, at: datetime) -> ConcernAnswer:
    """Tell the writer what was done."""
    with db.atomic():
        record("care.concern_acted_on", by=by, about=f"concern/{concern.id}", program=concern.program_id)
        return _write_back(concern, DONE, words, by, at)


def close(concern: Concern, *, by: Person, at: datetime) -> None:
    """Say that nothing more is to do; the writer is told. A second time changes nothing."""
    with db.atomic():
        if Concern.update(closed_at=at).where(Concern.id == concern.id, Concern.closed_at.is_null()).execute():
            record("care.concern_closed", by=by, about=f"concern/{concern.id}", program=concern.program_id)
            outbox.post(f"concern-closed:{concern.id}", "concerns.news", concern_id=concern.id)


def _entrust(concern: Concern, to: Person, sentence: str, at: datetime) -> None:
    consent = Consent.create(concern=concern, reader=to, sentence=sentence, given_at=at)
    outbox.post(_told_key(consent), "concerns.told", consent_id=consent.id)


def _told_key(consent: Consent) -> str:
    return f"concern-told:{consent.id}"


def _write_back(concern: Concern, kind: str, words: str, by: Person, at: datetime) -> ConcernAnswer:
    written = ConcernAnswer.create(concern=concern, written_by=by, kind=kind, sealed_words=words, written_at=at)
    outbox.post(f"concern-answer:{written.id}", "concerns.news", concern_id=concern.id)
    return written
