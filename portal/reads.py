"""Selects that are written as SQL once: peewee spends more on writing the text than the database on running it.

For reads of every page, where `benchmarks/` shows that it matters; elsewhere a plain select says the same in fewer words.
"""
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from inspect import signature

from portal.db import db, is_postgresql

# Values that no select of ours holds by itself, so that each is found again among the parameters of the SQL.
_MARKS = {
    int: lambda place: 7_317_711_000_000 + place,
    str: lambda place: f"\x00mark {place}\x00",
    datetime: lambda place: datetime(1, 1, 2, tzinfo=UTC) + timedelta(microseconds=place),
}


def compiled(build: Callable) -> Callable[..., list]:
    """Make of a function that returns a select one that returns its rows, as peewee would; the SQL is kept from the first call on.

    Every parameter is annotated int, str or datetime, is given by position, and has to reach the SQL as it is.
    """
    kinds = [parameter.annotation for parameter in signature(build).parameters.values()]
    kept: dict[bool, _Kept] = {}

    @wraps(build)
    def rows(*values) -> list:
        dialect = is_postgresql()
        if dialect not in kept:
            kept[dialect] = _Kept(build, kinds)
        return kept[dialect].rows(values)

    return rows


class _Kept:
    """The SQL of one select on one kind of database, where its values go, and how its rows are made."""

    def __init__(self, build: Callable, kinds: list[type]):
        marks = [_MARKS[kind](place) for place, kind in enumerate(kinds)]
        self.select = build(*marks)
        self.sql, params = self.select.sql()
        places = {_bare(mark): place for place, mark in enumerate(marks)}
        # (True, which value) or (False, a constant of the select).
        self.params = [(param in places, places.get(param, param)) for param in params]
        if {place for is_value, place in self.params if is_value} != set(range(len(marks))):
            raise TypeError(f"{build.__qualname__} does not hand every value to the SQL as it is")
        self.make = None

    def rows(self, values: tuple) -> list:
        cursor = db.execute_sql(self.sql, [_bare(values[one]) if is_value else one for is_value, one in self.params])
        if self.make is None:
            wrapper = self.select._get_cursor_wrapper(cursor)
            wrapper.initialize()
            self.make = wrapper.process_row
        return [self.make(row) for row in cursor.fetchall()]


def _bare(value):
    """A value as it stands in a parameter: moments in UTC, without their zone."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
