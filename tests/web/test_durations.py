"""How long: a usual length is chosen, another is typed, and what was typed is never taken for something else."""
import pytest
from bs4 import BeautifulSoup
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from portal.web.durations import DurationField
from portal.web.forms import Form


class LengthForm(Form):
    minutes = DurationField("How long", low=15, high=240, missing="Choose how long.")


@pytest.fixture
def asked(app):
    """The form as it was sent, checked."""

    def ask(**sent) -> LengthForm:
        form = LengthForm(formdata=MultiDict({"once": "k", **sent}))
        form.validate()
        return form

    with app.test_request_context():
        yield ask


@pytest.mark.parametrize(
    ("sent", "minutes"),
    [
        ({"minutes": "45"}, 45), ({"minutes": "other", "minutes-other": " 50 "}, 50), ({"minutes-other": "50"}, 50),
        ({"minutes": "other", "minutes-other": "45"}, 45), ({"minutes": "45", "minutes-other": "45"}, 45), ({"minutes": "50"}, 50),
    ],
)
def test_a_length_is_chosen_or_typed(asked, sent, minutes):
    form = asked(**sent)
    assert (form.minutes.data, form.errors) == (minutes, {})


@pytest.mark.parametrize(
    ("sent", "words", "place"),
    [
        ({}, "Choose how long.", "minutes-0"),
        ({"minutes": "other"}, "Enter a whole number of minutes from 15 to 240.", "minutes-other"),
        ({"minutes": "other", "minutes-other": "half an hour"}, "Enter a whole number of minutes from 15 to 240.", "minutes-other"),
        ({"minutes-other": "10"}, "Enter a whole number of minutes from 15 to 240.", "minutes-other"),
        ({"minutes": "45", "minutes-other": "50"}, "Choose one: 45 minutes, or Other with your own number.", "minutes-other"),
    ],
)
def test_the_summary_leads_to_the_part_that_is_wrong(asked, sent, words, place):
    form = asked(**sent)
    assert form.minutes.problems == [(place, words)]
    page = BeautifulSoup(render_template_string("{{ ui.problems(form) }}{{ ui.duration(form.minutes) }}", form=form), "html.parser")
    assert page.find(id=page.select_one(".problems a")["href"][1:]).name == "input"


def test_what_was_typed_stays(asked):
    form = asked(**{"minutes": "other", "minutes-other": "half an hour"})
    page = BeautifulSoup(render_template_string("{{ ui.duration(form.minutes) }}", form=form), "html.parser")
    assert page.select_one("[name=minutes-other]")["value"] == "half an hour"
    assert page.select_one("[checked]")["value"] == "other"


@pytest.mark.parametrize(("kept", "chosen", "typed"), [(45, "45", ""), (50, "other", "50"), (None, None, "")])
def test_a_length_that_is_kept_is_shown_again(app, kept, chosen, typed):
    with app.test_request_context():
        page = BeautifulSoup(render_template_string("{{ ui.duration(form.minutes) }}", form=LengthForm(minutes=kept)), "html.parser")
    assert [box["value"] for box in page.select("[checked]")] == ([chosen] if chosen else [])
    assert page.select_one("[name=minutes-other]")["value"] == typed
