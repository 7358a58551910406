"""veraPDF agrees with page-validation about every kind of paper that the portal prints; and it does find what is wrong."""
import io

import pikepdf
import pytest

from portal.mentorships.agreement.papers import agreement
from portal.mentorships.papers.models import PersonalPaper
from portal.pdf.printer import print_pdf
from portal.summaries.models import Publication
from portal.summaries.papers import printed
from portal.workspace.papers import record
from tests.pdf import sample
from tests.pdf.second_opinion import faults, needs_verapdf
from tests.summaries.test_figures import program, published  # noqa: F401
from tests.summaries.test_paper import LAST

pytestmark = [pytest.mark.long, needs_verapdf]


def test_every_kind_of_paper_passes_for_verapdf_too(program, cast, clock, tmp_path):  # noqa: F811
    publication = published(program)
    papers = {"summary": printed(publication), "tiny": printed(published(cast.program)), "sample": _sample()}
    newer = published(program, number=2)
    publication.figures |= {"history": [LAST], "paper": "letter"}
    papers["corrected, on letter"] = printed(publication, Publication.get_by_id(newer.id))
    for kind, compose in (("agreement", agreement), ("record", record)):
        facts = {"person": cast.ama, "mentorship": cast.ama_and_benoit, "kind": kind, "facts": {"with_growth": True}}
        row = PersonalPaper.create(asked_at=clock.at, **facts)
        sheet = compose(row)
        papers[kind] = print_pdf(sheet.html, sheet.title, row.asked_at)
    for name, pdf in papers.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    assert faults(*tmp_path.iterdir()) == ""


def test_verapdf_sees_what_is_wrong(tmp_path):
    with pikepdf.open(io.BytesIO(_sample())) as paper:
        del paper.Root.MarkInfo
        paper.save(tmp_path / "a.pdf")
    assert "FAILS" in faults(tmp_path / "a.pdf")


def _sample() -> bytes:
    return print_pdf(sample.html(), sample.TITLE, sample.MADE_AT)
