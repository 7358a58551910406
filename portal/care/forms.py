"""What a person chooses about reminders."""
from flask_babel import lazy_gettext as _
from wtforms.fields.choices import SelectChoice

from portal.care.models import ALL, DATED, NONE
from portal.web.forms import Choice, Form

CHOICES = [
    SelectChoice(ALL, _("Every reminder"), {"hint": _("At most one on a day, in your working hours.")}),
    SelectChoice(DATED, _("Only what has a date"), {"hint": _("Before a session, and at the end of its day.")}),
    SelectChoice(NONE, _("None"), {"hint": _("Your page still shows what waits for you.")}),
]


class LettersForm(Form):
    """How many reminders somebody wants."""

    choice = Choice(_("Which reminders do you want?"), choices=CHOICES, missing=_("Choose which reminders you want."))
