"""What the chart of the months says in one sentence."""
import pytest

from portal.summaries.charting import sessions_chart

AUGUST = {"month": "2026-08-01", "held": 20, "due": 22}
SEPTEMBER = {"month": "2026-09-01", "held": 30, "due": 27}
OCTOBER = {"month": "2026-10-01", "held": 3, "due": 40}


@pytest.fixture(autouse=True)
def _spoken(app):
    with app.test_request_context():
        yield


def test_a_month_that_is_not_over_is_not_called_the_furthest_behind():
    chart = sessions_chart([AUGUST, SEPTEMBER, OCTOBER], "2026-10-04")
    assert chart.reading == "August fell furthest behind: 2 sessions fewer than were due."
    assert "October" in sessions_chart([AUGUST, SEPTEMBER, OCTOBER], "2026-10-31").reading


def test_where_no_month_is_over_the_first_one_is_read_as_it_stands():
    assert "October" in sessions_chart([OCTOBER], "2026-10-04").reading


def test_what_was_made_up_by_the_end_of_each_month_is_said_of_these_months_alone():
    assert sessions_chart([SEPTEMBER, OCTOBER], "2026-10-04").reading.startswith("In every month that was over,")
