"""Who may open what: pages that look different to different people, for the long run."""
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.gallery.stage import Stage
from tests.gallery.windows import NOBODY, Window, all_windows

ROLES = (NOBODY, "ama", "benoit", "jonas", "zoe", "carmen", "otto", "sofia", "adam", "dora")


def others_who_may(stage: Stage, window: Window) -> list[str]:
    """Everybody of the roles, but the main one, who gets this page."""
    return [who for who in ROLES if who != window.who and _gets(stage, window, who)]


def pages_once() -> list[Window]:
    """A window for each address that is opened as it is."""
    found: dict[str, Window] = {}
    for window in all_windows():
        if window.act is None and window.status == 200:
            found.setdefault(window.path, window)
    return list(found.values())


def _gets(stage: Stage, window: Window, who: str) -> bool:
    address = urlsplit(stage.address(window.path))
    connection = HTTPConnection(address.netloc, timeout=20)
    try:
        cookie = {"Cookie": f"device={stage.cookies[who]}"} if who != NOBODY else {}
        connection.request("GET", address.path + (f"?{address.query}" if address.query else ""), headers=cookie)
        return connection.getresponse().status == 200
    finally:
        connection.close()
