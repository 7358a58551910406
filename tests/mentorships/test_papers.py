"""Papers that a member asks for: printed by the worker, open to whoever asked and to nobody else, gone after a week."""
from datetime import timedelta

import pytest

from portal.mentorships import ending_actions as endings
from portal.mentorships.agreement import actions as agreement
from portal.mentorships.agreement.papers import agreement as agreement_paper
from portal.mentorships.agreement.queries import latest_of
from portal.mentorships.models import Member
from portal.mentorships.papers import actions, jobs
from portal.mentorships.papers.models import PersonalPaper
from portal.pdf.printer import PrintFailed, print_pdf
from tests.cast import CANARIES
from tests.pdf.checks import hold, needs_poppler, words


@pytest.fixture
def printer(monkeypatch):
    """Counts what is printed, and prints nothing."""
    asked = []

    def printed(html: str, title: str, _made_at) -> bytes:
        asked.append(title)
        return f"%PDF-1.7 {title} {len(asked)}".encode()

    monkeypatch.setattr("portal.mentorships.papers.jobs.print_pdf", printed)
    return asked


@pytest.fixture
def worker(monkeypatch):
    """A worker that has not come to it yet."""
    monkeypatch.setattr("portal.mentorships.papers.actions.make_paper", lambda _id: None)


def ask(cast, clock, who="ama") -> PersonalPaper:
    asked = actions.ask(cast.ama_and_benoit, "agreement", by=getattr(cast, who), at=clock.at)
    return PersonalPaper.get_by_id(asked.id)


def test_a_member_asks_waits_and_takes_the_pdf_along(browser, cast, worker, printer):
    browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}/agreement")
    browser.submit("form[action$='/paper']")
    page = browser.follow()
    assert "It waits for its turn." in browser.text and page.find(id="paper")["data-hx-get"]
    row = PersonalPaper.get()
    PersonalPaper.update(begun_at=row.asked_at).execute()
    browser.get(f"/papers/{row.id}")
    assert "It is being printed" in browser.text
    jobs.make_paper.call_local(row.id)
    browser.get(f"/papers/{row.id}")
    assert "It is ready." in browser.text and printer == ["Agreement, version 1: Upward at Northwind"]
    browser.get(f"/papers/{row.id}/file")
    assert browser.response.mimetype == "application/pdf" and "attachment" in browser.response.headers["Content-Disposition"]


def test_nobody_else_opens_it_not_even_the_partner(browser, cast, clock, printer):
    row = ask(cast, clock)
    for person in (cast.benoit, cast.carmen, cast.adam, cast.chidi):
        browser.sign_in(person)
        for path in ("", "/file"):
            browser.get(f"/papers/{row.id}{path}", status=404)


def test_who_is_a_member_no_more_opens_it_no_more(browser, cast, clock, printer):
    row = ask(cast, clock)
    Member.delete().where(Member.person == cast.ama).execute()
    browser.sign_in(cast.ama).get(f"/papers/{row.id}/file", status=404)


def test_a_failure_is_said_in_words_and_can_be_tried_again(browser, cast, clock, monkeypatch):
    def fails(*_):
        raise PrintFailed("signs", "☃")

    monkeypatch.setattr("portal.mentorships.papers.jobs.print_pdf", fails)
    row = ask(cast, clock)
    browser.sign_in(cast.ama).get(f"/papers/{row.id}")
    assert "The portal’s fonts" in browser.text.replace("'", "’") and "☃" in browser.text
    monkeypatch.setattr("portal.mentorships.papers.jobs.print_pdf", lambda *_: b"%PDF-1.7")
    browser.submit("form[action$='/again']")
    assert "It is ready." in browser.follow().text


def test_while_it_waits_again_asks_for_nothing_more(browser, cast, clock, worker):
    row = ask(cast, clock)
    browser.sign_in(cast.ama).post(f"/papers/{row.id}/again")
    assert [one.id for one in PersonalPaper.select()] == [row.id]


def test_a_paper_goes_after_a_week_with_its_file_and_one_that_was_replaced_with_the_night(cast, clock, printer):
    first = ask(cast, clock)
    second = ask(cast, clock)
    assert [row.paper_hash for row in PersonalPaper.select()] == [second.paper_hash]
    old = jobs.folder() / f"{first.paper_hash}.pdf"
    assert old.exists() and jobs.where_kept(second)
    jobs.forget_old_papers(at=clock.at + timedelta(days=400))
    assert not old.exists() and not jobs.where_kept(second) and not PersonalPaper.select().exists()


def test_a_paper_whose_file_has_gone_says_so_and_is_made_again(browser, cast, clock, printer):
    row = ask(cast, clock)
    jobs.where_kept(row).unlink()
    browser.sign_in(cast.ama).get(f"/papers/{row.id}/file", status=303)
    browser.follow()
    assert "This PDF is not kept any more." in browser.text
    browser.submit("form[action$='/again']")
    assert "It is ready." in browser.follow().text


def test_a_paper_whose_worker_died_is_taken_up_again(cast, clock, monkeypatch, printer):
    with monkeypatch.context() as patch:
        patch.setattr("portal.mentorships.papers.actions.make_paper", lambda _id: None)
        row = ask(cast, clock)
    jobs.make_lost_papers()
    assert PersonalPaper.get_by_id(row.id).waits
    clock.at += timedelta(minutes=3)
    jobs.make_lost_papers()
    assert not PersonalPaper.get_by_id(row.id).waits


def test_once_the_words_have_gone_there_is_nothing_to_print(browser, cast, clock, printer, worker):
    row = ask(cast, clock)
    version = latest_of(cast.ama_and_benoit)
    version.clauses = None
    version.save()
    jobs.make_paper.call_local(row.id)
    assert PersonalPaper.get_by_id(row.id).failure == "It is not yours to read any more." and printer == []
    browser.sign_in(cast.ama).post(f"/mentorships/{cast.ama_and_benoit.id}/agreement/paper", status=403)


@needs_poppler
@pytest.mark.parametrize("who", ["waits", "signed", "long"])
def test_the_agreement_on_paper_is_accessible_and_says_who_signed(cast, clock, worker, who):
    if who == "signed":
        agreement.sign(cast.ama_and_benoit, seen=1, by=cast.benoit, at=clock.at)
    if who == "long":
        clauses = dict.fromkeys(latest_of(cast.ama_and_benoit).clauses, "Unbrokenwordswithoutend" * 40)
        agreement.change(cast.ama_and_benoit, clauses, seen=1, by=cast.ama, at=clock.at)
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    row = ask(cast, clock)
    sheet = agreement_paper(row)
    pdf = print_pdf(sheet.html, sheet.title, row.asked_at)
    hold(pdf)
    text = " ".join(words(pdf).split())
    assert "Ama Owusu and Benoit Laurent" in text and "Who books, and who sets the agenda" in text
    assert ("not signed yet" in text) is (who != "signed")
    assert (CANARIES.agreement in text) is (who != "long")
    assert "mentee" not in text.lower()
