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
from portal.summaries.papers import file_name, printed, where_kept
from tests.cast import CANARIES
from tests.pdf.checks import elements, hold, needs_poppler, words
from tests.summaries.test_figures import AT, make_pairs, program, published  # noqa: F401

BOX = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def pages_of(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def collisions(pdf: bytes) -> list[str]:
    """Words that stand on one another or beyond the edge of the page."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = []
    for page in done.split("<page ")[1:]:
        boxes = [(*map(float, numbers), word) for *numbers, word in BOX.findall(page)]
        found += [word for left, top, right, bottom, word in boxes if left < 30 or right > 566 or bottom > 842 or top < 0]
        for index, (left, top, right, bottom, word) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                across, down = min(right, other[2]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[1])
                # The box of a word is taller than its letters: lines set close share a third of it.
                if across > 2 and down > 0.6 * min(bottom - top, other[3] - other[1]):
                    found.append(f"{word} on {other[4]}")
    return found


@needs_poppler
def test_a_summary_is_two_accessible_pages_and_the_same_bytes_twice(program):  # noqa: F811
    publication = published(program)
    paper = printed(publication)
    hold(paper)
    assert pages_of(paper) == 2
    assert len(paper) < 200_000
    assert printed(publication) == paper
    assert collisions(paper) == []
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20261014090000")
        told = " ".join(str(figure.Alt) for figure in elements(opened, "/Figure"))
    assert "Aug: Held 31, Due 31" in told
    _is_in_reading_order(words(paper))


def _is_in_reading_order(text: str) -> None:
    parts = [
        "Pairs meet",
        "Figures as of 14 October 2026",
        "Mentorships under way",
        "Objectives against targets",
        "What we learned",
        "Decisions asked for",
        "Mentorships and sessions by department",
        "too few to show",
        "People chose to take part, so differences from others may not be caused by the program.",
        "What was counted",
        "Profiles completed",
    ]
    assert [part for part in parts if part not in text] == []
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
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
    assert pages_of(paper) <= 3
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
    assert pages_of(paper) == 2
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
    assert pages_of(paper) == 2
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
