"""The bare program: WSGI, sqlite3 and Jinja, no framework and no ORM; the portal's own statements, rows and template files.

What the portal executes for a page is captured once and replayed here. The rows become named tuples and fill the same templates
through a plain environment, so that both programs answer with the same page.
"""
import hashlib
import re
from collections import namedtuple
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta, get_timezone_name
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from peewee import sqlite3

from portal.db import PRAGMAS
from portal.home.front import Front
from portal.home.more import KINDS, gathered
from portal.home.together import Meeting, Together
from portal.settings import ROOT
from portal.web.filters import initials
from portal.web.ui import gather, paper_colors

COLUMN = re.compile(r'"(t\d+)"\."(\w+)"')
LOCALE = Locale("en")
ADDRESSES = {
    "workspace.show": "/mentorships/%(mentorship_id)s",
    "places.show": "/places/%(place_id)s",
    "enrollment.check_answers": "/enrollments/%(enrollment_id)s/answers",
    "sessions.log": "/sessions/%(session_id)s/log",
    "sessions.show": "/sessions/%(session_id)s",
    "orientation.show": "/places/%(place_id)s/orientation",
    "goals.set_goal": "/mentorships/%(mentorship_id)s/goals",
    "goals.show": "/goals/%(goal_id)s",
    "goals.reach_milestone": "/milestones/%(milestone_id)s/reached",
}


class Statement:
    """A captured statement; its rows as one named tuple for each table that it selects from."""

    def __init__(self, sql: str, params: tuple):
        self.sql, self.params, self.parts = sql, params, []
        columns = COLUMN.findall(sql[: sql.index(" FROM ")])
        for alias in dict.fromkeys(alias for alias, _ in columns):
            places = [place for place, (one, _) in enumerate(columns) if one == alias]
            kind = namedtuple(alias, [columns[place][1] for place in places])
            self.parts.append((kind._make, slice(places[0], places[-1] + 1)))
        self.tabled = len(columns)

    def rows(self, connection, *params) -> list[tuple]:
        """What the database answers, with other parameters if they are given; what is of no table stands behind."""
        found = connection.execute(self.sql, params or self.params).fetchall()
        return [(*(make(row[part]) for make, part in self.parts), *row[self.tabled :]) for row in found]


class Bare:
    """A WSGI program that answers one address."""

    def __init__(self, file: str, captured: list[tuple[str, tuple]], assets: Callable[[str], str], answer: Callable):
        self.connection = sqlite3.connect(file, isolation_level=None)
        for name, value in {"journal_mode": "wal", **PRAGMAS}.items():
            self.connection.execute(f"PRAGMA {name} = {value}")
        self.statements = [Statement(sql, tuple(params)) for sql, params in captured]
        self.env, self.answer = _environment(assets), answer

    def __call__(self, environ: dict, start_response) -> list[bytes]:
        token = environ["HTTP_COOKIE"].partition("=")[2]
        signed_in, *others = self.statements
        device, person = signed_in.rows(self.connection, hashlib.sha256(token.encode()).hexdigest(), *signed_in.params[1:])[0]
        self.env.zone, self.env.globals["account"] = ZoneInfo(person.timezone), lambda: _account(person)
        body = self.answer(self, person, datetime.now(UTC), [statement.rows(self.connection) for statement in others]).encode()
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [body]


