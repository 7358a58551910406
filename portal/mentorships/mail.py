"""Letters about mentorships."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to, partner_of, side_of
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
    partner = partner_of(mentorship, person)
    books = side_of(mentorship, person) == "mentee"
    return compose(
        "mentorships/mail/begun",
        to=person,
        subject=_("You and %(name)s: plan the first session", name=partner.name),
        gist=_("Both of you said yes. Find a first date.")
        if books
        else _("Both of you said yes. %(name)s’s side finds the date, you set the agenda.", name=partner.given_name),
        ask=people_staffing(mentorship.program_id, "coordinator"),
        partner=partner,
        mentorship=mentorship,
        books=books,
        link=absolute("workspace.show", mentorship_id=mentorship.id),
    )
