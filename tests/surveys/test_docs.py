"""The page about surveys tells what the code asks, and when."""
from portal.settings import ROOT
from portal.surveys.telling import asked_in


def test_the_table_of_sets_is_what_a_reverse_program_asks(cast):
    table = (ROOT / "docs" / "surveys.md").read_text().split("| set | asked of | when |\n|---|---|---|\n")[1].split("\n\n")[0]
    rows = [tuple(line.strip("| ").split(" | ")) for line in table.splitlines()]
    said = [(str(asked.name), str(who), " ".join(f"{moment}." for moment in when)) for asked, who, when in asked_in(cast.program)]
    assert rows == said
