"""Who has started: what needs a look comes first, and each line says who read the orientation and when the first session is."""
from datetime import timedelta

import pytest

from portal.desk.queries import standing_of
from portal.launch.models import Kickoff
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.sessions.models import MentoringSession, SessionLog
from tests.programs import formats


@pytest.fixture
def unmet(cast):
    """Chidi and Delphine have met nobody and planned nothing."""
    MentoringSession.delete().where(MentoringSession.mentorship == cast.chidi_and_delphine).execute()
    return cast.chidi_and_delphine


def rows(browser, cast, query="") -> list[list[str]]:
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/started{query}")
    return [[" ".join(cell.text.split()) for cell in row.find_all(["th", "td"])] for row in page.select("#started tbody tr")]


def begin(mentorship, at, days_ago) -> None:
    began = at - timedelta(days=days_ago)
    Mentorship.update(started_at=began, starts_on=began.date()).where(Mentorship.id == mentorship.id).execute()


def plan(mentorship, at, days) -> MentoringSession:
    starts_at = at + timedelta(days=days)
    return MentoringSession.create(mentorship=mentorship, uid=f"first{days}", starts_at=starts_at, minutes=45, planned_at=at)


def test_who_has_not_met_by_the_day_stands_first(browser, cast, unmet):
    first, second = rows(browser, cast)
    assert "Chidi" in first[0] and first[2] == "Not met yet" and first[3:5] == ["0 of 2 signed", "nothing planned"]
    assert "Ama" in second[0] and second[2] == "Has met"


@pytest.mark.parametrize(
    ("began", "planned", "read", "state"),
    [
        (20, None, True, "Not met yet"),
        (20, -2, True, "Not met yet"),
        (20, -0.5, True, "Date is set"),
        (20, 3, True, "Date is set"),
        (10, None, True, "No date yet"),
        (10, 3, False, "Orientation open"),
        (10, 3, True, "Date is set"),
    ],
)
def test_a_line_has_the_state_of_its_beginning(browser, cast, clock, unmet, began, planned, read, state):
    begin(unmet, clock.at, began)
    if planned is not None:
        plan(unmet, clock.at, planned)
    if not read:
        Orientation.delete().where(Orientation.enrollment == cast.delphine_enrollment).execute()
    [line] = rows(browser, cast, "?q=chidi")
    assert line[2] == state
    assert line[6] == ("read" if read else "open: Delphine Roy")


def test_a_session_that_somebody_reports_and_nobody_denies_is_a_start(browser, cast, clock, unmet):
    held = plan(unmet, clock.at, -1)
    SessionLog.create(session=held, written_by=cast.chidi, outcome="happened", logged_at=clock.at, changed_at=clock.at)
    assert rows(browser, cast, "?q=chidi")[0][2] == "Has met"


def test_after_a_kick_off_there_are_fourteen_days_again(browser, cast, clock, unmet):
    Kickoff.create(
        program=cast.program, uid="k", starts_at=clock.at, minutes=60, written_at=clock.at, launched_at=clock.at - timedelta(days=3)
    )
    line = rows(browser, cast, "?q=chidi")[0]
    assert line[2] == "No date yet" and line[5].replace("\xa0", " ") == "28 Oct"


def test_one_that_has_ended_is_no_line(browser, cast, clock, unmet):
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == unmet.id).execute()
    assert [line[0].split()[0] for line in rows(browser, cast)] == ["Ama"]


def test_the_overview_leads_to_the_launch_and_to_who_has_not_met(browser, cast, clock, unmet):
    standing = standing_of(cast.program, clock.at)
    assert (standing.late, standing.launched) == (1, False)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    assert page.find("a", href=f"/desk/programs/{cast.program.id}/started?state=late") is not None


@pytest.mark.parametrize("page", ["started", "mentorships"])
def test_a_circle_is_found_by_any_of_its_members_and_not_by_somebody_elsewhere(browser, cast, clock, page):
    program = formats.make("group", cast.carmen, clock.at)
    mentor = formats.enroll(program, "Gro Guide", "mentor", clock.at, level=4, capacity=5)
    circle = Mentorship.create(
        program=program, started_at=clock.at, starts_on=clock.at.date(), sessions_agreed=6, days_between_sessions=30, session_minutes=45
    )
    members = [formats.enroll(program, name, "mentee", clock.at, level=8) for name in ("Mia Orth", "Noa Pihl", "Oda Quist")]
    formats.enroll(program, "Pau Rey", "mentee", clock.at, level=8)
    for place in (mentor, *members):
        circle.members.model.create(mentorship=circle, person=place.person_id, enrollment=place, role=place.role)
    browser.sign_in(cast.carmen)
    for words, many in (("mia", 1), ("oda quist", 1), ("gro quist", 1), ("pau", 0), ("oda falk", 0)):
        found = browser.get(f"/desk/programs/{program.id}/{page}?q={words}").select(f"#{page} tbody tr:not(.more)")
        assert len(found) == many, words


def test_the_list_asks_the_database_no_more_for_more_of_them(browser, cast, clock, unmet, monkeypatch):
    from portal.db import db

    asked = []
    execute = type(db.obj).execute_sql
    monkeypatch.setattr(type(db.obj), "execute_sql", lambda self, sql, *rest: asked.append(sql) or execute(self, sql, *rest))
    rows(browser, cast)
    before = len(asked)
    for number in range(6):
        made = Mentorship.create(
            program=cast.program, started_at=clock.at, starts_on=clock.at.date(), sessions_agreed=6, days_between_sessions=30,
            session_minutes=45,
        )
        for place in (cast.ama_enrollment, cast.delphine_enrollment):
            made.members.model.create(mentorship=made, person=place.person_id, enrollment=place, role=place.role)
        plan(made, clock.at, number + 1)
    asked.clear()
    rows(browser, cast)
    assert len(asked) <= before
