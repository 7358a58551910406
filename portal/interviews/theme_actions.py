"""Writing, clearing and removing a theme, and that a summary tells it."""
from collections.abc import Collection
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.interviews.models import Theme, Voice
from portal.interviews.queries import who_came
from portal.people.models import Person
from portal.programs.models import Objective, Program


class Changed(Exception):
    """The theme reads differently by now from what was looked through."""


def add(program: Program, *, by: Person, at: datetime, title: str, words: str, objective: Objective | None, said: Collection[int]) -> Theme:
    """A theme that these people (ids of Asked) said; it waits to be cleared."""
    with db.atomic():
        theme = Theme.create(program=program, title=title, words=words, objective=objective, written_by=by, written_at=at)
        _keep_voices(theme, said)
        record("interviews.theme_added", by=by, about=_about(theme), program=program.id)
    return theme


def change(theme: Theme, *, by: Person, title: str, words: str, objective: Objective | None, said: Collection[int]) -> None:
    """Other words, another objective, or others who said it. New words are to be cleared again; those of a told theme stay."""
    facts = {} if theme.is_told else {"title": title, "words": words, "objective": objective}
    reads_differently = bool(facts) and (title, words) != (theme.title, theme.words)
    with db.atomic():
        if reads_differently:
            facts |= {"cleared_at": None, "cleared_by": None}
        if facts:
            Theme.update(**facts).where(Theme.id == theme.id, Theme.told_at.is_null()).execute()
        _keep_voices(theme, said)
        record("interviews.theme_changed", by=by, about=_about(theme), program=theme.program_id)


def clear(theme: Theme, *, by: Person, at: datetime, seen: str) -> None:
    """Say that what was `seen` names nobody, no place and no day. Raises Changed where it reads differently by now."""
    with db.atomic():
        same = (Theme.id == theme.id) & (Theme.title == theme.title) & (Theme.words == theme.words)
        if seen != theme.reading or not Theme.select().where(same).exists():
            raise Changed
        if Theme.update(cleared_by=by, cleared_at=at).where(same, Theme.cleared_at.is_null()).execute():
            record("interviews.theme_cleared", by=by, about=_about(theme), program=theme.program_id)


def remove(theme: Theme, *, by: Person) -> None:
    """Leave it out from now on; what was published keeps it."""
    with db.atomic():
        if Theme.delete().where(Theme.id == theme.id).execute():
            record("interviews.theme_removed", by=by, about=_about(theme), program=theme.program_id)


def note_told(themes: Collection[int], *, at: datetime) -> None:
    """A published summary tells these."""
    Theme.update(told_at=at).where(Theme.id.in_(list(themes)), Theme.told_at.is_null()).execute()


def _keep_voices(theme: Theme, said: Collection[int]) -> None:
    """Exactly these; only of people who came to a conversation of this program."""
    there = {row.id for row in who_came(theme.program)}
    Voice.delete().where(Voice.theme == theme).execute()
    for number in sorted(set(said) & there):
        Voice.create(theme=theme, asked=number)


def _about(theme: Theme) -> str:
    return f"theme/{theme.id}"
