"""What was told in confidence: concerns, and requests for a new pairing, with what came back."""
from portal.care.concerns.models import Concern, ConcernAnswer, Consent
from portal.care.concerns.queries import answers_in, concerns_of
from portal.care.concerns.words import WANTED
from portal.care.requests.models import NewPairing, RequestAnswer
from portal.care.requests.queries import answers_to, requests_of
from portal.mentorships.queries import partner_of
from portal.own_data.holdings.kinds import ERASED, Holding, Nobody
from portal.people.models import Person
from portal.words import lazy as _


def _my_concerns(person: Person):
    return Concern.select(Concern.id).where(Concern.written_by == person)


def _my_requests(person: Person):
    return NewPairing.select(NewPairing.id).where(NewPairing.asked_by == person)


def _concerns(person: Person) -> list[dict]:
    """What `person` told in confidence."""
    return [
        {
            "program": row.program.name, "want": str(WANTED[row.kind]), "words": row.words_for(person), "sent_on": row.sent_at,
            "ended_at": row.closed_at,
        }
        for row in concerns_of(person)
    ]


def _consents(person: Person) -> list[dict]:
    """Who could read it, in the sentence that `person` agreed to, and when it was read."""
    rows = Consent.select(Consent, Person).join(Person, on=Consent.reader).where(Consent.concern.in_(_my_concerns(person)))
    return [
        {"whom": row.reader.name, "sentence": row.sentence, "given_at": row.given_at, "read_at": row.read_at, "ended_at": row.ended_at}
        for row in rows.order_by(Consent.id)
    ]


def _answers(person: Person) -> list[dict]:
    """What was written back to `person`."""
    return [
        {"whom": getattr(row.written_by, "name", ""), "words": row.sealed_words.open(), "written_at": row.written_at}
        for concern in concerns_of(person) for row in answers_in(concern)
    ]


def _requests(person: Person) -> list[dict]:
    """The new pairings that `person` asked for."""
    return [
        {
            "program": row.mentorship.program.name, "partner": getattr(partner_of(row.mentorship, person), "name", ""),
            "reason": row.reason, "asked_at": row.asked_at, "ended_at": row.closed_at,
        }
        for row in requests_of(person)
    ]


def _replies(person: Person) -> list[dict]:
    """What was written back about these."""
    return [
        {"whom": getattr(row.written_by, "name", ""), "words": row.sealed_words.open(), "written_at": row.written_at}
        for request in requests_of(person) for row in answers_to(request)
    ]


# What a coordinator wrote to somebody stays that person's; the coordinator's own data does not hold it.
HOLDINGS = (
    Holding(
        ConcernAnswer, lambda person: ConcernAnswer.concern.in_(_my_concerns(person)), ERASED,
        _("What was answered to your concerns"), told=_answers,
    ),
    Holding(Consent, lambda person: Consent.concern.in_(_my_concerns(person)), ERASED, _("Who may read your concerns"), told=_consents),
    Holding(Concern, lambda person: Concern.written_by == person, ERASED, _("Your concerns"), told=_concerns),
    Holding(
        RequestAnswer, lambda person: RequestAnswer.request.in_(_my_requests(person)), ERASED,
        _("What was answered when you asked for a new pairing"), told=_replies,
    ),
    Holding(NewPairing, lambda person: NewPairing.asked_by == person, ERASED, _("New pairings that you asked for"), told=_requests),
)

NOBODY: tuple[Nobody, ...] = ()
