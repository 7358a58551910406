"""A region is a slice of its page: sent alone it equals the same element of the whole, for everyone who may see it."""
import pytest
from bs4 import BeautifulSoup
from flask import template_rendered

from portal.db import db
from tests.house.matrix import MATRIX, each_or_daily
from tests.house.test_access import _address, _browser, things  # noqa: F401  (a fixture)

# Blocks of the layouts; everything else that is named like an id is a region.
NOT_REGIONS = {"title", "content", "top", "body_class", "main", "foot"}


@pytest.fixture
def rendered(app):
    """The templates of each answer, in order."""
    names = []

    def note(_app, template, **_more):
        names.append(template)

    with template_rendered.connected_to(note, app):
        yield names


def _without_keys(soup) -> str:
    """The markup, its fresh form keys left out."""
    for key in soup.select("input[name$=once]"):
        key["value"] = ""
    return " ".join(str(soup).split())


@pytest.mark.parametrize("who", each_or_daily())
def test_each_region_sent_alone_equals_the_same_element_of_the_page(app, things, rendered, who):  # noqa: F811
    browser, compared = _browser(app, things, who), 0
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint not in MATRIX:
            continue
        path = _address(rule, things)
        rendered.clear()
        with db.atomic() as call:
            whole = browser.client.get(path)
            call.rollback()
        if whole.status_code != 200 or whole.mimetype != "text/html":
            continue
        page = BeautifulSoup(whole.text, "html.parser")
        blocks = {name for template in rendered for name in template.blocks} - NOT_REGIONS
        for name in sorted(block for block in blocks if page.find(id=block)):
            headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": f"section#{name}", "X-Regions": name}
            alone = BeautifulSoup(browser.client.get(path, headers=headers).text, "html.parser")
            assert _without_keys(alone.find(id=name)) == _without_keys(page.find(id=name)), f"{path}: {name}"
            compared += 1
    if who in ("ama", "benoit", "carmen"):
        assert compared


@pytest.mark.parametrize("who", ["ama", "carmen"])
def test_what_a_page_imports_and_sets_above_its_blocks_is_there_for_a_block_alone(app, things, who):  # noqa: F811
    browser, compared = _browser(app, things, who), 0
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "main#main", "X-Regions": "content"}
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint not in MATRIX:
            continue
        path = _address(rule, things)
        with db.atomic() as call:
            whole = browser.client.get(path)
            call.rollback()
        if whole.status_code != 200 or whole.mimetype != "text/html":
            continue
        alone = browser.client.get(path, headers=headers).text.split("<hx-partial")[0]
        compared += 1
        assert _words(alone) in _words(whole.text), path
    assert compared > 5


def _words(markup: str) -> str:
    return " ".join(BeautifulSoup(markup, "html.parser").get_text(" ").split())


def test_a_region_of_a_page_that_is_hidden_from_somebody_is_hidden_alone_too(app, things):  # noqa: F811
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#journal", "X-Regions": "journal"}
    assert _browser(app, things, "carmen").client.get(f"/mentorships/{things.ama_and_benoit.id}", headers=headers).status_code == 404
