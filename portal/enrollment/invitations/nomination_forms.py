"""The colleague whom an invitee suggests."""
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from portal.people.forms import Address
from portal.web.forms import Form, LongText


class SuggestionForm(Form):
    """Who, why, and whether that person may know who suggests it."""

    email = Address(_l("Your colleague’s work address"), missing=_l("Enter your colleague’s work address."))
    why = LongText(_l("Why this person? (optional)"), limit=300)
    may_name = BooleanField(_l("My colleague may know that I suggest it"))
