"""What people say to a proposal, and what coordinators say to a pair."""
from flask_babel import lazy_gettext as _

from portal.web.forms import Form, LongText


class AcceptForm(Form):
    """A yes needs no words."""


class DeclineForm(Form):
    """A no, with a reason for the writer alone."""

    reason = LongText(_("Why not, if you want to note it"), limit=500)


class PairForm(Form):
    """One button beside a pair."""
