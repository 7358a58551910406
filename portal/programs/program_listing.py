"""A coordinator's programs as a list: what they are searched and ordered by."""
from datetime import date

from flask_babel import gettext as _
from peewee import ModelSelect

from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.web.listing import Column, Listing, by_words, every_word


def program_listing() -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("name", _("Program"), by_words(Program.name)),
        Column("purpose", _("Purpose")),
        Column("state", _("State")),
        Column("starts", _("First day"), (Program.starts_on,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("ends", _("Last day")),
        Column("wanted", _("People wanted"), (Program.mentors_wanted, Program.mentees_wanted), is_number=True, falls=True),
    ]
    return Listing("programs_desk.index", {}, region="programs", columns=columns, first="-starts", search=_("Name")).read()


def programs_shown(person: Person, listing: Listing) -> ModelSelect:
    """The programs of this coordinator that the list shows, in its order."""
    select = programs_coordinated_by(person).order_by(*listing.order_by(Program.id.desc()))
    conditions = every_word(listing.words, (Program.name,))
    return select.where(*conditions) if conditions else select


def phase_of(program: Program, day: date) -> str:
    """Whether a program is to come, under way or over on this day: coming, running or over."""
    if day < program.starts_on:
        return "coming"
    return "running" if day <= program.ends_on else "over"
