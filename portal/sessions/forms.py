"""What a member types about a session: when it is, what about, why it moves."""
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_login import current_user
from wtforms import HiddenField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import now
from portal.sessions.models import IN_PERSON, PHONE, VIDEO
from portal.sessions.moments import NoSuchTime, moment_of
from portal.web.durations import DurationField
from portal.web.forms import Choice, ClockTimeField, DayField, Form, LongText, Text, tidy, whole

FORMATS = [SelectChoice(VIDEO, _("By video")), SelectChoice(IN_PERSON, _("In person")), SelectChoice(PHONE, _("By phone"))]
WORTH = [SelectChoice(str(points)) for points in range(1, 6)]
ONLY_YOU = _("Only you can read this. No coordinator or administrator can open it.")
FARTHEST = timedelta(days=730)


class HttpsLink(Text):
    """A link to a call; only https, so that it runs nothing and tells nobody on the way."""

    def pre_validate(self, form):
        if self.data and not _is_https(self.data):
            raise ValidationError(gettext("Enter a link that starts with https://."))


class WhenForm(Form):
    """A day and a time on the clock of the person who types."""

    on = DayField(_("Day"), missing=_("Choose a day."))
    at = ClockTimeField(_("Time"), missing=_("Choose a time."))

    def validate_on(self, field):
        """Within two years: what lies farther is a slip."""
        if field.data and abs(field.data - now().date()) > FARTHEST:
            raise ValidationError(gettext("Choose a day within two years from today."))

    def validate_at(self, field):
        """On a clock of that day."""
        if field.data and self.on.data and not self.on.errors:
            try:
                moment_of(self.on.data, field.data, current_user.timezone)
            except NoSuchTime as error:
                words = gettext("The clocks go forward that night, so this time does not exist. Choose one an hour later.")
                raise ValidationError(words) from error

    @property
    def starts_at(self) -> datetime:
        """The moment that was typed, in UTC."""
        return moment_of(self.on.data, self.at.data, current_user.timezone)


class TimesForm(WhenForm):
    """A new session as whoever keeps the diary plans it: when, how long and how, without a word about what."""

    minutes = DurationField(_("How long"), low=15, high=240, missing=_("Choose how long."))
    format = Choice(_("How you meet"), choices=FORMATS, missing=_("Choose how you meet."))
    join_link = HttpsLink(_("Link to the call, if you have one"), limit=500)
    # The latest session this person saw: the same words after a cancellation are a new wish, not a repeat.
    after = HiddenField(filters=[tidy])

    def values(self) -> dict:
        """What `actions.plan` takes."""
        return {
            "starts_at": self.starts_at,
            "minutes": self.minutes.data,
            "format": self.format.data,
            "join_link": self.join_link.data or "",
            "agenda": "",
        }


class PlanForm(TimesForm):
    """A new session as a member plans it."""

    agenda = LongText(_("Agenda"), limit=2000)

    def values(self) -> dict:
        """What `actions.plan` takes."""
        return {**super().values(), "agenda": self.agenda.data or ""}


class OtherTimeForm(WhenForm):
    """Another time for a session, as whoever keeps the diary gives it."""

    seen = HiddenField(filters=[tidy])

    def values(self) -> dict:
        """What `actions.move` takes."""
        seen = whole(self.seen.data)
        return {"starts_at": self.starts_at, "reason": "", "seen": -1 if seen is None else seen}


class MoveForm(OtherTimeForm):
    """Another time for a session, as a member gives it."""

    reason = LongText(_("Why, if you want to say"), limit=500)

    def values(self) -> dict:
        """What `actions.move` takes."""
        return {**super().values(), "reason": self.reason.data or ""}


class CancelForm(Form):
    """A session that will not take place."""

    reason = LongText(_("Why, if you want to say"), limit=500)


class AgendaForm(Form):
    """What the two want to talk about."""

    agenda = LongText(_("What do you want to talk about?"), limit=2000)


class PastForm(WhenForm):
    """A session that took place without having been planned here."""

    minutes = DurationField(_("How long"), low=5, high=240, missing=_("Choose how long."))
    format = Choice(_("How you met"), choices=FORMATS, missing=_("Choose how you met."))
    worth = Choice(_("Was it worth the time?"), choices=WORTH)

    def values(self) -> dict:
        """What `records.log_past` takes."""
        worth = int(self.worth.data) if self.worth.data else None
        return {"starts_at": self.starts_at, "minutes": self.minutes.data, "format": self.format.data, "worth": worth}


def _is_https(link: str) -> bool:
    if any(character.isspace() or ord(character) < 33 for character in link):
        return False
    try:
        parts = urlsplit(link)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False
