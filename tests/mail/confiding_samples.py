"""The letters about what is told in confidence, made by the portal's own actions."""
from datetime import datetime

from portal.care.concerns import actions as concerns
from portal.care.requests import actions as requests
from portal.programs.models import Staff

SENTENCE = "Only Carmen Ruiz can read this. No other coordinator, no sponsor, no administrator."


def _told(cast, at: datetime):
    said = {"to": cast.carmen, "sentence": SENTENCE, "kind": "act", "words": "The last two sessions were hard to sit through."}
    return concerns.send(cast.ama_enrollment, **said, by=cast.ama, at=at)


def told(cast, at: datetime) -> None:
    """Ama tells Carmen something."""
    _told(cast, at)


def answered(cast, at: datetime) -> None:
    """Carmen answers."""
    concerns.answer(_told(cast, at), "Thank you for telling me.", by=cast.carmen, at=at)


def reader_lost(cast, at: datetime) -> None:
    """Carmen, whom Ama told, coordinates no more."""
    _told(cast, at)
    Staff.delete().where(Staff.program == cast.program, Staff.person == cast.carmen).execute()
    concerns.ask_for_other_readers(at=at)


def asked(cast, at: datetime) -> None:
    """Ama asks for a new pairing."""
    requests.ask(cast.ama_and_benoit, by=cast.ama, at=at, reason="We talk past each other.", ends_now=False)


def writer_replied(cast, at: datetime) -> None:
    """Ama answers what Carmen wrote."""
    concern = _told(cast, at)
    concerns.reply(concern, "Thank you. Let us wait a week.", at=at)


def asker_replied(cast, at: datetime) -> None:
    """Ama answers Carmen, who wrote about a new pairing."""
    asked(cast, at)
    requests.reply(requests.open_request_of(cast.ama, cast.ama_and_benoit), "Thank you.", at=at)


def replied(cast, at: datetime) -> None:
    """Carmen writes to Ama."""
    asked(cast, at)
    requests.answer(requests.open_request_of(cast.ama, cast.ama_and_benoit), "Let us talk.", by=cast.carmen, at=at)


SAMPLES = {
    "concerns.told": ("carmen", told),
    "concerns.news": ("ama", answered),
    "concerns.replied": ("carmen", writer_replied),
    "requests.replied": ("carmen", asker_replied),
    "concerns.reader_lost": ("ama", reader_lost),
    "requests.asked": ("carmen", asked),
    "requests.news": ("ama", replied),
}
