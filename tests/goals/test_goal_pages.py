"""A goal's own page: changed, rated, written about, deleted; and who may."""
import pytest

from portal.db import db
from portal.goals.models import Goal, JournalEntry, Milestone, SelfRating
from tests.browser import values_of
from tests.cast import CANARIES


def page_of(goal) -> str:
    return f"/goals/{goal.id}"


def change(browser, goal, *, status=303, **fields):
    browser.get(page_of(goal))
    return browser.submit(f"form[action='{page_of(goal)}']", status=status, **{f"goal-{name}": value for name, value in fields.items()})


def test_a_private_goal_is_shared_on_purpose_with_its_steps(browser, cast):
    Milestone.create(goal=cast.private_goal, sealed_title="a-private-step", set_at=cast.private_goal.set_at)
    browser.sign_in(cast.benoit).get(page_of(cast.private_goal), status=404)
    browser.sign_in(cast.ama)
    change(browser, cast.private_goal, circle="shared")
    page = browser.sign_in(cast.benoit).get(page_of(cast.private_goal))
    assert CANARIES.private_goal in page.text and "a-private-step" in page.text


def test_a_goal_made_private_again_leaves_no_open_word(browser, cast):
    browser.sign_in(cast.ama)
    change(browser, cast.shared_goal, circle="private", title="words-of-a-title", success_test="words-of-a-test")
    for table in ("goal", "milestone"):
        stored = repr(db.execute_sql(f"SELECT * FROM {table}").fetchall())
        assert "words-of" not in stored and "First tool explained" not in stored
    assert "First tool explained" in browser.get(page_of(cast.shared_goal)).text
    browser.sign_in(cast.benoit).get(page_of(cast.shared_goal), status=404)


def test_a_change_on_an_old_page_overwrites_nothing_and_keeps_what_was_typed(browser, cast):
    browser.sign_in(cast.ama)
    old = values_of(browser.get(page_of(cast.shared_goal)).select_one(f"form[action='{page_of(cast.shared_goal)}']"))
    change(browser, cast.shared_goal, title="From the phone")
    page = browser.post(page_of(cast.shared_goal), {**old, "goal-title": "From the laptop", "goal-once": "laptop"}, status=422)
    assert "From the phone" in page.select_one(".problems").text
    assert Goal.get_by_id(cast.shared_goal.id).title == "From the phone"
    browser.post(page_of(cast.shared_goal), values_of(page.select_one(f"form[action='{page_of(cast.shared_goal)}']")))
    assert Goal.get_by_id(cast.shared_goal.id).title == "From the laptop"


def test_a_day_that_has_passed_may_stay_when_other_words_change(browser, cast, clock):
    Goal.update(due_on=clock.at.date()).where(Goal.id == cast.shared_goal.id).execute()
    clock.forward(days=3)
    browser.sign_in(cast.ama)
    change(browser, cast.shared_goal, title="Other words")
    assert Goal.get_by_id(cast.shared_goal.id).title == "Other words"


def test_where_the_owner_stands_is_read_by_the_owner_alone(browser, cast):
    browser.sign_in(cast.ama).post(f"{page_of(cast.shared_goal)}/ratings?on=goal", {"rating-start": "1", "rating-end": "5"})
    rows = SelfRating.select(SelfRating.moment, SelfRating.value).where(SelfRating.goal == cast.shared_goal)
    assert dict(rows.tuples()) == {"start": 1, "end": 5}
    assert browser.get(page_of(cast.shared_goal)).select("input[name=rating-start][value='1'][checked]")
    assert "Where you stand: 5 of 5" in [one.text for one in browser.page.select("summary")]
    page = browser.sign_in(cast.benoit).get(page_of(cast.shared_goal))
    assert not page.select("input[name^=rating]") and "Where you stand" not in page.text


def test_a_goal_is_set_with_where_its_owner_stands(browser, cast):
    data = {"goal-title": "Speak first", "goal-circle": "shared", "goal-rating": "3", "goal-once": "k"}
    browser.sign_in(cast.ama).post(f"/mentorships/{cast.ama_and_benoit.id}/goals", data)
    goal = Goal.select().order_by(Goal.id.desc()).get()
    assert [(row.moment, row.value) for row in goal.ratings] == [("start", 3)]


def test_what_is_written_about_a_goal_stands_on_its_page_for_those_who_may_read_it(browser, cast):
    browser.sign_in(cast.ama)
    entry = {"entry-circle": "private", "entry-goal": str(cast.shared_goal.id)}
    browser.post(f"/mentorships/{cast.ama_and_benoit.id}/journal", {**entry, "entry-words": "Only mine", "entry-once": "1"})
    shared = {**entry, "entry-words": "For both", "entry-circle": "shared", "entry-once": "2"}
    browser.post(f"/mentorships/{cast.ama_and_benoit.id}/journal", shared)
    assert {"Only mine", "For both"} <= set(browser.get(page_of(cast.shared_goal)).find(id="goal_entries").stripped_strings)
    page = browser.sign_in(cast.benoit).get(page_of(cast.shared_goal))
    assert "For both" in page.text and "Only mine" not in page.text


def test_a_deleted_goal_takes_its_steps_along_and_leaves_the_entries(browser, cast):
    JournalEntry.update(goal=cast.shared_goal).where(JournalEntry.id == cast.shared_entry.id).execute()
    browser.sign_in(cast.ama).post(f"{page_of(cast.shared_goal)}/deletion")
    assert not Milestone.select().where(Milestone.id == cast.milestone.id).exists()
    assert JournalEntry.get_by_id(cast.shared_entry.id).goal_id is None


@pytest.mark.parametrize("path", ["", "/deletion", "/ratings", "/reached", "/not-reached", "/milestones"])
def test_a_partner_reads_a_shared_goal_and_changes_nothing_about_it(browser, cast, path):
    browser.sign_in(cast.benoit).post(page_of(cast.shared_goal) + path, status=403)
    browser.post(page_of(cast.private_goal) + path, status=404)


def test_a_step_is_taken_away(browser, cast):
    browser.sign_in(cast.ama).post(f"/milestones/{cast.milestone.id}/deletion?on=goal")
    assert browser.response.location == page_of(cast.shared_goal)
    assert not Milestone.select().where(Milestone.id == cast.milestone.id).exists()
