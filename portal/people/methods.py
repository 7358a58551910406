"""The ways to sign in: which are more than reading one's mail, which are switched on, and which this copy can offer."""
from flask import current_app

from portal.people.models import Method
from portal.people.passkeys import relying_party

LETTER, PASSKEY, TOTP, PASSWORD, COMPANY = "letter", "passkey", "totp", "password", "company"
# As a portal comes, before an administrator switches any. The company's provider needs its settings, too.
AT_FIRST = {LETTER: True, PASSKEY: True, TOTP: True, PASSWORD: False, COMPANY: True}
# The demo's doors open on this machine alone; the first administrator's link comes from the machine itself.
STRONG = (PASSKEY, TOTP, COMPANY, "setup", "demo")
# By these somebody comes in who has set up nothing here yet, not even a password; one of them is always on.
ENTRANCES = (LETTER, COMPANY)
# By these staff reach their pages; one of them is always on.
STRONG_FOR_STAFF = (PASSKEY, TOTP, COMPANY)


def switched_on() -> set[str]:
    """The ways that an administrator has left or switched on."""
    said = dict(Method.select(Method.key, Method.is_on).order_by(Method.id).tuples())
    return {key for key, at_first in AT_FIRST.items() if said.get(key, at_first)}


def ready() -> set[str]:
    """The ways that this copy can offer, whatever is switched: passkeys need https, or this machine; the company's its settings."""
    asks_company = current_app.config["SETTINGS"].provider is not None
    return {LETTER, TOTP, PASSWORD} | ({PASSKEY} if relying_party() else set()) | ({COMPANY} if asks_company else set())


def offered() -> set[str]:
    """The ways that people can use: switched on, and ready."""
    return switched_on() & ready()
