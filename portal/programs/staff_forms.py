"""Whom an administrator appoints, and to what."""
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError

from portal.people.forms import NamesForm
from portal.people.models import Person
from portal.programs.models import OwnerGroup, Program
from portal.programs.staff_actions import ADMINISTRATOR, CONVENOR, GROUP


class AppointmentForm(NamesForm):
    """A person by name and address, and what they may do: "convenor", "administrator", "coordinator:7", "sponsor:7", "group:7"."""

    place = SelectField(_("What may this person do?"))

    def offer(self, programs: list[Program], groups: list[OwnerGroup]) -> "AppointmentForm":
        """Let every one of these programs and groups be chosen."""
        self.programs, self.groups = {program.id: program for program in programs}, {group.id: group for group in groups}
        whole = [(CONVENOR, gettext("Make programs, and coordinate them")), (ADMINISTRATOR, gettext("Administer the portal"))]
        self.place.choices = [*whole, *_places_in_groups(groups), *(choice for program in programs for choice in _places_in(program))]
        return self

    def validate_email(self, field):
        if Person.select().where(Person.email == field.data, Person.left_at.is_null(False)).exists():
            raise ValidationError(gettext("This person has left the company."))

    def appointment(self) -> dict:
        """What the action takes: the person, the role, and the program if it is one's."""
        role, _colon, number = self.place.data.partition(":")
        found = self.groups if role == GROUP else self.programs
        return {**self.person(), "role": role, "group" if role == GROUP else "program": found[int(number)] if number else None}


def _places_in_groups(groups: list[OwnerGroup]) -> list[tuple[str, str]]:
    return [(f"{GROUP}:{group.id}", gettext("Coordinate the programs of %(group)s", group=group.name)) for group in groups]


def _places_in(program: Program) -> list[tuple[str, str]]:
    return [
        (f"coordinator:{program.id}", gettext("Coordinate %(program)s", program=program.name)),
        (f"sponsor:{program.id}", gettext("Sponsor %(program)s: read its summaries", program=program.name)),
    ]
