"""What somebody types about their own place: how many partners, until when it is paused, and why they leave if they want to say."""
from datetime import timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import today
from portal.enrollment.places.policy import partners_word
from portal.programs.models import Program
from portal.programs.partner_words import partner_word
from portal.web.forms import Choice, DayField, Form, LongText, tidy

LONGEST = timedelta(days=730)


class CapacityForm(Form):
    """How many partners at once."""

    capacity = Choice("", choices=[], missing=_("Choose how many."))

    def offer(self, program: Program, least: int, most: int) -> "CapacityForm":
        """This form with the numbers that the program allows, asked in its words."""
        self.capacity.label.text = partner_word(program, "at once?")
        self.capacity.choices = [SelectChoice(str(number), partners_word(number)) for number in range(least, most + 1)]
        return self


class PauseForm(Form):
    """Until a day, or until the holder comes back."""

    until = DayField(_("Back on (optional)"))

    def validate_until(self, field):
        """A day that is still to come."""
        if field.data and not today() < field.data <= today() + LONGEST:
            raise ValidationError(gettext("Enter a day in the next two years, or leave this empty."))


class LeaveForm(Form):
    """The end of a place; a reason only if somebody wants to give one."""

    reason = LongText(_("Why, if you want to note it"), limit=500)
    is_shared = BooleanField(_("Let the coordinators of this program read it"))
    # How often this place ended before: the same words after coming back are a new wish, not a repeat.
    seen = HiddenField(filters=[tidy])
