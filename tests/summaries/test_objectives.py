"""Objectives at the desk: what each is counted from, where it stands, who changes it, and figures that are entered with their source."""
from datetime import date, timedelta

import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.programs.models import Objective, Program, Staff
from portal.summaries.figures import figures_of
from portal.summaries.models import Publication
from portal.summaries.objectives import actions
from portal.summaries.objectives.models import EnteredFigure
from tests.browser import Browser, values_of
from tests.summaries.test_figures import AT, make_pairs

STRANGERS = ["sofia", "otto", "adam", "ama", "benoit", "zoe"]


def desk(program) -> str:
    return f"/desk/programs/{program.id}/objectives"


@pytest.fixture
def own(cast) -> Objective:
    """An objective of the cast's program that is counted from a figure of its coordinators'."""
    facts = {"title": "Leaders stay", "unit": "percent", "baseline": 41, "baseline_on": date(2026, 1, 5), "baseline_source": "Survey 2025"}
    return Objective.create(program=cast.program, measure="", target=55, due_on=date(2027, 6, 1), position=1, **facts)


def enter(own, cast, clock, value, days_ago, source="Staff survey") -> None:
    as_of = clock.at.date() - timedelta(days=days_ago)
    actions.enter(own, by=cast.carmen, at=clock.at, value=value, as_of=as_of, source=source)


def test_the_page_says_what_each_objective_is_counted_from_and_that_few_are_not_shown(browser, cast, own):
    page = browser.sign_in(cast.carmen).get(desk(cast.program))
    measured, entered = page.select(".aim")
    assert "A session that all report in the last 45 days, of the mentorships open now." in measured.text
    assert "too few to show" in measured.text
    assert "A figure of your own" in entered.text and "No figure yet" in entered.text
    assert "41%" in entered.text and "Survey 2025" in entered.text


def test_a_measured_objective_stands_where_its_program_stands_now(browser, cast):
    program = Program.create(name="Large", purpose="generations", starts_on=date(2026, 7, 1), made_at=AT)
    make_pairs("Finance", 8, program)
    Staff.create(program=program, person=cast.carmen, role="coordinator", appointed_at=AT)
    Objective.create(program=program, title="Meet", measure="completion", target=80, due_on=date(2027, 1, 1))
    page = browser.sign_in(cast.carmen).get(desk(program))
    assert "0%" in page.select_one(".aim").text and "80 points behind" in page.select_one(".aim").text
    assert "0 of 8 mentorships" in page.select_one(".aim").text


def test_an_objective_is_added_once_however_often_it_is_sent(browser, cast):
    browser.sign_in(cast.carmen).get(f"{desk(cast.program)}/new")
    typed = {"title": "Fewer days to a pairing", "measure": "time_to_match", "target": "14.5", "due_on": "2027-03-01"}
    typed = values_of(browser.page.select_one("main form")) | typed
    for _ in range(2):
        browser.post(desk(cast.program), typed)
    row = Objective.get(Objective.title == "Fewer days to a pairing")
    assert (row.unit, row.less_is_better, row.target, row.baseline, row.position) == ("days", True, 14.5, None, 1)
    assert Objective.select().where(Objective.program == cast.program).count() == 2
    assert Entry.select().where(Entry.verb == "objectives.added").count() == 1


@pytest.mark.parametrize(("typed", "words"), [
    ({"title": ""}, "Say what the company wants."),
    ({"target": ""}, "Enter a target."),
    ({"target": "ten"}, "Enter a whole number from 0 to 100: it counts percent."),
    ({"target": "101"}, "Enter a whole number from 0 to 100: it counts percent."),
    ({"target": "50.5"}, "Enter a whole number from 0 to 100: it counts percent."),
    ({"measure": "", "unit": "number", "target": "1.55"}, "Enter a number from 0 to 1000000, such as 12 or 4.5."),
    ({"due_on": ""}, "Enter the day by which the target is to be reached."),
    ({"baseline": "20"}, "Say of which day the baseline is."),
    ({"baseline": "20"}, "Say where the baseline comes from."),
    ({"baseline": "20", "baseline_on": "2099-01-01", "baseline_source": "HR"}, "The day of the baseline has not come yet."),
    ({"baseline": "20", "baseline_on": "2026-01-01", "baseline_source": "HR", "due_on": "2025-12-31"}, "The target lies after the day of"),
    ({"baseline": "90", "baseline_on": "2026-01-01", "baseline_source": "HR"}, "Here more is better, so the target is not below"),
    ({"measure": "dormant", "baseline": "9", "baseline_on": "2026-01-01", "baseline_source": "HR"}, "Here less is better"),
    ({"owner": "x" * 121}, "Shorten this by 1 characters"),
])
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(browser, cast, typed, words):
    browser.sign_in(cast.carmen).get(f"{desk(cast.program)}/new")
    whole = {"title": "Typed", "measure": "active", "target": "80", "due_on": "2027-03-01", "owner": "The board"} | typed
    browser.submit("main form", status=422, **whole)
    assert words in browser.text
    assert whole.items() <= values_of(browser.page.select_one("main form")).items()
    assert not Objective.select().where(Objective.title == "Typed").exists()


