"""What a publication keeps beside its figures: the language and the size of its paper, and how the last ones stood."""
from flask_babel import get_locale

from portal.programs.models import Program

MOST_EARLIER = 11


def edition_of(program: Program, last: dict | None) -> dict:
    """{"language", "paper", "history"}: frozen with the figures, so that a later setting changes nothing that was published.

    `last` are the figures of the summary that these are compared with; it hands on what it had of those before it.
    """
    return {"language": str(get_locale() or "en"), "paper": program.paper, "history": _history(last)}


def _history(last: dict | None) -> list[dict]:
    """The figures of the summaries before, oldest first, as they were published: {"as_of", "values": {measure: value}}."""
    if last is None:
        return []
    values = {one["key"]: one["value"] for one in last["measures"] if one["value"] is not None}
    return [*last.get("history", []), {"as_of": last["as_of"], "values": values}][-MOST_EARLIER:]
