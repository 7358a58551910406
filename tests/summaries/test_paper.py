"""The printed summary: two pages, accessible, the same bytes twice, and room for the longest words that the form takes."""

import hashlib
import io
import re
import subprocess

import pikepdf
import pytest

from portal.enrollment.models import Employee
from portal.programs.models import Objective, Staff
from portal.summaries.jobs import print_paper
from portal.summaries.models import Publication
from portal.summaries.papers import file_name, printed, where_kept, where_noted
from tests.cast import CANARIES
from tests.pdf.checks import elements, hold, needs_poppler, words
from tests.summaries.test_figures import AT, make_pairs, program, published  # noqa: F401

BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def texts_of(pdf: bytes) -> list[str]:
    """The words of each page, spaces made equal."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [" ".join(text.split()) for text in done.split("\f")[:-1]]


def summary_of(pdf: bytes) -> int:
    """How many pages come before the appendix, which begins on one of its own."""
    return next(number for number, text in enumerate(texts_of(pdf)) if " Appendix " in text[:300])


def collisions(pdf: bytes) -> list[str]:
    """Words that stand on one another or beyond the edge of the page."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = []
    for page in done.split("<page ")[1:]:
        width, height = (float(side) for side in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        boxes = [(*map(float, numbers), word) for *numbers, word in BOX.findall(page)]
        found += [word for left, top, right, bottom, word in boxes if left < 30 or right > width - 29 or bottom > height or top < 0]
        for index, (left, top, right, bottom, word) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                across, down = min(right, other[2]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[1])
                # The box of a word is taller than its letters: lines set close share a third of it.
                if across > 2 and down > 0.6 * min(bottom - top, other[3] - other[1]):
                    found.append(f"{word} on {other[4]}")
    return found


@needs_poppler
def test_a_summary_is_two_accessible_pages_with_an_appendix_and_the_same_bytes_twice(program):  # noqa: F811
    publication = published(program)
    paper = printed(publication)
    hold(paper)
    assert (summary_of(paper), pages_of(paper)) == (2, 4)
    assert len(paper) < 200_000
    assert printed(publication) == paper
    assert collisions(paper) == []
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20261014090000")
        told = " ".join(str(figure.Alt) for figure in elements(opened, "/Figure"))
    assert "Aug: Held 31, Due 31" in told and "Technology: 50% (5 of 10); Audit: too few to show" in told
    _is_in_reading_order(words(paper))


def _is_in_reading_order(text: str) -> None:
    parts = [
        "Pairs meet",
        "Figures as of 14 October 2026",
        "Mentorships under way",
        "Objectives against targets",
        "What we learned",
        "Decisions asked for",
        "62 sessions were held, 31 fewer than the 93 due by now",
        "All departments shown are below the objective of 80%",
        "How to read the figures",
        "15 open mentorships have had no session that all report in the last 45 days",
        "Mentorships and sessions by department",
        "Every measure, with what it counts",
        "Profiles completed",
    ]
    assert [part for part in parts if part not in text] == []
    text = text[text.index("Pairs meet") :]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "too few to show" in text
    assert "32 reported by both, 30 by one" in " ".join(text.split())


@needs_poppler
@pytest.mark.parametrize("filler", ["Word", "Unbrokenwordswithoutend"])
def test_the_longest_words_cover_nothing_and_take_one_more_page_at_most(program, filler):  # noqa: F811
    def fill(length: int) -> str:
        joint = " " if filler == "Word" else ""
        return joint.join([filler] * length)[:length].strip()

    for index in range(11):
        Objective.create(
            program=program, title=fill(190) + str(index), measure="active", target=70, due_on=AT.date(), owner=fill(120), position=index
        )
    for index, employee in enumerate(Employee.select().where(Employee.department.in_(("Finance", "Audit")))):
        Employee.update(department=fill(180) + str(index % 7)).where(Employee.id == employee.id).execute()
    three_lines = "\n".join([fill(109)] * 3)
    paper = printed(published(program, headline=fill(90), lead=fill(260), findings=three_lines, decisions=three_lines, limits=fill(220)))
    assert summary_of(paper) <= 3
    assert collisions(paper) == []
    hold(paper)


@needs_poppler
def test_five_objectives_with_ordinary_words_still_make_two_pages(program):  # noqa: F811
    titles = ("Those who are invited come", "Everyone who enrolls has a partner", "Pairs keep meeting", "Leaders listen")
    for index, title in enumerate(titles):
        owner = {"owner": "Richard Chambers", "position": index}
        Objective.create(program=program, title=title, measure="active", target=70, due_on=AT.date(), **owner)
    for index in range(4):
        make_pairs(f"Department of things {index}", 5, program)
    texts = {
        "headline": "So far the program reaches 2 of the 4 objectives that have a figure",
        "lead": "184 mentorships are under way. 293 sessions were held, 252 of them reported by both.",
        "findings": "\n".join(["Where dates are lost, they are lost on the leaders' side, mostly around the quarterly review."] * 3),
        "decisions": "\n".join(["Decide by the next summary whether leaders without a place wait or meet in groups."] * 3),
    }
    paper = printed(published(program, **texts))
    assert summary_of(paper) == 2
    assert collisions(paper) == []


@needs_poppler
def test_the_longest_words_with_four_objectives_still_make_two_pages(program):  # noqa: F811
    for index in range(3):
        Objective.create(
            program=program, title=f"Pairs keep the rhythm they agreed to {index}", measure="active", target=70, due_on=AT.date()
        )
    for index in range(4):
        make_pairs(f"Department of things {index}", 5, program)
    line = ("A finding of ordinary words that says what was learned and what follows from it, " * 2)[:109]
    asked = ("What is asked for, in words that say what to decide and why; " + "the committee, by the end of November " * 2)[:109]
    texts = {
        "headline": "Half-way, the pairs keep their rhythm, and leaders in two departments meet far too rarely"[:90],
        "lead": ("Pairs that meet early keep meeting. " * 8)[:259],
        "findings": "\n".join([line] * 3),
        "decisions": "\n".join([asked] * 3),
        "limits": ("Sessions that nobody logged are missing. " * 8)[:219],
    }
    paper = printed(published(program, **texts))
    assert summary_of(paper) == 2
    assert collisions(paper) == []


@needs_poppler
def test_no_private_word_and_no_name_stands_on_paper(cast):
    text = words(printed(published(cast.program)))
    assert not [word for word in vars(CANARIES).values() if word in text]
    assert not [person.family_name for person in (cast.ama, cast.benoit, cast.chidi, cast.delphine) if person.family_name in text]


def test_the_worker_keeps_the_file_under_its_hash_and_sponsors_get_that_file(program, browser, cast, settings):  # noqa: F811
    publication = published(program)
    print_paper(publication.id)
    kept = Publication.get_by_id(publication.id)
    assert kept.print_failure == ""
    path = where_kept(kept, settings.papers_dir)
    assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest() == kept.paper_hash
    assert not list(settings.papers_dir.glob("*.draft"))
    Staff.create(program=program, person=cast.sofia, role="sponsor", appointed_at=AT)
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}/paper")
    assert browser.response.data == path.read_bytes()


