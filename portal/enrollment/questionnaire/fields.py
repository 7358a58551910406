"""The fields that answers are chosen with, where WTForms has none that fits."""
from flask_babel import gettext as _
from wtforms import Field, RadioField, SelectMultipleField

from portal.enrollment.questionnaire.kinds import MOST_RANKS

# More than these stand in a list that opens.
MOST_IN_SIGHT = 7


class OptionField(RadioField):
    """One of several; the form says what is wrong."""

    def __init__(self, label="", **kwargs):
        super().__init__(label, validate_choice=False, **kwargs)


class ScaleField(OptionField):
    """A number of a scale."""

    def __init__(self, label="", **kwargs):
        super().__init__(label, coerce=_number, **kwargs)


class OptionsField(SelectMultipleField):
    """Several of several; what is not offered counts for nothing."""

    def __init__(self, label="", **kwargs):
        super().__init__(label, validate_choice=False, **kwargs)

    def offer(self, options: list[tuple[str, str]]) -> None:
        """Let these be chosen."""
        self.choices = options
        known = dict(options)
        self.data = [key for key in dict.fromkeys(self.data or []) if key in known]


class LocationField(OptionField):
    """One of the locations; of more than a few, a list that opens."""

    def offer(self, options: list[tuple[str, str]], kept: str | None) -> None:
        """Let these be chosen, and what was chosen before."""
        self.choices = options if not kept or kept in dict(options) else [*options, (kept, kept)]
        if self.opens:
            self.choices = [("", _("Choose one")), *self.choices]

    @property
    def opens(self) -> bool:
        """Whether it is shown as a list that opens."""
        return len(self.choices) > MOST_IN_SIGHT

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where each error belongs: the id of the control, and its words."""
        return [(self.id if self.opens else f"{self.id}-0", words) for words in self.errors[:1]]


class Degrees(Field):
    """A degree from 1 to 3 for each of several options: {key: degree}; the parts are named <name>-<key>."""

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors, self.data, self.options, self.degrees = [], data if isinstance(data, dict) else {}, [], ()
        if formdata:
            start = f"{self.name}-"
            typed = {name[len(start) :]: formdata.get(name) for name in formdata if name.startswith(start)}
            self.data = {key: int(value) for key, value in typed.items() if value in ("1", "2", "3")}

    def offer(self, options, degrees) -> None:
        """Let these options and degrees be chosen, and nothing else."""
        self.options, self.degrees = options, degrees
        self.data = {key: self.data[key] for key, _label in options if key in self.data}


class Ranks(Field):
    """The first, second and third choice, as ["key", ...]; the parts are named <name>-1 and so on.

    `parts` holds what was chosen, by place; `part_errors` what is wrong, by place. Who leaves a place free moves the next one up.
    """

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors, self.part_errors, self.is_required, self.options = [], {}, False, []
        self.data = list(data) if isinstance(data, list) else []
        self.parts = dict(enumerate(self.data, 1))
        if formdata:
            self.parts = {place: formdata.get(self.part_name(place), "") for place in range(1, MOST_RANKS + 1)}

    def offer(self, options: list[tuple[str, str]], *, is_required: bool) -> None:
        """Let these be chosen, and nothing else."""
        self.options, self.is_required = options, is_required
        self.data = [key for place in self.places() if (key := self.parts.get(place)) in dict(options)]

    def places(self) -> range:
        """As many places as there are, at most three."""
        return range(1, min(MOST_RANKS, len(self.options)) + 1)

    def post_validate(self, form, validation_stopped):
        """Say which choice is made twice, or that there is none."""
        twice = [place for place in self.places() if self.parts.get(place) and self.parts[place] in self._above(place)]
        self.part_errors = {place: _("This is chosen above: choose another, or leave this one free.") for place in twice}
        if self.is_required and not self.data:
            self.part_errors[1] = _("Choose at least a first one.")
        self.errors = list(self.part_errors.values())

    def part_name(self, place: int) -> str:
        """The name and id of the control of a place."""
        return f"{self.name}-{place}"

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where each error belongs: the id of the control, and its words."""
        return [(self.part_name(place), words) for place, words in self.part_errors.items()]

    def _above(self, place: int) -> list:
        return [self.parts.get(above) for above in range(1, place)]


def _number(value) -> int | None:
    return int(value) if str(value) in ("1", "2", "3", "4", "5") else None
