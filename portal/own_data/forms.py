"""What somebody types to erase themselves, and a coordinator to say how long things are kept."""
from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.validators import InputRequired

from portal.own_data.retention import KINDS, LONGEST, SHORTEST
from portal.web.forms import Form, NumberField


class ErasureForm(Form):
    """That the page was read."""

    is_read = BooleanField(_("I have read what goes and what stays"), [InputRequired(_("Read what goes and what stays, then mark this."))])


class RetentionForm(Form):
    """How many days after the end of the program each kind of thing is kept."""

    def values(self) -> dict[str, int]:
        """{kind: days}"""
        return {kind.key: self[kind.key].data for kind in KINDS}


for _kind in KINDS:
    setattr(RetentionForm, _kind.key, NumberField(_kind.title, low=SHORTEST, high=LONGEST, missing=_("Enter a number of days.")))
