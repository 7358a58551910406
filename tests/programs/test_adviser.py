"""The format adviser: same answers, same advice, and it says when reverse does not fit."""
from itertools import product

import pytest

from portal.programs.adviser import FORMAT_NAMES, QUESTIONS, advise

REVERSE = {"aim": "leaders", "knows": "juniors", "time": "yes", "safe": "yes", "ratio": "two"}


def test_leaders_who_want_to_learn_from_juniors_are_advised_reverse_with_a_reason_for_each_answer():
    advice = advise(REVERSE)
    assert advice.format == "reverse"
    assert len(advice.reasons) == 5
    assert not advice.against_reverse


@pytest.mark.parametrize("missing", list(REVERSE))
def test_there_is_no_advice_before_all_five_are_answered(missing):
    assert advise({key: value for key, value in REVERSE.items() if key != missing}) is None
    assert advise({**REVERSE, missing: "unheard-of"}) is None


@pytest.mark.parametrize(
    "change", [{"time": "no"}, {"safe": "no"}, {"ratio": "many"}, {"aim": "juniors"}, {"knows": "seniors"}]
)
def test_what_speaks_against_reverse_is_said_and_rules_it_out(change):
    advice = advise({**REVERSE, **change})
    assert advice.format != "reverse"
    assert len(advice.against_reverse) == 1


@pytest.mark.parametrize(
    ("answers", "format"),
    [
        ({"aim": "juniors", "knows": "seniors", "time": "yes", "safe": "yes", "ratio": "one"}, "one-to-one"),
        ({"aim": "peers", "knows": "everyone", "time": "no", "safe": "yes", "ratio": "one"}, "peer"),
        ({"aim": "many", "knows": "juniors", "time": "unsure", "safe": "yes", "ratio": "many"}, "group"),
    ],
)
def test_the_other_formats_are_advised_where_they_fit(answers, format):
    assert advise(answers).format == format


def test_every_combination_of_answers_gets_a_format_and_a_reason():
    for choices in product(*(asked.choices for asked in QUESTIONS)):
        advice = advise({asked.key: choice.key for asked, choice in zip(QUESTIONS, choices, strict=True)})
        assert advice.format in FORMAT_NAMES
        assert advice.reasons
        assert not (advice.format == "reverse" and advice.against_reverse)


def test_where_only_a_hindrance_speaks_against_reverse_the_advice_says_so():
    assert advise({**REVERSE, "time": "no"}).is_reverse_later
    assert not advise(REVERSE).is_reverse_later
    assert not advise({"aim": "juniors", "knows": "seniors", "time": "yes", "safe": "yes", "ratio": "one"}).is_reverse_later


def test_what_speaks_for_reverse_is_not_given_as_a_reason_for_a_group():
    reasons = [str(reason) for reason in advise({**REVERSE, "time": "no"}).reasons]
    assert not any("reverse" in reason for reason in reasons)
