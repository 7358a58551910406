"""What is typed about applications: by who applies, and by the coordinators who decide."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from portal.enrollment.invitations.format_words import MEANS
from portal.enrollment.role_fields import call_fields, numbers_of
from portal.people.forms import Address
from portal.programs.models import Program
from portal.programs.role_words import as_word
from portal.web.forms import Choice, Form, LongText, NumberField, tidy

MOST_AT_ONCE = 5000


class AskForm(Form):
    """Where the letter goes that lets somebody apply."""

    email = Address(_("Your e-mail address at work"), missing=_("Enter your e-mail address at work."))


class ApplyForm(Form):
    """As what somebody wants to take part, and why."""

    role = Choice(_("How do you want to take part?"), missing=_("Choose how you want to take part."))
    why = LongText(_("Why this program? (optional)"), limit=1000)

    def offer(self, program: Program, roles: list[str]) -> "ApplyForm":
        """Let these roles be chosen; one alone is chosen already."""
        hints = MEANS[program.format]
        self.role.choices = [SelectChoice(role, as_word(program, role), {"hint": hints[role]}) for role in roles]
        self.role.data = self.role.data or (roles[0] if len(roles) == 1 else None)
        return self


class AnswerForm(Form):
    """The answer to a coordinator's question."""

    answer = LongText(_("Your answer"), missing=_("Write your answer."), limit=1000)


class QuestionForm(Form):
    """What a coordinator wants to know before deciding."""

    question = LongText(_("What do you want to know?"), missing=_("Write your question."), limit=600)


class OfferForm(Form):
    """A place for one who waits; out of turn it needs a reason."""

    reason = LongText(_("Why out of turn?"), limit=600)

    def __init__(self, *args, in_turn: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.in_turn = in_turn

    def validate(self, extra_validators=None) -> bool:
        fits = super().validate(extra_validators)
        if fits and not self.in_turn and not self.reason.data:
            self.reason.errors = [gettext("Say why, for the other coordinators: somebody who came earlier is passed over.")]
            return False
        return fits


class ApproveForm(Form):
    """How many of each role to approve, in the order of the list."""

    mentors = NumberField("", low=0, high=MOST_AT_ONCE, missing=_("Enter a number, or 0."))
    mentees = NumberField("", low=0, high=MOST_AT_ONCE, missing=_("Enter a number, or 0."))
    # How many were approved before: the same numbers once more are the next ones, not a repeat.
    seen = HiddenField(filters=[tidy])

    def __init__(self, program: Program, *args, **kwargs):
        super().__init__(*args, **kwargs)
        call_fields(self, program, {"s": _("%(who)s to approve")})

    @property
    def numbers(self) -> dict[str, int]:
        """{role: how many}"""
        return numbers_of(self)

    def validate(self, extra_validators=None) -> bool:
        fits = super().validate(extra_validators)
        if fits and not any(self.numbers.values()):
            self.mentees.errors = [gettext("Enter how many to approve.")]
            return False
        return fits
