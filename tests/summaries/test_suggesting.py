"""The words that a draft starts with claim no more than its figures carry."""
import pytest

from portal.summaries.headline_figures import headline_figures
from portal.summaries.suggesting import first_words


def figures(*now) -> dict:
    return {
        "objectives": [{"now": value, "target": 80, "baseline": None} for value in now],
        "mentorships": {"live": 40},
        "sessions": {"held": 62, "confirmed": 19},
    }


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ((90, 85, 10, 10, None), "So far the program reaches 2 of the 4 objectives that have a figure"),
        ((90, 85, None), "So far the program reaches 2 of the 2 objectives that have a figure"),
        ((90, 10), "So far the program reaches 1 of 2 objectives"),
        ((90, 85), "The program reaches all its objectives so far"),
        ((None,), "Where the program stands"),
    ],
)
def test_the_headline_counts_only_the_objectives_that_have_a_figure_and_says_so(now, words):
    assert first_words(figures(*now))["headline"] == words


def test_no_word_is_left_alone_on_a_line(app):
    assert first_words(figures())["lead"].endswith("reported by\u00a0both.")
    with app.test_request_context():
        measures = [{"key": key, "name": key, "value": None} for key in ("first_session_30", "active")]
        whole = figures() | {"measures": measures, "mentorships": {"live": None}, "sessions": {"held": 62, "confirmed": 19, "due": 60}}
        assert headline_figures(whole)[1]["n"] == "19 reported by\u00a0both, 43\u00a0by\u00a0one"
