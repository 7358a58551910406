"""The same walk by keyboard alone: every flow of every role, and the focus is seen at each stop."""
import pytest

from tests.e2e.hands import Keyboard
from tests.e2e.test_walk import walk

# The suite walks by taps each time; by keys it takes as long once more.
pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture(scope="module")
def hand():
    return Keyboard


def test_the_walk_needs_nothing_but_a_keyboard(portal, mail, visitor):
    walk(portal, mail, visitor)
