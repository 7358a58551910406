"""The others of a circle as one: what stands on a page where a pair would have the partner's name."""
from dataclasses import dataclass

from portal.people.models import Person
from portal.words import lazy as _
from portal.words import listed


@dataclass(frozen=True)
class Several:
    """The other members of a circle, with the names that a person has; `reader` is who looks."""

    people: tuple[Person, ...]
    reader: Person

    @property
    def name(self) -> str:
        return listed(person.name for person in self.people)

    @property
    def given_name(self) -> str:
        return listed(person.given_name for person in self.people)

    @property
    def timezone(self) -> str:
        """The clock that all of them share; else the reader's own, beside which nothing need be said."""
        zones = {person.timezone for person in self.people}
        return zones.pop() if len(zones) == 1 else self.reader.timezone


def partner_among(people: list[Person], reader: Person, *, in_circle: bool) -> "Person | Several | None":
    """Whom `reader` meets, of these people: one, or in a circle all the others as one. None for somebody who is not of them."""
    others = tuple(one for one in people if one != reader)
    if reader not in people or not others:
        return None
    return Several(others, reader) if in_circle else others[0]


def shared_with(partner: "Person | Several"):
    """Who reads what is shared, beside its writer."""
    if isinstance(partner, Several):
        return _("Everybody in your circle can read this, also who joins later.")
    return _("You and %(name)s can read this.", name=partner.given_name)
