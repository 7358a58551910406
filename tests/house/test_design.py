"""The design: its page names what there is, the pattern page shows it, its colors can be read, and no style is left over."""
import re
from types import SimpleNamespace

import pytest
from jinja2.runtime import Macro

from portal.settings import ROOT

CSS = ROOT / "static" / "css"
COMMENT = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.S)
TOKENS = COMMENT.sub("", (CSS / "tokens.css").read_text())
DESIGN = (ROOT / "docs" / "design.md").read_text()
SCREEN_STYLES = [path for path in sorted(CSS.rglob("*.css")) if "paper" not in str(path.relative_to(CSS))]
GROUNDS = ("page", "card")
# What is read: 4.5:1 (WCAG 1.4.3).
TEXTS = {
    *((words, ground) for words in ("text", "text-soft", "action", "mine", "waits", "trouble") for ground in GROUNDS),
    ("text", "groove"), ("text-soft", "groove"), ("action", "groove"), ("trouble", "groove"),
    ("text", "mine-wash"), ("text-soft", "mine-wash"), ("action", "mine-wash"), ("mine", "mine-wash"),
    ("text", "waits-wash"), ("waits", "waits-wash"), ("action", "waits-wash"),
    ("on-action", "action"), ("on-action", "mine"), ("page", "text"), ("page", "trouble"),
}
# What has to be seen to be used or understood: 3:1 (WCAG 1.4.11). The amber mark is outlined in amber, or repeats a word.
MARKS = {
    *((mark, ground) for mark in ("control-line", "action", "mine", "waits", "trouble", "ring", "text") for ground in GROUNDS),
    ("control-line", "groove"), ("action", "mine-wash"), ("ring", "mine-wash"), ("ring", "waits-wash"), ("ring", "groove"),
    ("mine", "groove"),
    ("action", "line"), ("text", "line"), ("waits", "line"),
}


# A class of its own takes the bullets off a list; the others keep what the element has already.
UNSTYLED = {"button-quiet", "menu-list", "problems-list", "door-words", "goal-reached", "proof", "parts", "work"}


def theme(name: str) -> dict[str, str]:
    """Every token of a theme as a color."""
    media = re.search(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?\})\s*\}", TOKENS, re.S)
    light = re.sub(r"@media[^{]*\{.*?\}\s*\}", "", TOKENS, flags=re.S)
    values = dict(re.findall(r"--([\w-]+):\s*([^;}]+)", light))
    if name == "dark":
        values |= dict(re.findall(r"--([\w-]+):\s*([^;}]+)", media[1]))

    def followed(value: str) -> str:
        reference = re.fullmatch(r"var\(--([\w-]+)\)", value.strip())
        return followed(values[reference[1]]) if reference else value.strip()

    return {token: followed(value) for token, value in values.items()}


