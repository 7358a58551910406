"""Letters about proposed pairings."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.pairing.choosing.mail import ask_closed
from portal.pairing.circles.queries import is_circle, leads, unanswered_in_circle
from portal.pairing.models import Proposal
from portal.pairing.queries import proposals_visible_to, verdicts_of
from portal.pairing.rules.queries import people_ask
from portal.people.models import Person
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.partner_words import partner_word
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute


@letter("pairing.proposed")
def proposed(proposal_id: int, person_id: int) -> Message | None:
    """A pairing waits for a yes or a no; not sent to whoever answered meanwhile, nor when it is declined."""
    person, proposal = _both(proposal_id, person_id)
    if proposal and leads(proposal, person):
        return _to_its_mentor(proposal, person, "circle", _("A circle is proposed to you"))
    if not _waits(proposal, person):
        return None
    partner = partner_place(proposal, person).employee
    program = proposal.mentor.program
    subject = partner_word(program, "subject", name=partner.name)
    if proposal.asked_by_id:
        subject = _("%(name)s asks whether you two pair up", name=partner.name)
    side = partner_word(program, "side", _side(proposal, person), name=partner.given_name)
    template = "pairing/choosing/mail/asked" if proposal.asked_by_id else "pairing/mail/proposed"
    return _to_one_of_two(proposal, person, template, subject, in_circle=is_circle(proposal), side=side)


@letter("pairing.reminder")
def reminder(proposal_id: int, person_id: int, number: int) -> Message | None:
    """The same question once more, while there is time; it does not say whether the other has answered."""
    person, proposal = _both(proposal_id, person_id)
    if proposal and leads(proposal, person):
        return _to_its_mentor(proposal, person, "circle_reminder", _("Your answer is still open: your circle"))
    if not _waits(proposal, person):
        return None
    partner = partner_place(proposal, person).employee
    return _to_one_of_two(proposal, person, "pairing/mail/reminder", _("Your answer is still open: you and %(name)s", name=partner.name))


@letter("pairing.silent")
def silent(proposal_id: int, person_id: int, rests: bool) -> Message | None:
    """The time to answer is over; the place stays, and how to go on."""
    person, proposal = _both(proposal_id, person_id)
    if proposal is None:
        return None
    partner = partner_place(proposal, person).employee
    return compose(
        "pairing/mail/silent",
        program=proposal.mentor.program,
        role=_side(proposal, person),
        to=person,
        subject=partner_word(proposal.mentor.program, "off", _side(proposal, person), name=partner.name),
        gist=_("The time to answer is over. Your place in the program stays."),
        ask=people_staffing(proposal.round.program_id, "coordinator"),
        partner=partner,
        rests=rests,
        asks=people_ask(proposal.mentor.program),
        link=absolute("home.show"),
    )


@letter("pairing.closed")
def closed(proposal_id: int, person_id: int) -> Message | None:
    """A pairing does not go ahead, in neutral words that name no one as the cause."""
    person, proposal = _both(proposal_id, person_id)
    if proposal is None:
        return None
    if proposal.asked_by_id and proposal.asked_by.person_id == person.id:
        return ask_closed(proposal, person)
    partner = partner_place(proposal, person).employee
    return compose(
        "pairing/mail/closed",
        program=proposal.mentor.program,
        to=person,
        subject=partner_word(proposal.mentor.program, "off", _side(proposal, person), name=partner.name),
        gist=_("Your place in the program stays."),
        role=_side(proposal, person),
        asks=people_ask(proposal.mentor.program),
        ask=people_staffing(proposal.round.program_id, "coordinator"),
        partner=partner,
    )


def _to_one_of_two(proposal: Proposal, person: Person, template: str, subject: str, **more) -> Message:
    """A letter that asks one of two for a yes or a no."""
    return compose(
        template,
        program=proposal.mentor.program,
        to=person,
        subject=subject,
        gist=_("See why you two, and say yes or no."),
        ask=people_staffing(proposal.round.program_id, "coordinator"),
        partner=partner_place(proposal, person).employee,
        answer_by=proposal.answer_by,
        asks=people_ask(proposal.mentor.program),
        link=absolute("pairing.show", proposal_id=proposal.id),
        **more,
    )


def _to_its_mentor(proposal: Proposal, person: Person, template: str, subject: str) -> Message | None:
    """The one letter about a circle to whoever leads it, while an answer is open: who would be in it."""
    waiting = unanswered_in_circle(proposal, person)
    if not waiting:
        return None
    members = [one.mentee.employee for one in waiting]
    return compose(
        f"pairing/mail/{template}",
        to=person,
        subject=subject,
        gist=_("See who, and why, and say yes or no to all at once."),
        ask=people_staffing(proposal.round.program_id, "coordinator"),
        members=members,
        answer_by=waiting[0].answer_by,
        link=absolute("pairing.show", proposal_id=waiting[0].id),
    )


def _waits(proposal: Proposal | None, person: Person | None) -> bool:
    """Whether the proposal still waits for this person's answer."""
    verdicts = verdicts_of(proposal) if proposal else {}
    return bool(proposal) and person.id not in verdicts and "decline" not in verdicts.values() and not proposal.closed_at


def partner_place(proposal: Proposal, person: Person):
    """The enrollment of the other member."""
    return proposal.mentee if proposal.mentor.person_id == person.id else proposal.mentor


def _side(proposal: Proposal, person: Person) -> str:
    """The role that the proposal has for this person."""
    return MENTOR if proposal.mentor.person_id == person.id else MENTEE


def _both(proposal_id: int, person_id: int) -> tuple[Person | None, Proposal | None]:
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    return person, proposals_visible_to(person).where(Proposal.id == proposal_id).first() if person else None
