"""Sample data of the fields: one of every kind, filled and refused."""
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FileField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from portal.web.forms import ClockTimeField, DayField, Form, LongText, NumberField, Text

TOPICS = {"ai": "AI tools", "hiring": "Hiring", "meetings": "Meeting culture", "social": "Social media", "other": "Other"}
FITS = [
    SelectChoice("good", "Good fit", {"hint": "We would like to go on"}),
    SelectChoice("early", "Too early to say"),
    SelectChoice("another", "I would like another pairing"),
]

FILLED = [
    ("name", "Run one meeting without slides"), ("note", "Benoit will try the assistant on the weekly report."),
    ("topics", "ai"), ("topics", "meetings"), ("worth", "4"), ("fit", "good"), ("languages", "en"),
    ("place", "lon"), ("on", "2026-11-26"), ("at", "14:00"), ("minutes", "45"),
]


class SampleForm(Form):
    """One field of every kind."""

    name = Text("What is the goal?", missing="Enter what the goal is.")
    note = LongText("A note for both of you", missing="Enter a note.", limit=400)
    own = LongText("A note for yourself", limit=2000)
    fit = RadioField("How does this pairing feel?", choices=FITS)
    topics = SelectMultipleField("What did you talk about?", choices=TOPICS)
    worth = RadioField("Was it worth the time?", choices=[str(n) for n in range(1, 6)])
    languages = SelectMultipleField("Which languages do you speak?", choices={"en": "English", "fr": "French", "sw": "Swahili"})
    place = SelectField("Where do you work?", choices={"par": "Paris", "lon": "London", "nbo": "Nairobi"})
    on = DayField("Which day?", missing="Enter a day.")
    at = ClockTimeField("What time?", missing="Enter a time.")
    minutes = NumberField("How long was it?", low=5, high=240, missing="Enter a number of minutes.")
    quote = BooleanField("You may quote this without my name")
    roster = FileField("Roster")


def sample() -> dict:
    """The form as somebody filled it, and as it comes back with nothing right in it."""
    failed = SampleForm(formdata=MultiDict({"failed-note": "a" * 410, "failed-minutes": "many"}), prefix="failed")
    failed.validate()
    return {"form": SampleForm(formdata=MultiDict(FILLED)), "failed": failed}
