"""What a device is called in a person's own list, and how somebody signed in on it."""
from flask_babel import gettext as _

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"))
BROWSERS += (("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"))


def label_of(user_agent: str) -> str:
    """A browser's name and system from its User-Agent: "Chrome, Android"; "Browser" when it says nothing known."""
    found = [next((name for sign, name in signs if sign in user_agent), None) for signs in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in found if name) or "Browser"


def way_words() -> dict[str, str]:
    """{way: how somebody signed in by it}"""
    return {
        "letter": _("by a letter"),
        "link": _("by the link of a letter"),
        "code": _("by the code of a letter"),
        "passkey": _("by a passkey"),
        "totp": _("by a code of your app"),
        "password": _("by a password"),
        "company": _("by your company’s sign-in"),
        "setup": _("by the link of the first administrator"),
        "demo": _("by a door of the demo"),
    }
