"""The letters about summaries: to sponsors, that there is a new one; to coordinators, that a draft was made. Neither carries a file."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing, programs_coordinated_by
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


@letter("summaries.drafted")
def drafted(publication_id: int, person_id: int) -> Message | None:
    """Where the draft of this month waits for words; nothing for who coordinates no more, or once it is published."""
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    draft = Publication.get_or_none(Publication.id == publication_id, Publication.published_at.is_null())
    if person is None or draft is None or not programs_coordinated_by(person).where(Program.id == draft.program_id).exists():
        return None
    return compose(
        "summaries/mail/drafted",
        to=person,
        subject=_("A draft of the summary of %(name)s", name=draft.program.name),
        gist=_("It has the figures of this month, and waits for your words."),
        ask=[],
        publication=draft,
        link=absolute("summaries_desk.edit", program_id=draft.program_id, number=draft.number),
    )
