"""The six purposes hold what a program needs to start."""
import re
from datetime import date

import pytest

from portal.programs.measures import MEASURES
from portal.programs.purposes import PURPOSES

SIX = ["inclusion", "generations", "retention", "creativity", "emerging_leaders", "digital_fluency"]


def test_there_are_six_purposes_in_a_fixed_order():
    assert list(PURPOSES) == SIX


@pytest.mark.parametrize("key", SIX)
def test_a_purpose_brings_objectives_and_topics(key):
    purpose = PURPOSES[key]
    assert 2 <= len(purpose.aims) <= 4
    assert 12 <= len(purpose.topics) <= 16
    assert len({topic for topic, _label in purpose.topics}) == len(purpose.topics)
    assert all(str(words) for words in (purpose.title, purpose.what_for, purpose.sponsor_text))
    # The numbers of a program are edited apart from its words, and would say otherwise.
    assert not re.search(r"month for|half a year|once a|sessions|weeks", str(purpose.sponsor_text))


@pytest.mark.parametrize("key", SIX)
def test_a_default_objective_can_be_measured_and_says_nothing_of_where_the_company_stands_today(key):
    for aim in PURPOSES[key].aims:
        assert aim.measure in MEASURES
        assert aim.baseline is None
        assert 0 < aim.target <= 100


def test_an_objective_is_due_after_its_days_or_at_the_end():
    starts, ends = date(2026, 10, 1), date(2027, 4, 1)
    due = {aim.measure: aim.due_on(starts, ends) for aim in PURPOSES["generations"].aims}
    assert due["first_session_30"] == date(2026, 11, 15)
    assert due["active"] == ends
