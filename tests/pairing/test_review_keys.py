"""The keys of the review, in a real Chromium: they move, press what a row offers, and never fire while somebody types."""
import pytest
from flask import render_template_string

PAGE = """{% extends "layouts/bare.html" %}{% block title %}Try{% endblock %}
{% block content %}<h1>Try</h1>
<button class="key" type="button" popovertarget="k" hidden data-key-hint>/</button>
<div id="k" popover><button type="button" data-key-off="Off" data-key-on="On">Off</button></div>
<label for="q">Search</label><input id="q" data-search>
<section data-rows><p hidden data-keys>Keys</p>
<table><tbody>
{% for n in (1, 2, 3) %}<tr id="pair-{{ n }}"><th scope="row">P{{ n }}</th><td>
<details><summary>Why</summary>Because</details>
<label><input type="checkbox" name="pair" value="{{ n }}"> Tick</label>
<button type="button" id="lock-{{ n }}">Lock</button>
<button type="button" id="never-{{ n }}">Never</button></td></tr>{% endfor %}
</tbody></table></section>{% endblock %}"""

NOTING = """window.pressed = [];
document.addEventListener('click', ({target}) => target.matches('button[id]') && pressed.push(target.id))"""

pytestmark = pytest.mark.browser


@pytest.fixture
def review(app, chromium):
    """The page, with what was pressed on it."""
    page = chromium.new_page(viewport={"width": 1280, "height": 740})

    def serve(route):
        path = "/" + route.request.url.split("/", 3)[3]
        if path.startswith("/static/"):
            answer = app.test_client().get(path)
            route.fulfill(status=answer.status_code, body=answer.data, content_type=answer.content_type)
        else:
            with app.test_request_context():
                route.fulfill(body=render_template_string(PAGE), content_type="text/html; charset=utf-8")

    page.route("**/*", serve)
    page.goto("http://localhost/try")
    page.evaluate(NOTING)
    yield page
    page.close()


def here(page) -> str:
    return page.evaluate("document.activeElement.id")


def test_j_and_k_and_the_arrows_lead_from_row_to_row(review):
    found = []
    for key in ("j", "j", "ArrowDown", "j", "k", "ArrowUp", "k"):
        review.keyboard.press(key)
        found.append(here(review))
    assert found == ["pair-1", "pair-2", "pair-3", "pair-3", "pair-2", "pair-1", "pair-1"]


def test_the_other_keys_press_what_the_row_offers(review):
    review.keyboard.press("l")
    assert review.evaluate("pressed") == [], "without a row there is nothing to press"
    review.keyboard.press("j")
    for key in ("l", "n", "s", "o"):
        review.keyboard.press(key)
    assert review.evaluate("pressed") == ["lock-1", "never-1"]
    assert review.locator("#pair-1 [name=pair]").is_checked() and review.locator("#pair-1 details").get_attribute("open") is not None


def test_no_key_fires_while_somebody_types_or_holds_another_key(review):
    review.keyboard.press("j")
    review.fill("#q", "")
    review.locator("#q").press_sequentially("jlns?")
    assert review.input_value("#q") == "jlns?" and review.evaluate("pressed") == []
    review.locator("#pair-2 [name=pair]").focus()
    review.keyboard.press("Control+l")
    assert review.evaluate("pressed") == []
    review.keyboard.press("l")
    assert review.evaluate("pressed") == ["lock-2"], "a tick box is no place to type in"


def test_the_line_of_keys_goes_and_comes_with_a_question_mark_and_stays_so(review):
    line = review.locator("[data-keys]")
    assert line.is_visible()
    review.keyboard.press("?")
    assert not line.is_visible()
    review.reload()
    assert not line.is_visible()
    review.keyboard.press("?")
    assert line.is_visible()


def test_the_switch_beside_the_search_box_is_for_all_keys(review):
    review.locator("[data-key-hint]").click()
    review.locator("[data-key-off]").click()
    review.keyboard.press("Escape")
    review.locator("h1").click()
    review.keyboard.press("j")
    assert not here(review).startswith("pair")
