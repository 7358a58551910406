"""When somebody can meet in a week: the same hours on the days that are chosen, and other hours for single days."""
from collections import Counter
from datetime import time

from flask_babel import get_locale
from flask_babel import gettext as _
from wtforms import Field

from portal.web.forms import tidy
from portal.week import DAYS, WORKDAYS, Week, day_name, kept_week, read_week

FROM, UNTIL = "from", "until"


class AvailabilityField(Field):
    """A week as portal/week.py keeps it, in parts named <name>-from, -until, -days, and <name>-<day>-from, -until for exceptions.

    `parts` holds what was typed, by part; `part_errors` what is wrong, by part.
    """

    def __init__(self, label="", **kwargs):
        super().__init__(label, **kwargs)
        self.parts: dict[str, str] = {}
        self.chosen: set[str] = set()
        self.part_errors: dict[str, str] = {}
        self.is_required = True

    def process(self, formdata, *args, **kwargs):
        """Take all parts together."""
        self._sent = formdata
        super().process(formdata, *args, **kwargs)

    def process_data(self, value):
        week = read_week(value)
        self.data = kept_week(week)
        self._show(week)

    def process_formdata(self, valuelist):
        names = ["", *DAYS]
        self.parts = {part: tidy(self._sent.get(self.part_name(part), "")) for day in names for part in _parts_of(day)}
        self.chosen = set(self._sent.getlist(self.part_name("days"))) & set(WORKDAYS)

    def post_validate(self, form, validation_stopped):
        """Make the week of what was typed; `errors` holds the words of each part that is wrong."""
        self.part_errors = {}
        week = self._typed_week()
        if not week and not self.part_errors and self.is_required:
            self.part_errors["days-0"] = _("Choose at least one day.")
        # The usual hours stand first on the page; they were read last.
        self.part_errors = dict(sorted(self.part_errors.items(), key=lambda found: found[0] not in (FROM, UNTIL)))
        self.errors = list(self.part_errors.values())
        self.data = {} if self.errors else kept_week(week)

    def part_name(self, part: str) -> str:
        """The name of a part's control; its id is the same with the form's own id."""
        return f"{self.name}-{part}"

    def part_id(self, part: str) -> str:
        """The id of a part's control."""
        return f"{self.id}-{part}"

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where each error belongs: the id of the control, and its words."""
        return [(self.part_id(part), words) for part, words in self.part_errors.items()]

    @property
    def has_exceptions(self) -> bool:
        """Whether a day has hours of its own, or something wrong in them."""
        return any(self.parts.get(part) for day in DAYS for part in _parts_of(day))

    def day_choices(self) -> list[tuple[str, str, bool]]:
        """The working days as (key, short name, chosen)."""
        return [(day, self.name_of(day, "abbreviated"), day in self.chosen) for day in WORKDAYS]

    def name_of(self, day: str, width: str = "wide") -> str:
        """What a day is called in the reader's language."""
        return day_name(day, str(get_locale() or "en"), width=width)

    def _show(self, week: Week) -> None:
        """Fill the parts: the hours that most days have stand on top, other days are exceptions."""
        usual = Counter(week[day] for day in WORKDAYS if day in week).most_common(1)
        hours = usual[0][0] if usual else None
        self.chosen = {day for day in WORKDAYS if day in week}
        self.parts = dict(zip(_parts_of(""), _written(hours), strict=True))
        for day in DAYS:
            alike = day in self.chosen and week[day] == hours
            self.parts.update(zip(_parts_of(day), _written(None if alike else week.get(day)), strict=True))

    def _typed_week(self) -> Week:
        own = {day: hours for day in DAYS if (hours := self._hours(day)) is not None}
        usual_days = [day for day in WORKDAYS if day in self.chosen and day not in own]
        hours = self._hours("", wanted=bool(usual_days))
        return {day: pair for day in DAYS if (pair := own.get(day) or (hours if day in usual_days else None))}

    def _hours(self, day: str, *, wanted: bool = False) -> tuple | None:
        """The hours of a day, or the usual ones for ""; () when they are wrong, None when there are none."""
        first_part, last_part = _parts_of(day)
        if not wanted and not self.parts.get(first_part) and not self.parts.get(last_part):
            return None
        first, last = _moment(self.parts.get(first_part)), _moment(self.parts.get(last_part))
        if first is None:
            self._refuse(day, first_part, _("Enter when you could begin, such as 09:00."))
        if last is None:
            self._refuse(day, last_part, _("Enter when you would have to stop, such as 17:00."))
        if first and last and last <= first:
            self._refuse(day, last_part, _("The end has to be later than the beginning."))
        return () if {first_part, last_part} & set(self.part_errors) else (first, last)

    def _refuse(self, day: str, part: str, words: str) -> None:
        self.part_errors[part] = _("%(day)s: %(problem)s", day=self.name_of(day), problem=words) if day else words


def _parts_of(day: str) -> tuple[str, str]:
    return (f"{day}-{FROM}", f"{day}-{UNTIL}") if day else (FROM, UNTIL)


def _written(hours) -> tuple[str, str]:
    return tuple(f"{moment:%H:%M}" for moment in hours) if hours else ("", "")


def _moment(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None) if text and len(text) <= 8 else None
    except ValueError:
        return None
