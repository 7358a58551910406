"""Calendar files, read back as a mail program would, and held to RFC 5545 and 5546."""
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from portal.sessions.calendar import CANCEL, REQUEST, Attendee, CalendarEntry, calendar_file
from portal.sessions.moments import NoSuchTime, moment_of, same_clock


def entry(**more) -> CalendarEntry:
    facts = {
        "uid": "one@upward",
        "sequence": 0,
        "stamped_at": datetime(2026, 10, 14, 9, 0, 30, 123, tzinfo=UTC),
        "starts_at": datetime(2026, 11, 26, 13, 0, tzinfo=UTC),
        "minutes": 45,
        "zone": "Europe/Paris",
        "summary": "Session with Benoît; a, b",
        "description": "Agenda:\nOne\nTwo",
        "location": "https://meet.example/abc",
        "address": "https://upward.example/mentorships/1",
        "organizer": Attendee("Upward", "upward@upward.example"),
        "attendees": (Attendee("Ama Owusu", "ama@example.com", True), Attendee("Benoit Laurent", "benoit@example.com")),
    }
    return CalendarEntry(**{**facts, **more})


def event_of(method=REQUEST, **more):
    calendar = Calendar.from_ical(calendar_file(method, entry(**more)))
    return calendar, calendar.walk("VEVENT")[0]


def test_a_request_has_what_an_invitation_needs():
    calendar, event = event_of()
    assert (calendar["METHOD"], calendar["VERSION"], str(event["STATUS"])) == ("REQUEST", "2.0", "CONFIRMED")
    assert (event["UID"], event["SEQUENCE"]) == ("one@upward", 0)
    assert event.decoded("DTSTAMP") == datetime(2026, 10, 14, 9, 0, 30, tzinfo=UTC)
    assert str(event["ORGANIZER"]) == "mailto:upward@upward.example"
    assert [str(one) for one in event["ATTENDEE"]] == ["mailto:ama@example.com", "mailto:benoit@example.com"]
    assert [one.params["PARTSTAT"] for one in event["ATTENDEE"]] == ["ACCEPTED", "NEEDS-ACTION"]
    assert {one.params["RSVP"] for one in event["ATTENDEE"]} == {"FALSE"}
    assert str(event["SUMMARY"]) == "Session with Benoît; a, b"


def test_a_cancellation_carries_the_same_uid_and_a_higher_sequence():
    calendar, event = event_of(CANCEL, sequence=3)
    assert (calendar["METHOD"], str(event["STATUS"]), event["UID"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", "one@upward", 3)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Africa/Nairobi", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"])
def test_the_times_are_the_readers_and_name_the_same_moment(zone):
    _, event = event_of(zone=zone)
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert start == datetime(2026, 11, 26, 13, 0, tzinfo=UTC) and end - start == timedelta(minutes=45)
    assert event["DTSTART"].params.get("TZID", "UTC") == zone


def test_no_time_floats():
    text = calendar_file(REQUEST, entry()).decode()
    in_event = text[text.index("BEGIN:VEVENT") :]
    for line in in_event.splitlines():
        if line.startswith(("DTSTART", "DTEND", "DTSTAMP")):
            assert "TZID=" in line or line.endswith("Z"), line


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Nairobi"])
def test_the_rules_of_the_zone_are_right_around_every_change(zone, tmp_path):
    """A second reader of VTIMEZONE, dateutil, has to come to the offsets of the zone database."""
    path = tmp_path / "session.ics"
    path.write_bytes(calendar_file(REQUEST, entry(zone=zone)).replace(b"\r\n", b"\n"))
    read = tzical(str(path)).get(zone)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment < datetime(2027, 11, 1, tzinfo=UTC):
        local = moment.astimezone(ZoneInfo(zone))
        if not local.fold and (moment + timedelta(hours=2)).astimezone(ZoneInfo(zone)).utcoffset() == local.utcoffset():
            assert local.replace(tzinfo=read).utcoffset() == local.utcoffset(), moment
        moment += timedelta(hours=7)


def test_a_time_that_the_clock_shows_twice_is_written_in_utc():
    _, event = event_of(starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert event["DTSTART"].to_ical() == b"20261025T013000Z"


def test_lines_are_folded_and_end_as_the_rule_says():
    content = calendar_file(REQUEST, entry(description="é" * 300))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_time_that_the_spring_change_skips_does_not_exist():
    from datetime import date, time

    with pytest.raises(NoSuchTime):
        moment_of(date(2027, 3, 28), time(2, 30), "Europe/Paris")
    assert moment_of(date(2027, 3, 28), time(3, 30), "Europe/Paris") == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert moment_of(date(2026, 10, 25), time(2, 30), "Europe/Paris") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_two_clocks_agree_or_not_at_a_moment():
    assert same_clock(datetime(2026, 10, 14, tzinfo=UTC), "Europe/Paris", "Europe/Berlin")
    assert not same_clock(datetime(2026, 10, 14, tzinfo=UTC), "Europe/Paris", "Africa/Nairobi")
