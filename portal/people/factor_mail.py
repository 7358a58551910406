"""The letter to somebody whose passkeys or app changed (OWASP ASVS 6.3.7): if it was not them, they learn it."""
from datetime import datetime

from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person
from portal.web.letters import compose
from portal.web.links import absolute


@letter("people.factors", is_pressing=True)
def factors(person: int, change: str, at: str, by: int | None) -> Message | None:
    """What changed, when, and what to do if it was not the reader."""
    to = Person.get_or_none(Person.id == person, Person.left_at.is_null())
    if to is None:
        return None
    subject, gist = _subjects()[change]
    who = Person.get_or_none(Person.id == by) if by else None
    context = {"change": change, "happened_at": datetime.fromisoformat(at), "by": who}
    return compose("people/mail/factors", to=to, subject=subject, gist=gist, own_page=absolute("people.devices"), **context)


def _subjects() -> dict[str, tuple[str, str]]:
    """{change: (the subject, what an inbox shows beside it)}"""
    look = _("If that was not you, open this letter.")
    return {
        "passkey_added": (_("A passkey was added to your account"), look),
        "passkey_removed": (_("A passkey was removed from your account"), look),
        "passkey_halted": (_("A passkey of yours was stopped"), _("There seem to be two of it.")),
        "app_added": (_("An app for codes was added to your account"), look),
        "app_removed": (_("The app for codes was removed from your account"), look),
        "reset": (_("Your passkeys and your app were removed"), _("Set up new ones the next time you sign in.")),
    }
