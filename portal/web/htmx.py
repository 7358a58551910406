"""What htmx 4 says about a request, in one place, so that another version needs one change."""
from flask import request
from flask_htmx import HTMX


class Htmx(HTMX):
    """flask-htmx for htmx 4: a request is partial only if it is neither a history restore nor asks for the whole page."""

    def __bool__(self) -> bool:
        headers = request.headers
        return (
            headers.get("HX-Request") == "true"
            and headers.get("HX-History-Restore-Request") != "true"
            and headers.get("HX-Request-Type") != "full"
        )

    @property
    def target(self) -> str | None:
        """The id of the element that will be replaced (htmx 4 sends `tag#id`)."""
        return request.headers.get("HX-Target", "").partition("#")[2] or None

    @property
    def trigger(self) -> str | None:
        """The id of the element that asked."""
        return request.headers.get("HX-Source", "").partition("#")[2] or None

    @property
    def regions(self) -> list[str]:
        """The regions that the asking form wants back, its own target first."""
        named = request.headers.get("X-Regions", "").split()
        return named or [self.target] if self.target or named else []


htmx = Htmx()
