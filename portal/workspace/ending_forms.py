"""What a member chooses on ending a mentorship: what becomes of their own place."""
from flask_babel import lazy_gettext as _
from wtforms.fields.choices import SelectChoice

from portal.web.forms import Choice, Form

WAIT, PAUSE, LEAVE = "wait", "pause", "leave"
NEXT = [
    SelectChoice(WAIT, _("Wait for a new pairing"), {"hint": _("The next round looks for somebody for you. There is nothing to do.")}),
    SelectChoice(PAUSE, _("Pause my place"), {"hint": _("No new pairing until you come back. You can name a day afterwards.")}),
    SelectChoice(LEAVE, _("Leave the program"), {"hint": _("Next you see what that means, and decide there.")}),
]


class EndForm(Form):
    """The end of a mentorship, and what comes next for whoever ends it."""

    then = Choice(_("And your place in the program?"), choices=NEXT, missing=_("Choose what comes next for you."), default=WAIT)
