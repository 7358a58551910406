"""The letter to somebody who was appointed."""
from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.programs.models import OwnerGroup, Program
from portal.web.letters import compose
from portal.web.links import absolute


@letter("programs.appointed")
def appointed(person: int, role: str, program: int | None, group: int | None = None) -> Message | None:
    """What the person may do now, and how to sign in; nothing for somebody who has left meanwhile."""
    to = Person.get_or_none(Person.id == person, Person.left_at.is_null())
    about = Program.get_or_none(Program.id == program) if program else None
    whose = OwnerGroup.get_or_none(OwnerGroup.id == group) if group else None
    if to is None or (program and about is None) or (group and whose is None):
        return None
    return compose(
        "programs/mail/appointed",
        to=to,
        subject=_subject(role, about, whose),
        gist=_("What you can do now, and how to sign in."),
        role=role,
        program=about,
        group=whose,
        link=absolute("people.sign_in"),
    )


def _subject(role: str, program: Program | None, group: OwnerGroup | None) -> str:
    if role == "administrator":
        return _("You administer Upward now")
    if group:
        return _("You coordinate the programs of %(group)s", group=group.name)
    if program is None:
        return _("You can make mentoring programs in Upward")
    if role == "coordinator":
        return _("You coordinate %(program)s", program=program.name)
    return _("You sponsor %(program)s", program=program.name)
