"""What the private address of a calendar gives: the times of one person, from ninety days back, and not a word of what is talked about."""
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from flask_babel import gettext as _
from peewee import JOIN, fn

from portal.mentorships.models import Member, Mentorship
from portal.mentorships.several import partner_among
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.programs.models import Program
from portal.sessions.calendar import CalendarEntry, feed_file
from portal.sessions.models import CalendarFeed, Cancellation, MentoringSession, Move
from portal.sessions.told import rule
from portal.web.links import absolute, derive, hash_of

PURPOSE = "calendar.feed"
BACK = timedelta(days=90)
_others: list[Callable[[Person, datetime], list[CalendarEntry]]] = []


def put_into_feeds(entries: Callable[[Person, datetime], list[CalendarEntry]]) -> None:
    """Let a higher room add its entries for a person, those after a moment, to that person's file. Naming it twice changes nothing."""
    if entries not in _others:
        _others.append(entries)


def feed_of(person: Person) -> CalendarFeed | None:
    """The address that `person` has made, or None."""
    return CalendarFeed.get_or_none(CalendarFeed.person == person)


def address_of(feed: CalendarFeed) -> str:
    """The address itself, for its owner alone."""
    return absolute("sessions.feed", token=token_of(feed.nonce))


def token_of(nonce: str) -> str:
    """What stands in the address."""
    return derive(PURPOSE, nonce)


def feed_behind(token: str) -> CalendarFeed | None:
    """The feed of this address with its person; None when it was never made, was ended or renewed, or the person has left."""
    rows = CalendarFeed.select(CalendarFeed, Person).join(Person)
    return rows.where(CalendarFeed.token_hash == hash_of(token), Person.left_at.is_null()).first()


def calendar_of(person: Person, at: datetime) -> bytes:
    """The file: every session of `person`, cancelled ones marked so, and what higher rooms add."""
    sessions = [_entry(row, person, people) for row, people in _sessions(person, at)]
    return feed_file(_("Upward sessions"), [*sessions, *(entry for entries in _others for entry in entries(person, at - BACK))])


def _entry(row: MentoringSession, person: Person, people: list[Person]) -> CalendarEntry:
    """Whoever holds the address reads it: when and with whom, no call, and no link that says something in the person's name."""
    partner = partner_among(people, person, in_circle=row.mentorship.program.format == GROUP)
    address = absolute("sessions.show", session_id=row.id)
    return CalendarEntry(
        uid=row.uid,
        sequence=row.sequence,
        stamped_at=max(moment for moment in (row.planned_at, row.moved_at, row.cancelled_at) if moment),
        starts_at=row.starts_at,
        minutes=row.minutes,
        zone=person.timezone,
        summary=_("Session with %(name)s", name=partner.name) if partner else _("Session"),
        description=rule(address),
        location="",
        address=address,
        is_cancelled=row.cancelled_at is not None,
    )


def _sessions(person: Person, at: datetime) -> list[tuple[MentoringSession, list[Person]]]:
    """Each session with those who meet, in three queries; when it was last moved and when cancelled stand on it."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    people = defaultdict(list)
    for member in Member.select(Member, Person).join(Person).where(Member.mentorship.in_(mine)).order_by(Member.role, Member.id):
        people[member.mentorship_id].append(member.person)
    rows = list(
        MentoringSession.select(MentoringSession, Mentorship, Program, Cancellation)
        .join(Mentorship)
        .join(Program)
        .switch(MentoringSession)
        .join(Cancellation, JOIN.LEFT_OUTER, attr="cancellation")
        .where(MentoringSession.mentorship.in_(mine), MentoringSession.starts_at > at - BACK)
        .order_by(MentoringSession.starts_at, MentoringSession.id)
    )
    moves = Move.select(Move.session, fn.MAX(Move.moved_at)).where(Move.session.in_([row.id for row in rows] or [0]))
    moved = dict(moves.group_by(Move.session).tuples())
    for row in rows:
        row.moved_at = moved.get(row.id)
        row.cancelled_at = row.cancellation.cancelled_at if row.cancellation is not None and row.cancellation.id else None
    return [(row, people[row.mentorship_id]) for row in rows]
