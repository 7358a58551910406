"""Selects that are written as SQL once: peewee spends more on writing the text than the database on running it.

For reads of every page, where `benchmarks/` shows that it matters; elsewhere a plain select says the same in fewer words.
"""
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from inspect import signature

from peewee import (
    SQL,
    AutoField,
    CharField,
    ForeignKeyField,
    IntegerField,
    Model,
    ModelCursorWrapper,
    ModelSelect,
    Select,
    TextField,
    fn,
)

from portal.db import db, is_postgresql

# Values that no select of ours holds by itself, so that each is found again among the parameters of the SQL.
_MARKS = {
    int: lambda place: 7_317_711_000_000 + place,
    str: lambda place: f"\x00mark {place}\x00",
    datetime: lambda place: datetime(1, 1, 2, tzinfo=UTC) + timedelta(microseconds=place),
    date: lambda place: date(1, 1, 2) + timedelta(days=place),
}


# What the database gives for these is what the program holds.
_AS_STORED = (AutoField, IntegerField, CharField, TextField, ForeignKeyField)


def compiled(build: Callable) -> Callable[..., list]:
    """Make of a function that returns a select one that returns its rows, as peewee would; the SQL is kept from the first call on.

    Every parameter is annotated int, str, datetime or date, is given by position, and has to reach the SQL as it is.
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


def counts_of(**selects: ModelSelect) -> dict[str, int]:
    """{name: how many rows its select has}, all of them in one statement."""
    columns = [Select([rows.order_by().alias(name)], [fn.COUNT(SQL("*"))]).alias(name) for name, rows in selects.items()]
    (found,) = Select([], columns).bind(db).tuples()
    return dict(zip(selects, found, strict=True))


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
            self.make = _maker(wrapper)
        return [self.make(row) for row in cursor.fetchall()]


def _bare(value):
    """A value as it stands in a parameter: moments in UTC, without their zone."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value


def _maker(wrapper) -> Callable:
    """What makes a row of models: peewee's own way field by field, or, where every column is a model's field, all at once."""
    if not isinstance(wrapper, ModelCursorWrapper) or not all(is_model for _key, _model, is_model in wrapper._constructor_list):
        return wrapper.process_row
    models = {key: model for key, model, _ in wrapper._constructor_list}
    columns = {key: [] for key in models}
    for place, key, name, convert in wrapper._row_spec:
        if key not in models or name not in models[key]._meta.fields:
            return wrapper.process_row
        columns[key].append((place, name, None if type(wrapper.fields[place]) in _AS_STORED else convert))
    joins = [(src, attr, dest, is_outer) for src, attr, dest, _is_dict, is_outer, _is_key in wrapper.src_to_dest]
    if any(len(columns[dest]) == 0 or src not in models for src, _attr, dest, _outer in joins):
        return wrapper.process_row

    def make(row: tuple):
        found = {}
        for key, model in models.items():
            data = {name: convert(row[place]) if convert else row[place] for place, name, convert in columns[key]}
            is_there = key is wrapper.model or any(row[place] is not None for place, _name, _convert in columns[key])
            found[key] = _instance(model, data) if is_there else None
        for src, attr, dest, is_outer in joins:
            if found[src] is not None and (found[dest] is not None or is_outer):
                _join(found[src], attr, found[dest])
        return found[wrapper.model]

    return make


def _instance(model: type[Model], data: dict) -> Model:
    """A row as it lies in the database, with nothing to save."""
    row = model.__new__(model)
    row.__data__, row.__rel__, row._dirty = data, {}, set()
    return row


def _join(row: Model, attr: str, other: Model | None) -> None:
    if attr in row._meta.fields:
        row.__rel__[attr] = other
    else:
        setattr(row, attr, other)
