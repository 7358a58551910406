"""The fields of a program's form that its format decides about: which there are, what they are called, how the levels must lie."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import ValidationError

from portal.programs.formats import FEWEST_IN_A_CIRCLE, GROUP, MOST_PARTNERS, ONE_TO_ONE, PEER, REVERSE
from portal.web.forms import Form, NumberField, refuse

_COMMON = {"mentors_wanted": _("Mentors wanted"), "mentor_level_from": _("Mentors: from level"), "mentor_level_to": _("Mentors: to level")}
LABELS = {
    REVERSE: {
        **_COMMON,
        "mentees_wanted": _("Leaders wanted"),
        "most_mentees": _("Most leaders for one mentor"),
        "mentee_level_from": _("Leaders: from level"),
        "mentee_level_to": _("Leaders: to level"),
        "allows_both": _("One person may be mentor and leader, each with another partner"),
    },
    ONE_TO_ONE: {
        **_COMMON,
        "mentees_wanted": _("Mentees wanted"),
        "most_mentees": _("Most mentees for one mentor"),
        "mentee_level_from": _("Mentees: from level"),
        "mentee_level_to": _("Mentees: to level"),
        "allows_both": _("One person may be mentor and mentee, each with another partner"),
    },
    PEER: {
        "mentees_wanted": _("People wanted"),
        "mentee_level_from": _("From level"),
        "mentee_level_to": _("To level"),
    },
    GROUP: {
        **_COMMON,
        "mentees_wanted": _("Members wanted"),
        "most_mentees": _("Most members of a circle"),
        "mentee_level_from": _("Members: from level"),
        "mentee_level_to": _("Members: to level"),
        "allows_both": _("One person may lead one circle and be a member of another"),
    },
}
BOTH_HINTS = {
    REVERSE: _("Then the levels of mentors and leaders may overlap. Nobody is paired with the same person twice, in either role."),
    ONE_TO_ONE: _("Then the levels of mentors and mentees may overlap. Nobody is paired with the same person twice, in either role."),
    GROUP: _("Nobody is paired with the same person twice, in either role."),
}
SECOND_IS_HIGHER = _("Level 1 is the chief executive: the second number is the higher one.")
# Of those on the junior side: the levels that may not reach up to, or beyond, those of the others.
ABOVE = {
    REVERSE: _("The mentor is the junior, so mentors start below the last level of the leaders."),
    ONE_TO_ONE: _("The mentor is the senior, so mentees start below the last level of the mentors."),
}
ABOVE_BOTH = {
    REVERSE: _("Mentors are the juniors: the first and the last of these levels both lie below those of the leaders."),
    ONE_TO_ONE: _("Mentees are the juniors: the first and the last of these levels both lie below those of the mentors."),
}
JUNIORS = {REVERSE: ("mentor", "mentee"), ONE_TO_ONE: ("mentee", "mentor")}


class FormatNumber(NumberField):
    """A number whose bounds follow from the format."""

    def within(self, low: int, high: int) -> None:
        """Take numbers from `low` to `high`."""
        self.low, self.high = low, high

    def pre_validate(self, form):
        # What was sent was read before the format was known.
        if self.data is not None and not self.low <= self.data <= self.high:
            raise ValidationError(gettext("Enter a whole number from %(low)s to %(high)s.", low=self.low, high=self.high))


def fit_to_format(form: Form, format: str) -> None:
    """Call the fields what this format calls them, and take out those that it does not have."""
    for name, _label in LABELS[REVERSE].items():
        if name in LABELS[format]:
            form[name].label.text = LABELS[format][name]
        else:
            delattr(form, name)
    if "most_mentees" in form:
        form.most_mentees.within(FEWEST_IN_A_CIRCLE if format == GROUP else 1, MOST_PARTNERS[format])


def levels_are_in_order(form: Form, format: str) -> bool:
    """Whether each range goes down, and the juniors stand below the seniors where the format has such; else the field says why not."""
    ranges = {side: (form[f"{side}_level_from"], form[f"{side}_level_to"]) for side in ("mentor", "mentee") if f"{side}_level_from" in form}
    for first, last in ranges.values():
        if first.data > last.data:
            refuse(last, SECOND_IS_HIGHER)
            return False
    if format not in JUNIORS:
        return True
    juniors, seniors = (ranges[side] for side in JUNIORS[format])
    if form.allows_both.data:
        # The two may overlap, for those in between can hold both roles; juniors still reach farther down.
        if juniors[0].data > seniors[0].data and juniors[1].data > seniors[1].data:
            return True
        refuse(juniors[0], ABOVE_BOTH[format])
        return False
    if juniors[0].data <= seniors[1].data:
        refuse(juniors[0], ABOVE[format])
        return False
    return True
