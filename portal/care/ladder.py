"""The schedule of reminders, readable as English: which letter goes when, to whom, and what it is called. The most urgent stand first."""
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from portal.words import lazy as _

# The reply time of the agreement, then a week, then a coordinator.
FIRST_WAIT = timedelta(hours=48)
A_WEEK = timedelta(days=7)
DORMANT_AFTER = timedelta(days=60)
CLOSE_AFTER = timedelta(days=90)
CLOSES_WITHIN = timedelta(days=7)
COMMITMENT_DAYS = (30, 90)
# So many moves or cancellations in a row from one side, and somebody helps.
IN_A_ROW = 2


@dataclass(frozen=True)
class Step:
    """One letter of the schedule: `name` is also its letter's, after "care."."""

    name: str
    title: Any
    when: Any
    to: Any
    # Why it came, in its foot.
    why: Any
    # It belongs to a day of its own, so it comes to whoever wants only what has a date.
    has_date: bool = False
    # It says that something changes, so it comes to whoever wants no reminders.
    is_notice: bool = False
    # All that is due of it goes into one letter.
    is_gathered: bool = False


SCHEDULE = (
    Step(
        "day_before", _("Before a session"),
        when=_("In the morning of the last working day before a session, with its agenda."),
        to=_("Every member"),
        why=_("You get this letter because it is your session."),
        has_date=True,
    ),
    Step(
        "did_it_happen", _("Did it happen?"),
        when=_("In the last working hour of a session’s day, to whoever has not logged it yet."),
        to=_("Every member"),
        why=_("You get this letter because it was your session."),
        has_date=True,
    ),
    Step(
        "closing", _("It closes in a week"),
        when=_("After 90 days without a session. It closes 7 days later, unless one of the members keeps it open."),
        to=_("Every member"),
        why=_("You get this letter because it is your mentorship, and something changes for it."),
        is_notice=True,
    ),
    Step(
        "rescue", _("A time that holds"),
        when=_("After two moves or cancellations in a row from the side that books."),
        to=_("The side that books"),
        why=_("You get this letter because your side books the time of your sessions."),
    ),
    Step(
        "rescue_diary", _("A time that holds, for a diary"),
        when=_("At the same time: times, and not a word of the two."),
        to=_("Whoever keeps the diary of the side that books"),
        why=_("You get this letter because you keep the diary of the side that books."),
    ),
    Step(
        "steady", _("It is not about you"),
        when=_("At the same time, as a kind word without blame."),
        to=_("The other side"),
        why=_("You get this letter because it is your mentorship."),
    ),
    Step(
        "facts", _("Who may need you"),
        when=_("A week after the second invitation to plan, and after two moves or cancellations in a row: the fact alone."),
        to=_("Coordinators"),
        why=_("You get this letter because you coordinate the program."),
        is_gathered=True,
    ),
    Step(
        "plan_again", _("Still without a time"),
        when=_("A week after the first invitation to plan, with nothing planned."),
        to=_("Every member"),
        why=_("You get this letter because it is your mentorship, and nothing is planned."),
    ),
    Step(
        "plan_first", _("Plan the first session"),
        when=_("48 hours after a mentorship has begun, or its session was cancelled, with nothing planned."),
        to=_("The side that books; of peers, both"),
        why=_("You get this letter because your side books the time of your sessions."),
    ),
    Step(
        "plan_next", _("Plan the next session"),
        when=_("With nothing planned, when half the time between two sessions has passed since the last one."),
        to=_("The side that books; of peers, both"),
        why=_("You get this letter because your side books the time of your sessions."),
    ),
    Step(
        "week_after", _("A week ago"),
        when=_("A week after a session that nobody has logged."),
        to=_("Every member"),
        why=_("You get this letter because it was your session."),
    ),
    Step(
        "goals", _("Goals that are due"),
        when=_("In the morning of the day on which a goal is due, without its words."),
        to=_("Its owner"),
        why=_("You get this letter because you set a day for it."),
    ),
    Step(
        "commitment", _("What you wanted to change"),
        when=_("30 and 90 days after a commitment was made, without its words."),
        to=_("Its writer"),
        why=_("You get this letter because you wrote it down."),
    ),
    Step(
        "dormant", _("60 days without a session"),
        when=_("After 60 days without a session, with nothing planned."),
        to=_("Every member"),
        why=_("You get this letter because it is your mentorship, and it has grown silent."),
    ),
    Step(
        "survey", _("A few questions"),
        when=_(
            "After the first session, at the start, half-way and two weeks before the end, after 30 days and then every 60, and on the days"
            " of added sets."
        ),
        to=_("Every member"),
        why=_("You get this letter because you take part in the program."),
        is_gathered=True,
    ),
    Step(
        "survey_again", _("The questions are still open"),
        when=_("A week after that letter, to whoever has not answered. Three weeks after the opening the questions close."),
        to=_("Every member"),
        why=_("You get this letter because you take part in the program."),
        is_gathered=True,
    ),
    Step(
        "digest", _("Your week"),
        when=_("In the morning of the first working day of a week, if there is something to tell: facts only."),
        to=_("Coordinators"),
        why=_("You get this letter because you coordinate the program."),
        is_gathered=True,
    ),
)
STEPS = {step.name: step for step in SCHEDULE}
URGENCY = {step.name: place for place, step in enumerate(SCHEDULE)}
