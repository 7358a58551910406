"""Walks the portal as each of the cast: every page, every form on it, and what the database holds before and after."""

import io
import zipfile
from dataclasses import dataclass

from bs4 import BeautifulSoup

from portal.db import db, is_postgresql
from portal.schema import MODELS
from tests.browser import Browser, values_of
from tests.house.addresses import address_of
from tests.house.matrix import MATRIX

# What is typed into a field that the page shows empty, by the last part of its name.
TYPED = {
    "agenda": "A question",
    "answer": "One",
    "at": "15:10",
    "email": "nora.new@northwind.example",
    "family_name": "New",
    "given_name": "Nora",
    "code": "12345678",
    "headline": "Pairs keep meeting",
    "data": "3",
    "lead": "They meet each month.",
    "name": "A new program",
    "on": "2026-11-20",
    "outcome": "happened",
    "prompt": "A question",
    "reason": "A reason",
    "title": "A title",
    "words": "Some words",
    "worth": "4",
}
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
# {addresses: the forms that stand there}. Whatever a test does is undone after it, so the next one finds the same.
_walked: dict[tuple[str, ...], list] = {}


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def words_in(answer) -> str:
    """What an answer says, also where it is packed: a workbook's cells lie in its parts."""
    if answer.mimetype != WORKBOOK or not answer.get_data():
        return answer.get_data(as_text=True)
    parts = zipfile.ZipFile(io.BytesIO(answer.get_data()))
    return "".join(parts.read(name).decode() for name in parts.namelist())


@dataclass(frozen=True)
class Filled:
    """A form of a page, filled in as `who` would."""

    who: str
    action: str
    data: dict


def snapshot(*, without: tuple[str, ...] = ()) -> dict[str, list[tuple]]:
    """{table: its rows}, as they lie in the database."""
    names = [model._meta.table_name for model in MODELS if model._meta.table_name not in without]
    return {name: sorted(db.execute_sql(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def changed(before: dict, after: dict) -> set[str]:
    """The tables that differ."""
    return {name for name in before if before[name] != after[name]}


def browser_of(app, things, who: str) -> Browser:
    """A browser that `who` is signed in on."""
    return Browser(app) if who == "nobody" else Browser(app).sign_in(getattr(things, who))


def addresses(app, things) -> list[str]:
    """Every address that answers GET, with the things of the matrix in it."""
    found = []
    for rule in app.url_map.iter_rules():
        row = MATRIX.get(rule.endpoint)
        if "GET" in rule.methods and row:
            named = {name: getattr(things, str(value), value) for name, value in row.values.items()}
            found.append(address_of(rule, **{name: getattr(value, "id", value) for name, value in named.items()}))
    return sorted(set(found))


def forms(app, things) -> list[Filled]:
    """One filled form for each address that a page of somebody's sends a form to; for the same things they are walked to once."""
    paths = (*addresses(app, things), "/desk/programs/new?purpose=generations", f"/desk/programs/{things.program.id}/rounds/2")
    if paths not in _walked:
        # Each test would walk again, for a quarter of a minute; only the ids of PostgreSQL go on counting.
        assert is_postgresql() or not _walked, f"drawn by chance: {set(paths) - set(next(iter(_walked)))}"
        _walked[paths] = _walk(app, things, paths)
    return _walked[paths]


def _walk(app, things, paths: tuple[str, ...]) -> list[Filled]:
    found: dict[str, Filled] = {}
    for who in ("ama", "benoit", "jonas", "carmen", "adam", "nobody", "dora"):
        browser = browser_of(app, things, who)
        for path in paths:
            answer = browser._send("get", path)
            page = BeautifulSoup(answer.text if answer.mimetype == "text/html" else "", "html.parser")
            for form in page.select("form[method=post]"):
                if form["action"] not in found and form["action"] != "#" and form.get("enctype") != "multipart/form-data":
                    found[form["action"]] = Filled(who, form["action"], _filled(form))
    return list(found.values())


def _filled(form) -> dict:
    data = values_of(form)
    for field in form.select("input[name], textarea[name]"):
        name = field["name"]
        last = name.rsplit("-", 1)[-1]
        if name.startswith("past-on"):
            data[name] = "2026-10-07"
        elif not data.get(name) and last in TYPED and field.get("type") != "checkbox" and "objectives" not in name:
            data[name] = TYPED[last]
    for button in form.select("button[name]"):
        if button["name"] != "more":
            data.setdefault(button["name"], button.get("value", ""))
    return data


def send(browser: Browser, form: Filled, **more):
    """The answer to a form."""
    return browser._send("post", form.action, data={**form.data, **more}, headers=SAME_ORIGIN)
