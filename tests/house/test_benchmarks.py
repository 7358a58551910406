"""The bare program that the portal is measured beside answers with the portal's own pages, or the figures would mean nothing."""
from datetime import UTC, datetime

import pytest

from benchmarks.bare import goals, home
from benchmarks.house import both
from benchmarks.partial import HEADERS

PAGES = [pytest.param("/", {}, home, id="home"), pytest.param("/mentorships/1", HEADERS, goals, id="partial")]


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("path", "headers", "answer"), PAGES)
def test_the_bare_program_answers_with_the_same_page(tmp_path, clock, path, headers, answer):
    # The bare program reads the machine's clock.
    clock.at = datetime.now(UTC)
    both(tmp_path, 20, path, headers, answer)
