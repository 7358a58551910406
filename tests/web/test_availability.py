"""When somebody can meet: a week out of the same hours every day and single days that differ, and errors that name the day."""
import pytest
from bs4 import BeautifulSoup
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from portal.web.availability import AvailabilityField
from portal.web.forms import Form
from portal.week import WORKDAYS, read_week, week_in_words

ALL_DAYS = [("week-days", day) for day in WORKDAYS]
NINE_TO_FIVE = [("week-from", "09:00"), ("week-until", "17:00")]
USUAL = [*NINE_TO_FIVE, *ALL_DAYS]


class WeekForm(Form):
    week = AvailabilityField("When could you meet?")


@pytest.fixture
def asked(app):
    """The form as it was sent, checked."""

    def ask(*sent, is_required=True) -> WeekForm:
        form = WeekForm(formdata=MultiDict([("once", "k"), *sent]))
        form.week.is_required = is_required
        form.validate()
        return form

    with app.test_request_context():
        yield ask


def drawn(form) -> BeautifulSoup:
    return BeautifulSoup(render_template_string("{{ ui.problems(form) }}{{ ui.availability(form.week) }}", form=form), "html.parser")


def test_the_same_hours_hold_on_the_days_that_are_chosen(asked):
    form = asked(*NINE_TO_FIVE, ("week-days", "tue"), ("week-days", "mon"))
    assert form.week.data == {"mon": ["09:00", "17:00"], "tue": ["09:00", "17:00"]} and not form.errors


def test_a_day_with_hours_of_its_own_keeps_them(asked):
    own = [("week-fri-from", "09:00"), ("week-fri-until", "13:00"), ("week-sat-from", "10:00"), ("week-sat-until", "11:30")]
    form = asked(*NINE_TO_FIVE, *ALL_DAYS, *own)
    assert form.week.data["fri"] == ["09:00", "13:00"] and form.week.data["sat"] == ["10:00", "11:30"]
    assert list(form.week.data) == [*WORKDAYS, "sat"]


def test_a_day_that_is_neither_chosen_nor_typed_is_no_day(asked):
    assert "wed" not in asked(*NINE_TO_FIVE, *[pair for pair in ALL_DAYS if pair[1] != "wed"]).week.data


@pytest.mark.parametrize(
    ("sent", "place", "words"),
    [
        ([*NINE_TO_FIVE], "week-days-0", "Choose at least one day."),
        ([*ALL_DAYS], "week-from", "Enter when you could begin, such as 09:00."),
        ([*ALL_DAYS, ("week-from", "09:00"), ("week-until", "08:00")], "week-until", "The end has to be later than the beginning."),
        ([*USUAL, ("week-fri-from", "9")], "week-fri-from", "Friday: Enter when you could begin, such as 09:00."),
        ([*USUAL, ("week-wed-from", "10:00")], "week-wed-until", "Wednesday: Enter when you would have to stop, such as 17:00."),
        ([*USUAL, ("week-sun-from", "10:00"), ("week-sun-until", "10:00")], "week-sun-until", "Sunday: The end has to be later"),
    ],
)
def test_an_error_names_its_day_and_the_summary_leads_to_it(asked, sent, place, words):
    form = asked(*sent)
    assert [said[: len(words)] for where, said in form.week.problems if where == place] == [words]
    page = drawn(form)
    assert words in page.find(id=place).find_parent(class_="field-wrong").get_text()
    assert [link["href"] for link in page.select(".problems a")] == [f"#{part}" for part, _words in form.week.problems]


def test_what_was_typed_stays_with_its_error_in_sight(asked):
    page = drawn(asked(*ALL_DAYS, *NINE_TO_FIVE, ("week-wed-from", "10:00"), ("week-wed-until", "ten")))
    assert page.find(id="week-wed-from")["value"] == "10:00" and page.find(id="week-wed-until")["value"] == "ten"
    assert page.select_one("details[open] #week-wed-until[aria-invalid]")
    assert len(page.select("[checked]")) == 5


def test_a_week_may_be_left_out_where_nobody_needs_it(asked):
    form = asked(is_required=False)
    assert form.week.data == {} and not form.errors


@pytest.mark.parametrize("kept", [{"from": "09:00", "to": "17:00"}, dict.fromkeys(WORKDAYS, ["09:00", "17:00"])])
def test_a_week_that_is_kept_is_shown_again(app, kept):
    with app.test_request_context():
        page = drawn(WeekForm(week=kept))
    assert page.find(id="week-from")["value"] == "09:00" and len(page.select("[checked]")) == 5
    assert not page.select_one("details[open]") and page.find(id="week-fri-from")["value"] == ""


def test_days_that_differ_are_shown_in_an_open_fold(app):
    with app.test_request_context():
        page = drawn(WeekForm(week={"mon": ["09:00", "17:00"], "tue": ["09:00", "17:00"], "sat": ["10:00", "12:00"]}))
    assert page.select_one("details[open] #week-sat-from")["value"] == "10:00"
    assert [box["value"] for box in page.select("[checked]")] == ["mon", "tue"]


@pytest.mark.parametrize("kept", [None, [], "09:00", {"from": None}, {"mon": 4}, {"mon": ["x", "y"]}, {"mon": ["17:00", "09:00"]}])
def test_what_makes_no_week_is_none(kept):
    assert read_week(kept) == {} and week_in_words(read_week(kept)) == ""


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"from": "09:00", "to": "17:00"}, "Mon to Fri 09:00 to 17:00"),
        (dict.fromkeys(("mon", "tue"), ["09:00", "17:30"]) | {"fri": ["09:00", "13:00"]}, "Mon to Tue 09:00 to 17:30, Fri 09:00 to 13:00"),
        ({"mon": ["09:00", "12:00"], "wed": ["09:00", "12:00"]}, "Mon 09:00 to 12:00, Wed 09:00 to 12:00"),
    ],
)
def test_a_week_reads_as_one_would_say_it(kept, words):
    assert week_in_words(read_week(kept)) == words
