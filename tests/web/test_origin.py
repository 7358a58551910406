"""Cross-site requests are refused, and nothing else is."""
import pytest

from portal.web.origin import is_same_origin
from tests.house.addresses import address_of

OURS, EVIL = "http://localhost", "https://evil.example"


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none", ""])
@pytest.mark.parametrize("origin", [OURS, EVIL, "null", None])
def test_a_browser_that_names_another_site_is_refused_whatever_its_origin(site, origin):
    assert not is_same_origin(site, origin, OURS)


@pytest.mark.parametrize(("origin", "taken"), [(OURS, True), (EVIL, False), ("null", False), (None, False), (OURS + ".evil", False)])
def test_without_sec_fetch_site_the_origin_has_to_be_ours(origin, taken):
    assert is_same_origin(None, origin, OURS) is taken


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_every_unsafe_request_from_another_site_is_refused_on_every_address(app, cast, method):
    client = app.test_client()
    # One-click unsubscribing comes from mail programs; another test holds that it is the only one.
    views = app.view_functions
    from_anywhere = {address_of(rule) for rule in app.url_map.iter_rules() if getattr(views[rule.endpoint], "is_from_anywhere", False)}
    for rule in app.url_map.iter_rules():
        path = address_of(rule)
        if path in from_anywhere:
            continue
        answer = getattr(client, method)(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403, f"{method} {path}"
        assert getattr(client, method)(path, headers={"Origin": EVIL}).status_code == 403
        assert getattr(client, method)(path).status_code == 403