def test_two_coordinators_who_edit_at_once_both_versions_stand_there(browser, cast, app):
    Staff.create(program=cast.program, person=cast.otto, role="coordinator", appointed_at=AT)
    path, other = f"{desk(cast.program)}/{cast.objective.id}", Browser(app).sign_in(cast.otto)
    form = f"form[action='{path}']"
    browser.sign_in(cast.carmen).get(path)
    other.get(path)
    other.submit(form, title="Pairs go on meeting", target="90")
    browser.submit(form, status=422, target="85", owner="The board")
    assert Objective.get_by_id(cast.objective.id).target == 90
    assert "Saved now: Pairs go on meeting" in browser.text and "Saved now: 90%" in browser.text
    assert browser.page.select_one("[name=target]")["value"] == "85"
    browser.submit(form)
    kept = Objective.get_by_id(cast.objective.id)
    assert (kept.title, kept.target, kept.owner, kept.version) == ("Pairs keep meeting", 85, "The board", 2)
    changes = [entry.facts["fields"] for entry in Entry.select().where(Entry.verb == "objectives.changed").order_by(Entry.id)]
    assert changes == [["target", "title"], ["owner", "target", "title"]]


def test_an_objective_that_is_left_out_stays_in_what_was_published(browser, cast, own, clock):
    enter(own, cast, clock, 44, 3)
    figures = figures_of(cast.program, clock.at)
    Publication.create(program=cast.program, number=1, as_of=clock.at.date(), figures=figures, drafted_at=clock.at, published_at=clock.at)
    browser.sign_in(cast.carmen).get(f"{desk(cast.program)}/{own.id}")
    assert "Its 1 entered figure goes with it." in browser.text
    browser.submit("form[action$='/removal']")
    assert not Objective.select().where(Objective.id == own.id).exists() and not EnteredFigure.select().exists()
    assert [row["now"] for row in Publication.get().figures["objectives"] if row["title"] == own.title] == [44]


def test_a_figure_is_entered_with_its_day_its_source_and_who_entered_it(browser, cast, own, clock):
    path = f"{desk(cast.program)}/{own.id}/figures"
    browser.sign_in(cast.carmen).get(path)
    typed = {"value": "47", "as_of": clock.at.date().isoformat(), "figure_source": "Staff survey, 212 answers"}
    typed = values_of(browser.page.select_one("main form")) | typed
    for _ in range(2):
        browser.post(path, typed)
    (row,) = EnteredFigure.select()
    assert (row.value, row.as_of, row.source, row.entered_by) == (47, clock.at.date(), "Staff survey, 212 answers", cast.carmen)
    page = browser.get(path)
    assert "47%" in page.table.text and cast.carmen.name in page.table.text and "Staff survey, 212 answers" in page.table.text
    assert Entry.select().where(Entry.verb == "objectives.entered", Entry.about == f"objective/{own.id}").count() == 1


def test_a_figure_that_is_put_right_and_back_is_three_rows_of_which_the_newest_holds(browser, cast, own, clock):
    path = f"{desk(cast.program)}/{own.id}/figures"
    for value in ("47", "48", "47"):
        browser.sign_in(cast.carmen).get(path)
        browser.submit("main form", value=value, as_of="2026-10-01", figure_source="Staff survey")
    assert [row.value for row in EnteredFigure.select().order_by(EnteredFigure.id)] == [47, 48, 47]
    assert browser.get(path).text.count("put right since") == 2
    (row,) = [row for row in figures_of(cast.program, clock.at)["objectives"] if row["id"] == own.id]
    assert (row["now"], row["history"]) == (47, [])


@pytest.mark.parametrize(("typed", "words"), [
    ({"value": ""}, "Enter the figure."),
    ({"value": "47.5"}, "Enter a whole number from 0 to 100: it counts percent."),
    ({"value": "-3"}, "Enter a number from 0 to 1000000"),
    ({"as_of": ""}, "Say of which day the figure is."),
    ({"as_of": "2099-01-01"}, "This day has not come yet."),
    ({"figure_source": ""}, "Say where the figure comes from."),
])
def test_a_figure_without_day_source_or_sense_is_not_taken(browser, cast, own, typed, words):
    browser.sign_in(cast.carmen).get(f"{desk(cast.program)}/{own.id}/figures")
    browser.submit("main form", status=422, **{"value": "47", "as_of": "2026-09-01", "figure_source": "Staff survey"} | typed)
    assert words in browser.text and not EnteredFigure.select().exists()


def test_what_the_portal_counts_is_entered_by_nobody(browser, cast):
    browser.sign_in(cast.carmen).get(f"{desk(cast.program)}/{cast.objective.id}/figures", status=404)
    browser.post(f"{desk(cast.program)}/{cast.objective.id}/figures", {}, status=404)


@pytest.mark.parametrize("name", STRANGERS)
def test_to_everybody_else_the_objectives_do_not_exist(browser, cast, own, name):
    browser.sign_in(getattr(cast, name))
    for path in ("", "/new", f"/{own.id}", f"/{own.id}/figures"):
        browser.get(desk(cast.program) + path, status=404)


