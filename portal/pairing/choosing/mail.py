"""The letter to somebody who asked."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.pairing.models import Proposal
from portal.pairing.queries import with_both
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute


@letter("choosing.closed")
def closed(proposal_id: int, person_id: int) -> Message | None:
    """What somebody asked for does not go ahead: in neutral words, whatever the reason, and whoever it was."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    proposal = with_both(Proposal.select()).where(Proposal.id == proposal_id).first()
    if person is None or proposal is None or proposal.asked_by is None or proposal.asked_by.person_id != person.id:
        return None
    return ask_closed(proposal, person)


def ask_closed(proposal: Proposal, person: Person) -> Message:
    """The words to its asker."""
    place, other = proposal.asked_by, proposal.mentee if proposal.asked_by_id == proposal.mentor_id else proposal.mentor
    return compose(
        "pairing/choosing/mail/closed",
        to=person,
        subject=_("The pairing with %(name)s does not go ahead", name=other.employee.name),
        gist=_("Your place in the program stays, and you can ask somebody else."),
        ask=people_staffing(place.program_id, "coordinator"),
        partner=other.employee,
        link=absolute("choosing.candidates", place_id=place.id),
    )
