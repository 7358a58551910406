"""Lists whose search, filters and order stand in the address; whatever the address says that does not exist counts for nothing."""
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request, url_for
from flask_babel import gettext as _
from peewee import Node, fn

LONGEST_SEARCH = 100
MOST_WORDS = 10


@dataclass(frozen=True)
class Column:
    """One column: its key in the address, its head, and what its order is made of: database expressions or functions of a row.

    A column without these cannot be sorted by. `falls` when the first press brings the highest or latest on top;
    `ends` names both orders where "A to Z" or "highest first" would not fit.
    """

    key: str
    label: str
    by: tuple = ()
    is_number: bool = False
    falls: bool = False
    ends: tuple[str, str] | None = None

    def order_words(self, is_down: bool) -> str:
        """The order in words, for a list to choose from."""
        usual = (_("lowest first"), _("highest first")) if self.is_number else (_("A to Z"), _("Z to A"))
        return _("%(column)s, %(order)s", column=self.label, order=(self.ends or usual)[is_down])


@dataclass(frozen=True)
class Filter:
    """One thing to narrow a list by: its key in the address, its label, and the (value, words) to choose from."""

    key: str
    label: str
    options: list[tuple]
    everything: str = ""


@dataclass(frozen=True)
class Listing:
    """What a list shows: read off the address with `read`, and the addresses of the same list shown otherwise."""

    endpoint: str
    values: dict
    region: str
    columns: list[Column]
    first: str
    filters: list[Filter] = field(default_factory=list)
    state: Filter | None = None
    search: str | None = None
    sort: str = ""
    words: str = ""
    chosen: dict[str, str] = field(default_factory=dict)

    def read(self, address: Mapping | None = None) -> "Listing":
        """This list as `address` (by default the request's) wants it."""
        said = request.args if address is None else address
        sort = said.get("sort", "")
        known = {column.key for column in self.columns if column.by}
        chosen = {each.key: _known(each, said.get(each.key)) for each in self._every_filter()}
        return Listing(
            **{name: getattr(self, name) for name in ("endpoint", "values", "region", "columns", "first", "filters", "state", "search")},
            sort=sort if sort.removeprefix("-") in known else self.first,
            words=" ".join(said.get("q", "")[:LONGEST_SEARCH].replace("\0", "").split()) if self.search else "",
            chosen={key: value for key, value in chosen.items() if value},
        )

    def __getitem__(self, key: str) -> str:
        """What is chosen of a filter, "" for everything."""
        return self.chosen.get(key, "")

    @property
    def here(self) -> dict[str, str]:
        """What the address has to say so that the same rows come in the same order; nothing that is so anyway."""
        said = {"q": self.words, **self.chosen, "sort": "" if self.sort == self.first else self.sort}
        return {key: value for key, value in said.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.chosen)

    def address(self, **changes: str | None) -> str:
        """The first page of this list, with these changes; None or "" takes a word out of the address."""
        said = {key: value for key, value in {**self.here, **changes}.items() if value}
        if said.get("sort") == self.first:
            del said["sort"]
        return url_for(self.endpoint, **self.values, **said)

    @property
    def cleared(self) -> str:
        """The address of the whole list, in the order of this one."""
        return self.address(q=None, **dict.fromkeys(self.chosen))

    def order_by(self, *ties) -> list:
        """The order for a select; what is empty comes last in both directions, and `ties` make the order the only one."""
        by = self._column().by
        return [*(_ordered(one, self._is_down) for one in by), *ties]

    def in_order(self, rows: list, tie) -> list:
        """Rows that are here already, in order; `tie` is a function of a row that no two share."""
        rows = sorted(rows, key=tie)
        return sorted(rows, key=lambda row: [one(row) for one in self._column().by], reverse=self._is_down)

    def head(self) -> list[dict]:
        """The cells of the table's head: label, num, and of those that can be sorted by their address and how they are sorted."""
        return [self._head_cell(column) for column in self.columns]

    def orders(self) -> list[tuple[str, str, bool]]:
        """(value, words, whether it is this one) of every order, for a list to choose from."""
        found = []
        for column in self.columns:
            values = (column.key, f"-{column.key}") if column.by else ()
            found += [(value, column.order_words(value[0] == "-"), value == self.sort) for value in values]
        return found

    def tabs(self, counts: Mapping[str, int], total: int | None = None) -> list[tuple[str, int, str, bool]]:
        """(words, how many, address, whether it is this one) of the whole list and of each state that something is in.

        `total` is the whole where one thing can be in several states.
        """
        key = self.state.key
        whole = sum(counts.values()) if total is None else total
        every = (self.state.everything or _("All"), whole, self.address(**{key: None}), not self[key])
        states = [(words, counts.get(value, 0), self.address(**{key: value}), self[key] == value) for value, words in self.state.options]
        return [every, *(one for one in states if one[1] or one[3])]

    def _head_cell(self, column: Column) -> dict:
        cell = {"label": column.label, "num": column.is_number}
        if not column.by:
            return cell
        is_here = column.key == self.sort.removeprefix("-")
        goes_down = not self._is_down if is_here else column.falls
        turned = ("descending" if self._is_down else "ascending") if is_here else ""
        return {**cell, "href": self.address(sort=f"-{column.key}" if goes_down else column.key), "sorted": turned}

    @property
    def _is_down(self) -> bool:
        return self.sort.startswith("-")

    def _column(self) -> Column:
        return next(column for column in self.columns if column.key == self.sort.removeprefix("-"))

    def _every_filter(self) -> list[Filter]:
        return [*self.filters, *([self.state] if self.state else [])]


def said(*keys: str) -> dict[str, str]:
    """What the request's address says under these names; for going back to the list from which something was done."""
    return {key: request.args[key] for key in keys if request.args.get(key)}


def by_words(*columns) -> tuple[Node, ...]:
    """Columns of words as an order that takes capitals and small letters alike."""
    return tuple(fn.LOWER(column) for column in columns)


def every_word(words: str, columns) -> list:
    """Conditions that each of the words stands in one of the columns."""
    found = []
    for word in words.split()[:MOST_WORDS]:
        fits = [column.contains(word) for column in columns]
        whole = fits[0]
        for one in fits[1:]:
            whole |= one
        found.append(whole)
    return found


def _known(narrowing: Filter, value: str | None) -> str:
    return value if value and value in {str(option) for option, _words in narrowing.options} else ""


def _ordered(expression: Node, is_down: bool):
    return expression.desc(nulls="LAST") if is_down else expression.asc(nulls="LAST")
