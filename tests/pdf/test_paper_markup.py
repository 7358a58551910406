"""Templates and styles of papers leave out what the engine draws wrong or a screen reader cannot read (references: what was tried)."""
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = [*ROOT.glob("templates/**/papers/*.html"), ROOT / "templates/layouts/paper.html", *ROOT.glob("templates/ui/paper*.html")]
STYLES = [ROOT / "static/css/paper.css", *ROOT.glob("static/css/papers/*.css")]
# What each would do stands beside it.
WRONG_IN_STYLES = {
    r"opacity\s*:": "leaves text untagged",
    r"leader\(": "a screen reader reads every dot",
    r"target-counter": "prints 0 in a flexible box, and a second link elsewhere",
    r"position\s*:\s*fixed": "is read on every page",
    r"url\(\s*[\"']?(?:https?:|//|data:)": "is refused",
}
WRONG_IN_TEMPLATES = {
    r"<img\b": "has no alternative where it is empty; a drawing has its title",
    r"role=[\"']presentation|aria-hidden": "becomes a figure without words",
    r"<(?:progress|meter|foreignObject|filter)\b": "is not drawn",
    r"\bstyle=": "belongs into the stylesheet",
    r"<a\b[^>]*>\s*<(?:p|div|h\d|li)\b": "a link around a block is no link of one line",
    r"color-mix|currentColor|class=\"[^\"]*\"[^>]*viewBox(?=.*var\()": "means nothing inside a drawing",
}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_of_papers_use_nothing_that_comes_out_wrong(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert [why for wrong, why in WRONG_IN_STYLES.items() if re.search(wrong, css)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_of_papers_use_nothing_that_comes_out_wrong(path):
    markup = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.DOTALL)
    assert [why for wrong, why in WRONG_IN_TEMPLATES.items() if re.search(wrong, markup)] == []


def test_every_drawing_on_paper_begins_with_its_title():
    for path in [*TEMPLATES, ROOT / "templates/ui/charts.html"]:
        # What stands between is the macro's own: {% ... %}.
        begins = re.findall(r"<svg\b[^>]*>\s*(?:\{%.*?%\}\s*)*(<\w+)", path.read_text(), flags=re.DOTALL)
        assert set(begins) <= {"<title", "<svg"}, path.name


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 4 and len(STYLES) > 2
