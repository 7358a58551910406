"""Adds to the audit trail; nothing changes or removes an entry."""
from portal.audit.models import Entry
from portal.clock import now


def record(verb: str, *, by, about: str, program: int | None = None, **facts) -> None:
    """Note in the caller's transaction that `by` did `verb` about `about`, such as "mentorship/7".

    `by` is a person, or None for the portal itself; `facts` name fields and states, never words.
    """
    Entry.create(at=now(), by=by.id if by is not None else None, program=program, verb=verb, about=about, facts=facts)
