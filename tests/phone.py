"""Our pages in real Chromium without a server: the browser asks, the suite's own application answers, in the test's transaction."""
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route
from werkzeug.datastructures import Headers

from portal.people.devices import COOKIE, sign_in_device
from tests.browser import Browser

ORIGIN = "http://localhost"
# Set by whoever asks: what the test client has to send as it came.
PASSED = ("content-type", "hx-request", "hx-request-type", "hx-target", "x-regions", "accept", "x-account", "idempotency-key", "x-kept")


class Phone:
    """A page of Chromium, 360 by 740 unless `resize` says otherwise, whose every request the application answers."""

    def __init__(self, browser: Browser, page: Page):
        self.browser, self.page, self.taps = browser, page, 0
        page.route("**/*", self._answer)

    def sign_in(self, person, *, way: str = "demo") -> "Phone":
        """Become `person`, on a device of theirs, opened by this way (see Browser.sign_in)."""
        token = sign_in_device(person, label="Test phone", way=way)
        self.browser.client.set_cookie(COOKIE, token, domain="localhost")
        return self

    def go(self, path: str) -> "Phone":
        """Open a page of ours."""
        self.page.goto(ORIGIN + path)
        return self

    def tap(self, target) -> None:
        """Tap what a locator finds, and count it."""
        target.click()
        self.taps += 1
        self.page.wait_for_load_state()

    def end_of(self, selector: str) -> float:
        """How far down the page the last pixel of the first match is."""
        box = self.page.locator(selector).first.bounding_box()
        assert box, f"{selector} is not to be seen"
        return box["y"] + box["height"]

    def scrolls_sideways(self) -> bool:
        """Whether something is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    def _answer(self, route: Route) -> None:
        request, parts = route.request, urlsplit(route.request.url)
        headers = {name: value for name, value in request.headers.items() if name in PASSED}
        sent = {"method": request.method, "data": request.post_data_buffer, "headers": {**headers, "Sec-Fetch-Site": "same-origin"}}
        with self.browser.app.app_context():
            answer = self.browser.client.open(f"{parts.path}?{parts.query}", base_url=ORIGIN, **sent)
        # Chromium does not follow a redirect that a route answers with; a page that leads on does the same.
        if answer.status_code == 303:
            return route.fulfill(status=200, content_type="text/html", headers={"Refresh": f"0; url={answer.location}"}, body="")
        route.fulfill(status=answer.status_code, headers=dict(Headers(answer.headers)), body=answer.data)


@pytest.fixture
def phone(chromium, browser):
    """A phone of 360 by 740 in front of the suite's portal."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield Phone(browser, context.new_page())
    context.close()
