"""What a member types about a goal, a step on the way, or into the journal."""
from datetime import timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import now
from portal.goals.models import Goal
from portal.mentorships.several import Several, shared_with
from portal.people.models import Person
from portal.sessions.forms import ONLY_YOU
from portal.web.forms import Choice, DayField, Form, LongText, Text

PRIVATE, SHARED = "private", "shared"
FARTHEST = timedelta(days=730)


class DueDay(DayField):
    """A day to come, within two years; or none."""

    def pre_validate(self, form):
        today = now().date()
        if self.data and not today <= self.data <= today + FARTHEST:
            raise ValidationError(gettext("Choose a day from today on, within two years."))


def circle_field() -> Choice:
    """The question who can read the words above it; each form asks it at its own place, so that errors come in the order of the page."""
    return Choice(_("Who can read this"), choices=[], default=PRIVATE, missing=_("Choose who can read this."))


class CircleForm(Form):
    """Words that are private until their writer shares them on purpose: a form with a `circle`."""

    def offer(self, partner: Person | Several) -> "CircleForm":
        """This form with its two circles of readers, each in the sentence that stands under every text box."""
        shared = str(shared_with(partner))
        self.circle.choices = [
            SelectChoice(PRIVATE, gettext("Private"), {"hint": ONLY_YOU}), SelectChoice(SHARED, gettext("Shared"), {"hint": shared}),
        ]
        return self

    @property
    def is_private(self) -> bool:
        return self.circle.data != SHARED


class GoalForm(CircleForm):
    """A goal: what, how one knows, by when."""

    title = Text(_("What do you want to reach?"), missing=_("Enter what you want to reach."), limit=200)
    success_test = Text(_("How will you know?"), limit=300)
    circle = circle_field()
    due_on = DueDay(_("By when, if you like"))

    def values(self) -> dict:
        """What `actions.set_goal` takes."""
        return {
            "title": self.title.data,
            "success_test": self.success_test.data or "",
            "due_on": self.due_on.data,
            "is_private": self.is_private,
        }


class MilestoneForm(Form):
    """A step on the way to a goal."""

    title = Text(_("The next step"), missing=_("Enter the step."), limit=200)
    due_on = DueDay(_("By when, if you like"))

    def values(self) -> dict:
        """What `actions.add_milestone` takes."""
        return {"title": self.title.data, "due_on": self.due_on.data}


class EntryForm(CircleForm):
    """An entry of the journal, on the whole or on one goal."""

    words = LongText(_("What do you want to keep?"), missing=_("Write something first."), limit=8000)
    circle = circle_field()
    goal = SelectField(_("About a goal, if you like"), choices=[])

    def about(self, goals: list[Goal], writer: Person) -> "EntryForm":
        """This form with the goals that its writer can read."""
        self.goal.choices = [
            SelectChoice("", gettext("No goal in particular")),
            *(SelectChoice(str(goal.id), goal.title_for(writer)) for goal in goals),
        ]
        return self

    def values(self) -> dict:
        """What `actions.write_entry` takes."""
        goal_id = int(self.goal.data) if self.goal.data else None
        return {"words": self.words.data, "is_private": self.is_private, "goal_id": goal_id}
