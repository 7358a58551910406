"""What a coordinator writes once for everybody who is invited to a role."""
from flask_babel import lazy_gettext as _l

from portal.enrollment.invitations.text_queries import WORDS
from portal.web.forms import Form, LongText, Text


class InvitationTextForm(Form):
    """The words of an invitation: plain text, its lines become paragraphs or points."""

    opening = LongText(_l("How it begins"), limit=600)
    why = LongText(_l("Why you"), missing=_l("Say why this person is asked."), limit=500)
    gets = LongText(_l("What one gets out of it"), missing=_l("Say what one gets out of it."), limit=900)
    manager = LongText(_l("What managers have agreed to"), missing=_l("Say what managers have agreed to."), limit=300)
    incentive = LongText(_l("What else the company gives"), limit=600)
    signed_by = Text(_l("Who signs"), limit=120)
    signed_title = Text(_l("With which title"), limit=200)

    def words(self) -> dict[str, str]:
        """What was typed, by the names of InvitationText's columns."""
        return {name: getattr(self, name).data or "" for name in WORDS}


class CopyForm(Form):
    """A copy of the letter for the coordinator: a button, and its key."""
