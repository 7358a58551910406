"""A coordinator writes and publishes a summary; its sponsors read it, and nobody else finds it."""

import re

import pytest

from portal.audit.models import Entry
from portal.pdf.printer import PrintFailed
from portal.programs.models import Staff
from portal.summaries import jobs
from portal.summaries.jobs import print_lost_papers
from portal.summaries.models import Publication
from tests.browser import values_of
from tests.cast import CANARIES

WORDS = {
    "headline": "Pairs meet, and leaders keep their dates",
    "lead": "Half-way, most pairs keep their rhythm.",
    "decisions": "Protect an hour a month; the committee",
    "findings": "Early starters keep meeting.",
    "limits": "Few answers yet.",
}
STRANGERS = ["selma", "otto", "adam", "ama", "benoit", "zoe"]


@pytest.fixture
def printed(monkeypatch):
    """Papers are printed at once, as a few bytes: the real printer has its own tests."""
    monkeypatch.setattr(jobs, "printed", lambda publication, newer=None: b"%PDF-1.7 " + publication.headline.encode())


def desk(cast) -> str:
    return f"/desk/programs/{cast.program.id}/summaries"


def write_draft(browser, cast, **words) -> Publication:
    browser.sign_in(cast.carmen).get(desk(cast))
    browser.submit("main form[action$='/summaries']")
    browser.follow()
    browser.submit(f"form[action='{desk(cast)}/1']", **{**WORDS, **words})
    browser.follow()
    return Publication.get(Publication.program == cast.program)


def publish(browser, cast) -> Publication:
    draft = write_draft(browser, cast)
    browser.post(f"{desk(cast)}/1/publish", values_of(browser.page.select_one(f"form[action='{desk(cast)}/1']")))
    browser.follow()
    return Publication.get_by_id(draft.id)


def test_a_draft_starts_with_words_that_its_figures_carry(browser, cast):
    browser.sign_in(cast.carmen).post(desk(cast))
    page = browser.follow()
    assert page.select_one("[name=headline]").text.strip() == "Where the program stands"
    assert "Mentorships under way" in browser.text


def test_a_draft_is_seen_by_its_coordinators_alone(browser, cast, printed):
    draft = write_draft(browser, cast)
    for name in ("sofia", *STRANGERS):
        browser.sign_in(getattr(cast, name))
        browser.get(f"/summaries/{draft.id}", status=404)
        browser.get(f"/summaries/{draft.id}/paper", status=404)
        browser.get(f"{desk(cast)}/1", status=404)
    assert WORDS["headline"] not in browser.sign_in(cast.sofia).get("/summaries").text


def test_a_second_draft_is_the_first_with_newer_figures(browser, cast, clock):
    write_draft(browser, cast)
    clock.forward(days=1)
    browser.post(desk(cast))
    (draft,) = Publication.select()
    assert (draft.headline, draft.as_of) == (WORDS["headline"], clock.at.date())


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("headline", "", "Write the headline."),
        ("headline", "x" * 91, "Shorten this by 1 characters"),
        ("lead", "y" * 261, "Shorten this by 1 characters"),
        ("findings", "one\ntwo\nthree\nfour", "Keep the 3 most important ones"),
        ("decisions", "z" * 111, "Keep each line to 110 characters."),
    ],
)
def test_words_that_would_not_fit_on_two_pages_are_not_taken(browser, cast, field, typed, words):
    write_draft(browser, cast)
    browser.submit(f"form[action='{desk(cast)}/1']", status=422, **{field: typed})
    assert words in browser.text
    assert getattr(Publication.get(), field) == WORDS[field]


def test_a_coordinator_is_asked_before_a_summary_is_published_and_keeps_what_was_typed(browser, cast, letters, printed):
    draft = write_draft(browser, cast)
    assert browser.page.select_one("button[name=then][value=publish]")
    browser.submit(f"form[action='{desk(cast)}/1']", headline="Typed last", findings="One.\nTwo.", then="publish")
    browser.follow()
    assert "Publish version 1?" in browser.text and cast.sofia.name in browser.text
    kept = Publication.get_by_id(draft.id)
    assert (kept.headline, kept.published_at) == ("Typed last", None) and letters() == []
    browser.submit("form[action$='/1/publish']")
    browser.follow()
    published = Publication.get_by_id(draft.id)
    assert (published.headline, published.findings) == ("Typed last", "One.\nTwo.")
    assert published.published_at and "Publish version" not in browser.text
    browser.get(f"{desk(cast)}/1?confirm=publish")
    assert "Publish version" not in browser.text


