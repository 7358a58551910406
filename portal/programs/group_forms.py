"""What an administrator types about groups that own programs."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField

from portal.programs.models import OwnerGroup, Program
from portal.web.forms import Form, LongText, Text, whole


class GroupForm(Form):
    """A new group."""

    name = Text(_("Name of the group"), missing=_("Give the group a name."), limit=120)
    about = LongText(_("What the group is"), limit=600)


class OwnerForm(Form):
    """Which program is whose."""

    program = SelectField(_("Program"), coerce=str)
    group = SelectField(_("Who owns it"), coerce=str)

    def offer(self, programs: list[Program], groups: list[OwnerGroup]) -> "OwnerForm":
        """Let these be chosen."""
        self.programs, self.groups = {one.id: one for one in programs}, {one.id: one for one in groups}
        self.program.choices = [(str(one.id), one.name) for one in programs]
        self.group.choices = [("", gettext("The company")), *((str(one.id), one.name) for one in groups)]
        return self

    def owner(self) -> tuple[Program, OwnerGroup | None]:
        """The chosen program, and the group that is to own it."""
        return self.programs[whole(self.program.data)], self.groups.get(whole(self.group.data))
