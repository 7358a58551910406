"""Two people to be paired by hand."""
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from portal.enrollment.models import Enrollment
from portal.web.forms import Choice, Form, Text


class SearchForm(Form):
    """Two names, or parts of them."""

    mentor = Text(_("Name of the mentor"), limit=100)
    leader = Text(_("Name of the leader"), limit=100)


class TwoForm(Form):
    """A mentor and a leader of those that were found."""

    mentor_id = Choice(_("Mentor"), missing=_("Choose a mentor."))
    leader_id = Choice(_("Leader"), missing=_("Choose a leader."))

    def offer(self, mentors: list[Enrollment], leaders: list[Enrollment]) -> "TwoForm":
        """The same form with these people to choose from."""
        for field, places in ((self.mentor_id, mentors), (self.leader_id, leaders)):
            field.choices = [(str(place.id), f"{place.employee.name}, {place.employee.title}".rstrip(", ")) for place in places]
        return self


class ProposeForm(Form):
    """Whether to propose the two, and to overrule what stands in the way."""

    overrules = BooleanField(_("I propose the two all the same"))
