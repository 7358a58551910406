"""After a write: a whole page somewhere else, or its regions at once."""
import pytest
from flask import Flask, request

from portal.web import pages


def test_the_page_after_a_write_gets_its_query_from_the_address_it_has(app):
    seen = []
    small = Flask("small")

    @small.get("/lists/<int:number>")
    def show(number):
        seen.append((number, dict(request.args)))
        return "ok"

    headers = {"HX-Request": "true", "HX-Target": "section#list"}
    with small.test_request_context("/lists/3/rows?role=x", method="POST", headers=headers):
        pages.go_to("show", number=3, role="mentee", _anchor="list")
    assert seen == [(3, {"role": "mentee"})]
    with small.test_request_context("/lists/3/rows?role=mentee", method="POST", headers=headers):
        pages.go_to("show", number=3)
    assert seen[-1] == (3, {"role": "mentee"})


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/mentorships/{m}/past-sessions", "/mentorships/{m}"),
        ("/sessions/{s}/moves", "/sessions/{s}"),
        ("/me/timezone", "/me"),
        ("/i/some-token/reply", "/i/some-token"),
        ("/mentorships/999999/goals", "/mentorships/999999"),
    ],
)
def test_opening_the_address_of_a_write_leads_to_its_page_whoever_asks(app, browser, cast, path, page):
    names = {"m": cast.ama_and_benoit.id, "s": cast.planned.id}
    for client in (app.test_client(), browser.sign_in(cast.ama).client, browser.sign_in(cast.zoe).client):
        for method in ("GET", "HEAD"):
            answer = client.open(path.format(**names), method=method)
            assert (answer.status_code, answer.location) == (302, page.format(**names))
        assert client.put(path.format(**names), headers={"Sec-Fetch-Site": "same-origin"}).status_code == 405


def test_the_address_of_a_write_still_says_that_it_takes_writes_alone(browser, cast):
    answer = browser.sign_in(cast.ama).client.options(f"/mentorships/{cast.ama_and_benoit.id}/goals")
    assert answer.status_code == 200 and answer.allow.as_set() == {"post", "options"}


def test_a_write_that_stands_under_no_page_is_still_refused(browser, cast):
    browser.sign_in(cast.ama).get("/sign-out", status=405)
    assert "Open the page again from the start page" in browser.text
