"""Every string that a person sees goes through gettext: in a pseudo-locale, whatever is not bracketed was missed."""
import re
from zoneinfo import available_timezones

import pytest
from babel import Locale
from bs4 import BeautifulSoup, Comment
from flask_babel import Domain

from portal.db import db
from tests.cast import CANARIES
from tests.house.matrix import MATRIX
from tests.house.test_access import _address, _browser, things  # noqa: F401  (a fixture)

BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
# Babel's words for the zone of the cast.
ZONE = re.compile("Central European Time")
# The link of a letter that a page shows.
ADDRESS = re.compile(r"https?://[^\s⟧]+")
# What people or rosters typed, and marks that are no words.
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Pseudo:
    """A catalog whose every translation is its own text in brackets."""

    def gettext(self, text):
        return f"⟦{text}⟧"

    ugettext = gettext

    def ngettext(self, one, many, number):
        return f"⟦{one if number == 1 else many}⟧"

    ungettext = ngettext

    def pgettext(self, _context, text):
        return f"⟦{text}⟧"


@pytest.fixture
def pseudo(app, monkeypatch):
    """The portal in the pseudo-locale."""
    monkeypatch.setattr(Domain, "get_translations", lambda _self: Pseudo())


def _untranslated(page: BeautifulSoup, known: set[str]) -> list[str]:
    found = []
    for tag in page.select("script, style, code, .avatar"):
        tag.extract()
    for tag in page.select("time"):
        tag.replace_with("0")
    attributes = [tag[name] for name in ("aria-label", "alt", "placeholder") for tag in page.select(f"[{name}]")]
    # A sentence may hold inline markup: it is one text again without it.
    for tag in page.select("span, b, strong, em, small, a, i"):
        tag.insert_before(" ")
        tag.insert_after(" ")
        tag.unwrap()
    page.smooth()
    texts = [text for text in page.find_all(string=True) if not isinstance(text, Comment) and text.parent.name != "[document]"]
    for text in texts + attributes:
        # Nested translations: brackets within brackets are resolved from the inside out.
        bare = ADDRESS.sub(" ", ZONE.sub(" ", text))
        while bare != (bare := BRACKETED.sub(" ", bare)):
            pass
        words = [word for word in LETTERS.findall(bare) if word.casefold() not in known]
        if words:
            found.append(" ".join(text.split()))
    return found


@pytest.mark.parametrize("who", ["nobody", "ama", "benoit", "jonas", "carmen", "sofia", "adam", "zoe"])
def test_every_word_on_every_page_is_translated(app, things, pseudo, who):  # noqa: F811
    browser, missed = _browser(app, things, who), []
    known = _known()
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint not in MATRIX or rule.endpoint.startswith(("demo.", "patterns.")):
            continue
        with db.atomic() as call:
            answer = browser.client.get(_address(rule, things))
            call.rollback()
        if answer.status_code == 200 and answer.mimetype == "text/html":
            missed += [f"{rule.endpoint}: {text}" for text in _untranslated(BeautifulSoup(answer.text, "html.parser"), known)]
    assert not missed, "\n".join(sorted(set(missed)))


def _known() -> set[str]:
    """Words that stand in the database or are names: nobody translates those."""
    from portal.schema import MODELS

    words = {"upward", "test", "browser", "utc", "http", "localhost"}
    words |= {word for canary in vars(CANARIES).values() for word in LETTERS.findall(canary)}
    # Babel's own words: languages, countries, days, months and the cities of zones.
    english = Locale("en")
    days, months = english.days["format"]["wide"], english.months["format"]
    named = [*english.languages.values(), *english.territories.values()]
    named += [*days.values(), *months["wide"].values(), *months["abbreviated"].values()]
    for name in (*named, *available_timezones()):
        words |= {word.casefold() for word in LETTERS.findall(name)}
    for model in MODELS:
        for row in model.select().dicts():
            for value in row.values():
                words |= {word.casefold() for word in LETTERS.findall(str(value))}
    return words
