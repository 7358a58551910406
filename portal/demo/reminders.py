"""The reminders of the demo: as if they had come all along, with the latest of those who can be signed in as in the mailbox."""
from datetime import datetime

from portal.care import actions as _letters  # noqa: F401  registers the letters
from portal.care.digest import sections
from portal.care.ladder import STEPS, URGENCY
from portal.care.models import LetterDay, Told
from portal.care.rules import Due
from portal.care.turn import Turn
from portal.demo.story import insert
from portal.mail import outbox
from portal.people.models import Person


def post_reminders(players: list[Person], coordinator: Person, at: datetime) -> None:
    """In the caller's transaction: what is due by now counts as told, and each of these people finds one letter of it."""
    turn = Turn(at)
    due = {number: [one for one in dues if one.from_at <= at] for number, dues in sorted(turn.dues().items())}
    told = [one for dues in due.values() for one in dues]
    insert(Told, [{"person": one.person, "step": one.step, "about": one.about, "told_at": at} for one in told])
    for person in players:
        mine = min(due.get(person.id, ()), key=lambda one: URGENCY[one.step], default=None)
        if mine:
            _post(person, [mine], turn)
    week = [section for program in turn.coordinators if (section := sections(program, turn.standings, turn.waiting.get(program, 0)))]
    mine = [Due("digest", coordinator.id, "", at, None, section) for section in week]
    if mine:
        _post(coordinator, mine, turn)


def _post(person: Person, dues: list[Due], turn: Turn) -> None:
    """One letter, counted as that of today."""
    step, day = STEPS[dues[0].step], turn.hours[person.id].day_of(turn.at)
    key = f"care:{person.id}:{day}"
    insert(LetterDay, [{"person": person.id, "on": day, "key": key}])
    payload = {"told": [one.payload for one in dues]} if step.is_gathered else dues[0].payload
    outbox.post(key, f"care.{step.name}", person=person.id, **payload)
