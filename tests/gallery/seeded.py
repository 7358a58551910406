"""Pages with one defect each, on a small server of their own: what a check that still bites has to find."""
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

from playwright.sync_api import Page

from portal.settings import ROOT
from tests.gallery.stage import Stage
from tests.gallery.windows import NOBODY, Window

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/sound.css"><link rel="icon" href="data:,">{head}</head><body>
<header><p>Upward</p></header><main id="content"><div id="flashes" role="status"></div><h1>A sound page</h1>
<p>A sentence with <a href="/sound">a link</a> in it.</p>
{body}
<form method="post" action="/refused">
<p><label for="email">Your address</label><br>
<input id="email" name="email" type="email" autocomplete="email"></p>
<fieldset><legend>Did it happen?</legend><label><input type="radio" name="x" value="1"> Yes</label>
<label><input type="radio" name="x" value="2"> No</label></fieldset><p><button>Send it</button></p></form></main></body></html>"""
CSS = """:root { color-scheme: light dark; font: 17px/1.5 sans-serif } body { margin: 16px; color: #1f2a30; background: #faf6ef }
:focus-visible { outline: 3px solid #0b5d4e }
button, input, label { min-height: 44px; min-width: 44px; display: inline-block; font: inherit }
button { cursor: pointer; background: #0b5d4e; color: #fff; padding: 8px } [data-focus] { outline: 2px solid }
@media (prefers-color-scheme: dark) { body { color: #f0ebe2; background: #14181d } a { color: #7fd1bb } }"""
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src * data:; font-src 'self'; connect-src 'self'; form-action 'self'"


@dataclass(frozen=True)
class Seed:
    """A defect: the rule that has to name it, and what is put into the sound page. `swap` replaces a part of it."""

    rule: str
    body: str = ""
    head: str = ""
    css: str = ""
    js: str = ""
    swap: tuple[str, str] = ("", "")
    act: object = None
    refused: str | None = None

    def window(self, name: str) -> Window:
        """The seed as a window."""
        return Window(name, NOBODY, f"/{name}", self.act, refused=self.refused)

    def page(self, name: str) -> str:
        """The page that holds it."""
        styles = f'<link rel="stylesheet" href="/{name}.css">' if self.css else ""
        script = f'<script defer src="/{name}.js"></script>' if self.js else ""
        return PAGE.format(title="Sound", head=self.head + styles + script, body=self.body).replace(*self.swap)


def _sent(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form button").press("Enter")


def _pressed(page: Page) -> None:
    page.locator("#swap").press("Enter")
    page.wait_for_timeout(50)


_NOISE = "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
_SWAP = "document.getElementById('swap').onclick = () => document.dispatchEvent(new Event('htmx:after:swap'))"

SEEDS = {
    "image-without-words": Seed("axe image-alt", '<p><img src="/dot.svg" width="50" height="50"></p>'),
    "faint-words": Seed("axe color-contrast", '<p class="bad">Faint</p>', css=".bad { color: #bbb }"),
    "faint-in-the-dark": Seed("axe color-contrast: .bad", '<p class="bad">Faint</p>', css=".bad { color: #56626a }"),
    "words-on-a-picture": Seed("axe? color-contrast", '<p class="bad">Words</p>', css=".bad { background: url(/dot.svg) }"),
    "no-language": Seed("axe html-has-lang", swap=(' lang="en"', "")),
    "no-title": Seed("axe document-title", swap=("<title>Sound</title>", "")),
    "no-label": Seed("axe label", '<p><input name="n" autocomplete="off"></p>'),
    "button-without-words": Seed("axe button-name", "<p><button></button></p>"),
    "link-without-words": Seed("axe link-name", '<p>See <a href="/sound"></a></p>'),
    "role-that-is-none": Seed("axe aria-roles", '<div role="knob">Turn</div>'),
    "state-that-is-none": Seed("axe aria-valid-attr-value", '<p><button aria-expanded="maybe">Open it</button></p>'),
    "two-mains": Seed("axe landmark-no-duplicate-main", "<main>Another</main>"),
    "list-of-no-items": Seed("axe list", "<ul><p>One</p></ul>"),
    "no-zooming": Seed("axe meta-viewport", swap=("initial-scale=1", "initial-scale=1, user-scalable=no")),
    "sideways": Seed("sideways", '<p class="bad">Wide</p>', css=".bad { width: 330px }"),
    "scrolls-within": Seed("inner-scroll", '<div class="bad"><p>Wide</p></div>', css=".bad { overflow-x: auto } .bad p { width: 900px }"),
    "no-ring": Seed("no-ring", css=":focus-visible { outline: none }"),
    "under-a-bar": Seed("focus-hidden", '<div class="bad">A bar</div>', css=".bad { position: fixed; inset: 60px 0 0; background: #fff }"),
    "no-autocomplete": Seed("no-autocomplete", swap=(' autocomplete="email"', "")),
    "no-pasting": Seed("paste-blocked", js="document.getElementById('email').onpaste = (event) => event.preventDefault()"),
    "pressed-by-mouse-alone": Seed(
        "click-only", '<div id="bad">Press</div>', js="document.getElementById('bad').addEventListener('click', () => {})"
    ),
    "looks-like-a-button": Seed("click-only", '<p class="bad">Press</p>', css=".bad { cursor: pointer }"),
    "no-question": Seed("no-legend", swap=("<legend>Did it happen?</legend>", "")),
    "small-button": Seed("small-target", '<p><button class="bad">A</button></p>', css=".bad { min-height: 0; min-width: 0; padding: 0 }"),
    "cut-off-typing": Seed("maxlength", swap=('type="email"', 'type="email" maxlength="20"')),
    "placeholder": Seed("placeholder", swap=('type="email"', 'type="email" placeholder="name@company.com"')),
    "disabled-button": Seed("disabled", "<p><button disabled>Send</button></p>"),
    "heading-left-out": Seed("heading-order", "<h4>Deep</h4>"),
    "error-beside-no-field": Seed("error-not-tied", '<p class="error" id="email-error">Enter your address.</p>'),
    "field-in-error-without-words": Seed("error-not-tied", swap=('type="email"', 'type="email" aria-invalid="true"')),
    "table-without-heads": Seed("no-headers", "<table><tr><td>One</td><td>Two</td></tr></table>"),
    "cut-off-when-spaced": Seed(
        "cut-off", '<p class="bad">Words that are just wide enough</p>', css=".bad { overflow: hidden; white-space: nowrap; width: 16.5em }"
    ),
    "words-on-words": Seed("overlap", '<p>The first line</p><p class="bad">The second</p>', css=".bad { margin-top: -2.4em }"),
    "complaint": Seed("console", js="console.error('broken')"),
    "crash": Seed("console", js="nothing.here()"),
    "file-that-is-not-there": Seed("console", head='<script defer src="/missing.js"></script>'),
    "style-in-the-page": Seed("policy", '<p style="color: red">Red</p>'),
    "heavy-page": Seed("too-heavy: document", f"<!-- {_NOISE[:12_000]} -->"),
    "heavy-styles": Seed("too-heavy: stylesheet", css=f"/* {_NOISE[:9_000]} */"),
    "heavy-script": Seed("too-heavy: script", js=f"/* {_NOISE} */"),
    "many-requests": Seed("too-many-requests", "".join(f'<img alt="" src="/dot.svg?{number}">' for number in range(7))),
    "third-party": Seed("third-party", '<img alt="" src="http://localhost:{port}/dot.svg">'),
    "web-font": Seed("web-font", css="@font-face { font-family: X; src: url(/font.ttf) } body { font-family: X }"),
    "quiet-swap": Seed("not-announced", '<p><button id="swap" type="button">Swap</button></p>', js=_SWAP, act=_pressed),
    "summary-without-focus": Seed("focus-not-on-summary", act=_sent, refused="seeded"),
    "title-that-hides-it": Seed("title-without-error", act=_sent, refused="seeded"),
    "nothing-refused": Seed("not-refused", swap=('action="/refused"', 'action="/taken"'), act=_sent, refused="seeded"),
}
# What the Nu checker alone has to find.
MARKUP = {
    "crossed-tags": "<p><b><i>Both</b></i></p>",
    "one-id-twice": '<p id="content">Again</p>',
    "attribute-that-is-none": '<p hx-gett="/x">Words</p>',
    "element-of-the-past": "<center>Words</center>",
    "section-without-a-heading": "<section><p>Words</p></section>",
}
FILES = {
    "/sound.css": (CSS.encode(), "text/css"),
    "/dot.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "image/svg+xml"),
    "/font.ttf": ((ROOT / "static/fonts/Inter-Regular.ttf").read_bytes(), "font/ttf"),
}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        name, _dot, kind = path[1:].partition(".")
        if path in FILES:
            return self._answer(200, *FILES[path])
        if name != "sound" and name not in SEEDS:
            return self._answer(404, b"", "text/plain")
        seed = SEEDS.get(name, Seed(""))
        if kind:
            return self._answer(200, (seed.css if kind == "css" else seed.js).encode(), {"css": "text/css", "js": "text/javascript"}[kind])
        port = str(self.server.server_address[1])
        return self._answer(200, seed.page(name).replace("{port}", port).encode(), "text/html; charset=utf-8")

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = "" if self.path == "/taken" else '<div data-focus tabindex="-1">There is a problem</div>'
        self._answer(422, PAGE.format(title="Sound", head="", body=body).encode(), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Content-Security-Policy", POLICY)):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words) -> None:
        """Keep quiet."""


@contextmanager
def open_seeded():
    """A stage whose pages are the seeds."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Stage(f"http://127.0.0.1:{server.server_address[1]}", {}, {})
    server.shutdown()
    server.server_close()
