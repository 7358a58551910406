"""Looks at windows in Chromium, and writes down what went over the wire."""
from contextlib import contextmanager
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page

from tests.gallery.stage import Stage
from tests.gallery.windows import NOBODY, Window

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1280, "height": 900}}
# Runs before the page's own scripts: what listens to presses, which swaps came, which rules were broken.
NOTES = """(() => {
  const seen = window.__gallery = {pressed: [], swaps: 0, broken: []};
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (this instanceof Element && ["click", "mousedown", "pointerdown"].includes(type)) seen.pressed.push(this);
    return listen.call(this, type, ...rest);
  };
  document.addEventListener("htmx:after:swap", () => { seen.swaps += 1; });
  document.addEventListener("securitypolicyviolation", event => { seen.broken.push(`${event.effectiveDirective} ${event.blockedURI}`); });
})()"""

BEFORE = "() => ({said: document.getElementById('flashes')?.textContent.trim(), page: performance.timeOrigin})"


@dataclass
class Sent:
    """One answer that the browser got: what kind it is and how many bytes its content took on the wire."""

    url: str
    kind: str
    status: int
    bytes: int


@dataclass
class View:
    """A window as it stands open: the page, and all that was said on the way."""

    window: Window
    page: Page
    status: int = 0
    first: list[Sent] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    before: dict = field(default_factory=dict)

    def unwanted(self) -> list[str]:
        """What the console said that does not belong to the state that is shown."""
        return [line for line in self.complaints if not any(part in line for part in self.window.wants)]


# {browser: {(device, theme, portal): its context}}. A new one for each window would cost as much as looking through it.
_devices: WeakKeyDictionary = WeakKeyDictionary()


@contextmanager
def look_through(chromium, stage: Stage, window: Window, device: dict = PHONE, *, dark: bool = False, who: str | None = None):
    """The window, opened on a device that remembers nothing and brought into its state; `who` looks instead of its main role."""
    context = _device(chromium, stage, device, "dark" if dark else "light")
    page = context.new_page()
    try:
        _forget(page, stage)
        who = who or window.who
        if who != NOBODY:
            context.add_cookies([{"name": "device", "value": stage.cookies[who], "url": stage.url}])
        view = View(window, page)
        _note(view)
        yield _opened(view, stage)
    finally:
        context.set_offline(False)
        page.close()


def _device(chromium, stage: Stage, device: dict, theme: str) -> BrowserContext:
    """The device that was used before, or a new one with one page that stays open, so that its process lives on."""
    known = _devices.setdefault(chromium, {})
    key = (repr(device), theme, stage.url)
    if key not in known:
        # Without the service worker: no window needs it, and each would wait for it to be set up.
        told = {"locale": "en-GB", "timezone_id": "Europe/Paris", "service_workers": "block"}
        made = chromium.new_context(**device, color_scheme=theme, reduced_motion="reduce", **told)
        made.set_default_timeout(15_000)
        made.add_init_script(NOTES)
        made.new_page().goto(f"{stage.url}/healthz")
        known[key] = made
    return known[key]


def _forget(page: Page, stage: Stage) -> None:
    """Nothing of the window before is left: no sign-in, no draft, no worker, nothing in a cache."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": stage.url, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    # What the process still has in memory counts as not there, or a page would seem lighter than it is.
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.context.clear_cookies()


def _opened(view: View, stage: Stage) -> View:
    page, window = view.page, view.window
    finished: list = []
    page.on("requestfinished", lambda request: finished.append(request))
    answer = page.goto(stage.address(window.path))
    # A font is asked for by the first layout, which may come after the page has loaded.
    page.evaluate("async () => { document.body?.offsetHeight; await document.fonts.ready }")
    view.status = answer.status
    view.markup.append(answer.text())
    view.first = [_sent(request) for request in finished]
    if window.act:
        view.before = page.evaluate(BEFORE)
        answers: list = []
        page.on("response", lambda answer: answers.append(answer))
        window.act(_filled(page, stage))
        _keep(view, answers)
    return view


def _filled(page: Page, stage: Stage) -> Page:
    """The page, which knows the names that an act may use in addresses."""
    page.names = stage.names
    return page


def _keep(view: View, answers: list) -> None:
    """The whole page that the act led to, if it led to one, is looked at, too."""
    pages = [answer for answer in answers if answer.request.resource_type == "document" and not 300 <= answer.status < 400]
    if pages:
        view.status = pages[-1].status
        view.markup.append(pages[-1].text())


def _sent(request) -> Sent:
    answer = request.response()
    return Sent(request.url, request.resource_type, answer.status if answer else 0, request.sizes()["responseBodySize"])


def _note(view: View) -> None:
    refusals = {422} if view.window.refused else set()
    expected = refusals | ({view.window.status} if view.window.status >= 400 else set())

    def said(message) -> None:
        if message.type != "error":
            return
        told = any(f"status of {status} " in message.text for status in expected)
        if not told:
            view.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def failed(request) -> None:
        # A page that is left takes the requests for its icon and for the worker with it.
        if not (any(name in request.url for name in ("/favicon", "/sw.js")) and "ERR_ABORTED" in (request.failure or "")):
            view.complaints.append(f"failed: {request.url} {request.failure}")

    view.page.on("console", said)
    view.page.on("pageerror", lambda error: view.complaints.append(f"uncaught: {error}"))
    view.page.on("requestfailed", failed)
