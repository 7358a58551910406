"""Long lists, a page at a time."""
from collections.abc import Callable
from dataclasses import dataclass

from flask import request

PER = 50


@dataclass(frozen=True)
class Page:
    """The rows of one page, its number from 1, the number of pages, and of rows in all."""

    rows: list
    number: int
    pages: int
    total: int

    @property
    def has_more(self) -> bool:
        return self.number < self.pages


def paged(select, number: int | None = None, *, per: int | None = None) -> Page:
    """Page `number` of `select` (by default the `page` of the address); a number out of range gives the nearest page."""
    total, per = select.order_by().count(), per or PER
    number, pages = _nearest(total, number, per)
    return Page(list(select.limit(per).offset((number - 1) * per)), number, pages, total)


def paged_rows(rows, number: int | None = None, *, of: Callable = list, per: int | None = None) -> Page:
    """The same of rows that are here already; `of` makes what the page shows of its part of them."""
    per = per or PER
    number, pages = _nearest(len(rows), number, per)
    return Page(of(rows[(number - 1) * per : number * per]), number, pages, len(rows))


def _nearest(total: int, number: int | None, per: int) -> tuple[int, int]:
    """(the page to show, how many there are)."""
    pages = max(1, -(-total // per))
    wanted = number if number is not None else request.args.get("page", 1, type=int)
    return min(max(1, wanted), pages), pages
