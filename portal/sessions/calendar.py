"""Calendar files that mail programs update by themselves: RFC 5545 entries under the rules of RFC 5546. Pure: it knows no database."""
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

REQUEST, CANCEL = "REQUEST", "CANCEL"
PRODUCT = "-//Upward//Sessions//EN"
AROUND = timedelta(days=400)


@dataclass(frozen=True)
class Attendee:
    """Who is expected, and whether this person chose the time."""

    name: str
    email: str
    has_accepted: bool = False


@dataclass(frozen=True)
class CalendarEntry:
    """One session as a calendar shows it to one reader: moments are aware, `zone` is the reader's."""

    uid: str
    sequence: int
    stamped_at: datetime
    starts_at: datetime
    minutes: int
    zone: str
    summary: str
    description: str
    location: str
    address: str
    organizer: Attendee
    attendees: tuple[Attendee, ...]


def calendar_file(method: str, entry: CalendarEntry) -> bytes:
    """The .ics that plans or moves (REQUEST) or calls off (CANCEL) the entry with this uid; a higher sequence wins."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    zone = _named_zone(entry)
    if zone is not UTC:
        calendar.add_component(_timezone(zone, entry.starts_at))
    calendar.add_component(_event(method, entry, zone))
    return calendar.to_ical()


def _event(method: str, entry: CalendarEntry, zone) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", (entry.starts_at + timedelta(minutes=entry.minutes)).astimezone(zone))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    if entry.location:
        event.add("location", entry.location)
    event.add("url", entry.address)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event["organizer"] = _party(entry.organizer)
    for attendee in entry.attendees:
        event.add("attendee", _expected(attendee), encode=0)
    return event


def _party(one: Attendee) -> vCalAddress:
    party = vCalAddress(f"mailto:{one.email}")
    party.params["CN"] = vText(one.name)
    return party


def _expected(one: Attendee) -> vCalAddress:
    """RSVP is FALSE: an answer would go to nobody."""
    party = _party(one)
    party.params["ROLE"] = vText("REQ-PARTICIPANT")
    party.params["PARTSTAT"] = vText("ACCEPTED" if one.has_accepted else "NEEDS-ACTION")
    party.params["RSVP"] = vText("FALSE")
    return party


def _named_zone(entry: CalendarEntry):
    """The reader's zone; UTC when a local time in it would name two moments, for a file can say only the first."""
    zone = ZoneInfo(entry.zone)
    ends_at = entry.starts_at + timedelta(minutes=entry.minutes)
    twice = any(moment.astimezone(zone).fold for moment in (entry.starts_at, ends_at))
    return UTC if twice or zone.key in ("UTC", "Etc/UTC") else zone


def _timezone(zone: ZoneInfo, around: datetime) -> Timezone:
    """The zone's rules from a year before to a year after the session, each change with its own onset."""
    timezone = Timezone()
    timezone.add("tzid", zone.key)
    first = (around - AROUND).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    timezone.add_component(_observance(zone, first, first))
    for onset in _changes(zone, first, around + AROUND):
        timezone.add_component(_observance(zone, onset - timedelta(minutes=1), onset))
    return timezone


def _observance(zone: ZoneInfo, before: datetime, onset: datetime):
    old, new = before.astimezone(zone), onset.astimezone(zone)
    observance = TimezoneDaylight() if new.dst() else TimezoneStandard()
    # An onset is written as the clock showed it that was still right (RFC 5545, 3.6.5).
    observance.add("dtstart", (onset + old.utcoffset()).replace(tzinfo=None))
    observance.add("tzoffsetfrom", old.utcoffset())
    observance.add("tzoffsetto", new.utcoffset())
    observance.add("tzname", new.tzname())
    return observance


def _changes(zone: ZoneInfo, first: datetime, last: datetime):
    """The moments, to the minute, at which the zone's offset changes."""
    day = first
    while day < last:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _change_between(zone, day, following)
        day = following


def _change_between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = (early + (late - early) / 2).replace(second=0)
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late
