"""Every letter of the portal, as mail programs show it: one hand, two versions that say the same, nothing from elsewhere."""
import re
from html.parser import HTMLParser
from itertools import product

import pytest
from bs4 import BeautifulSoup

from portal.mail.letters import _letters
from portal.palette import read
from portal.settings import ROOT
from portal.web.inlining import inlined
from portal.web.plain_text import plain_text
from tests.mail.samples import JOIN_LINK, SAMPLES, sample

KB = 1024
BASE_URL = "http://localhost"
VOID = {"meta", "br", "hr", "img", "link", "input"}
PRONOUNS = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|they|them|their|theirs)\b", re.I)
FORBIDDEN = re.compile(r"!|\b(?:please|sorry|successfully|oops|invalid|illegal|click|user|submit|mentee|programme)\b", re.I)
DATES = re.compile(r"\b\d{1,2} [A-Z][a-z]+(?: \d{4})?\b|\b\d{2}:\d{2}\b")
LINKS = re.compile(r"https?://[^\s\"'<>)]+")
LAYOUT = (ROOT / "templates" / "layouts" / "mail.html").read_text()


@pytest.fixture(params=SAMPLES)
def name(request) -> str:
    """One sample after the other."""
    return request.param


@pytest.fixture
def message(name, cast, clock):
    """Its letter."""
    return sample(name, cast, clock.at)


@pytest.fixture
def html(message) -> BeautifulSoup:
    """Its HTML version."""
    return BeautifulSoup(message.html, "html.parser")


def test_every_letter_of_the_portal_has_a_sample():
    portal = {name for name, function in _letters.items() if function.__module__.startswith("portal.")}
    shown = {name.split(" ")[0] for name in SAMPLES}
    assert portal - shown == set(), "add it to tests/mail/samples.py"


def test_both_versions_say_the_same_links_and_dates(message, html):
    for hidden in html.select("style, title, .gist"):
        hidden.extract()
    seen = html.get_text(" ")
    assert {address["href"] for address in html.select("a[href^=http]")} == set(LINKS.findall(message.text))
    assert set(DATES.findall(seen)) == set(DATES.findall(message.text))
    assert {address["href"].removeprefix("mailto:") for address in html.select("a[href^=mailto]")} == set(
        re.findall(r"\(([^()\s]+@[^()\s]+)\)", message.text)
    )


def test_nothing_comes_from_elsewhere_and_nothing_tells_that_it_was_opened(message, html):
    assert not html.select("img, link, script, iframe, object, video, audio, svg, form, [background], [src], [srcset]")
    assert not re.search(r"url\(|@import|@font-face|javascript:", message.html)
    for address in LINKS.findall(message.html):
        assert address == JOIN_LINK or address.startswith(f"{BASE_URL}/"), address


def test_a_letter_has_its_subject_its_gist_and_its_language(message, html):
    assert html.title.text == message.subject and len(message.subject) <= 78
    assert html.html["lang"] == "en"
    first = html.body.find(True)
    assert first["class"] == ["gist"] and "display:none" in first["style"] and "mso-hide:all" in first["style"]
    gist = first.text.split("͏")[0].strip()
    assert 20 <= len(gist) <= 110 and gist != message.subject
    assert len(html.select("h1")) == 1


def test_a_letter_asks_for_one_thing_at_most_and_shows_its_address_in_full(message, html):
    buttons = html.select("a.go")
    assert len(buttons) <= 1
    for button in buttons:
        assert html.select_one("a.address").text == button["href"]
        assert re.search(rf"^{re.escape(button['href'])}$", message.text, re.M), "the link stands alone on its line"
        assert button.parent.name == "td" and "mso-padding-alt" in button.parent["style"]


def test_a_letter_says_why_it_came_and_whom_to_ask(message, html):
    foot = html.select_one(".foot").get_text(" ")
    assert "You get this letter because" in foot and "Questions? Ask" in foot


def test_a_letter_is_readable_in_the_dark(message, html):
    dark, outlook = re.findall(r"<style>(.*?)</style>", message.html, re.S)[:2]
    assert 'name="color-scheme" content="light dark"' in message.html
    assert "prefers-color-scheme: dark" in dark and "[data-ogsc]" in outlook and "[data-ogsb]" in outlook
    shown = {word for tag in html.body.select("[class]") for word in tag["class"] if "color:" in tag.get("style", "")}
    told = set(re.findall(r"\.([a-z-]+)", dark))
    assert shown - told - {"dot", "quote"} == set(), "no color for the dark"


