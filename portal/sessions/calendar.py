"""Calendar files that mail programs update by themselves: RFC 5545 entries under the rules of RFC 5546. Pure: it knows no database."""
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vDuration, vText

REQUEST, CANCEL = "REQUEST", "CANCEL"
PRODUCT = "-//Upward//Sessions//EN"
AROUND = timedelta(days=400)
# How often a feed is worth reading again.
EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Attendee:
    """Who is expected, and whether this person chose the time."""

    name: str
    email: str
    has_accepted: bool = False


@dataclass(frozen=True)
class CalendarEntry:
    """One session as a calendar shows it to one reader: moments are aware, `zone` is the reader's.

    In a feed nobody is asked to come: it has neither organizer nor attendees.
    """

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
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    is_cancelled: bool = False

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


def calendar_file(method: str, entry: CalendarEntry, *, is_removal: bool = False) -> bytes:
    """The .ics that plans or moves (REQUEST) or calls off (CANCEL) the entry with this uid; a higher sequence wins.

    With `is_removal`, the session takes place without this attendee: then a CANCEL says nothing about its status (RFC 5546, 3.2.5).
    """
    calendar = _calendar([entry])
    calendar.add("method", method)
    event = _event(entry)
    if not is_removal:
        event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    # An answer, or another time proposed there, would go to nobody.
    event.add("x-microsoft-disallow-counter", "TRUE")
    calendar.add_component(event)
    return calendar.to_ical()


def feed_file(name: str, entries: list[CalendarEntry]) -> bytes:
    """The .ics that a calendar reads by itself, every hour or so: all entries of one person, cancelled ones among them. No method."""
    calendar = _calendar(entries)
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", EVERY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText(vDuration(EVERY).to_ical().decode()))
    for entry in entries:
        event = _event(entry)
        event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
        calendar.add_component(event)
    return calendar.to_ical()


def _calendar(entries: list[CalendarEntry]) -> Calendar:
    """A calendar with the rules of the readers' zone, where an entry is written in it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    zoned = sorted(entry.starts_at for entry in entries if _named_zone(entry) is not UTC)
    if zoned:
        calendar.add_component(_timezone(ZoneInfo(entries[0].zone), zoned[0], zoned[-1]))
    return calendar


def _event(entry: CalendarEntry) -> Event:
    event, zone = Event(), _named_zone(entry)
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamped_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    if entry.location:
        event.add("location", entry.location)
    event.add("url", entry.address)
    if entry.organizer:
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
    twice = any(moment.astimezone(zone).fold for moment in (entry.starts_at, entry.ends_at))
    return UTC if twice or zone.key in ("UTC", "Etc/UTC") else zone


def _timezone(zone: ZoneInfo, earliest: datetime, latest: datetime) -> Timezone:
    """The zone's rules from a year before to a year after these sessions, each change with its own onset."""
    timezone = Timezone()
    timezone.add("tzid", zone.key)
    first = (earliest - AROUND).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    timezone.add_component(_observance(zone, first, first))
    for onset in _changes(zone, first, latest + AROUND):
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
