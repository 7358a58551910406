"""One stage for each process that runs tests, and the tools that look at it."""
import shutil

import pytest

from tests.gallery.checks import axe, nu
from tests.gallery.stage import open_stage


def pytest_ignore_collect(collection_path, config):
    """The full grid, five thousand windows, is not even listed where the long run is not asked for."""
    if collection_path.name.startswith("test_grid_") and "not long" in config.getoption("markexpr"):
        return True


@pytest.fixture(scope="session")
def stage(tmp_path_factory):
    """The portal with everything that windows show."""
    with open_stage(tmp_path_factory.mktemp("stage")) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium(chromium):
    """The suite's browser, and the tools that look through it."""
    if not axe.PATH.exists():
        pytest.skip("axe-core is not installed: npm could not fetch tests/tools")
    return chromium


@pytest.fixture(scope="session")
def checker():
    """The Nu HTML checker."""
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    if not nu.JAR.exists():
        pytest.skip("The Nu HTML checker is not installed: npm could not fetch tests/tools")
    return nu.mistakes


@pytest.fixture(scope="module")
def markup():
    """{window: the pages that were opened for it} of this file's tests, for the Nu HTML checker at its end."""
    return {}
