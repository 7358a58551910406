"""What the building blocks promise to every page: each question has its words, each error is tied to its field."""
import json

import pytest
from bs4 import BeautifulSoup
from flask import flash, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectChoice

from portal.patterns.fields import FILLED, REFUSED, SampleForm
from portal.web.forms import Choice, Form
from portal.web.paging import Page


@pytest.fixture
def drawn(app):
    """Draw a piece of template and read it: drawn("{{ ui.step(1, 2) }}")."""

    def draw(source: str, **context) -> BeautifulSoup:
        return BeautifulSoup(render_template_string(source, **context), "html.parser")

    with app.test_request_context():
        yield draw


@pytest.fixture
def failed(app):
    """The sample form with nothing right in it."""
    with app.test_request_context():
        form = SampleForm(formdata=MultiDict(REFUSED))
        form.validate()
        return form


@pytest.fixture
def filled(app):
    with app.test_request_context():
        return SampleForm(formdata=MultiDict(FILLED))


ONE_CONTROL = [
    "text(form.name)",
    "long_text(form.note, readers='You can read this.')",
    "number(form.minutes)",
    "day(form.on)",
    "clock_time(form.at)",
    "select(form.place)",
    "email(form.email)",
    "code(form.code)",
    "password(form.secret)",
]
PARTS = ["duration(form.length)", "availability(form.week)"]
GROUPS = ["one(form.fit)", "many(form.languages)", "chips(form.topics)", "scale(form.worth, low='Not at all', high='Very much')"]


@pytest.mark.parametrize("macro", ONE_CONTROL)
def test_an_error_is_tied_to_its_field(drawn, failed, macro):
    page = drawn(f"{{{{ ui.{macro} }}}}", form=failed)
    control = page.select_one("input, textarea, select")
    error = page.select_one(".error")
    assert control["aria-invalid"] == "true"
    assert error["id"] in control["aria-describedby"].split()
    assert error.get_text().startswith("Error: ")


@pytest.mark.parametrize("macro", ONE_CONTROL)
def test_a_question_labels_its_field(drawn, filled, macro):
    page = drawn(f"{{{{ ui.{macro} }}}}", form=filled)
    assert page.select_one("label")["for"] == page.select_one("input, textarea, select")["id"]
    assert page.select_one("[aria-invalid]") is None


@pytest.mark.parametrize("macro", GROUPS)
def test_a_group_of_answers_has_its_question_as_legend(drawn, filled, macro):
    page = drawn(f"{{{{ ui.{macro} }}}}", form=filled)
    assert page.select_one("fieldset > legend").get_text().endswith("?")
    boxes = page.select("input")
    assert boxes and all(box.find_parent("label") for box in boxes)
    assert len({box["id"] for box in boxes}) == len(boxes)


