"""Sample data of progress: a score with its parts, a day, and large answers, well and in error."""
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectChoice

from portal.web.forms import Choice, Form

OUTCOMES = [
    SelectChoice("yes", "Yes, it happened"),
    SelectChoice("moved", "We moved it", {"hint": "You plan the new time next"}),
    SelectChoice("no", "It did not happen", {"hint": "No reason needed"}),
]


@dataclass(frozen=True)
class SamplePart:
    """One criterion of a score."""

    name: str
    points: float
    maximum: float
    sentences: tuple[str, ...] = ()


class OutcomeForm(Form):
    """One question with large answers."""

    outcome = Choice("Did it happen?", choices=OUTCOMES, missing="Say whether it happened.")


def sample() -> dict:
    """What the page of patterns shows of progress."""
    unanswered = OutcomeForm(formdata=MultiDict({"late-once": ""}), prefix="late")
    unanswered.validate()
    return {
        "outcome": OutcomeForm(formdata=MultiDict({"outcome": "yes"})),
        "unanswered": unanswered,
        "next_moment": datetime(2026, 11, 26, 14, 0, tzinfo=UTC),
        "why_parts": [
            SamplePart("Topics wanted and taught", 34, 40, ("Wanted and taught: Data, AI tools.", "Wanted, not taught: Hiring.")),
            SamplePart("Different departments", 15, 15, ("Technology and Consulting.",)),
            SamplePart("Common working hours", 11.25, 15, ("5 h 30 min of the working day in common.",)),
            SamplePart("Shared interests", 0, 20, ("No interest in common was named.",)),
        ],
    }
