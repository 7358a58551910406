"""Whom an administrator appoints, and to what."""
from collections.abc import Iterable

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError

from portal.people.forms import NamesForm
from portal.people.models import Person
from portal.programs.models import OwnerGroup, Program
from portal.programs.staff_actions import ADMINISTRATOR, CONVENOR, GROUP
from portal.web.forms import Form, Text


class _PlaceForm(Form):
    """What somebody may do: "convenor", "administrator", "coordinator:7", "sponsor:7", "group:7"."""

    place: SelectField

    def offer(self, programs: list[Program], groups: Iterable[OwnerGroup] = ()):
        """Let every one of these programs and groups be chosen."""
        self.programs, self.groups = {program.id: program for program in programs}, {group.id: group for group in groups}
        whole = [(CONVENOR, gettext("Make programs, and coordinate them")), (ADMINISTRATOR, gettext("Administer the portal"))]
        in_programs = [choice for program in programs for choice in _places_in(program)]
        self.place.choices = [*whole, *_places_in_groups(self.groups.values()), *in_programs]
        return self

    def chosen(self) -> dict:
        """The role, and the program or the group if it is one's."""
        role, _colon, number = self.place.data.partition(":")
        found = self.groups if role == GROUP else self.programs
        return {"role": role, "group" if role == GROUP else "program": found[int(number)] if number else None}


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


def _places_in_groups(groups: Iterable[OwnerGroup]) -> list[tuple[str, str]]:
    return [(f"{GROUP}:{group.id}", gettext("Coordinate the programs of %(group)s", group=group.name)) for group in groups]


def _places_in(program: Program) -> list[tuple[str, str]]:
    return [
        (f"coordinator:{program.id}", gettext("Coordinate %(program)s", program=program.name)),
        (f"sponsor:{program.id}", gettext("Sponsor %(program)s: read its summaries", program=program.name)),
    ]
