"""The small scripts, in a real Chromium: focus, typed words and the live region when an answer comes, fails or is lost."""
import pytest
from flask import render_template_string

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
<form method="post" action="/plain">{{ ui.button("Send", "quiet") }}</form>
{% if more %}<p>Ask one question</p>{% endif %}
{{ ui.asks("leave", "Leave", "Leave the circle?", "The others get a letter.", "/leave", "Leave it", "Keep it", refreshes=["goals"]) }}
{{ ui.opens("why", "Cancel") }}
{% call ui.dialog("why", "Cancel it?", open=dialog) %}{% call ui.form("/why", refreshes=["goals"]) %}
{% if dialog %}<div class="problems" role="alert" tabindex="-1" data-focus>Shorten this</div>{% endif %}
<label for="reason">Why</label><input id="reason" name="reason" value="{{ dialog }}">
{{ ui.button("Cancel it", "danger") }}{{ ui.closes("why", "Keep it") }}
{% endcall %}{% endcall %}
<table><tbody>{% for name in ["Ama", "Ines"] %}<tr id="row-{{ name }}"><th scope="row">{{ name }}</th><td>{% if name != gone %}
{{ ui.asks("end-" ~ name, "End " ~ name, "End it?", "No letter goes out.", "/end/" ~ name, "End it", "Keep it", refreshes=["goals"]) }}
{% endif %}</td></tr>{% endfor %}</tbody></table>
<p><a href="/try?sort=name" data-hx-get="/try?sort=name" data-hx-target="#goals" data-hx-swap="outerMorph">Sort</a></p>
</section>{% endblock %}{% endblock %}"""
SAVED = '<hx-partial hx-target="#flashes" hx-swap="innerHTML"><p class="notice">Saved.</p></hx-partial>'

pytestmark = pytest.mark.browser


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
            body = self.region(more=True) + SAVED if "hx-request" in route.request.headers else self.draw()
            route.fulfill(body=body, content_type="text/html; charset=utf-8")
        elif (answer := self.answers.pop(0)) is None:
            route.abort()
        else:
            route.fulfill(status=answer[0], body=answer[1], content_type="text/html; charset=utf-8")

    def draw(self, refused: str = "", **state) -> str:
        with self.app.test_request_context():
            return render_template_string(PAGE, refused=refused, **state)

    def region(self, refused: str = "", **state) -> str:
        return "<section id=goals>" + self.draw(refused, **state).split('<section id="goals">')[1].split("</section>")[0] + "</section>"

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def scroll_down(self) -> None:
        """As on a long page: what is said at the top is out of sight."""
        self.page.add_style_tag(content="#flashes ~ * { margin-block-start: 60rem; } section { padding-block-end: 60rem; }")
        self.page.get_by_role("button", name="Save").scroll_into_view_if_needed()

    @property
    def near(self) -> list[str]:
        return self.page.locator(".said").all_inner_texts()

    @property
    def open_dialogs(self) -> list[str]:
        return self.page.evaluate("[...document.querySelectorAll('dialog:modal')].map((dialog) => dialog.id)")

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
    stage.send("Run one meeting", (200, stage.region() + SAVED))
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


def test_what_happened_is_also_said_near_when_the_top_is_out_of_sight(stage):
    stage.scroll_down()
    stage.send("Run one meeting", (200, stage.region(more=True) + SAVED))
    assert stage.said == "Saved." and stage.near == ["Saved."]
    box = stage.page.locator(".said").bounding_box()
    assert 0 <= box["y"] <= 740 - box["height"]
    assert "button-main" in stage.focused
    # It is announced once: at the top alone.
    assert stage.page.locator(".said[role], .said [role]").count() == 0
    assert stage.page.locator(".changed").all_inner_texts() == ["Ask one question"]
    stage.send("Run another", (200, stage.region(more=True) + SAVED))
    assert stage.near == ["Saved."]


def test_what_is_said_near_is_not_seen_a_second_time_at_the_top(stage):
    seen = "() => document.getElementById('flashes').getBoundingClientRect().height > 1"
    stage.scroll_down()
    stage.send("Run one meeting", (200, stage.region(more=True) + SAVED))
    assert stage.near == ["Saved."] and not stage.page.evaluate(seen)
    stage.page.evaluate("[...document.querySelectorAll('style')].forEach((one) => one.remove()); scrollTo(0, 0)")
    stage.send("Run another", (200, stage.region(more=True) + SAVED))
    assert stage.near == [] and stage.page.evaluate(seen)


def test_a_look_at_the_list_in_another_order_is_no_change_and_says_nothing(stage):
    stage.scroll_down()
    stage.send("Run one meeting", (200, stage.region() + SAVED))
    assert stage.near == ["Saved."]
    stage.page.get_by_role("link", name="Sort").click()
    stage.page.get_by_text("Ask one question").wait_for()
    stage.page.wait_for_timeout(100)
    assert stage.near == [] and stage.page.locator(".changed").count() == 0


def test_where_the_button_of_a_row_is_gone_the_name_of_the_row_has_the_focus_and_the_words_stand_in_it(stage):
    stage.scroll_down()
    stage.press("End Ines")
    stage.answers.append((200, stage.region(gone="Ines") + SAVED))
    stage.page.get_by_role("dialog").get_by_role("button", name="End it").click()
    stage.page.wait_for_selector(".said")
    assert stage.page.evaluate("document.activeElement.innerText") == "Ines"
    assert stage.page.locator("#row-Ines > td:last-child > .said").all_inner_texts() == stage.near == ["Saved."]


def test_what_is_in_sight_at_the_top_is_not_said_twice(stage):
    stage.send("Run one meeting", (200, stage.region() + SAVED))
    assert stage.said == "Saved." and stage.near == []


@pytest.mark.parametrize(("answer", "words"), [(None, "connection was lost"), ((502, "<h1>Bad gateway</h1>"), "not saved")])
def test_what_went_wrong_is_said_beside_its_form(stage, answer, words):
    stage.scroll_down()
    before = stage.page.evaluate("scrollY")
    stage.send("Run one meeting", answer)
    assert len(stage.near) == 1 and words in stage.near[0] and words in stage.said
    assert stage.page.evaluate("scrollY") - before < 200


def test_a_form_under_way_shows_it_and_keeps_its_words(stage):
    stage.page.route("**/try", lambda route: None)
    stage.page.fill("#note", "Run")
    stage.press("Save")
    button = stage.page.locator("[data-busy]")
    assert button.inner_text() == "Save" and button.is_disabled()
    assert stage.page.get_attribute("#goals", "aria-busy") == "true"


def test_a_form_that_came_back_is_no_longer_under_way(stage):
    stage.send("Run", (200, stage.region()))
    assert stage.page.locator("[data-busy], [aria-busy]").count() == 0


def test_a_question_opens_by_keyboard_and_the_safe_answer_has_the_focus(stage):
    stage.page.get_by_role("button", name="Leave", exact=True).focus()
    stage.page.keyboard.press("Enter")
    assert stage.open_dialogs == ["leave"]
    assert stage.page.evaluate("document.activeElement.innerText") == "Keep it"


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_a_question_is_left_without_an_answer_and_the_focus_returns(stage, key):
    stage.page.get_by_role("button", name="Leave", exact=True).focus()
    stage.page.keyboard.press("Enter")
    stage.page.keyboard.press(key)
    assert stage.open_dialogs == []
    assert stage.page.evaluate("document.activeElement.innerText") == "Leave"


def test_a_browser_without_these_buttons_gets_the_same_dialog(app, chromium):
    page = chromium.new_page()
    page.add_init_script("""delete HTMLButtonElement.prototype.commandForElement;
        addEventListener("command", (event) => event.preventDefault(), true);""")
    stage = Stage(app, page)
    stage.press("Leave")
    assert stage.open_dialogs == ["leave"]
    stage.page.get_by_role("dialog").get_by_role("button", name="Keep it").click()
    assert stage.open_dialogs == []
    page.close()


def test_an_answered_question_closes_and_its_words_stand_where_it_was_asked(stage):
    stage.scroll_down()
    stage.press("Leave")
    stage.answers.append((200, stage.region() + SAVED))
    stage.press("Leave it")
    stage.page.wait_for_selector(".said")
    assert stage.open_dialogs == [] and stage.near == ["Saved."]
    assert stage.page.evaluate("document.activeElement.innerText") == "Leave"


def test_a_form_that_is_refused_in_a_dialog_stays_there(stage):
    stage.press("Cancel")
    stage.page.fill("#reason", "Too long")
    stage.answers.append((422, stage.region(dialog="Too long")))
    stage.press("Cancel it")
    stage.page.wait_for_selector(".problems")
    stage.page.wait_for_timeout(100)
    assert stage.open_dialogs == ["why"] and stage.focused == "problems"
    assert stage.page.input_value("#reason") == "Too long"


def test_a_refused_form_that_came_as_a_page_opens_its_dialog_again(stage):
    stage.page.route("**/again", lambda route: route.fulfill(body=stage.draw(dialog="Too long"), content_type="text/html; charset=utf-8"))
    stage.page.goto("http://localhost/again")
    assert stage.open_dialogs == ["why"] and stage.focused == "problems"


def test_a_lost_connection_is_said_in_the_dialog_that_sent(stage):
    stage.press("Leave")
    stage.answers.append(None)
    stage.press("Leave it")
    words = stage.page.locator("dialog .said")
    words.wait_for()
    assert "connection was lost" in words.inner_text() and words.get_attribute("role") == "alert"
    assert stage.open_dialogs == ["leave"]


def test_without_scripts_a_question_stands_in_the_page_as_a_card(app, chromium):
    context = chromium.new_context(java_script_enabled=False)
    stage = Stage(app, context.new_page())
    assert stage.page.get_by_role("button", name="Leave it").is_visible()
    assert not stage.page.get_by_role("button", name="Leave", exact=True).is_visible()
    assert not stage.page.get_by_role("button", name="Keep it").first.is_visible()
    context.close()