def test_what_matters_stands_on_the_elements_themselves(html):
    for tag in html.body.select("h1, p, .page, .go, .foot"):
        assert tag.get("style"), tag
    assert "max-width:560px" in html.select_one(".letter")["style"]


def test_the_words_keep_to_the_voice(message, name):
    said = message.subject + "\n" + message.text
    # A one-to-one program has mentees; on any other screen the word puts somebody in the school bench.
    said = said.replace("mentee", "") if "one-to-one" in name else said
    assert not PRONOUNS.search(said), PRONOUNS.search(said)
    assert not FORBIDDEN.search(said), FORBIDDEN.search(said)


def test_the_text_fits_every_window(message):
    long = [line for line in message.text.splitlines() if len(line) > 76 and not LINKS.fullmatch(line)]
    assert long == []
    assert "\n\n\n" not in message.text and not re.search(r"<\w|&\w+;|\{[{%]", message.text)
    for link in LINKS.finditer(message.text):
        assert link[0] in message.text.splitlines(), f"{link[0]} does not stand alone"


def test_a_letter_is_light_and_whole(message):
    assert len(message.html.encode()) < 20 * KB
    Whole().feed(message.html)


class Whole(HTMLParser):
    """Fails for an element that is closed in the wrong place, or twice."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes), f"{tag}: an attribute twice"
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("p", "h1", "h2", "ul", "table", "div"):
            assert "p" not in self.open[:-1], f"{tag} in p"

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}>"


# Which words stand on which ground; the mark is no text.
ON_PAGE = ("ink", "ink-soft", "pine")
PAIRS = [(theme, words, "paper") for theme, words in product(("light", "dark"), ON_PAGE)] + [
    (theme, "on-pine", "pine") for theme in ("light", "dark")
]


def _themes() -> dict[str, dict[str, str]]:
    """The named tokens in both themes; the dark names stand for light ones elsewhere in the sheet."""
    css = (ROOT / "static" / "css" / "tokens.css").read_text()
    dark = re.search(r"prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{(.*?)\}", css, re.S)[1]
    return {"light": read(css), "dark": read(f":root {{ {dark} }} {css}")}


@pytest.mark.parametrize(("theme", "words", "ground"), PAIRS)
def test_words_and_ground_differ_enough(theme, words, ground):
    colors = _themes()[theme]
    block = re.search(r"<style data-inline>(.*?)</style>", LAYOUT, re.S)[1] if theme == "light" else LAYOUT.split("macro dark")[1]
    assert colors[words] in block and colors[ground] in block, "a letter uses another color than the screen"
    assert contrast(colors[words], colors[ground]) >= 4.5


def test_a_pale_pair_would_be_found():
    assert contrast("#a9b2b6", "#faf6ef") < 4.5 < contrast("#56626a", "#faf6ef")


def contrast(one: str, other: str) -> float:
    """How much two colors differ, from 1 to 21, as WCAG measures it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_styles_come_onto_elements_and_a_later_rule_wins():
    html = "<style data-inline>p, .a { color: red; margin: 0 } .b { color: 'x' }</style><body><p class=\"a b\">1</p><i>2</i></body>"
    assert inlined(html) == "<body><p class=\"a b\" style=\"color:'x';margin:0\">1</p><i>2</i></body>"


def test_what_somebody_wrote_stays_what_it_is():
    typed = "<style data-inline>p { margin: 0 }</style><body><p>&lt;p&gt; a &amp; b {x}</p></body>"
    assert "<p style=\"margin:0\">&lt;p&gt; a &amp; b {x}</p>" in inlined(typed)
    assert plain_text(typed) == "<p> a & b {x}\n"


def test_the_text_version_has_lists_links_and_nothing_hidden():
    html = '<body><h1>Title</h1><p data-seen>gone <b>too</b></p><p>See <a href="http://x/1">this</a></p><ul><li>one</li><li>two</li></ul></body>'
    assert plain_text(html) == "Title\n\nSee this:\nhttp://x/1\n\n- one\n- two\n"
