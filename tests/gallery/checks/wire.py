"""What a first visit costs, in bytes as they came over the wire."""
from collections import Counter

from tests.gallery.checks.finding import Finding
from tests.gallery.viewing import View

KB = 1024
# Of one page and all that it asks for; the invitation has to come in one round trip.
MOST = {"document": 10 * KB, "stylesheet": 8 * KB, "script": 24 * KB}
MOST_IN_ALL, MOST_OF_AN_INVITATION, MOST_REQUESTS = 40 * KB, 14 * KB, 6


def too_heavy(view: View, home: str) -> list[Finding]:
    """Where a page is over its budget, asks too often, or asks somebody else."""
    sizes: Counter = Counter()
    for sent in view.first:
        sizes[sent.kind] += sent.bytes
    if view.window.room == "patterns":
        # All components at once, in both sheets of styles, and for the people who make them alone.
        sizes.clear()
    found = [Finding("too-heavy", kind, f"{sizes[kind]} of {most} bytes") for kind, most in MOST.items() if sizes[kind] > most]
    whole = sizes.total()
    if whole > MOST_IN_ALL:
        found.append(Finding("too-heavy", "the whole page", f"{whole} of {MOST_IN_ALL} bytes"))
    if view.window.path.startswith(("/i/", "/p/")) and sizes["document"] + sizes["stylesheet"] > MOST_OF_AN_INVITATION:
        found.append(Finding("too-heavy", "the invitation's page and styles", f"over {MOST_OF_AN_INVITATION} bytes"))
    if len(view.first) > MOST_REQUESTS:
        found.append(Finding("too-many-requests", "", ", ".join(sent.url for sent in view.first)))
    found += [Finding("third-party", sent.url) for sent in view.first if not sent.url.startswith((home, "data:"))]
    found += [Finding("web-font", sent.url) for sent in view.first if sent.kind == "font"]
    return found
