"""What a coordinator says about two people."""
from flask_babel import lazy_gettext as _

from portal.web.forms import Form, LongText


class ConflictForm(Form):
    """Why two are never to be a pair; the two stand in the address."""

    note = LongText(_("Why, if you want to note it"), limit=500)
