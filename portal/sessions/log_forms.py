"""What a member types of how a session went: whether it happened, in one press, and what there is to say of it."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import now
from portal.sessions.forms import FARTHEST, FORMATS, WORTH
from portal.sessions.models import DID_NOT, HAPPENED, MOVED
from portal.web.durations import DurationField
from portal.web.forms import Choice, DayField, Form, LongText, Text, tidy, whole

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
    side = Choice(_("From which side?"), choices=[])
    reason = LongText(_("Why, if you want to say"), limit=500)
    takeaway = LongText(_("One thing you take away"), limit=500)
    takeaway_circle = Choice(_("Who can read your take-away"), choices=[], default=KEPT)
    topics = SelectMultipleField(_("What did you talk about?"), choices=[])
    shared_note = LongText(_("A note for both of you"), limit=4000)
    private_note = LongText(_("A note for yourself"), limit=4000)
    minutes = DurationField(_("How long was it?"), low=5, high=240)
    format = Choice(_("How did you meet?"), choices=FORMATS)
    to_do = Text(_("Something to do"), limit=300)
    to_do_by = Choice(_("Who does it?"), choices=[])
    to_do_on = DayField(_("By when?"))
    # The version that this page showed, 0 for none: a form that lost it has seen nothing.
    seen = HiddenField(filters=[tidy])

    def validate_to_do_on(self, field):
        """A day belongs to something, and lies within two years: what is farther is a slip."""
        if field.data and not self.to_do.data:
            raise ValidationError(gettext("Say what is to be done by then."))
        if field.data and abs(field.data - now().date()) > FARTHEST:
            raise ValidationError(gettext("Choose a day within two years from today."))

    @property
    def says_more(self) -> bool:
        """Whether something that is folded away was written here, or is wrong."""
        written = (self.topics, self.shared_note, self.private_note, self.takeaway, self.to_do)
        folded = (*written, self.minutes, self.format, self.takeaway_circle, self.to_do_by, self.to_do_on)
        return any(field.data for field in written) or any(field.errors for field in folded)

    @property
    def version(self) -> int:
        """Which version of the log this form began with."""
        return whole(self.seen.data) or 0

    def values(self) -> dict:
        """What a log says. Of a session that did not happen there is no worth, length, format or topic; of one that did, no side."""
        happened = self.outcome.data == HAPPENED
        return {
            "outcome": self.outcome.data,
            "side": "" if happened else self.side.data or "",
            "reason": "" if happened else self.reason.data or "",
            "worth": int(self.worth.data) if happened and self.worth.data else None,
            "topics": (self.topics.data or []) if happened else [],
            "minutes": self.minutes.data if happened else None,
            "format": (self.format.data or "") if happened else "",
            "shared_note": self.shared_note.data or "",
            "private_note": self.private_note.data or None,
            "takeaway": self.takeaway.data or None,
            "takeaway_is_shared": self.takeaway_circle.data == SHARED,
        }

    def action(self) -> dict | None:
        """What was agreed to do, by whom and by when; None when nothing was typed."""
        said = {"words": self.to_do.data, "owner": int(self.to_do_by.data or 0), "due_on": self.to_do_on.data}
        return said if said["words"] and said["owner"] else None
