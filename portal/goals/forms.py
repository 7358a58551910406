"""What a member types about a goal, a step on the way, a commitment, or into the journal."""
from datetime import timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.clock import now
from portal.goals.models import DONE, NOT_YET, PARTLY, Goal
from portal.mentorships.several import Several, shared_with
from portal.people.models import Person
from portal.sessions.forms import ONLY_YOU
from portal.web.filters import reader_day
from portal.web.forms import Choice, DayField, Form, LongText, Text, tidy, whole

PRIVATE, SHARED = "private", "shared"
# Where somebody stands with a goal: from the beginning to being there.
STANDS = [SelectChoice(str(number)) for number in range(1, 6)]
WHAT_BECAME = [SelectChoice(DONE, _("Done")), SelectChoice(PARTLY, _("Partly")), SelectChoice(NOT_YET, _("Not yet"))]
FARTHEST = timedelta(days=730)


class DueDay(DayField):
    """A day to come where the writer is, within two years; or none."""

    # The day that is chosen already: it may stay, also when it has passed.
    stands = None

    def pre_validate(self, form):
        today = reader_day(now())
        if self.data and self.data != self.stands and not today <= self.data <= today + FARTHEST:
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


class _GoalWords(CircleForm):
    """A goal: what, how one knows, who reads it, by when."""

    title = Text(_("What do you want to reach?"), missing=_("Enter what you want to reach."), limit=200)
    success_test = Text(_("How will you know?"), limit=300)
    circle = circle_field()
    due_on = DueDay(_("By when, if you like"))

    def values(self) -> dict:
        """The words, the day and the circle, as the actions take them."""
        return {
            "title": self.title.data,
            "success_test": self.success_test.data or "",
            "due_on": self.due_on.data,
            "is_private": self.is_private,
        }


class GoalForm(_GoalWords):
    """A new goal, and where its owner stands today."""

    rating = Choice(_("Where do you stand today, if you like to say?"), choices=STANDS)

    def values(self) -> dict:
        """What `actions.set_goal` takes."""
        return {**super().values(), "rating": int(self.rating.data) if self.rating.data else None}


class _SeenForm(Form):
    """A form that changes words which were read before: `seen` counts the changes that its page knew of."""

    seen = HiddenField(filters=[tidy])
    # Whether the words were changed elsewhere meanwhile.
    is_stale = False

    @property
    def version(self) -> int:
        """The version that was seen; a forged one is none that ever was."""
        number = whole(self.seen.data)
        return -1 if number is None else number


class ChangeGoalForm(_GoalWords, _SeenForm):
    """Other words for a goal, another day, or other readers. A day that stands may stay, also when it has passed."""

    def standing(self, goal: Goal) -> "ChangeGoalForm":
        """This form for `goal` as it stands."""
        self.due_on.stands = goal.due_on
        return self

    def values(self) -> dict:
        """What `actions.change_goal` takes."""
        return {**super().values(), "seen": self.version}


class RatingForm(Form):
    """Where the owner of a goal stands with it, at its start and at its end."""

    start = Choice(_("Where did you stand when you set it?"), choices=STANDS)
    end = Choice(_("Where do you stand now?"), choices=STANDS)

    def values(self) -> dict[str, int]:
        """{moment: where} of what was chosen."""
        return {field.short_name: int(field.data) for field in (self.start, self.end) if field.data}


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
    # Where there is no goal to choose, the page does not ask, and nothing comes.
    goal = SelectField(_("About a goal, if you like"), choices=[], default="")

    def about(self, goals: list[Goal], writer: Person) -> "EntryForm":
        """This form with the goals that its writer can read."""
        self.goal.choices = [
            SelectChoice("", gettext("No goal in particular")),
            *(SelectChoice(str(goal.id), goal.title_for(writer)) for goal in goals),
        ]
        return self

    def values(self) -> dict:
        """What `journal_actions.write_entry` takes."""
        goal_id = int(self.goal.data) if self.goal.data else None
        return {"words": self.words.data, "is_private": self.is_private, "goal_id": goal_id}


class ChangeEntryForm(EntryForm, _SeenForm):
    """Other words for an entry, other readers, or another goal."""

    def values(self) -> dict:
        """What `journal_actions.change_entry` takes."""
        return {**super().values(), "seen": self.version}


class CommitmentForm(Form):
    """What a leader will change."""

    words = LongText(_("I will change this"), missing=_("Enter what you will change."), limit=400)

    def values(self) -> dict:
        """What `commitment_actions.commit` takes."""
        return {"words": self.words.data}


class FollowUpForm(Form):
    """What became of a commitment."""

    outcome = Choice(_("Has it changed?"), choices=WHAT_BECAME, missing=_("Choose how far it has changed."))
    words = LongText(_("What is different now, if you like to say?"), limit=400)

    def values(self) -> dict:
        """What `commitment_actions.follow_up` takes."""
        return {"outcome": self.outcome.data, "words": self.words.data or ""}