def test_a_file_gets_a_name_that_every_system_takes(program):  # noqa: F811
    publication = published(program)
    for name, taken in (("Upward / Łódź: 2026", "program-summary-upward-d-2026-1.pdf"), ("管理", "program-summary-1.pdf")):
        publication.figures["program"]["name"] = name
        assert file_name(publication) == taken


CAUTION = "People chose to take part, so differences from others may not be caused by the program."


@needs_poppler
def test_every_page_says_which_publication_it_is_of_whom_it_hides_and_that_people_chose_to_take_part(program):  # noqa: F811
    publication = published(program)
    pages = texts_of(printed(publication))
    said = f"Publication {publication.id} of 14 October 2026, k = 5. Figures for fewer than 5 people are never shown."
    assert [said in text and CAUTION in text for text in pages] == [True] * 4


@needs_poppler
def test_a_program_that_raised_the_smallest_group_says_so_on_paper(program):  # noqa: F811
    publication = published(program)
    publication.figures["smallest"] = 8
    assert "k = 8. Figures for fewer than 8 people are never shown." in texts_of(printed(publication))[0]


@needs_poppler
def test_on_letter_the_same_summary_is_two_pages_too(program):  # noqa: F811
    for index in range(4):
        Objective.create(program=program, title="Everyone who enrolls has a partner", measure="active", target=70 + index, due_on=AT.date())
    publication = published(program, findings="\n".join(["Where dates are lost, they are lost on the leaders' side."] * 3))
    publication.figures["paper"] = "letter"
    publication.figures["history"] = [LAST]
    paper = printed(publication)
    hold(paper)
    assert summary_of(paper) == 2 and collisions(paper) == []
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert {tuple(map(float, leaf.MediaBox)) for leaf in opened.pages} == {(0, 0, 612, 792)}


