"""How a table says what it holds about a person, what that person takes along, and what becomes of it when they erase themselves."""
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from peewee import Expression

from portal.db import Table
from portal.people.models import Person

# What erasing does with the rows that are a person's.
ERASED, EMPTIED, KEPT = "erased", "emptied", "kept"


@dataclass(frozen=True)
class Holding:
    """One table: which of its rows are a person's, which columns that person reads, and what erasing leaves.

    `mine` gives the condition for the rows. `shown` are the columns taken along, in order; tokens and their hashes are never among them.
    `fate` is ERASED (the rows go), EMPTIED (the columns of `emptied` get these values, the rest stays without a name) or KEPT;
    `why` says in a sentence why something stays. `title` is None where a person has nothing to read.
    """

    table: type[Table]
    mine: Callable[[Person], Expression]
    fate: str
    title: Any = None
    shown: tuple[str, ...] = ()
    emptied: dict[str, Any] = field(default_factory=dict)
    why: Any = None
    # For rows that read better in another form than their columns: the rows as {column: value}.
    told: Callable[[Person], list[dict]] | None = None


@dataclass(frozen=True)
class Nobody:
    """A table that holds nothing about a person, and the reason."""

    table: type[Table]
    reason: str
