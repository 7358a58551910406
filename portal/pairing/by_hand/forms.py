"""Two people to be paired by hand."""
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from portal.enrollment.models import MENTEE, MENTOR, Enrollment
from portal.pairing.by_hand.format_words import hand_word
from portal.programs.models import Program
from portal.programs.role_words import role_word
from portal.web.forms import Choice, Form, Text


class SearchForm(Form):
    """Two names, or parts of them."""

    mentor = Text("", limit=100)
    leader = Text("", limit=100)

    def named(self, program: Program) -> "SearchForm":
        """The same form in the words of this program."""
        self.mentor.label.text = hand_word(program, "name of one")
        self.leader.label.text = hand_word(program, "name of the other")
        return self


class TwoForm(Form):
    """A mentor and somebody of the other side, of those that were found."""

    mentor_id = Choice("", missing=_("Choose a mentor."))
    leader_id = Choice("", missing=_("Choose somebody on this side, too."))

    def offer(self, program: Program, mentors: list[Enrollment], leaders: list[Enrollment]) -> "TwoForm":
        """The same form with these people to choose from."""
        for field, role, places in ((self.mentor_id, MENTOR, mentors), (self.leader_id, MENTEE, leaders)):
            field.label.text = role_word(program, role)
            field.choices = [(str(place.id), f"{place.employee.name}, {place.employee.title}".rstrip(", ")) for place in places]
        return self


class ProposeForm(Form):
    """Whether to propose the two, and to overrule what stands in the way."""

    overrules = BooleanField(_("I propose the two all the same"))