def test_an_objective_of_another_program_is_not_found_through_ones_own(browser, cast):
    elsewhere = Objective.create(program=cast.other_program, title="Theirs", target=5, due_on=date(2027, 1, 1))
    browser.sign_in(cast.carmen)
    for path in (f"/{elsewhere.id}", f"/{elsewhere.id}/figures"):
        browser.get(desk(cast.program) + path, status=404)
    browser.post(f"{desk(cast.program)}/{elsewhere.id}/removal", {}, status=404)


def test_the_line_shows_how_an_entered_figure_moved_and_where_it_was_to_be(browser, cast, own, clock):
    for value, days_ago in ((43, 60), (46, 30), (49, 2)):
        enter(own, cast, clock, value, days_ago)
    page = browser.sign_in(cast.carmen).get(desk(cast.program))
    chart = page.select("figure.chart")[-1]
    assert "Up 6 points, from 43% to 49%; the target is 55%" in chart.text
    assert [row.select("td")[0].text for row in chart.select(".chart-table tbody tr")] == ["43%", "46%", "49%"]
    assert "6 points behind" in page.text


def test_where_nobody_knows_the_start_the_target_is_a_level_line(browser, cast, own, clock):
    Objective.update(baseline=None, baseline_on=None, baseline_source="").where(Objective.id == own.id).execute()
    for value, days_ago in ((43, 60), (49, 2)):
        enter(own, cast, clock, value, days_ago)
    chart = browser.sign_in(cast.carmen).get(desk(cast.program)).select("figure.chart")[-1]
    assert [cell.text for cell in chart.select(".chart-table thead th")] == ["Day", "Figure", "Target"]
    assert [row.select("td")[1].text for row in chart.select(".chart-table tbody tr")] == ["55%", "55%"]


def test_the_draft_takes_the_newest_figure_that_is_not_of_a_later_day_with_its_source(browser, cast, own, clock):
    enter(own, cast, clock, 43, 40, "Survey in spring")
    earlier = figures_of(cast.program, clock.at)
    enter(own, cast, clock, 49, 1, "Survey in autumn")
    (row,) = [row for row in figures_of(cast.program, clock.at - timedelta(days=10), earlier)["objectives"] if row["id"] == own.id]
    assert (row["now"], row["source"], row["before"]) == (43, "Survey in spring", 43)
    browser.sign_in(cast.carmen).post(f"/desk/programs/{cast.program.id}/summaries")
    browser.follow()
    assert "Survey in autumn" in browser.text and "49%" in browser.text and "From 41% at the start, target 55%" in browser.text


def test_a_figure_counted_from_something_else_is_no_earlier_figure_of_the_objective(cast, own, clock):
    enter(own, cast, clock, 43, 40)
    earlier = figures_of(cast.program, clock.at)
    Objective.update(measure="active").where(Objective.id == own.id).execute()
    (row,) = [row for row in figures_of(cast.program, clock.at, earlier)["objectives"] if row["id"] == own.id]
    assert (row["before"], row["history"], row["now"]) == (None, [], None)


def test_where_less_is_better_below_the_target_is_ahead(browser, cast, clock):
    facts = {"measure": "", "unit": "days", "less_is_better": True}
    days = Objective.create(program=cast.program, title="Days", target=14, due_on=date(2027, 6, 1), **facts)
    enter(days, cast, clock, 12.5, 1)
    page = browser.sign_in(cast.carmen).get(desk(cast.program))
    assert "12.5 days" in page.text and "ahead by 1.5" in page.text and "less is better" in page.text
    enter(days, cast, clock, 16, 0)
    assert "behind by 2" in browser.get(desk(cast.program)).text


def test_what_nobody_sees_one_by_one_is_shown_as_the_last_summary_froze_it(browser, cast, clock):
    goals = Objective.create(program=cast.program, title="Goals", measure="goals_reached", target=60, due_on=date(2027, 6, 1), position=2)
    page = browser.sign_in(cast.carmen).get(desk(cast.program))
    assert "its figure comes with a summary" in page.select_one(f"#objective-{goals.id}").text
    figures = figures_of(cast.program, clock.at)
    for row in figures["measures"]:
        if row["key"] == "goals_reached":
            row |= {"value": 42.0, "numerator": 5, "denominator": 12, "n": 9}
    day = clock.at.date() - timedelta(days=9)
    Publication.create(program=cast.program, number=1, as_of=day, drafted_at=clock.at, published_at=clock.at,
                       figures=figures | {"as_of": day.isoformat()})
    said = browser.get(desk(cast.program)).select_one(f"#objective-{goals.id}").text
    assert "42%" in said and "5 of 12 goals" in said and "as in the summary of" in said


def test_the_page_asks_as_many_queries_for_many_people_as_for_few(browser, cast, clock, monkeypatch):
    counts = []
    browser.sign_in(cast.carmen).get(desk(cast.program))
    for size in (0, 12):
        make_pairs(f"Size {size}", size, cast.program)
        asked, execute = [], db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, seen=asked, run=execute, **more: seen.append(args) or run(*args, **more))
            browser.get(desk(cast.program))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16