def home(program: Bare, person, at: datetime, rows: list[list]) -> str:
    """The front page."""
    members, meetings, places, beside, proposals, _applications, _looks = rows
    me, pairs, said = _person(person), {}, {}
    for member, mentorship, of, other in members:
        # A row of a named tuple knows no other row: which program it is of has to be told.
        known = SimpleNamespace(**mentorship._asdict(), program=of, has_ended=mentorship.ended_at is not None)
        pairs.setdefault(mentorship.id, (known, []))[1].append(SimpleNamespace(**member._asdict(), person=_person(other)))
    for session, log in meetings:
        found = said.setdefault(session.mentorship_id, {})
        met = found.get(session.id) or found.setdefault(session.id, Meeting(_session(session), person.id, {}))
        if log.id is not None:
            met.said[log.written_by_id] = log.outcome
    together = [
        Together(mentorship, me, tuple(group), tuple(said.get(mentorship.id, {}).values()), at) for mentorship, group in pairs.values()
    ]
    front = Front(
        together=together, proposals=proposals, said_yes=[], unfinished=[place for place, *_ in places if place.completed_at is None],
        waiting_for_a_pairing=[], choosing=[], coordinates=False, sponsors=False, administers=False, keeps_diaries=False,
        answered=[SimpleNamespace(id=place.id, program=of) for place, of, *_way in places if place.completed_at is not None],
        applications=[], looking=[], ended=[], unread=[],
        held=[place for place, *_ in places], paused=[], left=[],
        more=tuple(gathered(together, ((one.id, kind) for one, kind in beside if kind in KINDS))),
    )  # fmt: skip
    return program.env.get_template("home/home.html").render(me=me, front=front, current_user=me)


def goals(program: Bare, person, at: datetime, rows: list[list]) -> str:
    """The goals of a mentorship, as htmx gets them."""
    [[(mentorship, _program, *_cards)], found, members] = rows
    me, steps, kept = _person(person), {}, {}
    for goal, step in found:
        kept[goal.id] = goal
        if step.id is not None:
            steps.setdefault(goal.id, []).append(_words(step, step.title))
    partner = next(_person(other) for _member, other in members if other.id != person.id)
    rows = [(_words(goal, goal.title, goal.success_test), steps.get(goal.id, [])) for goal in kept.values()]
    shown_goals = [SimpleNamespace(row=row, milestones=milestones) for row, milestones in rows]
    shared = f"You and {partner.given_name} can read this."
    names = {other.id: other.given_name for _member, other in members}
    shown = SimpleNamespace(
        partner=partner, can_write=mentorship.ended_at is None, at=at, goals=shown_goals,
        shared_with=shared, name_of=names.get, in_circle=False,
    )  # fmt: skip
    context = {"mentorship": mentorship, "shown": shown, "forms": Forms(partner), "me": me, "current_user": me, "only_you": ONLY_YOU}
    template = program.env.get_template("workspace/workspace.html")
    region = "".join(template.blocks["goals"](template.new_context(context)))
    flashes = program.env.get_template("ui/_flashes.html").render()
    return f'{region}<hx-partial hx-target="#flashes" hx-swap="innerHTML">{flashes}</hx-partial>'


STANDS = tuple((str(one), str(one), {}) for one in range(1, 6))
ONLY_YOU = "Only you can read this. No coordinator or administrator can open it."


class Field:
    """What the templates ask of a form's field."""

    errors, type = (), "StringField"

    def __init__(self, name: str, words: str, data: str = "", choices: tuple = ()):
        self.id = self.name = name
        self.label, self.data, self.choices = SimpleNamespace(text=words), data, choices

    def _value(self) -> str:
        return self.data

    def iter_choices(self):
        """(value, words, chosen, more) of each answer."""
        return [(value, words, value == self.data, more) for value, words, more in self.choices]


class Forms:
    """The form of the region, made afresh for each request as the portal does."""

    def __init__(self, partner):
        self.partner = partner

    def goal(self) -> SimpleNamespace:
        """The form of a new goal."""
        both = f"You and {self.partner.given_name} can read this."
        circles = (("private", "Private", {"hint": ONLY_YOU}), ("shared", "Shared", {"hint": both}))
        return self._form(
            "goal",
            title=Field("goal-title", "What do you want to reach?"),
            success_test=Field("goal-success_test", "How will you know?"),
            circle=Field("goal-circle", "Who can read this", "private", circles),
            rating=Field("goal-rating", "Where do you stand today, if you like to say?", "", STANDS),
        )

    @staticmethod
    def _form(prefix: str, **fields: Field) -> SimpleNamespace:
        once, due_on = Field(f"{prefix}-once", "", str(uuid4())), Field(f"{prefix}-due_on", "By when, if you like")
        return SimpleNamespace(errors=(), once=once, due_on=due_on, **fields)