def test_the_headline_has_room_for_all_of_its_sentence_and_stays_one_line(browser, cast):
    draft = write_draft(browser, cast)
    assert browser.get(f"{desk(cast)}/1").select_one("textarea[name=headline]")["rows"] == "2"
    browser.submit(f"form[action='{desk(cast)}/1']", headline="Pairs meet,\r\n and leaders stay")
    assert Publication.get_by_id(draft.id).headline == "Pairs meet, and leaders stay"


def test_whoever_wants_to_publish_words_that_do_not_fit_writes_them_again_first(browser, cast, printed):
    write_draft(browser, cast)
    browser.submit(f"form[action='{desk(cast)}/1']", status=422, headline="", then="publish")
    assert "Write the headline." in browser.text and "Publish version 1?" not in browser.text


def test_words_that_do_not_fit_are_not_published_either(browser, cast, printed):
    draft = write_draft(browser, cast)
    browser.post(f"{desk(cast)}/1/publish", {**WORDS, "headline": ""}, status=422)
    assert "Write the headline." in browser.text
    assert Publication.get_by_id(draft.id).published_at is None


def test_its_sponsor_gets_a_letter_and_reads_what_was_published(browser, cast, letters, printed):
    publication = publish(browser, cast)
    (letter,) = [message for message in letters() if message.to == cast.sofia.email]
    assert WORDS["headline"] in letter.text
    browser.sign_in(cast.sofia).get(re.search(r"http://localhost(/summaries/\d+)", letter.text).group(1))
    for words in (*WORDS.values(), "People chose to take part", "too few to show"):
        assert words.partition(";")[0] in browser.text
    browser.get("/summaries")
    assert WORDS["headline"] in browser.text
    browser.get(f"/summaries/{publication.id}/paper")
    assert browser.response.data.startswith(b"%PDF")
    assert "program-summary-upward-at-northwind-1.pdf" in browser.response.headers["Content-Disposition"]


@pytest.mark.parametrize("name", STRANGERS)
def test_to_everybody_else_a_published_summary_does_not_exist(browser, cast, printed, name):
    publication = publish(browser, cast)
    browser.sign_in(getattr(cast, name))
    browser.get(f"/summaries/{publication.id}", status=404)
    browser.get(f"/summaries/{publication.id}/paper", status=404)
    for path in ("", "/1", "/1/publish", "/1/paper"):
        browser.post(desk(cast) + path, WORDS, status=404)
    if name in ("selma", "otto"):
        assert WORDS["headline"] not in browser.get("/summaries").text
    else:
        browser.get("/summaries", status=404)


def test_a_sponsor_who_is_taken_off_the_program_reads_nothing_more(browser, cast, letters, printed):
    publication = publish(browser, cast)
    Staff.delete().where(Staff.person == cast.sofia).execute()
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}", status=404)
    assert not [message for message in letters() if message.to == cast.sofia.email]


def test_what_is_published_is_never_changed(browser, cast, printed):
    publication = publish(browser, cast)
    browser.post(f"{desk(cast)}/1", {**WORDS, "headline": "Rewritten"}, status=403)
    browser.post(f"{desk(cast)}/1/publish", {})
    again = Publication.get_by_id(publication.id)
    assert again.__data__ == publication.__data__
    assert Entry.select().where(Entry.verb == "published a summary").count() == 1


def test_a_correction_is_a_new_version_that_says_which_one_it_puts_right(browser, cast, letters, printed):
    first = publish(browser, cast)
    browser.submit(f"form[action='{desk(cast)}']")
    browser.follow()
    assert browser.page.select_one("[name=headline]").text.strip() == WORDS["headline"]
    typed = values_of(browser.page.select_one("form[action$='/2']"))
    browser.post(f"{desk(cast)}/2/publish", {**typed, "headline": "Pairs meet, corrected"})
    second = Publication.get(Publication.number == 2)
    assert "It corrects version 1, which stays as it was published" in letters()[-1].text
    # What it puts right is no earlier figure to compare with.
    assert {row["before_as_of"] for row in second.figures["objectives"]} == {None}
    browser.sign_in(cast.sofia).get(f"/summaries/{second.id}")
    assert "corrects version 1" in browser.text
    assert second.headline == "Pairs meet, corrected"
    browser.get(f"/summaries/{first.id}")
    assert "Version 2 corrects this one." in browser.text
    assert WORDS["headline"] in browser.page.h1.text