def contrast(one: str, other: str) -> float:
    """The contrast of two colors as WCAG 2 counts it."""
    def light(color: str) -> float:
        parts = [int(color[place:place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (MARKS, 3)], ids=["text", "marks"])
def test_every_pair_of_colors_can_be_told_apart(name, pairs, least):
    colors = theme(name)
    weak = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


def test_no_style_sets_words_on_a_ground_that_is_not_measured():
    found = set()
    for path in SCREEN_STYLES:
        for rule in re.findall(r"\{([^{}]*)\}", COMMENT.sub("", path.read_text())):
            words = re.search(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", rule)
            ground = re.search(r"(?<![\w-])background(?:-color)?:\s*var\(--([\w-]+)\)", rule)
            if words and ground:
                found.add((words[1], ground[1]))
    assert len(found) > 5
    assert found - TEXTS - MARKS == set()


def test_components_ask_for_meanings_not_for_paint():
    first = re.search(r":root \{(.*?)\}", TOKENS, re.S)[1]
    paint = re.findall(r"--([\w-]+):", first)
    named = re.findall(r"--([\w-]+):", re.search(r":root \{.*?\}\s*:root \{(.*?)\}", TOKENS, re.S)[1])
    for path in SCREEN_STYLES:
        if path.name != "tokens.css":
            used = set(re.findall(r"var\(--([\w-]+)", path.read_text()))
            assert used & {*paint, *named} == set(), path.name


def test_every_token_that_is_asked_for_exists():
    made = set(re.findall(r"--([\w-]+):", "".join(COMMENT.sub("", path.read_text()) for path in CSS.rglob("*.css"))))
    asked = {name for path in CSS.rglob("*.css") for name in re.findall(r"var\(--([\w-]+)", COMMENT.sub("", path.read_text()))}
    assert asked - made == set()


def macros(app) -> list[str]:
    return [name for name, macro in vars(app.jinja_env.globals["ui"]).items() if isinstance(macro, Macro)]


def test_the_design_names_every_token():
    spans = {f"s{step}" for first, last in re.findall(r"`--s(\d)` to `--s(\d)`", DESIGN) for step in range(int(first), int(last) + 1)}
    named = spans | set(re.findall(r"`--([\w-]+)`", DESIGN))
    assert set(re.findall(r"--([\w-]+):", TOKENS)) ^ named == set()


def test_the_design_names_every_macro_and_every_style_sheet_of_a_component(app):
    named = set(re.findall(r"`ui\.(\w+)`", DESIGN))
    assert set(macros(app)) ^ named == set()
    sheets = {path.name for path in (CSS / "components").glob("*.css")}
    assert sheets - set(re.findall(r"`([\w-]+\.css)`", DESIGN)) == set()


def test_every_macro_stands_on_the_pattern_page(app, monkeypatch):
    real, shown = app.jinja_env.globals["ui"], set()

    class Watched(SimpleNamespace):
        def __getattribute__(self, name):
            shown.add(name)
            return super().__getattribute__(name)

    monkeypatch.setitem(app.jinja_env.globals, "ui", Watched(**vars(real)))
    page = app.test_client().get("/patterns").text
    # What is for paper alone is drawn in tests/pdf; a form draws its problems itself.
    missing = {name for name in set(macros(app)) - shown if not name.startswith("paper_")} - {"problems"}
    assert missing == set()
    unnamed = {name for name in macros(app) if not name.startswith("paper_") and not re.search(rf"<code>[^<]*ui\.{name}\b", page)}
    assert unnamed == set()


def test_no_style_is_left_over():
    spoken = "".join(COMMENT.sub("", path.read_text()) for path in (ROOT / "templates").rglob("*.html") if "mail" not in str(path))
    spoken += "".join(path.read_text() for path in [*(ROOT / "static" / "js").glob("*.js"), *(ROOT / "portal").rglob("*.py")])
    spoken += "htmx-request htmx-swapping htmx-added"
    stems = tuple(set(re.findall(r"([a-z]+(?:-[a-z]+)*-)\{\{", spoken)))
    styled = {name for path in CSS.rglob("*.css") for name in _classes(path)}
    dead = {name for name in styled if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", spoken) and not name.startswith(stems)}
    assert dead == set()


def test_no_class_is_without_a_style():
    styled = {name for path in CSS.rglob("*.css") for name in _classes(path)} | UNSTYLED
    hooks = "".join(path.read_text() for path in [*(ROOT / "static" / "js").glob("*.js"), *(ROOT / "tests").glob("[!t]*/**/*.py")])
    bare = {}
    for path in (ROOT / "templates").rglob("*.html"):
        if "mail" in str(path):
            continue
        for value in re.findall(r'class="((?:[^"{]|\{%.*?%\}|\{\{.*?\}\})*)"', COMMENT.sub("", path.read_text())):
            words = re.sub(r"\{\{.*?\}\}", "\0", re.sub(r"\{%.*?%\}", " ", value)).split()
            bare |= {word: path.name for word in words if "\0" not in word and word not in styled and f".{word}" not in hooks}
    assert bare == {}


def _classes(path) -> set[str]:
    text = re.sub(r'"[^"]*"', "", COMMENT.sub("", path.read_text()))
    return {name for selector in re.findall(r"([^{}]+)\{", text) for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}