def _person(row) -> SimpleNamespace:
    return SimpleNamespace(**row._asdict(), name=f"{row.given_name} {row.family_name}", is_authenticated=True)


def _account(row) -> str:
    """Who this is to a device, as Person.account has it."""
    joined_at = int(datetime.fromisoformat(row.joined_at).replace(tzinfo=UTC).timestamp())
    return hashlib.sha256(f"{row.id} {joined_at}".encode()).hexdigest()[:16]


def _session(row) -> SimpleNamespace:
    starts_at = datetime.fromisoformat(row.starts_at).replace(tzinfo=UTC)
    ends_at = starts_at + timedelta(minutes=row.minutes)
    facts = {"id": row.id, "minutes": row.minutes, "format": row.format}
    return SimpleNamespace(starts_at=starts_at, ends_at=ends_at, has_begun=lambda at: starts_at <= at, **facts)


def _words(row, title: str, success_test: str = "") -> SimpleNamespace:
    facts = {**row._asdict(), "is_private": bool(getattr(row, "is_private", False))}
    return SimpleNamespace(**facts, title_for=lambda _reader: title, success_test_for=lambda _reader: success_test)


def _environment(assets: Callable[[str], str]) -> Environment:
    """The portal's templates under the names that they expect, without Flask."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    env.install_gettext_callables(lambda words: words, lambda one, many, number: one if number == 1 else many, newstyle=True)
    env.filters.update(_filters(env), initials=initials)
    env.globals.update(
        asset=assets, g={"_login_user": True}, kept_version="1", url_for=_address, help_address=lambda: "/help",
        page_language=lambda: "en", paper_colors=paper_colors(), request=SimpleNamespace(path="/"), get_flashed_messages=lambda **_: [],
    )  # fmt: skip
    env.globals["ui"] = gather(env)
    return env


def _address(name: str, _anchor: str = "", **values) -> str:
    path = ADDRESSES[name]
    query = "&".join(f"{key}={value}" for key, value in values.items() if f"%({key})s" not in path and value is not None)
    return path % values + (f"?{query}" if query else "") + (f"#{_anchor}" if _anchor else "")


def _filters(env: Environment) -> dict[str, Callable]:
    def local(value):
        return value.astimezone(env.zone) if isinstance(value, datetime) else value

    def written(pattern: str) -> Callable:
        return lambda value: format_date(local(value), pattern, locale=LOCALE)

    def clock_time(value: datetime, zone: str | None = None) -> str:
        return format_time(value.astimezone(ZoneInfo(zone)) if zone else local(value), "HH:mm", locale=LOCALE)

    weekday = written("EEEE d MMMM")

    def moment(value: datetime) -> Markup:
        return Markup('<time datetime="{}">{}, {}</time>').format(value.isoformat(), weekday(value), clock_time(value))

    def zone_name(zone: str) -> str:
        return get_timezone_name(ZoneInfo(zone), locale=LOCALE, width="long", return_zone=False)

    def away(value: datetime, at: datetime) -> Markup:
        days = (local(value).date() - local(at).date()).days
        far = {"granularity": "day", "threshold": 2, "add_direction": True, "locale": LOCALE}
        words = {0: "today", 1: "tomorrow"}.get(days) or format_timedelta(timedelta(days=days), **far)
        return Markup('<time datetime="{}">{}</time>').format(local(value).date().isoformat(), words)

    def short_weekday(value) -> str:
        return written("EEE d MMM")(value).replace(" ", "\N{NO-BREAK SPACE}")

    days = {"weekday_name": written("EEEE"), "month_day": written("d MMMM"), "short_weekday": short_weekday, "away": away}
    named = {**days, "weekday": weekday, "day": written("d MMMM y"), "short_day": written("d MMM"), "number": str, "percent": str}
    return {**named, "clock_time": clock_time, "moment": moment, "zone_name": zone_name}
