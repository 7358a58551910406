"""Looking back: each member alone, private or shared; and a record of participation on which nothing private stands."""
from datetime import timedelta

import pytest

from portal.goals import actions as goals
from portal.goals.models import AT_END, AT_START, SelfRating
from portal.mentorships import ending_actions as endings
from portal.mentorships.closing.actions import look_back
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Mentorship
from portal.mentorships.papers.models import PersonalPaper
from portal.pdf.printer import print_pdf
from portal.secrets import Sealed
from portal.workspace.papers import record
from portal.workspace.record import growth_of, record_of
from portal.workspace.shown import Shown
from tests.cast import CANARIES
from tests.pdf.checks import hold, needs_poppler, words

ONLY_ONCE = "This page opens once you have met as often as you agreed"


@pytest.fixture
def ended(cast, clock):
    """Ama's and Benoit's mentorship: it has ended, and nobody has looked back."""
    Reflection.delete().execute()
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    return Mentorship.get_by_id(cast.ama_and_benoit.id)


def page(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}/closing"


def test_before_its_time_nobody_writes_and_the_page_says_when(browser, cast):
    browser.sign_in(cast.ama).get(page(cast))
    assert ONLY_ONCE in browser.text and not browser.page.select("main form")
    for path in ("", "/record"):
        browser.post(f"{page(cast)}{path}", {"useful": "x", "seen": "0"}, status=403)


def test_its_time_has_come_when_as_many_sessions_were_held_as_agreed(browser, cast):
    Mentorship.update(sessions_agreed=3).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    browser.sign_in(cast.ama).get(page(cast))
    assert ONLY_ONCE not in browser.text and browser.page.select("main form textarea")
    assert "Look back" in browser.get(f"/mentorships/{cast.ama_and_benoit.id}").text


def test_the_page_of_an_ended_mentorship_leads_there(browser, cast, ended):
    browser.sign_in(cast.benoit).get(f"/mentorships/{ended.id}")
    assert browser.page.select(f"a[href='{page(cast)}']")


def test_a_private_look_back_is_sealed_and_only_its_writer_reads_it(browser, cast, ended):
    browser.sign_in(cast.ama).get(page(cast))
    browser.submit(f"form[action='{page(cast)}']", useful="My private thought", taking="And one more")
    assert "My private thought" in browser.follow().text
    row = Reflection.get()
    assert isinstance(row.sealed_useful, Sealed) and row.useful == "" and row.is_private
    browser.sign_in(cast.benoit).get(page(cast))
    assert "My private thought" not in browser.response.text and "Nothing yet." in browser.text
    with pytest.raises(PermissionError):
        row.useful_for(cast.benoit)


def test_a_shared_one_the_partner_reads_until_it_is_made_private(browser, cast, ended):
    for circle, shown in (("shared", True), ("private", False)):
        browser.sign_in(cast.ama).get(page(cast))
        browser.submit(f"form[action='{page(cast)}']", useful="What we built", circle=circle)
        browser.sign_in(cast.benoit).get(page(cast))
        assert ("What we built" in browser.text) is shown
    assert Reflection.get().useful == ""


def test_one_of_the_two_answers_is_enough_and_none_is_too_few(browser, cast, ended):
    browser.sign_in(cast.ama).get(page(cast))
    browser.submit(f"form[action='{page(cast)}']", status=422)
    assert "Write an answer to one of the two." in browser.text
    browser.submit(f"form[action='{page(cast)}']", taking="One question a week")
    assert "One question a week" in browser.follow().text


def test_of_two_devices_the_second_sees_both_and_loses_nothing(browser, cast, clock, ended):
    browser.sign_in(cast.ama).get(page(cast))
    look_back(ended, by=cast.ama, at=clock.at, useful="From the phone", taking="", is_private=True, seen=0)
    browser.submit(f"form[action='{page(cast)}']", status=422, useful="From the laptop")
    assert "From the phone" in browser.text and "From the laptop" in browser.text
    browser.submit(f"form[action='{page(cast)}']")
    assert Reflection.get().useful_for(cast.ama) == "From the laptop"


def test_a_record_counts_what_one_and_what_both_report_and_names_the_topics(cast, clock, ended):
    found = record_of(Shown(ended, cast.ama, clock.at))
    assert (found.held, found.by_all, found.by_some) == (3, 3, 0)
    assert (found.role, found.starts_on, found.ends_on) == ("mentor", ended.starts_on, clock.at.date())
    assert found.topics == ("Data",)
    other = record_of(Shown(cast.chidi_and_delphine, cast.delphine, clock.at))
    assert (other.held, other.by_all, other.by_some, other.ends_on) == (1, 0, 1, None)


def test_growth_is_of_shared_goals_that_were_rated_twice_and_of_no_private_one(cast, clock):
    SelfRating.delete().execute()
    for goal in (cast.shared_goal, cast.private_goal):
        for moment, value in ((AT_START, 2), (AT_END, 4)):
            goals.rate(goal, {moment: value}, by=cast.ama, at=clock.at)
    assert [(one.title, one.start, one.end) for one in growth_of(cast.ama, cast.ama_and_benoit)] == [(cast.shared_goal.title, 2, 4)]
    assert growth_of(cast.benoit, cast.ama_and_benoit) == []


@needs_poppler
@pytest.mark.parametrize("with_growth", [True, False])
def test_the_record_on_paper_is_accessible_and_holds_nothing_private(cast, clock, ended, with_growth):
    SelfRating.delete().execute()
    for moment, value in ((AT_START, 2), (AT_END, 4)):
        SelfRating.create(goal=cast.shared_goal, moment=moment, value=value, rated_at=clock.at)
    row = PersonalPaper.create(
        person=cast.ama, mentorship=ended, kind="record", facts={"with_growth": with_growth}, asked_at=clock.at + timedelta(hours=1)
    )
    sheet = record(row)
    pdf = print_pdf(sheet.html, sheet.title, row.asked_at, seconds=120)
    hold(pdf)
    text = " ".join(words(pdf).split())
    assert "Ama Owusu" in text and "This is no assessment." in text and "Sessions held" in text
    assert (cast.shared_goal.title in text) is with_growth
    for unread in (*vars(CANARIES).values(), "Benoit", "Laurent"):
        assert unread not in text


def test_a_member_asks_for_the_record_and_finds_the_way_back(browser, cast, ended, monkeypatch):
    monkeypatch.setattr("portal.mentorships.papers.jobs.print_pdf", lambda *_: b"%PDF-1.7")
    browser.sign_in(cast.benoit).get(page(cast))
    browser.submit("form[action$='/record']")
    browser.follow()
    assert "It is ready." in browser.text and browser.page.select(f"a[href='{page(cast)}']")
    assert PersonalPaper.get().facts == {"with_growth": False}


def test_somebody_else_finds_no_page(browser, cast, ended):
    for person in (cast.carmen, cast.adam, cast.chidi):
        browser.sign_in(person).get(page(cast), status=404)
