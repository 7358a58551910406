"""Sample data of the fields: one of every kind, filled and refused."""
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FileField, HiddenField, PasswordField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from portal.web.availability import AvailabilityField
from portal.web.durations import DurationField
from portal.web.forms import Choice, ClockTimeField, DayField, Form, LongText, NumberField, Text

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
    ("length", "other"), ("length-other", "50"), ("week-from", "09:00"), ("week-until", "17:30"),
    *[("week-days", day) for day in ("mon", "tue", "wed", "thu", "fri")], ("week-fri-from", "09:00"), ("week-fri-until", "13:00"),
    ("email", "ama.owusu@northwind.example"), ("code", "402117"),
]
REFUSED = {
    "note": "a" * 410, "minutes": "many", "length": "other", "length-other": "an hour", "week-from": "17:00", "week-until": "09:00",
    "week-days": "mon", "week-wed-from": "10:00", "on": "", "email": "", "code": "",
}


class SampleForm(Form):
    """One field of every kind."""

    name = Text("What is the goal?", missing="Enter what the goal is.")
    note = LongText("A note for both of you", missing="Enter a note.", limit=400)
    own = LongText("A note for yourself", limit=2000)
    fit = Choice("How does this pairing feel?", choices=FITS, missing="Choose how it feels.")
    topics = SelectMultipleField("What did you talk about?", choices=TOPICS)
    worth = Choice("Was it worth the time?", choices=[SelectChoice(str(n)) for n in range(1, 6)], missing="Choose a number.")
    languages = SelectMultipleField("Which languages do you speak?", choices={"en": "English", "fr": "French", "sw": "Swahili"})
    place = SelectField(
        "Where do you work?", [InputRequired("Choose where you work.")], validate_choice=False,
        choices={"": "Choose", "par": "Paris", "lon": "London", "nbo": "Nairobi"},
    )
    on = DayField("Which day?", missing="Enter a day.")
    at = ClockTimeField("What time?", missing="Enter a time.")
    minutes = NumberField("How long was it?", low=5, high=240, missing="Enter a number of minutes.")
    reason = LongText("Why, if you want to say", limit=500)
    quote = BooleanField("You may quote this without my name")
    roster = FileField("Roster")
    length = DurationField("How long", low=15, high=240, missing="Choose how long.")
    week = AvailabilityField("When could you meet?")
    email = Text("Your work address", missing="Enter your work address.")
    code = Text("Code", missing="Enter the code from the letter.")
    secret = PasswordField("Password", [InputRequired("Enter your password.")])


class SamplePasskeyForm(Form):
    """A form that the browser answers for."""

    credential = HiddenField()


def sample() -> dict:
    """The form as somebody filled it, and as it comes back with nothing right in it."""
    failed = SampleForm(formdata=MultiDict({f"failed-{name}": text for name, text in REFUSED.items()}), prefix="failed")
    failed.validate()
    usual = SampleForm(formdata=None, prefix="usual", length=45, week={"from": "09:00", "to": "17:00"})
    passkey = SamplePasskeyForm(formdata=None, prefix="passkey")
    return {"usual": usual, "form": SampleForm(formdata=MultiDict(FILLED)), "failed": failed, "passkey": passkey}
