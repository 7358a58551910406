"""The letters about a new pairing: that somebody asks, and that there is an answer; neither says who or why."""
from flask_babel import gettext as _

from portal.care.confidants import may_be_told
from portal.care.requests.models import NewPairing
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.partner_words import partner_word
from portal.web.letters import compose
from portal.web.links import absolute


@letter("requests.asked")
def asked(request_id: int, person_id: int) -> Message | None:
    """To each coordinator who may read it; nothing when it was taken back meanwhile."""
    request, to = NewPairing.get_or_none(NewPairing.id == request_id), Person.get_or_none(Person.id == person_id)
    if request is None or to is None or request.closed_how == "withdrawn" or not may_be_told(to, request.place):
        return None
    program = request.mentorship.program
    return compose(
        "care/requests/mail/asked",
        to=to,
        subject=partner_word(program, "somebody asks"),
        gist=_("Who asks, and why, stands in Upward."),
        program=program,
        link=absolute("requests_desk.show", program_id=program.id, request_id=request.id),
    )


@letter("requests.replied")
def replied(request_id: int, person_id: int) -> Message | None:
    """To a coordinator who may read it: whoever asked has answered; nothing when it is over meanwhile."""
    request, to = NewPairing.get_or_none(NewPairing.id == request_id), Person.get_or_none(Person.id == person_id)
    if request is None or to is None or not request.is_open or not may_be_told(to, request.place):
        return None
    return compose(
        "care/concerns/mail/news",
        to=to,
        subject=_("Something new for you in Upward"),
        gist=_("It stands in Upward alone."),
        link=absolute("requests_desk.show", program_id=request.mentorship.program_id, request_id=request.id),
    )


@letter("requests.news")
def news(request_id: int) -> Message | None:
    """To whoever asked: there is an answer. Whoever else reads the mailbox learns no more than that."""
    request = NewPairing.get_or_none(NewPairing.id == request_id)
    if request is None or request.asked_by.left_at is not None:
        return None
    return compose(
        "care/concerns/mail/news",
        to=request.asked_by,
        subject=_("Something new for you in Upward"),
        gist=_("You alone can open it."),
        link=absolute("requests.show", request_id=request.id),
    )
