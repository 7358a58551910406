"""The rows of the list as they are shown: points with their reasons, how far the agreement is signed, and the next step."""
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from portal.care.outlook import Outlook, outlook_of
from portal.care.queries import standings_of, told_in
from portal.care.requests.queries import requests_readable_by
from portal.care.rules import Asked
from portal.desk.health.acts import Act, act_of, written_to
from portal.desk.health.points import band_of
from portal.desk.health.scored import Scored, scores_of
from portal.desk.health.words import reasons
from portal.desk.mentorship_queries import Line
from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member
from portal.people.models import Person
from portal.programs.formats import BOOKS
from portal.programs.models import Program


@dataclass(frozen=True)
class Row:
    """One mentorship as a coordinator reads it."""

    line: Line
    points: int | None
    band: str
    reasons: list[tuple[str, int]]
    act: Act | None = None
    mail_to: str = ""


def row_of(one: Scored, program: Program) -> Row:
    """Without what is next."""
    alive = one.points is not None
    return Row(one.line, one.points, band_of(one.points) if alive else "", reasons(one, program) if alive else [])


def open_requests(program: Program, reader: Person) -> set[int]:
    """The mentorships for which a new pairing is asked for, of the requests that `reader` may know."""
    return {one.mentorship_id for one in requests_readable_by(reader, program) if one.closed_at is None}


def rows_of(program: Program, at: datetime, numbers, asked: set[int]) -> list[Row]:
    """These mentorships of the program in this order, each with its next step; for the `asked` ones a new pairing is asked for."""
    scored = scores_of(program, at, numbers)
    alive = [one.line.id for one in scored if one.points is not None]
    outlooks, addresses = outlooks_of(alive, at), _addresses(alive)
    return [_with_act(one, outlooks.get(one.line.id), program, addresses[one.line.id], one.line.id in asked) for one in scored]


def outlooks_of(numbers: list[int], at: datetime) -> dict[int, Outlook]:
    """{mentorship: what the schedule of letters does about it} of these, none of which has ended."""
    standings = standings_of(numbers, at)
    told = told_in(standings) if standings else {}
    return {one.id: outlook_of(Asked(one, {}, told)) for one in standings}


def _with_act(one: Scored, outlook: Outlook | None, program: Program, addresses: list, is_asked: bool) -> Row:
    row, act = row_of(one, program), act_of(one, outlook, program, is_asked=is_asked)
    to = written_to(act, program, addresses, BOOKS.get(program.format)) if act and act.to else []
    return replace(row, act=act, mail_to="mailto:" + ",".join(quote(address, safe="@") for address in to) if to else "")


def _addresses(numbers: list[int]) -> dict[int, list[tuple[str, str]]]:
    """{mentorship: (role, work address) of each member who still works here}"""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Member.select(Member.mentorship, Member.role, Employee.email).join(Enrollment).join(Employee).join_from(Member, Person)
    for mentorship, *member in rows.where(Member.mentorship.in_(numbers), Person.left_at.is_null()).order_by(Member.id).tuples():
        found[mentorship].append(tuple(member))
    return found
