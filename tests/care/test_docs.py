"""The page about letters tells the schedule that the code keeps, and every letter beside it."""
import re

from portal.care.ladder import SCHEDULE, STEPS, Step
from portal.mail.letters import _letters
from portal.settings import ROOT


def _comes(step: Step) -> str:
    if step.is_notice:
        return "in any case"
    return 'also with "only what has a date"' if step.has_date else 'with "every reminder"'


def test_the_table_of_reminders_is_the_schedule():
    table = (ROOT / "docs" / "letters.md").read_text().split("| reminder | to | when | comes |\n|---|---|---|---|\n")[1].split("\n\n")[0]
    rows = [tuple(re.split(r" \| ", line.strip("| "))) for line in table.splitlines()]
    assert rows == [(str(step.title), str(step.to), str(step.when), _comes(step)) for step in SCHEDULE]


def test_the_table_of_letters_that_answer_an_act_names_each_letter_of_the_code_once(app):
    table = (ROOT / "docs" / "letters.md").read_text().split("| letter | goes when | to |\n|---|---|---|\n")[1].split("\n\n")[0]
    named = [re.match(r"\| `([\w.]+)` \| .+ \| .+ \|$", line)[1] for line in table.splitlines()]
    scheduled = {f"care.{step}" for step in STEPS}
    ours = {name for name, function in _letters.items() if function.__module__.startswith("portal.")}
    assert sorted(named) == sorted(ours - scheduled) and scheduled <= ours
