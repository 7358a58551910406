"""The small scripts, in a real Chromium: focus, typed words and the live region when an answer comes, fails or is lost."""
import pytest
from flask import render_template_string
from playwright.sync_api import sync_playwright

PAGE = """{% extends "layouts/bare.html" %}{% block title %}Try{% endblock %}
{% block content %}<h1>Try</h1>{% block goals %}<section id="goals"><h2>Goals</h2>
{% call ui.form("/try", refreshes=["goals"]) %}
{% if refused %}<div class="problems" role="alert" tabindex="-1" data-focus>There is a problem</div>{% endif %}
<label for="note">Note</label><textarea id="note" name="note" data-counter="20">
{{ refused }}</textarea><p id="note-count" data-left="Left:" data-over="Over:"></p>
{{ ui.button("Save") }}{% endcall %}
{% call ui.fold("Add") %}{% call ui.form("/steps", refreshes=["goals"]) %}
<label for="step">Step</label><input id="step" name="step">{{ ui.button("Add it") }}{% endcall %}{% endcall %}
{% call ui.fold("More") %}<p><a href="#goals">Inside</a></p>{% endcall %}
<form method="post" action="/plain">{{ ui.button("Send", "quiet") }}</form></section>{% endblock %}{% endblock %}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Stage:
    """A page of ours in Chromium; `answers` is what the next requests to /try get: (status, HTML), or None for none at all."""

    def __init__(self, app, page):
        self.app, self.page, self.answers = app, page, []
        page.route("**/*", self._serve)
        page.goto("http://localhost/try")

    def _serve(self, route):
        path = "/" + route.request.url.split("/", 3)[3]
        if path.startswith("/static/"):
            answer = self.app.test_client().get(path)
            route.fulfill(status=answer.status_code, body=answer.data, content_type=answer.content_type)
        elif route.request.method == "GET":
            route.fulfill(body=self.draw(), content_type="text/html; charset=utf-8")
        elif (answer := self.answers.pop(0)) is None:
            route.abort()
        else:
            route.fulfill(status=answer[0], body=answer[1], content_type="text/html; charset=utf-8")

    def draw(self, refused: str = "") -> str:
        with self.app.test_request_context():
            return render_template_string(PAGE, refused=refused)

    def region(self, refused: str = "") -> str:
        return "<section id=goals>" + self.draw(refused).split('<section id="goals">')[1].split("</section>")[0] + "</section>"

    def send(self, words: str, answer) -> None:
        self.answers.append(answer)
        self.page.fill("#note", words)
        self.page.get_by_role("button", name="Save").click()
        self.page.wait_for_selector("form:not(.htmx-request) #note")
        self.page.wait_for_timeout(100)

    @property
    def typed(self) -> str:
        return self.page.input_value("#note")

    @property
    def said(self) -> str:
        return self.page.inner_text("#flashes")

    @property
    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.className || document.activeElement.tagName")


@pytest.fixture
def stage(app, chromium):
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    yield Stage(app, page)
    page.close()


def test_after_a_write_the_box_is_empty_and_the_button_keeps_the_focus(stage):
    done = '<hx-partial hx-target="#flashes" hx-swap="innerHTML"><p>Saved.</p></hx-partial>'
    stage.send("Run one meeting", (200, stage.region() + done))
    assert stage.typed == ""
    assert stage.said == "Saved."
    assert "button-main" in stage.focused


def test_after_a_write_in_a_fold_the_focus_stays_beside_it(stage):
    stage.answers.append((200, stage.region()))
    stage.page.get_by_text("Add", exact=True).click()
    stage.page.fill("#step", "Ask one question")
    stage.page.get_by_role("button", name="Add it").dblclick()
    stage.page.wait_for_function("document.querySelectorAll('details[open]').length === 0")
    stage.page.wait_for_timeout(100)
    assert stage.page.evaluate("document.activeElement.innerText") == "Add"


def test_a_refused_form_keeps_its_words_and_the_problem_gets_the_focus(stage):
    stage.send("Run one meeting", (422, stage.region(refused="Run one meeting")))
    assert stage.typed == "Run one meeting"
    assert stage.focused == "problems"


def test_words_that_were_refused_are_gone_once_they_are_accepted(stage):
    stage.send("Run", (422, stage.region(refused="Run")))
    stage.send("Run one meeting", (200, stage.region()))
    assert stage.typed == ""


@pytest.mark.parametrize(("answer", "words"), [(None, "connection was lost"), ((502, "<h1>Bad gateway</h1>"), "not saved")])
def test_a_lost_or_foreign_answer_leaves_the_page_and_says_so(stage, answer, words):
    stage.send("Run one meeting", answer)
    assert stage.typed == "Run one meeting"
    assert words in stage.said
    assert stage.page.locator("h1").inner_text() == "Try"
    assert "button-main" in stage.focused


def test_a_refusal_of_ours_is_shown_where_it_belongs(stage):
    stage.page.route("**/try", lambda route: route.fulfill(
        status=403, body="<p>Not yours.</p>", content_type="text/html", headers={"HX-Retarget": "#flashes", "HX-Reswap": "innerHTML"}))
    stage.send("Run one meeting", None)
    assert stage.said == "Not yours."
    assert stage.typed == "Run one meeting"


def test_the_counter_speaks_only_when_room_is_short(stage):
    stage.page.fill("#note", "Run")
    stage.page.wait_for_timeout(700)
    assert stage.page.inner_text("#note-count") == ""
    stage.page.fill("#note", "Run one meeting without slides")
    stage.page.wait_for_timeout(700)
    assert stage.page.inner_text("#note-count") == "Over: 10"


def test_escape_closes_a_fold_and_returns_to_its_words(stage):
    stage.page.get_by_text("More").click()
    stage.page.get_by_role("link", name="Inside").focus()
    stage.page.keyboard.press("Escape")
    assert stage.page.locator("details[open]").count() == 0
    assert stage.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_second_tap_sends_a_plain_form_once(stage):
    stage.page.evaluate(
        """() => {
            window.sent = 0;
            addEventListener("submit", (event) => { window.sent += !event.defaultPrevented; event.preventDefault(); });
            for (const _ of [1, 2, 3]) document.querySelector("[action='/plain'] button").click();
        }"""
    )
    assert stage.page.evaluate("window.sent") == 1
