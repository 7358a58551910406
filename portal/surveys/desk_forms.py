"""What a coordinator types to add a set of questions."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectMultipleField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from portal.clock import now
from portal.programs.formats import PEER, roles_in
from portal.programs.models import Program
from portal.programs.role_words import BOTH as BOTH_WORDS
from portal.programs.role_words import roles_word
from portal.surveys.models import BOTH, END, MIDDLE, START, Instrument
from portal.web.forms import Choice, DayField, Form, LongText, NumberField, Text, refuse

MOST_ITEMS, LONGEST_ITEM = 20, 200
# Ten buttons still stand in two rows on a phone.
LOWEST, HIGHEST, FEWEST_STEPS = 0, 10, 2
REVERSED = "(r)"
WHEN = [SelectChoice(START, _("At the start")), SelectChoice(MIDDLE, _("Half-way")), SelectChoice(END, _("At the end"))]


class InstrumentForm(Form):
    """A set of questions with where it comes from, its scale, its items, for whom it is and when it is asked."""

    name = Text(_("Name"), missing=_("Enter a name; people read it above the questions."), limit=120)
    citation = LongText(_("Where it comes from"), missing=_("Enter who wrote it, or that you did."), limit=500)
    permission = LongText(_("Why you may use it"), missing=_("Enter who allowed it, or under which license it stands."), limit=500)
    lowest = NumberField(_("Lowest number"), low=LOWEST, high=HIGHEST, missing=_("Enter a number."))
    lowest_words = Text(_("What the lowest means"), missing=_("Enter what the lowest number means."), limit=60)
    highest = NumberField(_("Highest number"), low=LOWEST, high=HIGHEST, missing=_("Enter a number."))
    highest_words = Text(_("What the highest means"), missing=_("Enter what the highest number means."), limit=60)
    items = LongText(_("Items"), missing=_("Enter one item at least."), limit=4000)
    role = Choice(_("Who is asked?"), choices=[], missing=_("Choose who is asked."))
    occasions = SelectMultipleField(
        _("When?"), choices=WHEN, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False), validate_choice=True
    )
    on_day = DayField(_("And once on this day"))

    # The day that was chosen before: it may stay when it has passed.
    stands = None

    def offer(self, program: Program, before: Instrument | None = None) -> "InstrumentForm":
        """The same form with the roles of this program."""
        roles = [SelectChoice(role, roles_word(program, role)) for role in roles_in(program)]
        both = [SelectChoice(BOTH, BOTH_WORDS[program.format])] if program.format != PEER else []
        self.role.choices, self.stands = [*roles, *both], before.on_day if before else None
        return self

    def validate_highest(self, field):
        """More than one step above the lowest."""
        if field.data is not None and self.lowest.data is not None and field.data - self.lowest.data < FEWEST_STEPS:
            raise ValidationError(gettext("Choose a highest number that lies at least two above the lowest."))

    def validate_items(self, field):
        """Not too many, none too long, none twice."""
        words = [said for said, _is_reversed in self.read_items()]
        if len(words) > MOST_ITEMS:
            raise ValidationError(gettext("Choose at most %(most)s items: it is answered on a phone in a minute or two.", most=MOST_ITEMS))
        if any(len(said) > LONGEST_ITEM for said in words):
            raise ValidationError(gettext("Shorten each item to at most %(most)s characters.", most=LONGEST_ITEM))
        if not words or len(set(words)) < len(words):
            raise ValidationError(gettext("Write every item once, one a line."))

    def validate_on_day(self, field):
        """A day to come, or the one that stands."""
        if field.data and field.data != self.stands and field.data < now().date():
            raise ValidationError(gettext("Choose a day from today on."))

    def validate(self, extra_validators=None) -> bool:
        """Whether it is asked at all."""
        is_valid = super().validate(extra_validators)
        if not (self.occasions.data or self.on_day.data or self.on_day.errors):
            refuse(self.occasions, gettext("Choose when it is asked: one of these, or a day."))
            return False
        return is_valid

    def read_items(self) -> list[tuple[str, bool]]:
        """(words, whether reverse-scored) of each line that says something."""
        lines = [line.strip() for line in (self.items.data or "").splitlines()]
        marked = [(line, line.lower().startswith(REVERSED)) for line in lines]
        found = [(line[len(REVERSED) :].strip() if is_reversed else line, is_reversed) for line, is_reversed in marked]
        return [(words, is_reversed) for words, is_reversed in found if words]

    def facts(self) -> dict:
        """What `instrument_actions.add` takes."""
        names = ("name", "citation", "permission", "lowest", "lowest_words", "highest", "highest_words", "role", "on_day")
        said = {name: self[name].data for name in names}
        chosen = self.occasions.data or ()
        return {**said, "items": self.read_items(), "occasions": [key for key in (START, MIDDLE, END) if key in chosen]}


def start_of(row: Instrument | None) -> dict:
    """How the form stands for an instrument, or for a new one."""
    if row is None:
        return {"lowest": 1, "highest": 5}
    names = ("name", "citation", "permission", "lowest", "lowest_words", "highest", "highest_words", "role", "occasions", "on_day")
    lines = [f"(R) {one['words']}" if one["is_reversed"] else one["words"] for one in row.items]
    return {name: getattr(row, name) for name in names} | {"items": "\n".join(lines)}
