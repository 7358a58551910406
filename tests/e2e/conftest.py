"""A real portal, a real mail server and a real browser."""
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pyotp
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Locator

from portal.settings import ROOT
from tests.e2e.hands import Pointer

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
LAPTOP = {"viewport": {"width": 1280, "height": 900}}


def free_port() -> int:
    """A port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MailServer:
    """Takes every letter; `letter_to` waits for one."""

    def __init__(self):
        self.letters: list[EmailMessage] = []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(BytesParser(policy=policy.default).parsebytes(envelope.content))
        return "250 taken"

    def letter_to(self, address: str, *, about: str, after: int = 0, seconds: int = 120) -> EmailMessage:
        """The newest letter to `address` whose subject holds `about`, among those that came after the first `after`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for letter in reversed(self.letters[after:]):
                if letter["To"].addresses[0].addr_spec == address and about in letter["Subject"]:
                    return letter
            time.sleep(0.1)
        raise AssertionError(f"no letter to {address} about {about}; there are {[(x['To'], x['Subject']) for x in self.letters[-8:]]}")


def text_of(letter: EmailMessage) -> str:
    """What a letter says."""
    return letter.get_body(("plain",)).get_content()


def link_in(letter: EmailMessage) -> str:
    """The first link of a letter."""
    return re.search(r"https?://\S+", text_of(letter)).group()


class Portal:
    """`portal run --empty` as a child process: its address, and what it printed. `more` are settings of its own."""

    def __init__(self, folder, mail: MailServer, *, port: int | None = None, **more: str):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environ = {
            **os.environ,
            "PORT": str(self.port),
            "DATA_DIR": str(folder / "data"),
            "SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
            "PYTHONUNBUFFERED": "1",
            **more,
        }
        for name in ("DATABASE_URL", "BASE_URL", "MODE", "SECRET_KEY", "PRIVATE_KEY_FILE"):
            self.environ.pop(name, None)
        self.printed: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.cli", "run", "--empty"],
            cwd=ROOT,
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        threading.Thread(target=lambda: self.printed.extend(self.process.stdout), daemon=True).start()

    def wait_for(self, pattern: str, seconds: int = 60) -> str:
        """What the portal printed that matches."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            if match := re.search(pattern, "".join(self.printed)):
                return match.group()
            time.sleep(0.1)
        raise AssertionError(f"the portal did not print {pattern}:\n{''.join(self.printed)}")

    def command(self, *words: str) -> str:
        """Run a command of the portal beside it, as its operator would."""
        done = subprocess.run(
            [sys.executable, "-m", "portal.cli", *words], cwd=ROOT, env=self.environ, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def end(self) -> int:
        """Ctrl-C; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@pytest.fixture(scope="module")
def mail():
    server = MailServer()
    yield server
    server.controller.stop()


@pytest.fixture(scope="module")
def portal(tmp_path_factory, mail):
    portal = Portal(tmp_path_factory.mktemp("walk"), mail)
    yield portal
    portal.end()


class Visitor:
    """One person's browser window; console errors, refused requests and sideways scrolling are noted against the walk."""

    def __init__(self, chromium, portal: Portal, mail: MailServer, hand: type, **window):
        self.portal, self.mail = portal, mail
        self.context = chromium.new_context(base_url=portal.url, locale="en-GB", timezone_id="Europe/Paris", **window)
        self.context.set_default_timeout(12_000)
        self.page = self.context.new_page()
        self.hand = hand(self.page)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: message.type == "error" and self.complaints.append(f"{self.page.url}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def go(self, path: str) -> None:
        """Open a page of the portal."""
        answer = self.page.goto(path)
        assert answer.status < 400, f"{path}: {answer.status}"
        self.look()

    def look(self) -> None:
        """No page is wider than its window."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} pixels too wide"

    def press(self, name: str) -> None:
        """Press a button or follow a link by its words."""
        self.use(self.page.get_by_role("button", name=name, exact=True).or_(self.page.get_by_role("link", name=name, exact=True)).first)

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self.write(self.page.get_by_label(label, exact=True), text)

    def use(self, one: Locator) -> None:
        """Press a button, follow a link, open a fold, choose an answer."""
        self.hand.use(one)

    def write(self, field: Locator, text: str) -> None:
        """Type into a field; days as 2026-11-23, times as 15:30."""
        self.hand.write(field, text)

    def pick(self, field: Locator, label: str) -> None:
        """Choose from a list."""
        self.hand.pick(field, label)

    def sees(self, words: str) -> None:
        """The page says this somewhere."""
        from playwright.sync_api import expect

        expect(self.page.locator("body")).to_contain_text(words)

    def sign_in(self, address: str) -> "Visitor":
        """Ask for a letter and type its code."""
        before = len(self.mail.letters)
        self.go("/sign-in")
        self.write(self.page.get_by_role("textbox").first, address)
        self.use(self.page.locator("main form button").first)
        self.type_code(address, before)
        return self

    def type_code(self, address: str, after: int) -> None:
        """Type the code from the newest sign-in letter."""
        letter = self.mail.letter_to(address, about="Sign in", after=after)
        code = re.search(r"\b\d{4} \d{4}\b", text_of(letter)).group()
        self.write(self.page.get_by_role("textbox").first, code)
        self.use(self.page.locator("main form button").first)
        self.page.wait_for_load_state()

    def set_up_app(self, words: str = "Set up an app") -> None:
        """On the page that asks for a factor, set up an app for codes, as somebody without a camera would; `app` makes the codes then."""
        self.press(words)
        self.press("Show the square to scan")
        self.app = pyotp.TOTP(self.page.locator("main code").inner_text().replace(" ", ""))
        self.look()
        self._type_app_code("Set up the app")

    def show_code(self) -> None:
        """On the page that asks again, type the next code of the app: each counts once."""
        deadline = time.monotonic() + 40
        while self.app.now() == self.typed and time.monotonic() < deadline:
            time.sleep(0.3)
        self._type_app_code("Go on")

    def _type_app_code(self, button: str) -> None:
        self.typed = self.app.now()
        self.fill("The code that your app shows now", self.typed)
        self.press(button)
        self.page.wait_for_load_state()


@pytest.fixture(scope="module")
def hand():
    """How the visitors of a module work the pages: a finger or a mouse, unless the module says otherwise."""
    return Pointer


@pytest.fixture(scope="module")
def visitor(chromium, portal, mail, hand):
    """Open windows: `visitor(PHONE)`. At the end nobody's console may have complained.

    PICTURES_OF_THE_WALK names a folder for the last look of each.
    """
    opened = []

    def open_window(window) -> Visitor:
        opened.append(Visitor(chromium, portal, mail, hand, **window))
        return opened[-1]

    yield open_window
    complaints = [line for one in opened for line in one.complaints]
    for number, one in enumerate(opened):
        if folder := os.environ.get("PICTURES_OF_THE_WALK"):
            one.page.screenshot(path=f"{folder}/window-{number}.png", full_page=True)
        one.context.close()
    assert not complaints, "\n".join(complaints)
