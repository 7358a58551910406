"""What people say to a proposal, and what coordinators say to a pair or a round."""
from flask_babel import lazy_gettext as _
from wtforms import HiddenField

from portal.pairing.rules.models import KEEPS
from portal.web.forms import Form, LongText, Text, refuse, tidy, whole

MOST_POINTS = 100


class AcceptForm(Form):
    """A yes needs no words."""


class DeclineForm(Form):
    """A no, with a reason for the writer alone."""

    reason = LongText(_("Why not, if you want to note it"), limit=500)


class PairForm(Form):
    """One button beside a pair."""


class WaveForm(Form):
    """How many of the best pairs go out next; it stands in the address."""

    first = Text(_("How many of the best by points"), limit=9)

    def number(self, left: int) -> int | None:
        """The number, of so many that are left; else None, and the field says which numbers there are."""
        number = whole(tidy(self.first.data))
        if number and number <= left:
            return number
        refuse(self.first, _("Enter a whole number from 1 to %(high)s.", high=left))
        return None


class DrawForm(Form):
    """One button that draws; where ways to keep the draft were compared, each row of the comparison has one."""

    keep = HiddenField(filters=[tidy])
    keep_points = HiddenField(filters=[tidy])

    def values(self) -> dict:
        """How the round treats the draft before; as the rules say for whatever else a browser can send."""
        keep = self.keep.data if self.keep.data in KEEPS else ""
        return {"keep": keep, "keep_points": min(whole(self.keep_points.data) or 0, MOST_POINTS) if keep else 0}
