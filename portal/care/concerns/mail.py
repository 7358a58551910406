"""The letters about a concern: that something waits, without a word of it and without a name that is not in the greeting."""
from flask_babel import gettext as _

from portal.care.concerns.models import Concern, Consent
from portal.care.concerns.queries import consent_in, lacks_reader
from portal.care.confidants import may_be_told
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.web.letters import compose
from portal.web.links import absolute


@letter("concerns.told")
def told(consent_id: int) -> Message | None:
    """To the coordinator: somebody wrote in confidence. A mailbox has more readers than its owner, so who and what is not in it."""
    consent = Consent.get_or_none(Consent.id == consent_id, Consent.ended_at.is_null(), Consent.read_at.is_null())
    if consent is None or not consent.concern.is_open or not may_be_told(consent.reader, consent.concern.place):
        return None
    program = consent.concern.program
    return compose(
        "care/concerns/mail/told",
        to=consent.reader,
        subject=_("Somebody wrote to you in confidence"),
        gist=_("You alone can read it, in Upward."),
        program=program,
        link=absolute("concerns_desk.show", program_id=program.id, concern_id=consent.concern_id),
    )


@letter("concerns.replied")
def replied(concern_id: int) -> Message | None:
    """To the coordinator who may read it: the writer answered."""
    concern = Concern.get_or_none(Concern.id == concern_id)
    if concern is None or not concern.is_open or lacks_reader(concern):
        return None
    return compose(
        "care/concerns/mail/news",
        to=consent_in(concern).reader,
        subject=_("Something new for you in Upward"),
        gist=_("You alone can open it."),
        link=absolute("concerns_desk.show", program_id=concern.program_id, concern_id=concern.id),
    )


@letter("concerns.news")
def news(concern_id: int) -> Message | None:
    """To the writer: there is something new to read. Whoever else reads the mailbox learns no more than that."""
    concern = Concern.get_or_none(Concern.id == concern_id)
    if concern is None or concern.written_by.left_at is not None:
        return None
    return compose(
        "care/concerns/mail/news",
        to=concern.written_by,
        subject=_("Something new for you in Upward"),
        gist=_("You alone can open it."),
        link=absolute("concerns.show", concern_id=concern.id),
    )


@letter("concerns.reader_lost")
def reader_lost(concern_id: int) -> Message | None:
    """To the writer: somebody else has to be chosen. Nothing when that was done meanwhile, or when it is closed."""
    concern = Concern.get_or_none(Concern.id == concern_id)
    if concern is None or not concern.is_open or concern.written_by.left_at is not None or not lacks_reader(concern):
        return None
    return compose(
        "care/concerns/mail/reader_lost",
        to=concern.written_by,
        subject=_("Something of yours needs another reader"),
        gist=_("You alone can open it."),
        link=absolute("concerns.show", concern_id=concern.id),
    )
