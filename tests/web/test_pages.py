"""After a write: a whole page somewhere else, or its regions at once."""
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
