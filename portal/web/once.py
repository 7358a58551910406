"""Exactly once: one row per form key, written in the same transaction as what the form creates."""
import hashlib
import zlib
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from flask import g, request
from peewee import CharField, IntegerField

from portal.clock import now
from portal.db import MomentField, Table, db

# A phone may hold an unsent form for a month; the keys are kept three times as long.
KEPT_FOR = timedelta(days=90)
SAME_WORDS_WITHIN = timedelta(hours=24)


class Once(Table):
    """A form that was acted on: its key, who sent it, what it said, and the row it made."""

    by = IntegerField()
    key = CharField(64)
    fingerprint = CharField(64)
    made = IntegerField(null=True)
    at = MomentField(index=True)

    class Meta:
        indexes = ((("by", "key"), True), (("by", "fingerprint"), False))


class KeyReused(Exception):
    """The key came before with other words."""


def only_once(form, do: Callable[[], Table], *, by: int, stands: Callable[[int], bool] = lambda made: True) -> int:
    """The id of the row that `do` made; on a replay, of the row that it made the first time.

    A replay is the same key, or the same words by the same person within a day under another key: that is the
    Back button without JavaScript. A form without words, a mere button, has only its key. Where what was made can be
    taken back, `stands` says whether it still stands: the same words after its end are a new wish, not a repeat.
    All in one transaction. Raises KeyReused when a key comes back with other words.
    """
    typed = _typed(form.once.name)
    words = _fingerprint(typed)
    # A form that lost its key acts like one with a key of its own; two of them are not the same.
    key = (form.once.data or "")[:64] or str(uuid4())
    with db.atomic():
        claim = Once.insert(by=by, key=key, fingerprint=words, at=now()).on_conflict_ignore()
        if not claim.as_rowcount().execute():
            return _made_by_this_key(by, key, words)
        made = (typed and _made_by_these_words(by, key, words, stands)) or do().get_id()
        Once.update(made=made).where(Once.by == by, Once.key == key).execute()
        return made


def without_account(form) -> int:
    """Who sends this form when nobody is signed in: its key stands for its sender, so that only this very form can come back."""
    return -(zlib.crc32((form.once.data or "").encode()) >> 1) - 1


def _made_by_this_key(by: int, key: str, words: str) -> int:
    earlier = Once.get(Once.by == by, Once.key == key)
    if earlier.fingerprint != words:
        raise KeyReused(key)
    return earlier.made


def _made_by_these_words(by: int, key: str, words: str, stands: Callable[[int], bool]) -> int | None:
    recent = Once.at > now() - SAME_WORDS_WITHIN
    earlier = Once.select().where(Once.by == by, Once.fingerprint == words, recent, Once.key != key).order_by(Once.id.desc()).first()
    return earlier.made if earlier and stands(earlier.made) else None


def _typed(key_name: str) -> list[tuple[str, str]]:
    """What the form says, its key left out."""
    return sorted(pair for pair in g.get("sent_as", request.form).items(multi=True) if pair[0] != key_name)


def _fingerprint(typed: list[tuple[str, str]]) -> str:
    """What was typed and where it was sent, as a hash."""
    return hashlib.sha256(repr((request.path, typed)).encode()).hexdigest()
