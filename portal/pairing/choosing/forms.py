"""Whom somebody asks, and how somebody ranks."""
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField

from portal.pairing.choosing.models import Shortlisted
from portal.web.forms import Form, refuse, tidy, whole


class AskForm(Form):
    """One button beside a candidate."""

    candidate = HiddenField(filters=[tidy])


class TakeBackForm(Form):
    """One button."""


class RankForm(Form):
    """Up to three choices of one's own list."""

    first = SelectField(_("First choice"), default="")
    second = SelectField(_("Second choice"), default="")
    third = SelectField(_("Third choice"), default="")

    def offer(self, candidates: list[Shortlisted]) -> "RankForm":
        """The same form with these people to choose from, and no more choices than there are people."""
        for field in self.choices[len(candidates):]:
            del self[field.name]
        people = [("", _("Nobody")), *((str(row.candidate_id), row.candidate.employee.name) for row in candidates)]
        for field in self.choices:
            field.choices = people
        return self

    @property
    def ranked(self) -> list[int]:
        """The places chosen, in order; a gap closes."""
        return [number for field in self.choices if (number := whole(field.data))]

    def validate(self, extra_validators=None) -> bool:
        """Each person stands for one choice."""
        fits, seen = super().validate(extra_validators), set()
        for field in self.choices:
            if field.data and field.data in seen:
                refuse(field, _("Choose somebody else here: this person stands for another choice above."))
                fits = False
            seen.add(field.data)
        return fits

    @property
    def choices(self) -> list[SelectField]:
        """The choices that there are, the first one first."""
        return [self[name] for name in ("first", "second", "third") if name in self]
