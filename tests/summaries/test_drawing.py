"""The figures of a draft are drawn by the worker: nobody waits, nothing typed is lost, and whatever happens there is one draft."""
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.house import database_file, filled, opened
from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from portal.summaries import actions, drawing_jobs
from portal.summaries.drafting import Unsettled, make_draft
from portal.summaries.drawing_jobs import draw_figures, draw_lost_figures
from portal.summaries.figures import Drawing
from portal.summaries.models import FigureDraw, Publication
from tests.summaries.test_pages import WORDS, desk


@pytest.fixture
def queued(monkeypatch):
    """The jobs that are queued while no worker takes any up."""
    jobs = []
    monkeypatch.setattr(drawing_jobs, "draw_figures", jobs.append)
    return jobs


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(act)`: what happens once, while the worker counts."""
    draw, acts = Drawing.figures, []

    def figures(drawing):
        while acts:
            acts.pop()()
        return draw(drawing)

    monkeypatch.setattr(Drawing, "figures", figures)
    return acts.append


def ask(cast, clock, **more) -> None:
    actions.ask_for_draft(cast.program, by=cast.carmen, at=clock.at, **more)


def drafted(cast, clock) -> Publication:
    return make_draft(cast.program, by=cast.carmen, at=clock.at)


def published(cast, clock) -> Publication:
    draft = drafted(cast, clock)
    actions.publish(draft, by=cast.carmen, at=clock.at)
    return Publication.get_by_id(draft.id)


def test_whoever_starts_a_summary_does_not_wait_and_sees_that_its_figures_are_being_drawn(browser, cast, queued):
    browser.sign_in(cast.carmen).post(desk(cast))
    page = browser.follow()
    assert queued == [cast.program.id] and not Publication.select().exists()
    assert "Its figures are being drawn." in browser.text and "Start a summary" not in browser.text
    assert page.select_one("#draft")["data-hx-trigger"] == "every 2s" and page.select_one("#draft a")["href"] == desk(cast)
    draw_figures.call_local(cast.program.id)
    page = browser.get(desk(cast))
    assert "Go on writing" in browser.text and not page.select_one("[data-hx-trigger]")


def test_a_draft_says_that_newer_figures_are_being_drawn_and_shows_the_old_ones_until_then(browser, cast, clock, queued):
    draft = drafted(cast, clock)
    clock.forward(days=1)
    page = browser.sign_in(cast.carmen).htmx(desk(cast), {}, "drawn")
    assert "New figures are being drawn." in browser.text and "Mentorships under way" in browser.text
    assert page.select_one("#drawn")["data-hx-trigger"] == "every 2s" and not page.select("textarea")
    draw_figures.call_local(cast.program.id)
    browser.get(f"{desk(cast)}/{draft.number}")
    assert "Drawn on 15 October 2026." in browser.text


def test_two_taps_and_two_coordinators_are_one_draft(cast, clock, queued):
    for by in (cast.carmen, cast.carmen, cast.otto):
        actions.ask_for_draft(cast.program, by=by, at=clock.at)
    assert queued == [cast.program.id]
    for _worker in range(2):
        draw_figures.call_local(cast.program.id)
    (draft,) = Publication.select()
    assert draft.drafted_by_id == cast.carmen.id


def test_figures_whose_worker_died_in_the_middle_are_drawn_after_all_and_once(cast, clock, queued):
    ask(cast, clock)
    drawing_jobs._taken(cast.program.id, clock.at)
    clock.forward(minutes=1)
    draw_lost_figures()
    assert len(queued) == 1
    clock.forward(minutes=2)
    draw_lost_figures()
    assert len(queued) == 2
    for _worker in queued:
        draw_figures.call_local(cast.program.id)
    assert Publication.select().count() == 1


def test_what_killed_its_worker_three_times_is_told_and_not_tried_again(browser, cast, clock, queued):
    ask(cast, clock)
    for _time in range(3):
        drawing_jobs._taken(cast.program.id, clock.at)
        clock.forward(minutes=3)
        draw_lost_figures()
    assert len(queued) == 3
    browser.sign_in(cast.carmen).get(desk(cast))
    assert "could not be drawn" in browser.text


def test_a_worker_that_comes_late_writes_nothing_over_newer_figures(cast, clock, queued, meanwhile):
    def taken_over():
        clock.forward(minutes=3)
        draw_figures.call_local(cast.program.id)

    ask(cast, clock)
    meanwhile(taken_over)
    draw_figures.call_local(cast.program.id)
    (draft,) = Publication.select()
    assert draft.drafted_at == clock.at


def test_words_that_are_written_while_figures_are_drawn_stay(cast, clock, meanwhile):
    draft = drafted(cast, clock)
    clock.forward(hours=1)
    meanwhile(lambda: actions.write(draft, by=cast.carmen, **WORDS))
    ask(cast, clock)
    fresh = Publication.get_by_id(draft.id)
    assert fresh.drafted_at == clock.at and {name: getattr(fresh, name) for name in WORDS} == WORDS


def test_who_asks_again_while_figures_are_drawn_gets_them_as_they_are_from_then_on(cast, clock, queued, meanwhile):
    def again():
        clock.forward(minutes=1)
        ask(cast, clock)

    ask(cast, clock)
    meanwhile(again)
    draw_figures.call_local(cast.program.id)
    assert queued == [cast.program.id] * 2 and not Publication.select().exists()
    draw_figures.call_local(cast.program.id)
    assert Publication.get().drafted_at == clock.at


def test_what_is_published_meanwhile_is_compared_with_too(cast, clock, queued, meanwhile):
    first = published(cast, clock)
    clock.forward(days=30)
    ask(cast, clock)
    meanwhile(lambda: Publication.update(published_at=clock.at).where(Publication.id == first.id).execute())
    draw_figures.call_local(cast.program.id)
    assert Publication.select().count() == 1 and len(queued) == 2
    clock.forward(minutes=1)
    draw_figures.call_local(cast.program.id)
    assert Publication.select().count() == 2
    meanwhile(lambda: Program.update(smallest_group=9).where(Program.id == cast.program.id).execute())
    with pytest.raises(Unsettled):
        drafted(cast, clock)


def test_a_draft_that_is_published_while_newer_figures_are_drawn_stays_as_it_was_read(cast, clock, queued, meanwhile):
    draft = drafted(cast, clock)
    clock.forward(hours=1)
    ask(cast, clock)
    meanwhile(lambda: actions.publish(draft, by=cast.carmen, at=clock.at))
    for _job in (1, 2):
        draw_figures.call_local(cast.program.id)
    (only,) = Publication.select()
    assert only.is_published and only.figures == draft.figures and not FigureDraw.get().waits


def test_a_correction_that_could_not_be_drawn_is_still_one_when_it_is_drawn_again(browser, cast, clock, monkeypatch):
    wrong = published(cast, clock)
    clock.forward(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(Drawing, "figures", lambda drawing: 1 / 0)
        browser.sign_in(cast.carmen).get(f"{desk(cast)}/{wrong.number}")
        browser.submit(f"form[action='{desk(cast)}']")
        browser.follow()
    assert "could not be drawn" in browser.text and Publication.select().count() == 1
    browser.submit(f"form[action='{desk(cast)}']")
    browser.follow()
    assert Publication.get(Publication.number == 2).corrects_id == wrong.id


def test_a_draft_whose_new_figures_could_not_be_drawn_keeps_the_old_ones_and_says_so(browser, cast, clock, monkeypatch):
    draft = drafted(cast, clock)
    with monkeypatch.context() as patch:
        patch.setattr(Drawing, "figures", lambda drawing: 1 / 0)
        ask(cast, clock)
    browser.sign_in(cast.carmen).get(f"{desk(cast)}/{draft.number}")
    assert "these are still those of 14 October 2026" in browser.text and "Mentorships under way" in browser.text
    clock.forward(days=1)
    browser.submit(f"form[action='{desk(cast)}']")
    browser.follow()
    assert "Drawn on 15 October 2026." in browser.text


def test_figures_that_were_not_read_are_not_published(browser, cast, clock):
    drafted(cast, clock)
    browser.sign_in(cast.carmen).get(f"{desk(cast)}/1?confirm=publish")
    clock.forward(hours=1)
    ask(cast, clock)
    browser.submit(f"form[action='{desk(cast)}/1/publish']")
    browser.follow()
    assert "Read it again, then publish." in browser.text and not Publication.get().is_published
    browser.get(f"{desk(cast)}/1?confirm=publish")
    browser.submit(f"form[action='{desk(cast)}/1/publish']")
    assert Publication.get().is_published


def test_whoever_publishes_while_newer_figures_are_drawn_is_told_that_the_old_ones_go_out(browser, cast, clock, queued):
    drafted(cast, clock)
    ask(cast, clock)
    browser.sign_in(cast.carmen).get(f"{desk(cast)}/1?confirm=publish")
    assert "What you publish now are those below." in browser.text
    browser.submit(f"form[action='{desk(cast)}/1/publish']")
    assert Publication.get().is_published


@pytest.mark.usefixtures("elsewhere")
def test_everybody_goes_on_writing_while_figures_are_counted_as_of_one_moment(tmp_path, monkeypatch):
    app, draw = opened(tmp_path), Drawing.figures

    def figures(drawing):
        with closing(sqlite3.connect(database_file(), timeout=0)) as other, other:
            other.execute("UPDATE mentorship SET ended_at = '2026-01-01 00:00:00'")
        return draw(drawing) | {"ended": Mentorship.select().where(Mentorship.ended_at.is_null(False)).count()}

    monkeypatch.setattr(Drawing, "figures", figures)
    filled(app, 20)
    with app.app_context():
        draft = make_draft(Program.get(), by=None, at=datetime.now(UTC) + timedelta(days=1))
        assert draft.figures["ended"] == 0
        assert Mentorship.select().where(Mentorship.ended_at.is_null(True)).count() == 0
