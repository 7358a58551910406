"""What somebody types to ask for a new pairing, and a coordinator to write back."""
from flask_babel import lazy_gettext as _
from wtforms.fields.choices import SelectChoice

from portal.web.forms import Choice, Form, LongText

GO_ON, END = "on", "end"


class AskForm(Form):
    """A new pairing: why, if one likes, and what becomes of the one that is."""

    reason = LongText(_("Why, if you like"), limit=2000)
    meanwhile = Choice(_("And until then?"), choices=[], default=GO_ON, missing=_("Choose what happens until then."))

    def offer(self, on_words, end_words) -> "AskForm":
        """This form with the two ways, each with what both will read."""
        self.meanwhile.choices = [
            SelectChoice(GO_ON, _("Go on until a coordinator has looked"), {"hint": on_words}),
            SelectChoice(END, _("End it now"), {"hint": end_words}),
        ]
        return self


class ReplyForm(Form):
    """An answer, of a coordinator or of whoever asked."""

    words = LongText(_("Your answer"), missing=_("Write something first."), limit=4000)
