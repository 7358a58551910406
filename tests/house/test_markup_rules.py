"""What no template, style or script may hold, and how much they may weigh."""
import re
from pathlib import Path

import pytest

from portal.settings import ROOT
from portal.web.assets import make_assets

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
KB = 1024

# The policy allows no inline code or style; what evaluates text is refused by it, and a new window is the reader's choice.
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=", re.I),
    "inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "htmx handler": re.compile(r"hx-on\b", re.I),
    "evaluated value": re.compile(r"[\"'\s]js:", re.I),
    "evaluated trigger": re.compile(r"hx-trigger=[\"'][^\"']*\["),
    "new window": re.compile(r"target\s*=\s*[\"']?_blank", re.I),
    "zoom switched off": re.compile(r"user-scalable|maximum-scale", re.I),
    "placeholder as a hint": re.compile(r"\splaceholder\s*=", re.I),
    "cut-off typing": re.compile(r"\smaxlength\s*=", re.I),
    # said.js puts its words into such a block, and takes every one out with the next answer.
    "a block that the script takes out": re.compile(r"class=[\"'](?:[^\"']*\s)?said[\s\"']"),
    "validation by the browser": re.compile(r"<(?:input|textarea|select)\b[^>]*\srequired\b", re.I),
}
# Paper is drawn by WeasyPrint, whose SVG knows no classes: it writes colors from palette.py, never its own.
STYLE_ELEMENT = re.compile(r"<style\b|<script\b(?![^>]*\bsrc=)", re.I)
COLOR = re.compile(
    r"#[0-9a-f]{3,8}\b(?!\s*[{,.:>])|\b(?:rgba?|hsla?|oklch|lab)\("
    r"|(?:color|background|border\S*|fill|stroke)\s*:[^;}]*\b(?:white|black|red|green|blue|gray|grey)\b",
    re.I,
)
READERLESS = re.compile(r"ui\.long_text\((?:(?!readers=|\}\}).)*\}\}", re.S)
COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.S)


def words_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_template_holds(rule):
    broken = [name_of(path) for path in TEMPLATES if FORBIDDEN[rule].search(words_of(path))]
    assert not broken


@pytest.mark.parametrize(
    ("rule", "markup"),
    [
        ("inline style", '<p style="color: red">'),
        ("inline handler", '<button onclick="go()">'),
        ("htmx handler", '<form hx-on:click="x">'),
        ("evaluated value", "<form hx-vals='js:{a: 1}'>"),
        ("new window", '<a target="_blank">'),
        ("a block that the script takes out", '<div class="said">'),
        ("cut-off typing", '<textarea maxlength="3">'),
        ("validation by the browser", '<input name="a" required>'),
    ],
)
def test_the_rules_bite(rule, markup):
    assert FORBIDDEN[rule].search(markup)


def test_only_letters_carry_a_style_element():
    allowed = {"templates/layouts/mail.html"}
    assert {name_of(path) for path in TEMPLATES if STYLE_ELEMENT.search(words_of(path))} <= allowed


def test_only_the_tokens_hold_a_color():
    allowed = {"static/css/tokens.css"}
    assert {name_of(path) for path in STYLES if COLOR.search(words_of(path))} <= allowed


def test_letters_use_the_colors_of_the_tokens():
    tokens = set(re.findall(r"#[0-9a-f]{6}", (ROOT / "static/css/tokens.css").read_text()))
    letter = set(re.findall(r"#[0-9a-f]{6}\b", (ROOT / "templates/layouts/mail.html").read_text()))
    assert letter and letter <= tokens


def test_every_long_text_says_who_can_read_it():
    assert READERLESS.search("{{ ui.long_text(form.note, hint=_('Short.')) }}")
    assert not [name_of(path) for path in TEMPLATES if READERLESS.search(words_of(path))]


def test_one_component_stands_in_one_short_file():
    long = [name_of(path) for path in STYLES if len(path.read_text().splitlines()) > 100]
    assert [name for name in long if "paper" not in name] == []


def test_every_style_of_the_screen_stands_in_its_layer():
    layers = {"components", "rooms", "reset", "base", "layout", "utilities"}
    for path in STYLES:
        for layer in layers & {path.parent.name, path.stem}:
            assert f"@layer {layer} {{" in path.read_text(), name_of(path)


def test_no_script_evaluates_text():
    assert not [name_of(path) for path in SCRIPTS if re.search(r"\beval\(|new Function|innerHTML|document\.write", path.read_text())]


def test_nothing_sticks_over_the_content():
    assert not [name_of(path) for path in STYLES if re.search(r"position:\s*sticky", words_of(path))]


def test_styles_and_scripts_stay_within_their_weight(tmp_path):
    made = make_assets(ROOT / "static", tmp_path)

    def weight(name: str) -> int:
        return (tmp_path / f"{made.address(name).removeprefix('/static/')}.br").stat().st_size

    assert weight("app.css") <= 8 * KB
    assert weight("mentorship.css") <= 8 * KB
    assert weight("desk.css") <= 8 * KB
    assert weight("summary.css") <= 8 * KB
    assert weight("app.js") <= 24 * KB


def test_every_sentence_of_a_letter_starts_with_a_capital():
    small = re.compile(r'_\("(?:[a-z]|Hello %\(name\)s, )')
    assert [str(path) for path in sorted((ROOT / "templates").glob("*/mail/*")) if small.search(path.read_text())] == []
