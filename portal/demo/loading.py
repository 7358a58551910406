"""Loads the demo into an empty portal, once, in one transaction: it is there wholly or not at all."""
from portal.clock import now
from portal.db import db
from portal.demo.models import DemoCompany
from portal.demo.newest_letters import deliver_newest, post_newest
from portal.demo.story import Story
from portal.demo.telling import tell
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.settings import Settings

VERSION = "1"


class NotEmpty(Exception):
    """The portal holds something already; the text is a sentence for the operator."""


def is_demo() -> bool:
    """Whether this portal holds the demo."""
    return DemoCompany.select().exists()


def load_once(settings: Settings) -> None:
    """Load the demo unless it is there. Raises NotEmpty."""
    if not is_demo():
        load(settings)


def load(settings: Settings) -> str:
    """Load the demo; a sentence that says what it holds. Raises NotEmpty."""
    with db.atomic():
        # First of all, so that of two loads at once the second waits, and then finds it there.
        _hold_empty()
        story = Story(at=now())
        DemoCompany.create(loaded_at=story.at, version=VERSION)
        tell(story)
        post_newest()
    deliver_newest(settings)
    return _sentence(story.program)


def _hold_empty() -> None:
    if is_demo():
        raise NotEmpty("The demo is loaded already.")
    if any(model.select().exists() for model in (Person, Employee, Program)):
        raise NotEmpty("This portal holds people or programs. The demo goes into an empty DATA_DIR only.")


def _sentence(program: Program) -> str:
    """What it holds; of people, those of the program that has begun."""
    complete = Enrollment.completed_at.is_null(False) & (Enrollment.program == program)
    mentors, leaders = (Enrollment.select().where(complete, Enrollment.role == role).count() for role in (MENTOR, MENTEE))
    people, pairs = Employee.select().count(), Mentorship.select().count()
    return f"Loaded Meridian: {people} people on the roster, {mentors} mentors and {leaders} leaders, {pairs} mentorships."
