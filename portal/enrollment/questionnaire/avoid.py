"""Whom a wish not to be paired means: everybody on the roster, now or once, who is called so."""
from peewee import fn

from portal.enrollment.models import Employee


def people_called(said: str) -> list[int]:
    """The ids of everybody on the roster, now or once, who has this address or this whole name, in either order."""
    if "@" in said:
        mine = fn.LOWER(Employee.email) == said.lower()
    else:
        words = said.replace(",", " ").split()
        # SQLite does not know that É and é are one: what is typed in small letters alone is tried with capitals, too.
        typed = " ".join(words)
        mine = _is_name(Employee.given_name, Employee.family_name, typed) | _is_name(Employee.family_name, Employee.given_name, typed)
    return [number for (number,) in Employee.select(Employee.id).where(mine).order_by(Employee.id).tuples()]


def _is_name(first, second, typed: str):
    name = first.concat(" ").concat(second)
    return name.in_([typed, typed.title()]) | (fn.LOWER(name) == typed.lower())


def kept_apart(value) -> list[int]:
    """The ids of everybody whom an answer names; words that led to nobody when they were written are looked up again."""
    entries = value if isinstance(value, list) else []
    return [number for entry in entries for number in (entry["employees"] or people_called(entry["said"]))]
