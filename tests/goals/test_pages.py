"""Goals and the journal as a browser sees them, with htmx and without a script."""
import pytest
from bs4 import BeautifulSoup

from portal.goals.models import Goal, JournalEntry, Milestone
from tests.browser import values_of
from tests.cast import CANARIES

GOAL = {"goal-title": "Speak first in a meeting", "goal-success_test": "Once a month", "goal-circle": "private", "goal-once": "goal"}
ENTRY = {"entry-words": "What I heard today", "entry-circle": "private", "entry-goal": "", "entry-once": "entry"}
ONLY_YOU = "Only you can read this. No coordinator or administrator can open it."


def workspace(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}"


def goals_called(cast, title):
    return [goal for goal in Goal.select() if goal.owner == cast.ama and goal.title_for(cast.ama) == title]


def test_without_a_script_a_goal_is_set_stepped_reached_and_opened_again(browser, cast):
    browser.sign_in(cast.ama).get(workspace(cast))
    browser.submit("form[action$='/goals']", **{**GOAL, "goal-once": "one"})
    assert browser.response.location == f"{workspace(cast)}#goals"
    browser.follow()
    (goal,) = goals_called(cast, "Speak first in a meeting")
    browser.get(f"/goals/{goal.id}")
    browser.submit(f"form[action^='/goals/{goal.id}/milestones']", **{"step-title": "Ask one question"})
    step = Milestone.get(Milestone.goal == goal)
    browser.get(workspace(cast))
    browser.submit(f"form[action='/milestones/{step.id}/reached']")
    assert "Done on 14 Oct" in browser.follow().find(id=f"goal-{goal.id}").text
    browser.get(f"/goals/{goal.id}")
    browser.submit(f"form[action^='/milestones/{step.id}/not-reached']")
    assert "Done on" not in browser.follow().find(id="goal").text
    browser.submit(f"form[action^='/goals/{goal.id}/reached']")
    assert "Reached on 14 Oct" in browser.follow().find(id="goal").text
    browser.submit(f"form[action^='/goals/{goal.id}/not-reached']")
    assert "Reached on" not in browser.follow().find(id="goal").text


def test_without_a_script_an_entry_is_written(browser, cast):
    browser.sign_in(cast.ama).get(workspace(cast))
    browser.submit("form[action*='/journal']", **{"entry-words": "First line\nSecond line"})
    assert browser.response.location == f"{workspace(cast)}#journal"
    assert browser.follow().select_one("#journal article .words").get_text() == "First line\nSecond line\n"


def test_what_is_written_is_private_until_it_is_shared_on_purpose(browser, cast):
    page = browser.sign_in(cast.ama).get(workspace(cast))
    for action in ("/goals", "/journal"):
        form = page.select_one(f"form[action*='{action}']")
        assert [value for name, value in values_of(form).items() if name.endswith("circle")] == ["private"]
        assert ONLY_YOU in form.text and "You and Benoit can read this." in form.text


@pytest.mark.parametrize("circle", ["private", "shared"])
def test_the_partner_reads_what_is_shared_and_no_private_word(browser, cast, circle):
    browser.sign_in(cast.ama).post(f"{workspace(cast)}/goals", {**GOAL, "goal-circle": circle})
    browser.post(f"{workspace(cast)}/journal", {**ENTRY, "entry-circle": circle})
    browser.sign_in(cast.benoit).get(workspace(cast))
    for words in ("Speak first", "Once a month", "What I heard today"):
        assert (words in browser.response.text) == (circle == "shared")
    assert CANARIES.private_goal not in browser.response.text and CANARIES.private_journal not in browser.response.text


@pytest.mark.parametrize(
    ("path", "data", "regions"),
    [
        ("/mentorships/{m}/goals", GOAL, "goals journal"),
        ("/goals/{g}/reached", {}, "goals"),
        ("/goals/{g}/not-reached", {}, "goals"),
        ("/milestones/{s}/reached", {}, "goals"),
        ("/milestones/{s}/not-reached", {}, "goals"),
    ],
)
def test_htmx_gets_the_regions_that_the_page_would_show(browser, cast, path, data, regions):
    ids = {"m": cast.ama_and_benoit.id, "g": cast.shared_goal.id, "s": cast.milestone.id}
    data = {key.format(**ids): value for key, value in data.items()}
    answer = browser.sign_in(cast.ama).htmx(path.format(**ids), data, regions)
    sent = {name: without_keys(answer.find(id=name)) for name in regions.split()}
    whole = browser.get(workspace(cast))
    assert sent == {name: without_keys(whole.find(id=name)) for name in regions.split()}