def test_a_download_of_what_was_corrected_says_so_and_the_file_as_published_can_be_had_too(browser, cast, monkeypatch):
    monkeypatch.setattr(jobs, "printed", lambda one, newer=None: f"%PDF {one.number} corrected by {newer and newer.number}".encode())
    first = publish(browser, cast)
    browser.submit(f"form[action='{desk(cast)}']")
    browser.follow()
    browser.post(f"{desk(cast)}/2/publish", values_of(browser.page.select_one("form[action$='/2']")))
    page = browser.sign_in(cast.sofia).get(f"/summaries/{first.id}")
    assert "Its first page says that a newer version corrects it." in browser.text
    paths = [link["href"] for link in page.select("#paper a")]
    found = [browser.get(path) and browser.response.data for path in paths]
    assert found == [b"%PDF 1 corrected by 2", b"%PDF 1 corrected by None"]
    traces = Entry.select().where(Entry.verb == "downloaded a summary").order_by(Entry.id)
    assert [(trace.by, trace.facts["as_published"]) for trace in traces] == [(cast.sofia.id, False), (cast.sofia.id, True)]


def test_a_sponsor_sees_published_summaries_of_the_program_and_nothing_else_of_it(browser, cast, printed):
    publication = publish(browser, cast)
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    program = f"/desk/programs/{cast.program.id}"
    for path in ("", "/settings", "/people", "/roster", "/roster.csv", "/questionnaire/figures", "/pairing", "/summaries", "/summaries/1"):
        browser.get(program + path, status=404)
    browser.get(f"/mentorships/{cast.ama_and_benoit.id}", status=404)
    summary = f"/summaries/{publication.id}"
    links = {link["href"].partition("#")[0] for link in browser.get(summary).select("main a[href]")}
    assert links <= {"", "/summaries", summary, f"{summary}/measures", f"{summary}/paper", f"{summary}/figures.csv"}


def test_publishing_and_downloading_leave_their_traces(browser, cast, printed):
    publication = publish(browser, cast)
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}/paper")
    traces = Entry.select().where(Entry.about == f"publication/{publication.id}").order_by(Entry.id)
    assert [(trace.verb, trace.by) for trace in traces] == [
        ("drafted a summary", cast.carmen.id),
        ("wrote a summary", cast.carmen.id),
        ("wrote a summary", cast.carmen.id),
        ("published a summary", cast.carmen.id),
        ("downloaded a summary", cast.sofia.id),
    ]


def test_while_the_paper_is_being_printed_the_page_says_so_and_looks_again(browser, cast, monkeypatch):
    monkeypatch.setattr("portal.summaries.actions.print_paper", lambda publication_id: None)
    publication = publish(browser, cast)
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}/paper", status=303)
    page = browser.follow()
    assert page.select_one("#paper")["data-hx-trigger"] == "every 2s"
    assert page.select_one("#paper a")["href"] == f"/summaries/{publication.id}"
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#paper", "X-Regions": "paper"}
    browser.get(f"/summaries/{publication.id}", headers=headers)
    assert browser.page.select_one("#paper") and not browser.page.select("h1")


@pytest.mark.parametrize(
    ("failure", "words"),
    [(PrintFailed("memory"), "needs more memory than a PDF may use"), (ZeroDivisionError(), "The program that draws PDFs stopped")],
)
def test_why_a_paper_was_not_printed_is_told_to_the_coordinator_who_has_it_printed_again(browser, cast, monkeypatch, failure, words):
    def fail(publication):
        raise failure

    monkeypatch.setattr(jobs, "printed", fail)
    publication = publish(browser, cast)
    assert words in browser.text
    assert words not in browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}").text
    monkeypatch.setattr(jobs, "printed", lambda publication: b"%PDF")
    browser.sign_in(cast.carmen).get(f"{desk(cast)}/1")
    browser.submit("form[action$='/1/paper']")
    browser.follow()
    assert "Download the PDF" in browser.text


def test_a_paper_whose_worker_died_is_printed_later(browser, cast, monkeypatch, clock, printed):
    monkeypatch.setattr("portal.summaries.actions.print_paper", lambda publication_id: None)
    publication = publish(browser, cast)
    print_lost_papers()
    assert Publication.get_by_id(publication.id).paper_hash is None
    clock.forward(minutes=3)
    print_lost_papers()
    assert Publication.get_by_id(publication.id).paper_hash


def test_no_private_word_stands_in_a_summary(browser, cast, printed):
    publication = publish(browser, cast)
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    shown = browser.response.text + str(publication.figures)
    assert not [words for words in vars(CANARIES).values() if words in shown]
    people = (cast.ama, cast.benoit, cast.chidi, cast.delphine, cast.jonas)
    assert not [person.name for person in people if person.family_name in shown]


def test_what_every_measure_counts_is_a_page_of_its_own_for_those_who_read_the_summary(browser, cast, printed):
    publication = publish(browser, cast)
    page = f"/summaries/{publication.id}/measures"
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    assert browser.page.find("a", href=page) and not browser.page.select(".measures dt")
    names = [term.text for term in browser.get(page).select(".measures dt")]
    assert names == [row["name"] for row in publication.figures["measures"]]
    assert publication.headline in browser.text
    browser.sign_in(cast.ama).get(page, status=404)
