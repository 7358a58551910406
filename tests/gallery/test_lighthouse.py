"""Lighthouse on a slow phone: the five main pages, the median of three."""
import os

import pytest

from benchmarks import look
from tests.chromium import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.mark.parametrize("page", look.PAGES)
def test_a_main_page_is_fast_and_sound_on_a_slow_phone(page):
    if not (os.path.exists(CHROMIUM) and look.LIGHTHOUSE.exists()):
        pytest.skip("Lighthouse or Chromium is not installed")
    assert look.missed(look.medians((page,))[page]) == []
