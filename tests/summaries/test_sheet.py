"""The figures of a publication as a table: what the publication holds, no more, and no cell a formula."""
import csv
import io
from datetime import date

import pytest

from portal.audit.models import Entry
from portal.programs.models import Objective, Staff
from portal.summaries.models import Publication
from portal.summaries.objectives import actions
from tests.summaries.test_figures import AT, make_pairs, program, published  # noqa: F401


@pytest.fixture
def publication(program, cast) -> Publication:  # noqa: F811
    """A published summary for Sofia, with an objective that would be a formula."""
    Staff.create(program=program, person=cast.sofia, role="sponsor", appointed_at=AT)
    facts = {"title": "=HYPERLINK(1)", "measure": "", "unit": "percent", "target": 55, "owner": "+board", "baseline": 41}
    facts |= {"baseline_on": date(2026, 1, 5), "baseline_source": "@survey"}
    own = Objective.create(program=program, due_on=date(2027, 1, 1), position=1, **facts)
    actions.enter(own, by=cast.carmen, at=AT, value=47, as_of=date(2026, 9, 1), source="-staff survey")
    return published(program)


def rows_of(browser, publication) -> list[dict]:
    browser.get(f"/summaries/{publication.id}/figures.csv")
    return list(csv.DictReader(io.StringIO(browser.response.data.decode("utf-8-sig"))))


def test_every_objective_and_every_measure_of_the_publication_is_a_line(browser, cast, publication):
    rows = rows_of(browser.sign_in(cast.sofia), publication)
    assert [row["Name"] for row in rows if row["What it is"] == "Objective"] == ["Pairs keep meeting", "'=HYPERLINK(1)"]
    assert [row["Name"] for row in rows if row["What it is"] == "Measure"] == [one["name"] for one in publication.figures["measures"]]
    own = rows[1]
    assert (own["Figure"], own["As of"], own["Counted from"]) == ("47.0", "2026-09-01", "'-staff survey")
    assert (own["Baseline"], own["Source of the baseline"], own["Who answers for it"]) == ("41.0", "'@survey", "'+board")
    measured = rows[0]
    assert (measured["Numerator"], measured["Denominator"], measured["People"]) == ("16", "31", "62")
    assert measured["What the denominator counts"] == "mentorships"


def test_it_holds_what_was_frozen_however_the_program_goes_on(browser, cast, publication):
    before = rows_of(browser.sign_in(cast.sofia), publication)
    make_pairs("Risk", 7, publication.program, held=3)
    Objective.update(target=1, title="Renamed").where(Objective.program == publication.program).execute()
    assert rows_of(browser, publication) == before


def test_too_few_are_said_to_be_too_few_there_as_well(browser, cast, publication):
    (row,) = [row for row in rows_of(browser.sign_in(cast.sofia), publication) if row["Name"] == "Goals reached"]
    assert (row["Figure"], row["Numerator"], row["Denominator"], row["People"]) == ("too few to show", "", "", "")


def test_who_took_the_figures_stands_in_the_trail(browser, cast, publication):
    rows_of(browser.sign_in(cast.sofia), publication)
    (entry,) = Entry.select().where(Entry.verb == "downloaded the figures of a summary")
    assert (entry.by, entry.about) == (cast.sofia.id, f"publication/{publication.id}")


@pytest.mark.parametrize("name", ["selma", "otto", "adam", "ama", "benoit", "zoe"])
def test_to_everybody_else_the_table_does_not_exist(browser, cast, publication, name):
    browser.sign_in(getattr(cast, name)).get(f"/summaries/{publication.id}/figures.csv", status=404)


def test_a_draft_has_no_table(browser, cast, publication):
    Publication.update(published_at=None).where(Publication.id == publication.id).execute()
    browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}/figures.csv", status=404)
