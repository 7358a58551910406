"""The pages for what went wrong: human words, a way back, and nothing that a stranger could use."""
import re

import pytest
from peewee import OperationalError


@pytest.fixture
def broken(app, monkeypatch):
    """A portal whose front page breaks in the way that the test chooses."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    def breaks(error: Exception) -> None:
        def fail(*_args, **_kwargs):
            raise error

        monkeypatch.setitem(app.view_functions, "home.help", fail)

    return breaks


def test_a_page_that_is_not_there_says_where_to_go(browser):
    page = browser.get("/nothing", status=404)
    assert "Error 404" in browser.text and page.h1.text == "There is nothing here"
    assert [link["href"] for link in page.select("main a")] == ["/"]


def test_a_crash_gives_a_reference_and_another_try(browser, broken):
    broken(RuntimeError("private words"))
    page = browser.get("/help?a=1", status=500)
    assert re.fullmatch(r"[0-9a-f]{8}", page.select_one(".reference code").text)
    assert [link["href"] for link in page.select("main a")] == ["/help?a=1", "/"]
    assert "private words" not in browser.response.text


def test_a_portal_without_its_database_says_that_nothing_is_lost(browser, broken):
    broken(OperationalError("database is locked"))
    page = browser.get("/help", status=503)
    assert page.h1.text == "This does not open now" and "Nothing is lost" in browser.text
    assert page.find("a", string="Try again")["href"] == "/help"


def test_another_try_never_leads_away(app, broken):
    broken(RuntimeError())
    answer = app.test_client().get("//evil.example/help")
    assert "//evil.example" not in answer.text
