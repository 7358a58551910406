"""Naming the people whom somebody is not to be paired with, without a look into the roster.

Whoever writes here is a colleague, and may learn by asking what a colleague knows: that somebody of this name or address works here.
So a name that leads to nobody is asked about at once, because a slip would silently undo a rule that somebody relies on. Nothing
else is told: not the address that belongs to a name, nor the name of an address, nor how many share it (all of them are kept away),
nor who has left. Tries are counted; after many in an hour, names are kept as they are and nothing is said about them.
"""
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import BooleanField, ValidationError

from portal.enrollment.questionnaire.avoid import people_called
from portal.enrollment.questionnaire.forms import QuestionForm
from portal.web import limits
from portal.web.forms import LongText

MOST = 10
TRIES = 20
STRETCH = 3600


class PeopleField(LongText):
    """One person a line; the answer as it is kept, or the lines as they were typed."""

    def process_data(self, value):
        super().process_data("\n".join(entry["said"] for entry in value) if isinstance(value, list) else value)

    @property
    def lines(self) -> list[str]:
        """What was typed, each line once, without stray space."""
        lines = (" ".join(line.split()).strip(" ,;") for line in (self.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class AvoidForm(QuestionForm):
    """People not to be paired with, by address or whole name."""

    answer = PeopleField("", limit=1200)
    keep = BooleanField()

    def _offer(self, options, enrollment):
        self.enrollment, self.entries, self.unknown = enrollment, [], []
        # Whether an empty answer will do is for this form to say; the field's own rule would end there.
        self.answer.validators = self.answer.validators[1:]
        self.keep.label.text = _("Keep what was not found as it is")

    def validate_answer(self, field):
        lines = field.lines
        if self.question.is_required and not lines:
            raise ValidationError(_("Name at least one person."))
        if len(lines) > MOST:
            raise ValidationError(_("Name at most %(most)s people.", most=MOST))
        self.entries = [{"said": line, "employees": people_called(line)} for line in lines]
        self._without_myself()
        self.unknown = [entry["said"] for entry in self.entries if not entry["employees"]]
        if self.unknown and not self.keep.data and self._may_ask():
            who = ", ".join(f"“{said}”" for said in self.unknown)
            raise ValidationError(
                ngettext(
                    "Nobody was found as %(who)s. Check the spelling, write the e-mail address, or keep it as it is.",
                    "Nobody was found as %(who)s. Check the spelling, write the e-mail addresses, or keep these as they are.",
                    len(self.unknown), who=who,
                )
            )

    def _without_myself(self) -> None:
        for entry in self.entries:
            others = [number for number in entry["employees"] if number != self.enrollment.employee_id]
            if entry["employees"] and not others:
                raise ValidationError(_("You cannot be paired with yourself: leave your own name out."))
            entry["employees"] = others

    def _may_ask(self) -> bool:
        return limits.spend("avoid", str(self.enrollment.person_id), limit=TRIES, seconds=STRETCH)

    @property
    def value(self):
        return self.entries
