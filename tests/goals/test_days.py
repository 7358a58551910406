"""A day is the day where the reader is: late in the evening in the west, and after midnight in the east, the portal's own is another."""
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.goals.models import FOLLOWED_UP, Commitment, Goal
from portal.home.more import beside_of
from portal.people.models import Person
from portal.workspace.record import record_of
from portal.workspace.shown import Shown
from portal.workspace.waiting import goals_due

TODAY = date(2026, 12, 9)
# West of it the portal's day is tomorrow already, east of it still yesterday, or the same.
LATE = [("America/Los_Angeles", 23, 30), ("Asia/Tokyo", 23, 30), ("Pacific/Auckland", 0, 30)]
GOAL = {"goal-title": "Be heard", "goal-circle": "private", "goal-once": "day"}


@pytest.fixture(params=LATE, ids=lambda one: f"{one[0]} {one[1]:02}:{one[2]:02}")
def ama(request, cast, clock):
    """Ama, where it is TODAY."""
    zone, hour, minute = request.param
    clock.at = datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    Person.update(timezone=zone).where(Person.id == cast.ama.id).execute()
    return Person.get_by_id(cast.ama.id)


def test_a_goal_may_be_due_today_where_its_owner_is_and_not_yesterday(browser, cast, ama):
    path = f"/mentorships/{cast.ama_and_benoit.id}"
    browser.sign_in(ama).get(path)
    page = browser.post(f"{path}/goals", {**GOAL, "goal-due_on": str(TODAY - timedelta(days=1))}, status=422)
    assert "Choose a day from today on" in page.select_one("#goal-due_on-error").text
    browser.post(f"{path}/goals", {**GOAL, "goal-due_on": str(TODAY)})
    assert Goal.select().where(Goal.owner == ama, Goal.due_on == TODAY).count() == 1


def test_a_goal_that_is_due_today_is_not_overdue_and_waits(browser, cast, ama, clock):
    Goal.update(due_on=TODAY).where(Goal.id == cast.shared_goal.id).execute()
    page = browser.sign_in(ama).get(f"/goals/{cast.shared_goal.id}")
    assert "By 9 Dec" in page.text and "Was due" not in page.text
    assert [task.hint for task in goals_due(Shown(cast.ama_and_benoit, ama, clock.at))] == [cast.shared_goal.title]
    assert (cast.ama_and_benoit.id, "goal") in beside_of(ama, clock.at).waiting


def test_a_goal_that_was_due_yesterday_is_overdue(browser, cast, ama):
    Goal.update(due_on=TODAY - timedelta(days=1)).where(Goal.id == cast.shared_goal.id).execute()
    assert "Was due on 8 Dec" in browser.sign_in(ama).get(f"/goals/{cast.shared_goal.id}").text


def test_the_record_of_participation_begins_and_ends_on_the_days_of_its_reader(cast, ama, clock):
    type(cast.ama_and_benoit).update(started_at=clock.at - timedelta(days=90), ended_at=clock.at).execute()
    found = record_of(Shown(type(cast.ama_and_benoit).get_by_id(cast.ama_and_benoit.id), ama, clock.at))
    assert (found.starts_on, found.ends_on) == (ama.day_at(clock.at - timedelta(days=90)), TODAY)


def test_a_commitment_is_asked_about_from_the_day_where_the_leader_is(browser, cast, ama, clock):
    first = min(FOLLOWED_UP)
    row = Commitment.create(
        mentorship=cast.ama_and_benoit, made_by=ama, words="I will ask first", made_on=TODAY - timedelta(days=first), made_at=clock.at
    )
    browser.sign_in(ama).get(f"/commitments/{row.id}/follow-ups/{first}")
    Commitment.update(made_on=row.made_on + timedelta(days=1)).where(Commitment.id == row.id).execute()
    browser.get(f"/commitments/{row.id}/follow-ups/{first}", status=404)
