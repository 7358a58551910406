"""The letter that tells a sponsor of a new summary; the file itself stays behind the sign-in."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.summaries.models import Publication
from portal.summaries.queries import publications_visible_to
from portal.web.letters import compose
from portal.web.links import absolute


@letter("summaries.published")
def published(publication_id: int, person_id: int) -> Message | None:
    """The headline and the link; nothing for somebody who may not read it any more."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    publication = publications_visible_to(person).where(Publication.id == publication_id).first() if person else None
    if publication is None:
        return None
    return compose(
        "summaries/mail/published",
        to=person,
        subject=_("Program summary: %(name)s", name=publication.figures["program"]["name"]),
        gist=publication.headline,
        ask=people_staffing(publication.program_id, "coordinator"),
        publication=publication,
        link=absolute("summaries.show", publication_id=publication.id),
    )
