"""What is typed about invitations: the invitee's reply, and a coordinator's next wave."""
from datetime import timedelta

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, ValidationError

from portal.clock import today
from portal.enrollment.invitations.states import NO, NOT_NOW, YES
from portal.enrollment.role_fields import call_fields, numbers_of
from portal.programs.models import Program
from portal.programs.role_words import roles_said
from portal.web.forms import DayField, Form, LongText, NumberField

MOST_AT_ONCE = 5000
LATEST = timedelta(days=730)


class ReplyForm(Form):
    """Yes, not now with a day, or no with a reason or without."""

    answer = StringField()
    ask_again_on = DayField(_l("Ask me again from"))
    reason = LongText(_l("What keeps you? (optional)"), limit=500)

    def validate_answer(self, field):
        if field.data not in (YES, NOT_NOW, NO):
            raise ValidationError(_("Choose one of the three answers."))

    def validate(self, extra_validators=None):
        fits = super().validate(extra_validators)
        if self.answer.data == NOT_NOW and not self.ask_again_on.errors:
            day = self.ask_again_on.data
            if day is None or not today() < day <= today() + LATEST:
                missing = _("Enter the day.")
                self.ask_again_on.errors = [_("Enter a day in the next two years.") if day else missing]
                return False
        return fits


class WaveForm(Form):
    """How many to invite next, of each role."""

    wave = StringField()
    mentors = NumberField("", low=0, high=MOST_AT_ONCE, missing=_l("Enter a number, or 0."))
    mentees = NumberField("", low=0, high=MOST_AT_ONCE, missing=_l("Enter a number, or 0."))
    # Asked for when a wave goes beyond the places that are left: letters cannot be called back.
    is_meant = BooleanField(_l("Invite more than there are places for"))

    def __init__(self, program: Program, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = program
        call_fields(self, program, {"s": _l("%(who)s to invite")})

    @property
    def numbers(self) -> dict[str, int]:
        """{role: how many}"""
        return numbers_of(self)

    def goes_beyond(self, going: dict[str, int], wanted: dict[str, int]) -> bool:
        """Whether more would be invited (`going`, {role: how many}) than are still `wanted`, and nobody said that this is meant."""
        if self.is_meant.data or all(going[role] <= wanted[role] for role in going):
            return False
        beyond = [self._beyond(role, going, wanted) for role in going if going[role] > wanted[role]]
        self.is_meant.errors = [" ".join([*beyond, _("Tick this box if that is what you mean, or enter fewer.")])]
        return True

    def _beyond(self, role: str, going: dict[str, int], wanted: dict[str, int]) -> str:
        facts = {"going": format_decimal(going[role]), "wanted": format_decimal(wanted[role])}
        who = roles_said(self.program, role)
        return _("%(going)s %(who)s would be invited, and the program wants %(wanted)s more.", who=who, **facts)