def test_chips_take_one_answer_where_the_question_has_one(drawn, filled, app):
    class OneForm(Form):
        outcome = Choice("Did it happen?", choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No")])

    with app.test_request_context():
        page = drawn("{{ ui.chips(form.outcome) }}", form=OneForm())
    assert {box["type"] for box in page.select("input")} == {"radio"}
    assert {box["type"] for box in drawn("{{ ui.chips(form.topics) }}", form=filled).select("input")} == {"checkbox"}


def test_the_error_of_a_group_is_tied_to_the_group(drawn, failed):
    page = drawn("{{ ui.one(form.fit) }}", form=failed)
    assert page.select_one(".error")["id"] in page.select_one("fieldset")["aria-describedby"].split()


def test_a_hint_is_read_with_its_field(drawn, filled):
    page = drawn("{{ ui.text(form.name, hint='In your own words.') }}", form=filled)
    hint = page.find(id=page.input["aria-describedby"])
    assert hint.get_text() == "In your own words."


def test_who_can_read_it_is_read_with_the_box(drawn, filled):
    page = drawn("{{ ui.long_text(form.note, readers='You and Benoit can read this.') }}", form=filled)
    assert page.find(id=page.textarea["aria-describedby"]).get_text().strip() == "You and Benoit can read this."


def test_what_was_typed_stands_in_the_box_unchanged(drawn, app):
    text = "<b>first</b>\n\nsecond"
    form = SampleForm(formdata=None, note=text)
    page = drawn("{{ ui.long_text(form.note, readers='You.') }}", form=form)
    # A browser drops the first line break of a text area, and only that one.
    assert page.textarea.string == "\n" + text


def test_a_question_can_be_the_title_of_its_page(drawn, filled):
    assert drawn("{{ ui.one(form.fit, title=true) }}", form=filled).select_one("legend > h1")
    assert drawn("{{ ui.text(form.name, title=true) }}", form=filled).select_one("h1 > label")


def test_the_summary_leads_to_every_field_with_a_problem(drawn, failed):
    fields = "".join(f"{{{{ ui.{macro} }}}}" for macro in ONE_CONTROL + GROUPS + PARTS)
    page = drawn("{% call ui.form('/x', form=form) %}" + fields + "{% endcall %}", form=failed)
    summary = page.select_one("form > .problems")
    assert summary["role"] == "alert" and summary["tabindex"] == "-1" and summary.has_attr("data-focus") and summary.has_attr("autofocus")
    links = summary.select("a")
    assert len(links) == sum(len(field.problems) if field.name in ("length", "week") else 1 for field in failed if field.errors)
    for link in links:
        assert page.find(id=link["href"][1:]).name in ("input", "textarea", "select")


def test_a_moment_leads_to_the_part_that_is_wrong(drawn, app):
    with app.test_request_context():
        form = SampleForm(formdata=MultiDict({"on": "2026-11-26", "at": "noon"}))
        form.validate()
    page = drawn("{{ ui.problems(form) }}{{ ui.moment(form.on, form.at, zone='Paris time') }}", form=form)
    assert page.fieldset.legend.get_text() == "When" and "Paris time" in page.find(id=page.fieldset["aria-describedby"]).get_text()
    [wrong] = page.select("fieldset [aria-invalid]")
    assert wrong["id"] == "at" and wrong["value"] == "noon" and page.select_one(".problems a[href='#at']")


def test_a_code_can_be_filled_in_by_the_phone(drawn, filled):
    box = drawn("{{ ui.code(form.code) }}", form=filled).input
    assert (box["inputmode"], box["autocomplete"]) == ("numeric", "one-time-code")


def test_a_good_form_has_no_summary(drawn, filled):
    assert drawn("{% call ui.form('/x', form=form) %}{% endcall %}", form=filled).select_one(".problems") is None


def test_a_form_carries_the_key_that_lets_it_act_once(drawn, filled):
    page = drawn("{% call ui.form('/x', form=form) %}{% endcall %}", form=filled)
    assert page.select_one("input[type=hidden][name=once]")["value"] == filled.once.data


def test_a_form_without_regions_is_a_plain_form(drawn):
    form = drawn("{% call ui.form('/x') %}{% endcall %}").form
    assert form["method"] == "post" and form.has_attr("novalidate")
    assert not [name for name in form.attrs if name.startswith("data-hx-")]


def test_a_form_with_regions_asks_for_them(drawn):
    form = drawn("{% call ui.form('/x?a=1&b=2', refreshes=['goals', 'journal']) %}{% endcall %}").form
    assert form["action"] == form["data-hx-post"] == "/x?a=1&b=2"
    assert form["data-hx-target"] == "#goals" and form["data-hx-swap"] == "outerMorph"
    assert json.loads(form["data-hx-headers"]) == {"X-Regions": "goals journal"}


def test_an_act_is_one_button_that_posts(drawn):
    page = drawn("{{ ui.act('/x', 'Confirm', fields={'answer': 'yes'}) }}")
    assert page.form["method"] == "post" and len(page.select("button")) == 1
    assert page.select_one("input[type=hidden]")["value"] == "yes"


def test_an_act_that_asks_first_is_one_question_with_a_way_out(drawn):
    words = "'Remove', 'Remove Otto Berg?', 'What is there stays.', '/x', 'Remove now', 'Keep it'"
    page = drawn("{{ ui.asks('end-7', " + words + ", fields={'a': 'b'}) }}")
    opener, dialog = page.select_one("button[command=show-modal]"), page.dialog
    assert opener["commandfor"] == dialog["id"] and opener["type"] == "button" and not dialog.has_attr("open")
    assert page.find(id=dialog["aria-labelledby"]).get_text() == "Remove Otto Berg?" and "What is there stays." in dialog.get_text()
    assert dialog.form["action"] == "/x" and dialog.form["method"] == "post" and dialog.form.input["value"] == "b"
    does, keeps = dialog.select("button")
    assert does.get("type", "submit") == "submit" and (keeps["type"], keeps["command"], keeps["commandfor"]) == ("button", "close", "end-7")
    assert keeps.has_attr("autofocus") and not does.has_attr("autofocus")


def test_a_refused_dialog_comes_back_open(drawn):
    assert drawn("{% call ui.dialog('why', 'Cancel it?', open=true) %}{% endcall %}").dialog.has_attr("open")


def test_every_column_has_a_header_that_says_so(drawn):
    page = drawn("{% call ui.table('People', ['Name', {'label': 'Sessions', 'num': true}]) %}<tr></tr>{% endcall %}")
    assert page.caption.get_text() == "People"
    assert [cell["scope"] for cell in page.select("thead th")] == ["col", "col"]


@pytest.mark.parametrize(
    ("done", "planned", "total", "words", "held", "following"),
    [
        (3, 1, 6, "Session 4 of 6", 3, 1),
        (0, 0, 6, "Session 1 of 6, not planned yet", 0, 0),
        (6, 0, 6, "All 6 sessions held", 6, 0),
        (7, 0, 6, "All 7 sessions held", 7, 0),
    ],
)
def test_the_path_says_in_words_what_it_shows(drawn, done, planned, total, words, held, following):
    page = drawn("{{ ui.path(done, planned, total) }}", done=done, planned=planned, total=total)
    assert page.p.get_text() == words
    assert (len(page.select(".held")), len(page.select(".next"))) == (held, following)
    assert page.select_one(".path")["aria-hidden"] == "true"


def test_words_of_people_are_never_markup(drawn):
    source = "{{ ui.badge(words) }}{{ ui.readers(words) }}{{ ui.facts([(words, words)]) }}{% call ui.card(words) %}{% endcall %}"
    page = drawn(source, words="<i>x</i>")
    assert not page.select("i")


def test_what_just_happened_is_said_in_the_live_region(drawn):
    flash("Saved.")
    flash("One letter waits.", "waits")
    region = drawn("{{ ui.flashes() }}").find(id="flashes")
    assert region["role"] == "status" and region["data-offline"] and region["data-broken"] and region["data-ended"]
    assert [p["class"] for p in region.select("p")] == [["notice"], ["notice", "notice-waits"]]


def test_the_live_region_stands_there_before_it_has_anything_to_say(drawn):
    assert drawn("{{ ui.flashes() }}").find(id="flashes").get_text(strip=True) == ""


def test_a_list_of_one_page_has_no_pager(drawn):
    assert drawn("{{ ui.pager(page, 'patterns.show') }}", page=Page([], 1, 1, 3)).nav is None


@pytest.mark.parametrize("layout", ["page", "bare", "desk"])
def test_every_layout_has_what_no_page_may_lack(drawn, layout):
    page = drawn("{% extends layout %}{% block title %}Goals{% endblock %}", layout=f"layouts/{layout}.html")
    assert page.html["lang"] == "en"
    assert page.title.get_text() == "Goals · Upward"
    assert page.select_one(".skip")["href"] == "#content" and page.select_one("main#content")
    assert page.select_one("main #flashes[role=status]")
    assert page.select_one("footer").get_text(strip=True).startswith("Get help")
    assert len(page.select("link[rel=stylesheet]")) == 1
    assert [script["src"].split(".")[0] for script in page.select("script")] == ["/static/app", "/static/keep"]
    assert "user-scalable" not in page.select_one("meta[name=viewport]")["content"]


def test_the_pattern_page_is_for_this_machine_alone(app):
    client = app.test_client()
    assert client.get("/patterns").status_code == 200
    assert client.get("/patterns", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 404
