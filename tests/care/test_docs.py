"""The page about letters tells the schedule that the code keeps."""
import re

from portal.care.ladder import SCHEDULE, Step
from portal.settings import ROOT


def _comes(step: Step) -> str:
    if step.is_notice:
        return "in any case"
    return 'also with "only what has a date"' if step.has_date else 'with "every reminder"'


def test_the_table_of_reminders_is_the_schedule():
    table = (ROOT / "docs" / "letters.md").read_text().split("| reminder | to | when | comes |\n|---|---|---|---|\n")[1].split("\n\n")[0]
    rows = [tuple(re.split(r" \| ", line.strip("| "))) for line in table.splitlines()]
    assert rows == [(str(step.title), str(step.to), str(step.when), _comes(step)) for step in SCHEDULE]
