"""The letter before one's words go."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.own_data.retention import goes_on
from portal.own_data.retention_queries import retention_of, writers_in
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.web.filters import day
from portal.web.letters import compose
from portal.web.links import absolute


@letter("own_data.going")
def going(program: int, person: int) -> Message | None:
    """On which day journals and goals go, and how to take them along; nothing for whoever has none there any more."""
    about = Program.get_or_none(Program.id == program)
    to = writers_in(about).where(Person.id == person).first() if about else None
    if to is None:
        return None
    goes = goes_on(about, retention_of(about))["journals"]
    return compose(
        "own_data/mail/going",
        to=to,
        subject=_("Your journal from %(program)s goes on %(day)s", program=about.name, day=day(goes)),
        gist=_("Take your words along before then: it needs one press."),
        ask=people_staffing(about, "coordinator"),
        program=about,
        goes_on=goes,
        link=absolute("own_data.show"),
    )
