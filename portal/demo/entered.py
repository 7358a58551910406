"""What the coordinator of the demo entered for the one objective that the portal does not count: four dates, each with its source."""
from portal.demo.company import HEARD, staff_moment
from portal.demo.story import Story
from portal.programs.models import Objective
from portal.summaries.objectives.actions import enter

# How many days back the figure was of, what it was, and who says so.
FIGURES = (
    (92, 43, "Three questions to all juniors, 402 answers"),
    (57, 44, "Three questions to all juniors, 389 answers"),
    (40, 46, "Three questions to all juniors, 377 answers"),
    (9, 51, "Staff survey in autumn, 1,873 answers"),
)


def enter_figures(story: Story) -> None:
    """Each a few days after the day that it is of, which a summary goes by."""
    heard = Objective.get(Objective.program == story.program, Objective.title == HEARD)
    for ago, value, source in FIGURES:
        at = staff_moment(story, story.ago(ago - 3), 15, 10)
        enter(heard, by=story.coordinator, at=at, value=value, as_of=story.ago(ago), source=source)
