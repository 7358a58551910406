"""What a member types of how a session went: whether it happened, in one press, and what there is to say of it."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice

from portal.mentorships.several import Several, shared_with
from portal.people.models import Person
from portal.sessions.forms import FORMATS, ONLY_YOU, WORTH
from portal.sessions.models import DID_NOT, HAPPENED, MOVED, SessionLog
from portal.web.durations import DurationField
from portal.web.forms import Choice, Form, LongText

OUTCOMES = [
    SelectChoice(HAPPENED, _("Yes, it happened")),
    SelectChoice(MOVED, _("We moved it"), {"hint": _("You plan the new time next")}),
    SelectChoice(DID_NOT, _("It did not happen"), {"hint": _("No reason needed")}),
]
KEPT, SHARED = "kept", "shared"


class OutcomeForm(Form):
    """Whether a session happened, and no word more: each answer is a button."""

    outcome = Choice(_("Did it happen?"), choices=OUTCOMES, missing=_("Say whether it happened."))


class LogForm(Form):
    """How one member saw a session. Topics come from the program's questionnaire."""

    outcome = Choice(_("Did it happen?"), choices=OUTCOMES, missing=_("Say whether it happened."))
    worth = Choice(_("Was it worth the time?"), choices=WORTH)
    topics = SelectMultipleField(_("What did you talk about?"), choices=[])
    minutes = DurationField(_("How long was it?"), low=5, high=240)
    format = Choice(_("How did you meet?"), choices=FORMATS)
    shared_note = LongText(_("A note for both of you"), limit=4000)
    private_note = LongText(_("A note for yourself"), limit=4000)
    takeaway = LongText(_("One thing you take away"), limit=500)
    takeaway_circle = Choice(_("Who can read your take-away"), choices=[], default=KEPT)

    def offer(self, topics: dict[str, str], said: SessionLog | None, partner: Person | Several) -> "LogForm":
        """This form with the topics of its program, what was logged before among them, and the two circles of readers."""
        earlier = [key for key in said.topics if key not in topics] if said else []
        self.topics.choices = [SelectChoice(key, label) for key, label in {**{key: key for key in earlier}, **topics}.items()]
        shared = str(shared_with(partner))
        self.takeaway_circle.choices = [
            SelectChoice(KEPT, gettext("Private"), {"hint": ONLY_YOU}), SelectChoice(SHARED, gettext("Shared"), {"hint": shared}),
        ]
        return self

    @property
    def says_more(self) -> bool:
        """Whether something that is folded away was written here, or is wrong."""
        written = (self.topics, self.shared_note, self.private_note, self.takeaway)
        folded = (*written, self.minutes, self.format, self.takeaway_circle)
        return any(field.data for field in written) or any(field.errors for field in folded)

    def values(self) -> dict:
        """What `records.log` takes. Of a session that did not happen there is no worth, length, format or topic."""
        happened = self.outcome.data == HAPPENED
        return {
            "outcome": self.outcome.data,
            "worth": int(self.worth.data) if happened and self.worth.data else None,
            "topics": (self.topics.data or []) if happened else [],
            "minutes": self.minutes.data if happened else None,
            "format": (self.format.data or "") if happened else "",
            "shared_note": self.shared_note.data or "",
            "private_note": self.private_note.data or None,
            "takeaway": self.takeaway.data or None,
            "takeaway_is_shared": self.takeaway_circle.data == SHARED,
        }
