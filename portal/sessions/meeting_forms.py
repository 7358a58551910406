"""What is pressed or typed about one session: an offered time, and a question to ask in it."""
from datetime import UTC, datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, ValidationError

from portal.sessions.forms import FORMATS, HttpsLink
from portal.web.forms import Choice, Form, Text, tidy, whole


class SlotForm(Form):
    """One of the times that a page offers; the button that was pressed says which."""

    slot = HiddenField(_("Time"), filters=[tidy])
    # What this person saw: the newest session for a new plan, and how often one that moves has changed.
    seen = HiddenField(filters=[tidy])

    def validate_slot(self, field):
        """A moment, as our own button has it."""
        if self.starts_at is None:
            raise ValidationError(gettext("Choose one of the times."))

    @property
    def starts_at(self) -> datetime | None:
        """The moment that was chosen, in UTC; None for whatever else a browser can send."""
        try:
            moment = datetime.fromisoformat((self.slot.data or "")[:40])
            return moment.astimezone(UTC) if moment.utcoffset() is not None else None
        except (ValueError, OverflowError):
            return None

    @property
    def sequence(self) -> int:
        """Which state of the session was seen; -1 for none that there ever was."""
        seen = whole(self.seen.data)
        return -1 if seen is None else seen


class WayForm(Form):
    """How the members meet, and by which link."""

    format = Choice(_("How you meet"), choices=FORMATS, missing=_("Choose how you meet."))
    join_link = HttpsLink(_("Link to the call, if you have one"), limit=500)

    def values(self) -> dict:
        """What `arrange` takes."""
        return {"format": self.format.data, "join_link": self.join_link.data or ""}


class QuestionForm(Form):
    """Something to ask in a session."""

    words = Text(_("A question to ask"), missing=_("Write your question."), limit=300)
