"""What a member types when looking back, and what stands on the record."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField

from portal.goals.forms import CircleForm, circle_field
from portal.web.forms import Form, LongText, refuse, whole


class ReflectionForm(CircleForm):
    """Two questions, either of which may stay open."""

    useful = LongText(_("What was most useful?"))
    taking = LongText(_("What do you take with you?"))
    circle = circle_field()
    seen = HiddenField()

    def validate(self, extra_validators=None) -> bool:
        """Whether anything was written at all."""
        is_valid = super().validate(extra_validators)
        if is_valid and not (self.useful.data or self.taking.data):
            refuse(self.useful, gettext("Write an answer to one of the two."))
            return False
        return is_valid

    def values(self) -> dict:
        """What `closing.actions.look_back` takes."""
        typed = {"useful": self.useful.data or "", "taking": self.taking.data or ""}
        return {**typed, "is_private": self.is_private, "seen": whole(self.seen.data) or 0}


class RecordForm(Form):
    """What stands on the record beside the plain facts."""

    with_growth = BooleanField(_("With where I stood with my shared goals, at the start and at the end"))

