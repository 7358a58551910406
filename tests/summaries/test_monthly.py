"""The draft of a month: made by the clock for programs that want one, told to their coordinators, published by nobody but them.

Run with WRITE_LETTERS=1 to write the golden letter anew, then read it.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from portal.audit.models import Entry
from portal.programs.models import Program
from portal.summaries.actions import publish
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.summaries.monthly import make_monthly_drafts

LETTER = Path(__file__).parent / "letters" / "drafted.txt"


@pytest.fixture
def wanted(cast, clock) -> Program:
    """The cast's program wants a draft each month; it is the first of November, a Sunday."""
    Program.update(drafts_monthly=True).where(Program.id == cast.program.id).execute()
    clock.set(2026, 11, 1, 8)
    return cast.program


def drafts() -> list[tuple]:
    return list(Publication.select(Publication.number, Publication.as_of, Publication.published_at).order_by(Publication.id).tuples())


def test_the_draft_is_made_on_the_first_working_day_of_the_month_and_once(wanted, clock):
    made = []
    for _turn in range(6 * 9):
        make_monthly_drafts(clock.at)
        made.append(len(drafts()))
        clock.forward(hours=4)
    assert drafts() == [(1, clock.at.date().replace(day=2), None)]
    assert made[5] == 0 and made[6] == 1 and made[-1] == 1


def test_a_worker_that_was_down_makes_it_when_it_is_back(wanted, clock):
    clock.set(2026, 11, 17, 15)
    make_monthly_drafts(clock.at)
    assert len(drafts()) == 1


@pytest.mark.parametrize("months", [0, 1])
def test_a_month_that_has_its_summary_gets_no_draft_and_the_next_one_does(wanted, clock, cast, months):
    publish(make_draft(wanted, by=cast.carmen, at=clock.at), by=cast.carmen, at=clock.at)
    clock.forward(days=1 + 30 * months)
    make_monthly_drafts(clock.at)
    assert len(drafts()) == 1 + months


def test_a_draft_that_is_being_written_keeps_its_figures(wanted, clock, cast):
    make_draft(wanted, by=cast.carmen, at=clock.at - timedelta(days=20))
    clock.forward(days=1)
    make_monthly_drafts(clock.at)
    assert [as_of.day for _number, as_of, _published in drafts()] == [12]


@pytest.mark.parametrize("change", [{"drafts_monthly": False}, {"starts_on": "2026-12-01"}, {"starts_on": "2026-01-01", "months": 6}])
def test_no_draft_is_made_unless_it_is_wanted_and_the_program_is_under_way(wanted, clock, change):
    Program.update(change).where(Program.id == wanted.id).execute()
    clock.forward(days=1)
    make_monthly_drafts(clock.at)
    assert drafts() == []


def test_coordinators_are_told_and_sponsors_are_not_and_the_trail_says_that_nobody_asked(wanted, clock, cast, letters):
    clock.forward(days=1)
    make_monthly_drafts(clock.at)
    sent = letters()
    assert [message.to for message in sent] == [cast.carmen.email]
    shown = f"Subject: {sent[0].subject}\n\n{sent[0].text}\n".replace(f"/programs/{wanted.id}", "/programs/<id>")
    if os.environ.get("WRITE_LETTERS"):
        LETTER.parent.mkdir(exist_ok=True)
        LETTER.write_text(shown)
    assert shown == LETTER.read_text()
    trace = Entry.get(Entry.verb == "drafted a summary")
    assert (trace.by, trace.program) == (None, wanted.id)


def test_who_coordinates_no_more_or_comes_late_gets_no_letter(wanted, clock, cast, letters):
    clock.forward(days=1)
    make_monthly_drafts(clock.at)
    publish(Publication.get(), by=cast.carmen, at=clock.at)
    assert cast.carmen.email not in [message.to for message in letters()]


def test_a_coordinator_switches_it_on_and_chooses_the_paper(browser, cast):
    path = f"/desk/programs/{cast.program.id}/summaries"
    browser.sign_in(cast.carmen).get(path)
    browser.submit(f"form[action='{path}/arrangement']", drafts_monthly="y", paper="letter")
    browser.follow()
    chosen = Program.get_by_id(cast.program.id)
    assert (chosen.drafts_monthly, chosen.paper) == (True, "letter")
    assert "It holds for the next summaries." in browser.text
    assert browser.page.select_one("[name=paper][value=letter]").has_attr("checked")
    browser.post(f"{path}/arrangement", {"paper": "a3"}, status=422)
    assert Program.get_by_id(cast.program.id).paper == "letter"
    assert Entry.select().where(Entry.verb == "arranged summaries").count() == 1


def test_a_summary_keeps_the_paper_that_was_chosen_when_it_was_drafted(cast, clock):
    first = make_draft(cast.program, by=cast.carmen, at=clock.at)
    publish(first, by=cast.carmen, at=clock.at)
    Program.update(paper="letter").where(Program.id == cast.program.id).execute()
    second = make_draft(Program.get_by_id(cast.program.id), by=cast.carmen, at=clock.at)
    papers = [Publication.get_by_id(one.id).figures["paper"] for one in (first, second)]
    assert papers == ["a4", "letter"]


def test_a_draft_is_compared_with_the_last_summary_that_was_not_put_right(cast, clock):
    days = []
    for corrects in (None, None, 2, None):
        clock.forward(days=10)
        wrong = Publication.get_or_none(Publication.number == corrects) if corrects else None
        draft = make_draft(cast.program, by=cast.carmen, at=clock.at, corrects=wrong)
        publish(draft, by=cast.carmen, at=clock.at)
        days.append([one["as_of"] for one in draft.figures["history"]])
    first, _second, third = ((clock.at - timedelta(days=10 * ago)).date().isoformat() for ago in (3, 2, 1))
    assert days == [[], [first], [first], [first, third]]