LAST = {"as_of": "2026-09-14", "values": {"active": 40.0, "first_session_30": 51.5, "match_rate": 90.0, "cadence_kept": 66.0}}


@needs_poppler
def test_what_changed_since_the_last_summary_is_drawn_and_told(program):  # noqa: F811
    publication = published(program)
    publication.figures["history"] = [LAST]
    paper = printed(publication)
    hold(paper)
    assert (summary_of(paper), collisions(paper)) == (2, [])
    text = texts_of(paper)[1]
    assert "Since 14 Sep 2026, “Active mentorships” rose most: from 40% to 52%" in text
    with pikepdf.open(io.BytesIO(paper)) as opened:
        told = " ".join(str(figure.Alt) for figure in elements(opened, "/Figure"))
    assert "Active mentorships: 14 Sep 2026 40%, 14 Oct 2026 52%" in told


@needs_poppler
def test_a_program_that_has_hardly_begun_has_no_chart_and_no_empty_page(cast):
    paper = printed(published(cast.program))
    hold(paper)
    assert (summary_of(paper), collisions(paper)) == (1, [])
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert not list(elements(opened, "/Figure"))


@needs_poppler
def test_figures_of_before_the_appendix_existed_are_printed_without_what_they_lack(program):  # noqa: F811
    publication = published(program)
    for row in (*publication.figures["groups"]["rows"], publication.figures["groups"]["total"]):
        row.pop("open")
    paper = printed(publication)
    hold(paper)
    text = " ".join(texts_of(paper))
    assert "62 sessions were held" in text and "Mentorships and sessions by department" not in text


@needs_poppler
def test_a_summary_is_printed_in_the_language_that_it_was_written_in(program):  # noqa: F811
    publication = published(program)
    publication.figures["language"] = "de"
    paper = printed(publication)
    hold(paper, language="de")
    assert "14 Oktober 2026" in texts_of(paper)[0]


@needs_poppler
def test_headers_and_footers_are_not_read_out_and_bookmarks_are_the_headings(program):  # noqa: F811
    with pikepdf.open(io.BytesIO(printed(published(program)))) as opened:
        bookmarks = [str(item.title) for item in _all(opened.open_outline().root)]
        count = len(list(elements(opened, "/H1", "/H2", "/H3")))
    assert bookmarks[0] == "Pairs meet" and "Every measure, with what it counts" in bookmarks and len(bookmarks) == count
    read_out = _read_out(printed(published(program, number=2)))
    assert "k = 5" not in read_out and "Page 1" not in read_out and "Decisions asked for" in read_out


def _all(items):
    for item in items:
        yield item
        yield from _all(item.children)


def _read_out(pdf: bytes) -> str:
    """The text that hangs in the tree of tags, in its order, as a screen reader takes it."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@needs_poppler
def test_what_a_newer_version_corrects_says_so_on_a_paper_of_its_own_and_the_published_file_stays(program, cast, settings):  # noqa: F811
    first = published(program)
    print_paper(first.id)
    before = Publication.get_by_id(first.id)
    second = published(program, number=2)
    Publication.update(corrects=first).where(Publication.id == second.id).execute()
    print_paper(first.id)
    after = Publication.get_by_id(first.id)
    assert after.paper_hash == before.paper_hash and where_kept(after, settings.papers_dir)
    noted = where_noted(after, settings.papers_dir).read_bytes()
    hold(noted)
    assert "Version 2 of 14 October 2026 corrects this one." in texts_of(noted)[0]
    assert "This version corrects version 1 of 14 October 2026" in texts_of(printed(Publication.get_by_id(second.id)))[0]
    print_paper(first.id)
    assert Publication.get_by_id(first.id).noted_hash == after.noted_hash
