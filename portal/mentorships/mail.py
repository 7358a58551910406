"""Letters about mentorships."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.beginning_words import who_does_what
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import members_of, mentorships_visible_to, partner_of
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.web.letters import compose
from portal.web.links import absolute


@letter("mentorships.begun")
def begun(mentorship_id: int, person_id: int) -> Message | None:
    """Both said yes: what comes first."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    mentorship = mentorships_visible_to(person).where(Mentorship.id == mentorship_id).first() if person else None
    if mentorship is None or mentorship.has_ended:
        return None
    place = members_of(mentorship).where(Member.person == person).get().enrollment_id
    partner, told = partner_of(mentorship, person), who_does_what(mentorship, person)
    return compose(
        "mentorships/mail/begun",
        to=person,
        subject=_("You and %(name)s: plan the first session", name=partner.name),
        gist=told.gist,
        ask=people_staffing(mentorship.program_id, "coordinator"),
        partner=partner,
        mentorship=mentorship,
        told=told,
        orient=absolute("orientation.show", place_id=place),
        link=absolute("workspace.show", mentorship_id=mentorship.id),
    )
