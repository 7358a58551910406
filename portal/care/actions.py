"""The verbs of the schedule: send what is due by the clock, choose how many reminders to get, and stop them by one press."""
from datetime import datetime

from portal.audit.actions import record
from portal.care import mail  # noqa: F401  registers the letters
from portal.care.closing_actions import mind_the_silent
from portal.care.gate import Passed
from portal.care.ladder import STEPS
from portal.care.models import NONE, LetterChoice, LetterDay, Told
from portal.care.queries import choice_of
from portal.care.rules import Due
from portal.care.turn import Turn
from portal.db import db
from portal.mail import outbox
from portal.people.models import Person


def let_nobody_fall_silent(*, at: datetime) -> int:
    """Send what has its turn at `at`, then see to closes; how many letters. What the clock asks for, however often it does."""
    turn = Turn(at)
    if turn.is_night:
        return 0
    sent = sum(_tell(person, passed, at) for person, passed in turn.passed())
    mind_the_silent(turn)
    return sent


def choose(choice: str, *, by: Person, at: datetime) -> None:
    """From now on `by` gets every reminder, only those with a date, or none."""
    with db.atomic():
        if choice == choice_of(by):
            return
        said = {"choice": choice, "chosen_at": at}
        LetterChoice.insert(person=by, **said).on_conflict(conflict_target=[LetterChoice.person], update=said).execute()
        record("care.letters_chosen", by=by, about=f"person/{by.id}", choice=choice)


def stop(person: Person, *, at: datetime) -> None:
    """No more reminders, by whoever holds a letter to this person."""
    choose(NONE, by=person, at=at)


def _tell(person: Person, passed: Passed, at: datetime) -> bool:
    """Note what was due, and queue the letter; of two workers at once, or two on one day, the database lets one through."""
    with db.atomic():
        _note(passed.unwanted, at, has_letter=False)
        if not passed.letter:
            return False
        key = f"care:{person.id}:{passed.on}"
        if not LetterDay.insert(person=person.id, on=passed.on, key=key).on_conflict_ignore().as_rowcount().execute():
            return False
        _note(passed.letter, at, has_letter=True)
        step = STEPS[passed.letter[0].step]
        payload = {"told": [due.payload for due in passed.letter]} if step.is_gathered else passed.letter[0].payload
        outbox.post(key, f"care.{step.name}", person=person.id, **payload)
    return True


def _note(dues: tuple[Due, ...], at: datetime, *, has_letter: bool) -> None:
    for due in dues:
        row = {"person": due.person, "step": due.step, "about": due.about, "told_at": at, "has_letter": has_letter}
        Told.insert(row).on_conflict_ignore().execute()
