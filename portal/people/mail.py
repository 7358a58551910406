"""The letters about signing in: the one-time link, and what changed in the ways to do it."""
from datetime import datetime

from flask_babel import gettext as _

from portal.clock import now
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person, SignIn
from portal.web.filters import clock_time
from portal.web.letters import compose
from portal.web.links import absolute, derive, derive_code


@letter("people.sign_in", is_pressing=True)
def sign_in(sign_in: int, said_yes: bool = False) -> Message | None:
    """The link and the code; nothing for an address without an account, or for what was used or ran out meanwhile."""
    row = SignIn.select(SignIn, Person).join(Person).where(SignIn.id == sign_in, Person.left_at.is_null()).first()
    if row is None or row.used_at or row.expires_at <= now():
        return None
    code = derive_code("sign-in", row.nonce)
    spaced = f"{code[:4]} {code[4:]}"
    until = clock_time(row.expires_at, row.person.timezone)
    return compose(
        "people/mail/sign_in",
        to=row.person,
        subject=_("Sign in to Upward"),
        # The code may be read off a locked screen: it works in the browser that asked for it, and nowhere else.
        gist=_("Open the link, or type the code %(code)s, until %(time)s.", code=spaced, time=until),
        link=absolute("people.link", token=derive("sign-in", row.nonce)),
        code=spaced,
        expires_at=row.expires_at,
        said_yes=said_yes,
    )


@letter("people.password")
def password(person: int, what: str, at: str) -> Message | None:
    """That a password was set, changed or removed (`what`), whoever did it; nothing for somebody who has left meanwhile."""
    to = Person.get_or_none(Person.id == person, Person.left_at.is_null())
    subjects = {"set": _("You have a password for Upward now"), "changed": _("Your password for Upward was changed")}
    return to and compose(
        "people/mail/password",
        to=to,
        subject=subjects.get(what, _("Your password for Upward was removed")),
        gist=_("If that was you, there is nothing to do."),
        what=what,
        at=datetime.fromisoformat(at),
        link=absolute("people.sign_in"),
    )


@letter("people.company_linked")
def company_linked(person: int, at: str) -> Message | None:
    """That the company's sign-in opens this account from now on; nothing for somebody who has left meanwhile."""
    to = Person.get_or_none(Person.id == person, Person.left_at.is_null())
    return to and compose(
        "people/mail/company_linked",
        to=to,
        subject=_("Your company’s sign-in opens Upward now"),
        gist=_("If that was you, there is nothing to do."),
        at=datetime.fromisoformat(at),
        link=absolute("people.devices"),
    )
