"""Whom an administrator appoints, and to what."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError

from portal.people.forms import NamesForm
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.staff_actions import ADMINISTRATOR, CONVENOR
from portal.web.forms import Form, Text


class _PlaceForm(Form):
    """What somebody may do: "convenor", "administrator", "coordinator:7", "sponsor:7"."""

    place: SelectField

    def offer(self, programs: list[Program]):
        """Let every one of these programs be chosen."""
        self.programs = {program.id: program for program in programs}
        whole = [(CONVENOR, gettext("Make programs, and coordinate them")), (ADMINISTRATOR, gettext("Administer the portal"))]
        self.place.choices = [*whole, *(choice for program in programs for choice in _places_in(program))]
        return self

    def chosen(self) -> dict:
        """The role, and the program if it is one's."""
        role, _colon, program = self.place.data.partition(":")
        return {"role": role, "program": self.programs[int(program)] if program else None}


class AppointmentForm(_PlaceForm, NamesForm):
    """A person by name and address, and what they may do."""

    place = SelectField(_("What may this person do?"))

    def validate_email(self, field):
        if Person.select().where(Person.email == field.data, Person.left_at.is_null(False)).exists():
            raise ValidationError(gettext("This person has left the company."))

    def appointment(self) -> dict:
        """What the action takes: the person, the role, and the program if it is one's."""
        return {**self.person(), **self.chosen()}


class GroupForm(_PlaceForm):
    """A group at the company's provider, and what whoever is in it may do."""

    name = Text(_("Group"), missing=_("Enter the group."), limit=200)
    place = SelectField(_("What may whoever is in it do?"))


def _places_in(program: Program) -> list[tuple[str, str]]:
    return [
        (f"coordinator:{program.id}", gettext("Coordinate %(program)s", program=program.name)),
        (f"sponsor:{program.id}", gettext("Sponsor %(program)s: read its summaries", program=program.name)),
    ]