def without_keys(element) -> str:
    copy = BeautifulSoup(str(element), "html.parser")
    for key in copy.select("input[name$=once]"):
        del key["value"]
    return copy.prettify()


def test_a_double_submit_sets_one_goal_adds_one_step_and_writes_one_entry(browser, cast):
    browser.sign_in(cast.ama)
    before = JournalEntry.select().count()
    step = {"step-title": "A step", "step-once": "k"}
    for _ in range(2):
        browser.post(f"{workspace(cast)}/goals", GOAL)
        browser.post(f"/goals/{cast.shared_goal.id}/milestones", step)
        browser.post(f"{workspace(cast)}/journal", ENTRY)
    assert len(goals_called(cast, "Speak first in a meeting")) == 1
    assert Milestone.select().where(Milestone.goal == cast.shared_goal).count() == 2
    assert JournalEntry.select().count() == before + 1


@pytest.mark.parametrize(
    ("path", "data", "region"),
    [
        ("goals", {**GOAL, "goal-title": ""}, "goals"),
        ("goals", {**GOAL, "goal-due_on": "2020-01-01"}, "goals"),
        ("goals", {**GOAL, "goal-circle": "everybody"}, "goals"),
        ("journal?on=workspace", {**ENTRY, "entry-words": " "}, "journal"),
        ("journal?on=workspace", {**ENTRY, "entry-goal": "999999"}, "journal"),
        ("journal", {**ENTRY, "entry-circle": ""}, "entries"),
    ],
)
def test_what_is_refused_keeps_what_was_typed_and_its_fold_open(browser, cast, path, data, region):
    page = browser.sign_in(cast.ama).post(f"{workspace(cast)}/{path}", data, status=422)
    form = page.select_one(f"#{region} .problems").find_parent("form")
    typed = {name: value for name, value in data.items() if name.endswith(("title", "success_test", "words", "once")) and value.strip()}
    assert typed.items() <= values_of(form).items()
    assert form.find_parent("details").has_attr("open") and len(page.select("details[open]")) == 1


def test_errors_come_in_the_order_of_the_page(browser, cast):
    page = browser.sign_in(cast.ama).post(f"{workspace(cast)}/journal", {**ENTRY, "entry-words": "", "entry-circle": ""}, status=422)
    assert [link.text for link in page.select("#entries .problems a")] == ["Write something first.", "Choose who can read this."]


def test_a_goal_of_ones_own_can_be_written_about_and_a_partners_private_one_cannot(browser, cast):
    browser.sign_in(cast.ama).post(f"{workspace(cast)}/journal", {**ENTRY, "entry-goal": str(cast.private_goal.id)})
    assert f"On: {CANARIES.private_goal}" in browser.follow().find(id="entries").text
    browser.sign_in(cast.benoit).post(f"{workspace(cast)}/journal", {**ENTRY, "entry-goal": str(cast.private_goal.id)}, status=422)


def test_the_partner_may_see_a_shared_goal_but_not_change_it(browser, cast):
    browser.sign_in(cast.benoit)
    goal = f"/goals/{cast.shared_goal.id}"
    for path in (f"{goal}/reached", f"{goal}/not-reached", f"{goal}/milestones", f"/milestones/{cast.milestone.id}/reached"):
        browser.post(path, status=403)
    browser.post(f"/goals/{cast.private_goal.id}/reached", status=404)


@pytest.mark.parametrize("name", ["carmen", "sofia", "adam", "chidi", "zoe"])
def test_for_everybody_else_no_goal_and_no_journal_exists(browser, cast, name):
    browser.sign_in(getattr(cast, name))
    for path in (
        f"{workspace(cast)}/goals",
        f"{workspace(cast)}/journal",
        f"/goals/{cast.shared_goal.id}/reached",
        f"/goals/{cast.shared_goal.id}/milestones",
        f"/milestones/{cast.milestone.id}/reached",
    ):
        browser.post(path, {**GOAL, **ENTRY}, status=404)


