"""What waits for one member in one mentorship: a list of one-line tasks, each with the one thing to press.

A room adds its own by one line in PROVIDERS: a function that reads what `Shown` has fetched and gives tasks, most pressing first.
"""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from flask_babel import gettext as _

from portal.care.composing import keep_token
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.cards import cards_for
from portal.mentorships.orientation.words import orientation_words
from portal.programs.partner_words import partner_word
from portal.web.filters import short_day, short_weekday
from portal.workspace.shown import Shown


@dataclass(frozen=True)
class Task:
    """What waits in a sentence, what to know beside it, and where pressing leads."""

    words: str
    hint: str
    label: str
    endpoint: str
    values: dict = field(default_factory=dict)


def tasks_of(shown: Shown) -> list[Task]:
    """Everything that waits for the reader here; of a mentorship that has ended only the logs, which can still be written."""
    providers = PROVIDERS if shown.can_write else (sessions_to_log,)
    return [task for provide in providers for task in provide(shown)]


def sessions_to_log(shown: Shown) -> Iterable[Task]:
    """Sessions that are over and that the reader has said nothing about, the oldest first."""
    for one in reversed(shown.past):
        if one.mine is None:
            day = short_weekday(one.row.starts_at)
            names = [name for name, log in one.others if log.outcome == "happened"]
            hint = _("%(name)s says that it did", name=", ".join(names)) if names else _("Three taps")
            yield Task(_("Did the session on %(day)s happen?", day=day), hint, _("Log it"), "sessions.log", {"session_id": one.row.id})


def sessions_told_differently(shown: Shown) -> Iterable[Task]:
    """Sessions about which the reader and somebody else say different things."""
    for one in reversed(shown.past):
        if one.mine is not None and one.is_disputed:
            words = _("You report %(day)s differently", day=short_weekday(one.row.starts_at))
            hint = partner_word(shown.mentorship.program, "counts once")
            yield Task(words, hint, _("Look again"), "sessions.log", {"session_id": one.row.id})


def close_to_answer(shown: Shown) -> Iterable[Task]:
    """A close that is proposed, because nobody met for long: one press of any member keeps it open."""
    if close := shown.mentorship.proposed_close:
        words, hint = _("This mentorship is about to close"), _("It stays open with one press, from anybody in it")
        yield Task(words, hint, _("Keep it open"), "care.keep", {"close_id": close, "token": keep_token(close)})


def agreement_to_sign(shown: Shown) -> Iterable[Task]:
    """The agreement as it stands now, until the reader has signed it."""
    if not shown.mentorship.agreement_signed:
        yield Task(*_agreement_words(shown.mentorship), "agreement.show", {"mentorship_id": shown.mentorship.id})


def _agreement_words(mentorship: Mentorship) -> tuple[str, str, str]:
    """Words, hint and label: whoever wrote the version that holds reads nothing new in it."""
    if mentorship.agreement_written:
        return _("Sign your version of the agreement"), _("It holds once all have signed it"), _("Sign it")
    if mentorship.agreement_signed_before:
        return _("Your agreement was changed: read what is new"), _("It holds once all have signed it"), _("Read it")
    return _("Read your agreement, and sign it"), _("Ten short clauses, which you may change"), _("Read it")


def orientation_to_finish(shown: Shown) -> Iterable[Task]:
    """The cards of the orientation, until the last one was read."""
    if shown.mentorship.orientation_finished_at is None:
        read, total = shown.mentorship.orientation_read or 0, len(cards_for(shown.mentorship.program, shown.my_side))
        yield Task(*orientation_words(read, total), "orientation.show", {"place_id": shown.my_place})


def actions_due(shown: Shown) -> Iterable[Task]:
    """What the reader said to do after a session, once its day has come."""
    latest = {one.row.id for one in shown.latest}
    for one in reversed(shown.past):
        for action in one.actions:
            if action.owner_id == shown.reader.id and action.done_at is None and action.due_on and action.due_on <= shown.today:
                page = "workspace.show" if one.row.id in latest else "workspace.sessions"
                where = {"mentorship_id": shown.mentorship.id, "_anchor": f"session-{one.row.id}"}
                yield Task(action.words, _("Yours, by %(day)s", day=short_day(action.due_on)), _("Look at it"), page, where)


def goals_due(shown: Shown) -> Iterable[Task]:
    """The reader's own goals whose day has come."""
    for goal in shown.goals:
        row = goal.row
        if row.owner_id == shown.reader.id and row.reached_at is None and row.due_on and row.due_on <= shown.today:
            words = _("Your goal was due on %(day)s", day=short_day(row.due_on))
            yield Task(words, row.title_for(shown.reader), _("Look at it"), "goals.show", {"goal_id": row.id})


def commitments_to_follow_up(shown: Shown) -> Iterable[Task]:
    """The reader's own commitments of which it is asked by now what became of them."""
    for one in shown.commitments:
        if days := one.waits(shown.reader, shown.today):
            values = {"commitment_id": one.row.id, "days": days}
            yield Task(_("What became of your commitment?"), one.row.words, _("Say it"), "goals.follow_up", values)


def survey_to_answer(shown: Shown) -> Iterable[Task]:
    """Questions about this mentorship or the reader's place, one set after the other."""
    if survey := shown.mentorship.survey_waits:
        words, hint = _("A few questions wait for you"), _("Only you can read your answers")
        yield Task(words, hint, _("Answer"), "surveys.show", {"survey_id": survey})


# In the order shown: who waits for an answer first, then what has a day, then what is only the reader's.
PROVIDERS: tuple[Callable[[Shown], Iterable[Task]], ...] = (
    sessions_to_log,
    sessions_told_differently,
    close_to_answer,
    commitments_to_follow_up,
    agreement_to_sign,
    orientation_to_finish,
    actions_due,
    goals_due,
    survey_to_answer,
)
