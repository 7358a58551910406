"""Whom a leader asks to keep the diary, and what that person answers."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import now
from portal.delegates.queries import delegations_of, share_a_mentorship
from portal.people.forms import Address
from portal.people.models import Person
from portal.web.forms import Choice, Form

MOST = 5
ACCEPT, DECLINE = "accept", "decline"


class AssistantForm(Form):
    """The assistant's address. Nothing here depends on whether anybody has it."""

    email = Address(_("Work address of your assistant"), missing=_("Enter the work address of your assistant."))

    def of(self, leader: Person) -> "AssistantForm":
        """This form for `leader`."""
        self.leader = leader
        return self

    def validate_email(self, field):
        """Somebody else, who is not already asked and with whom the leader has no mentorship."""
        if field.data == self.leader.email:
            raise ValidationError(gettext("This is your own address. Enter that of your assistant."))
        if share_a_mentorship(self.leader, field.data):
            raise ValidationError(gettext("You have a mentorship with this person. Enter the address of somebody else."))
        standing = [one for one in delegations_of(self.leader) if one.is_open(now())]
        if any(field.data in (one.email, one.delegate and one.delegate.email) for one in standing):
            raise ValidationError(gettext("You have asked this person already."))
        if len(standing) >= MOST:
            raise ValidationError(gettext("Five assistants at once are the most. End one first."))


class AnswerForm(Form):
    """Yes or no."""

    answer = Choice(
        _("Your answer"),
        choices=[
            SelectChoice(ACCEPT, _("Yes, I keep the diary"), {"hint": _("You get an account, and sign in by letter")}),
            SelectChoice(DECLINE, _("No"), {"hint": _("No reason needed")}),
        ],
        missing=_("Choose yes or no."),
    )
