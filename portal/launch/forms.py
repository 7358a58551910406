"""The kick-off event as a coordinator types it."""
from datetime import timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import ValidationError

from portal.clock import now
from portal.launch.models import LONGEST
from portal.sessions.forms import HttpsLink, WhenForm
from portal.web.durations import DurationField
from portal.web.forms import LongText, Text


class KickoffForm(WhenForm):
    """When, how long and where, and what everybody is to know."""

    minutes = DurationField(_("How long"), low=15, high=LONGEST // timedelta(minutes=1), missing=_("Choose how long."))
    location = Text(_("Where, if you meet in one place"), limit=200)
    join_link = HttpsLink(_("Link to the call, if there is one"), limit=500)
    words = LongText(_("What everybody is to know"), limit=1000)

    def validate_on(self, field):
        """Within two years, and to come."""
        super().validate_on(field)
        if field.data and not field.errors and field.data < now().date():
            raise ValidationError(gettext("Choose a day that is still to come."))

    def facts(self) -> dict:
        """Columns of Kickoff."""
        return {
            "starts_at": self.starts_at,
            "minutes": self.minutes.data,
            "place": self.location.data or "",
            "join_link": self.join_link.data or "",
            "words": self.words.data or "",
        }
