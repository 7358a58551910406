"""The letter with the one-time sign-in."""
from flask_babel import gettext as _

from portal.clock import now
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.models import Person, SignIn
from portal.web.filters import clock_time
from portal.web.letters import compose
from portal.web.links import absolute, derive, derive_code


@letter("people.sign_in", is_pressing=True)
def sign_in(sign_in: int) -> Message | None:
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
    )
