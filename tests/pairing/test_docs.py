"""The document about the model: its numbers are those of the code."""
import re

from portal.pairing.matching.criteria import WEIGHTS, MenteeSide, MentorSide, Rules
from portal.pairing.matching.explain import explain
from portal.pairing.rules.queries import FOR_INCLUSION
from portal.settings import ROOT

WORDS = (ROOT / "docs/pairing.md").read_text()


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table after a heading."""
    table = re.search(r"^\|.*?(?=\n\n)", WORDS.split(f"{heading}\n")[1], re.M | re.S).group()
    return [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_the_points_of_the_document_are_those_that_a_program_starts_with():
    assert [int(row[1]) for row in rows("## What counts")] == list(WEIGHTS.values())
    first = re.search(r"topics begin with (\d+) points, interests with (\d+) and perspectives with (\d+)", " ".join(WORDS.split()))
    assert list(map(int, first.groups())) == [FOR_INCLUSION[key] for key in ("topics", "interests", "perspectives")]
    assert sum(FOR_INCLUSION.values()) == 100


def test_the_worked_example_is_what_the_engine_computes():
    hours = frozenset(4 * 24 * day + quarter for day in range(5) for quarter in range(32, 64))
    later = frozenset(4 * 24 * day + quarter for day in range(5) for quarter in range(52, 84))
    both = {"languages": frozenset({"en", "fr"}), "interests": frozenset({"books", "hiking"})}
    ama = MentorSide(id="1", employee="1", level=8, department="Technology", working_quarters=hours, teaches={"data": 3, "ai": 2}, **both)
    wants = {"data": 3, "ai": 2, "video": 1}
    benoit = MenteeSide(id="2", employee="2", level=3, department="Consulting", working_quarters=later, wants=wants, **both)
    told = explain(ama, benoit, Rules())
    said = {row[0]: round(100 * float(row[-1])) for row in rows("### One pair, worked out")}
    points = {part.criterion: part.points for part in told.parts if part.maximum}
    assert sum(said[key] for key in said if key.startswith("topics")) == points["topics"]
    names = {"shared interests": "interests", "different departments": "other_department"}
    names |= {"common working hours": "shared_hours", "further languages": "languages"}
    assert {name: said[name] for name in names} == {name: points[key] for name, key in names.items()}
    assert said["together"] == told.total


def test_a_published_instance_goes_through_the_front_door_as_the_page_says():
    code = (ROOT / "docs" / "pairing.md").read_text().split("```python\n")[1].split("```")[0]
    exec(compile(code, "docs/pairing.md", "exec"), {})
