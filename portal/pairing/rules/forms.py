"""What a coordinator types about the rules."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.fields.choices import SelectChoice

from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.rules.actions import FACTS
from portal.pairing.rules.format_words import word_in
from portal.pairing.rules.models import ABOVE, BONUS, RANKED, ROUND, RuleSet
from portal.pairing.rules.points import WISHES, points_of, weights_in_use
from portal.pairing.rules.words import KEEPS, LOCATIONS, WAY_NOTES, WAYS, aims, criteria_in, name_of
from portal.programs.formats import CHOOSE, PEER, SENIOR
from portal.web.forms import Choice, Form, NumberField, refuse

NEEDED = _("Enter a number.")
LEVELS, HOURS, MOST_POINTS = 9, 180, 100


def _choices(named: dict, notes: dict | None = None) -> list[SelectChoice]:
    return [SelectChoice(key, label, {"hint": notes[key]} if notes else {}) for key, label in named.items()]


class RulesForm(Form):
    """All rules of a program; a format that has no use for one leaves it out."""

    way = Choice(_("How do pairs come about?"), missing=_("Choose one of the answers."))
    screens_asks = BooleanField(_("A coordinator looks at each request before the other person sees it"))
    answer_days = NumberField(_("How long may people think?"), low=1, high=60, missing=NEEDED)
    min_level_gap = NumberField("", low=0, high=LEVELS, missing=NEEDED)
    max_level_gap = NumberField(_("How many levels may lie between the two at most?"), low=0, high=LEVELS, missing=NEEDED)
    common_language = BooleanField(_("A pair needs a language in common"))
    min_shared_minutes = NumberField(_("For how long do both work at the same time, in one stretch?"), low=0, high=HOURS, missing=NEEDED)
    same_department = BooleanField(_("People of the same department may be paired"))
    location = Choice(_("Which location earns points?"), missing=_("Choose one of the answers."))
    aim = Choice(_("What comes first?"), missing=_("Choose one of the answers."))
    least_points = NumberField(_("How many points does a pair need?"), low=0, high=MOST_POINTS, missing=NEEDED)
    keep = Choice(_("When a round is drawn again, what happens to the draft before?"), missing=_("Choose one of the answers."))
    keep_points = NumberField(_("How many extra points?"), low=0, high=MOST_POINTS, missing=NEEDED)

    def __init__(self, *args, rules: RuleSet, format: str, **kwargs):
        facts = {name: getattr(rules, name) for name in self._facts()}
        facts |= {"min_level_gap": rules.min_level_gap or 0, "max_level_gap": rules.max_level_gap or 0}
        facts |= {weight_name(key): rules.weights.get(key, 0) for key in WEIGHTS}
        super().__init__(*args, data=facts, **kwargs)
        chooses = format in CHOOSE
        self.way.choices = _choices(WAYS if chooses else {ROUND: WAYS[ROUND]}, WAY_NOTES)
        self.aim.choices, self.keep.choices = _choices(aims(format)), _choices(KEEPS)
        self.location.choices = _choices(LOCATIONS)
        if not chooses:
            del self.screens_asks
        # The senior side is at least so far above; two peers may be at most so far apart; of circles neither is asked.
        if format != PEER:
            del self.max_level_gap
        if format in SENIOR:
            self.min_level_gap.label.text = word_in(format, "gap")
        else:
            del self.min_level_gap
        for key in WEIGHTS:
            if key not in criteria_in(format):
                del self[weight_name(key)]
        for key, field in self.weights():
            field.label.text = name_of(key)

    def weights(self) -> list[tuple[str, NumberField]]:
        """(criterion, its field), in their order."""
        return [(key, self[weight_name(key)]) for key in WEIGHTS if weight_name(key) in self]

    def validate(self, extra_validators=None) -> bool:
        """Whether every number fits, something counts, and what needs a number has one."""
        right = super().validate(extra_validators)
        if not any(field.errors for _key, field in self.weights()) and not weights_in_use(self._typed_weights(), self.way.data):
            refuse(self.weights()[0][1], gettext("Give points to something that counts."))
            right = False
        right = self._ranking_counts() and right
        for chosen, field in ((self.aim.data == ABOVE, self.least_points), (self.keep.data == BONUS, self.keep_points)):
            if chosen and field.data == 0 and not field.errors:
                refuse(field, gettext("Enter at least one point."))
                right = False
        return right

    def _ranking_counts(self) -> bool:
        """Whether what people rank is worth a point: nobody is asked to choose for nothing."""
        wishes = dict(self.weights()).get(WISHES)
        if self.way.data != RANKED or wishes is None or wishes.errors or self.worth().get(WISHES):
            return True
        refuse(wishes, gettext("Where people rank, wishes have to count: type more points here, or choose another way."))
        return False

    def facts(self) -> dict:
        """The columns of RuleSet, as typed."""
        facts = {name: self[name].data for name in self._facts() if name in self}
        for name in ("min_level_gap", "max_level_gap"):
            if name in facts:
                facts[name] = facts[name] or None
        return facts | {"weights": self._typed_weights()}

    def worth(self) -> dict[str, int]:
        """What each criterion is worth of 100 points by what was typed; nothing where nothing counts."""
        in_use = weights_in_use(self._typed_weights(), self.way.data)
        return points_of(in_use) if in_use else {}

    def _typed_weights(self) -> dict[str, int]:
        return {key: field.data or 0 for key, field in self.weights()}

    @classmethod
    def _facts(cls) -> list[str]:
        return [name for name in FACTS if name != "weights"]


def weight_name(criterion: str) -> str:
    """The name of the field that holds a criterion's points."""
    return f"points_{criterion}"


for _key in WEIGHTS:
    setattr(RulesForm, weight_name(_key), NumberField("", low=0, high=MOST_POINTS))
