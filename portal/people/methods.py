"""The ways to sign in, which of them are more than reading one's mail, and which are switched on."""
from portal.people.models import Method

LETTER, PASSKEY, TOTP, PASSWORD, COMPANY = "letter", "passkey", "totp", "password", "company"
# As a portal comes, before an administrator switches any. The company's provider needs its settings, too.
AT_FIRST = {LETTER: True, PASSKEY: True, TOTP: True, PASSWORD: False, COMPANY: True}
# The demo's doors open on this machine alone; the first administrator's link comes from the machine itself.
STRONG = (PASSKEY, TOTP, COMPANY, "setup", "demo")


def switched_on() -> set[str]:
    """The ways that an administrator has left or switched on."""
    said = dict(Method.select(Method.key, Method.is_on).order_by(Method.id).tuples())
    return {key for key, at_first in AT_FIRST.items() if said.get(key, at_first)}
