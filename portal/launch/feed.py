"""The kick-offs in the private calendar of a person: when and where, without the call and without what is to be known."""
from datetime import datetime

from flask_babel import gettext as _

from portal.launch.models import Kickoff
from portal.launch.queries import kickoffs_in_calendar
from portal.people.models import Person
from portal.sessions.calendar import CalendarEntry
from portal.web.links import absolute


def kickoff_entries(person: Person, since: datetime) -> list[CalendarEntry]:
    """Those that `person` was asked to and that begin after `since`, called off or not."""
    return [_entry(event, person) for event in kickoffs_in_calendar(person, since)]


def _entry(event: Kickoff, person: Person) -> CalendarEntry:
    address = absolute("home.show")
    return CalendarEntry(
        uid=event.uid,
        sequence=event.sequence,
        stamped_at=event.changed_at,
        starts_at=event.starts_at,
        minutes=event.minutes,
        zone=person.timezone,
        summary=_("Kick-off: %(program)s", program=event.program.name),
        description=_("The call, and what it is for: %(address)s", address=address),
        location=event.place,
        address=address,
        is_cancelled=event.is_called_off,
    )
