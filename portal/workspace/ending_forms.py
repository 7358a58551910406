"""What a member chooses on ending a mentorship: what becomes of their own place."""
from flask_babel import lazy_gettext as _
from wtforms.fields.choices import SelectChoice

from portal.pairing.next_words import next_word
from portal.programs.models import Program
from portal.web.forms import Choice, Form

WAIT, PAUSE, LEAVE = "wait", "pause", "leave"
OTHERWISE = [
    SelectChoice(PAUSE, _("Pause my place"), {"hint": _("Nothing new is proposed until you come back. You can name a day afterwards.")}),
    SelectChoice(LEAVE, _("Leave the program"), {"hint": _("Next you see what that means, and decide there.")}),
]


class EndForm(Form):
    """The end of a mentorship, and what comes next for whoever ends it."""

    then = Choice(_("And your place in the program?"), choices=[], missing=_("Choose what comes next for you."), default=WAIT)

    def offer(self, program: Program, role: str, *, asks: bool) -> "EndForm":
        """This form with what comes next for somebody of this role, by the way in which the program pairs."""
        hint = next_word(program, "comes", role, asks=asks)
        self.then.choices = [SelectChoice(WAIT, next_word(program, "wait", role, asks=asks), {"hint": hint}), *OTHERWISE]
        return self
