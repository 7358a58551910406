"""People in a program in which they choose."""
import pytest

from tests.pairing.choosers import let_choose, make_choosers


@pytest.fixture
def people(cast, clock):
    """Seven people with nobody yet, in a program whose people ask each other; their lists are made."""
    made = make_choosers(cast, clock.at)
    let_choose(cast, clock.at)
    return made
