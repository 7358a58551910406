"""What is frozen is all that is shown: on the page, on paper, and to somebody who does sums."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.sessions.models import MentoringSession, SessionLog
from portal.summaries.figures import figures_of
from portal.summaries.models import Publication
from portal.summaries.papers import paper_html
from portal.summaries.reading import read

AT = datetime(2026, 10, 14, 9, tzinfo=UTC)


def make_pairs(department: str, count: int, program: Program, held: int = 2, begun: datetime = AT - timedelta(days=92), first: int = 0):
    """So many mentorships whose leaders work in `department`, three months old, with `held` sessions each.

    `first` is the number of the first of them, where there are some of this department already.
    """
    for index in range(first, first + count):
        mentorship = Mentorship.create(
            program=program,
            started_at=begun,
            starts_on=begun.date(),
            sessions_agreed=6,
            days_between_sessions=30,
            session_minutes=45,
        )
        people = []
        for role in ("mentor", "mentee"):
            name = f"{role}-{department}-{index}-{program.id}".lower().replace(" ", "-")
            employee = Employee.create(
                employee_id=name, email=f"{name}@x.example", given_name="A", family_name="B", job_level=3, department=department
            )
            person = Person.create(email=employee.email, given_name="A", family_name="B", joined_at=begun)
            enrollment = Enrollment.create(
                program=program, person=person, employee=employee, role=role, enrolled_at=begun, completed_at=begun
            )
            Member.create(mentorship=mentorship, person=person, enrollment=enrollment, role=role)
            people.append(person)
        for number in range(held):
            at = begun + timedelta(days=20 + 30 * number)
            session = MentoringSession.create(
                mentorship=mentorship, uid=f"{mentorship.id}/{number}", starts_at=at, minutes=45, planned_at=begun
            )
            for person in people[: 2 - index % 2]:
                SessionLog.create(session=session, written_by=person, outcome="happened", logged_at=at, changed_at=at)


@pytest.fixture
def program(cast) -> Program:
    """A program of 31 mentorships in four departments, two of them small."""
    program = Program.create(name="Meridian upward", purpose="generations", starts_on=date(2026, 7, 1), made_at=AT, mentees_wanted=40)
    for department, count in (("Finance", 12), ("Technology", 10), ("Audit", 6), ("Tax", 3)):
        make_pairs(department, count, program)
    Objective.create(program=program, title="Pairs keep meeting", measure="active", baseline=20, target=80, due_on=date(2027, 1, 1))
    return program


def published(program: Program, number: int = 1, earlier: dict | None = None, **words) -> Publication:
    row = {"headline": "Pairs meet", "lead": "Most do.", "findings": "One.", "decisions": "Do this; the board", "limits": "Some.", **words}
    figures = json.loads(json.dumps(figures_of(program, AT, earlier)))
    return Publication.create(program=program, number=number, as_of=AT.date(), figures=figures, drafted_at=AT, published_at=AT, **row)


def test_a_small_department_is_hidden_and_so_is_a_second_one(program):
    rows = {row["name"]: row["mentorships"] for row in figures_of(program, AT)["groups"]["rows"]}
    assert rows == {"Finance": 12, "Technology": 10, "Audit": None, "Tax": None}
    assert figures_of(program, AT)["groups"]["total"]["mentorships"] == 31


def test_what_is_hidden_is_not_in_the_frozen_row_either(program):
    hidden = [row for row in figures_of(program, AT)["groups"]["rows"] if row["mentorships"] is None]
    assert hidden and all(value is None for row in hidden for key, value in row.items() if key != "name")


def test_a_program_of_fewer_than_five_shows_no_figure_at_all(cast):
    figures = figures_of(cast.program, AT)
    assert figures["mentorships"]["live"] is None and figures["sessions"]["held"] is None
    assert all(row["held"] is None for row in figures["months"])
    assert all(
        cell is None for row in (*figures["groups"]["rows"], figures["groups"]["total"]) for key, cell in row.items() if key != "name"
    )
    of_four = [measure for measure in figures["measures"] if measure["counts"] in ("mentorships", "sessions", "goals", "proposals")]
    assert len(of_four) > 9
    assert all(measure[name] is None for measure in of_four for name in ("value", "numerator", "denominator", "n"))


def test_sessions_are_counted_as_reported_by_one_and_by_both(program):
    assert figures_of(program, AT)["sessions"] == {"held": 62, "confirmed": 32, "due": 93}


def test_the_months_add_up_to_what_was_held_and_due(program):
    months = figures_of(program, AT)["months"]
    assert [row["month"] for row in months] == ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"]
    assert (sum(row["held"] for row in months), sum(row["due"] for row in months)) == (62, 93)


def test_many_departments_become_a_table_that_fits(program):
    for index in range(12):
        make_pairs(f"Site {index}", 5, program)
    rows = figures_of(program, AT)["groups"]["rows"]
    assert len(rows) == 9
    assert rows[-1]["name"] == "All others"
    assert sum(row["mentorships"] or 0 for row in rows) <= 91


def test_an_objective_says_how_it_stood_last_time(program):
    first = published(program)
    Objective.update(target=60).where(Objective.program == program).execute()
    second = published(program, 2, {**first.figures, "as_of": "2026-09-14"})
    (objective,) = read_in_app(second).objectives
    assert objective["start"] == "20%" and objective["target"] == "60%"
    assert objective["since"].endswith("on 14 Sep")


def read_in_app(publication):
    from flask import current_app

    with current_app.test_request_context():
        return read(publication)


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text))


def test_page_and_paper_print_only_what_the_frozen_row_holds(program, browser, cast):
    """Golden: every number on page and paper is one of the row, worked out here from the row alone, or of the fixed words."""
    from bs4 import BeautifulSoup

    from portal.programs.models import Staff

    publication = published(program)
    Staff.create(program=program, person=cast.sofia, role="sponsor", appointed_at=AT)
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    for axis in page.select(".chart-label"):
        axis.decompose()
    paper = BeautifulSoup(paper_html(publication), "html.parser").body
    for axis in paper.select("svg text"):
        axis.decompose()
    allowed = _numbers_of(publication)
    for shown in (page.main, paper):
        strange = numbers_in(shown.get_text(" ")) - allowed
        assert not strange


def _numbers_of(publication: Publication) -> set[str]:
    figures = publication.figures
    allowed = {"1", "5", "7", "14", "30", "45", "60"} | numbers_in(" ".join((publication.headline, publication.lead)))
    for value in _leaves(figures):
        if isinstance(value, str):
            allowed |= {str(int(part)) for part in re.findall(r"\d+", value)}
        elif isinstance(value, int | float):
            allowed |= {f"{value:,.0f}", f"{round(value, 1):g}", f"{round(value, 2):g}"}
    # What the charts of the paper add up and divide, worked out from the row once more.
    shown = [row for row in (*figures["groups"]["rows"], figures["groups"]["total"]) if row["open"]]
    allowed |= {str(row["open"] - row["active"]) for row in shown} | {str(row["mentorships"] - row["open"]) for row in shown}
    allowed |= {f"{100 * row['active'] / row['open']:.0f}" for row in shown} | {str(len(shown) - 1), str(publication.id)}
    for name in ("held", "due"):
        left = figures["sessions"][name]
        for month in reversed(figures["months"]):
            allowed.add(str(left))
            left -= month[name] or 0
    sessions, pairs = figures["sessions"], figures["mentorships"]
    allowed |= {
        str(sessions["held"] - sessions["confirmed"]),
        str(abs(sessions["due"] - sessions["held"])),
        str(pairs["wanted"] - pairs["live"]),
    }
    allowed |= {str(abs(round(row["now"]) - round(row["target"]))) for row in figures["objectives"]}
    return allowed | {str(abs(row["due"] - row["held"])) for row in figures["months"]}


def _leaves(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


def test_figures_that_change_later_change_nothing_that_was_published(program):
    publication = published(program)
    before = paper_html(publication)
    make_pairs("Risk", 7, program, held=3)
    Program.update(name="Renamed").where(Program.id == program.id).execute()
    assert paper_html(Publication.get_by_id(publication.id)) == before


def test_an_objective_whose_date_has_passed_says_so_until_it_is_reached(program):
    due = date(2026, 10, 1)
    Objective.create(program=program, title="Late", measure="active", target=80, due_on=due)
    Objective.create(program=program, title="Reached", measure="active", target=5, due_on=due)
    Objective.create(program=program, title="Without a figure", measure="", target=5, due_on=due)
    publication = published(program)
    late = {row["title"]: str(row["late"]) for row in read(publication).objectives}
    assert late == {"Pairs keep meeting": "", "Late": "the date has passed", "Reached": "", "Without a figure": "the date has passed"}
    assert paper_html(publication).count("the date has passed") == 2


@pytest.mark.parametrize(("format", "department", "changed"), [
    ("reverse", "Leader’s department", "Moved or cancelled by leaders"),
    ("one-to-one", "Mentee’s department", "Moved or cancelled by mentees"),
    ("peer", "Department of who asks", "Moved or cancelled by who asks"),
    ("group", "First member’s department", "Moved or cancelled by members"),
])
def test_a_summary_says_plainly_which_side_a_figure_is_about(program, format, department, changed):
    Program.update(format=format).where(Program.id == program.id).execute()
    sheet = read(published(Program.get_by_id(program.id)))
    assert sheet.groups["heads"][0]["label"] == department
    assert changed in [measure["name"] for measure in sheet.measures]
    said = [sheet.groups["caption"], *(measure["name"] + measure["definition"] for measure in sheet.measures)]
    assert format == "reverse" or "leader" not in " ".join(said).lower()
