"""What the faults share."""
import os

import pytest

from tests.postgres import fresh_database


@pytest.fixture
def postgres_url() -> str:
    """An empty database of this test alone on the server of TEST_DATABASE_URL."""
    if not os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("only on PostgreSQL: TEST_DATABASE_URL names no server")
    return fresh_database(os.environ["TEST_DATABASE_URL"], "faults")
