"""How long something takes: a few usual lengths to choose, and another one to type."""
from flask_babel import gettext as _
from wtforms import Field, ValidationError
from wtforms.validators import InputRequired, Optional

from portal.web.forms import tidy, whole

USUAL = (30, 45, 60, 90)
OTHER = "other"


class DurationField(Field):
    """Whole minutes from `low` to `high`: one of the usual lengths, or those typed beside "Other" under the name <name>-other.

    What is typed counts when "Other" or nothing is chosen. Typed beside a usual length, it is asked which of the two is meant.
    """

    def __init__(self, label, *, low, high, missing=None, usual=USUAL, **kwargs):
        super().__init__(label, [InputRequired(missing) if missing else Optional()], **kwargs)
        self.low, self.high, self.usual = low, high, tuple(minutes for minutes in usual if low <= minutes <= high)
        self.other_name, self.other_id = f"{self.name}-{OTHER}", f"{self.id}-{OTHER}"

    def process(self, formdata, *args, **kwargs):
        """Take both parts: what was chosen, and what was typed."""
        self.typed = tidy(formdata.get(self.other_name, "")) if formdata else ""
        super().process(formdata, *args, **kwargs)

    def process_data(self, value):
        self.data = value
        self._choose("" if value is None else str(value))

    def process_formdata(self, valuelist):
        chosen, self.data = tidy(valuelist[0]) if valuelist else "", None
        self.raw_data = [chosen or self.typed]
        said = self.typed if chosen in ("", OTHER) else chosen
        self._choose(said or chosen)
        if self.typed and self.chosen != OTHER and self.typed != said:
            raise ValidationError(_("Choose one: %(usual)s minutes, or Other with your own number.", usual=chosen))
        if self.raw_data[0]:
            self.data = self._bounded(said)

    def choices(self) -> list[tuple[int, bool]]:
        """The usual lengths in minutes, each with whether it is chosen."""
        return [(minutes, self.chosen == str(minutes)) for minutes in self.usual]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where each error belongs: the id of the control, and its words."""
        place = self.other_id if self.chosen == OTHER or self.typed else f"{self.id}-0"
        return [(place, words) for words in self.errors[:1]]

    def _choose(self, said: str) -> None:
        """Mark what `said` stands for; another length than the usual ones stands in the box."""
        self.chosen = said if said in map(str, self.usual) or not said else OTHER
        if self.chosen == OTHER and said != OTHER:
            self.typed = said

    def _bounded(self, said: str) -> int:
        minutes = whole(said)
        if minutes is None or not self.low <= minutes <= self.high:
            raise ValidationError(_("Enter a whole number of minutes from %(low)s to %(high)s.", low=self.low, high=self.high))
        return minutes
