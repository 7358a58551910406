"""A phone that writes into a journal and logs sessions, whatever its connection does."""
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from portal.people.devices import COOKIE
from tests.chromium import CHROMIUM, FLAGS, write_fonts
from tests.e2e.line import Line

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
FOLD, WORDS, KEEP = "Write an entry", "#entry-words", "Keep it"


class Phone:
    """One person's browser: the page that is open, and what it says about what it keeps."""

    def __init__(self, context: BrowserContext, line: Line, writer: dict):
        context.set_default_timeout(15_000)
        self.context, self.line, self.writer = context, line, writer
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.journal = f"{line.address}/mentorships/{writer['mentorship']}"

    def sign_in(self, writer: dict | None = None) -> "Phone":
        """Become the writer, or another one."""
        token = (writer or self.writer)["token"]
        self.context.add_cookies([{"name": COOKIE, "value": token, "url": self.line.address, "expires": time.time() + 86_400}])
        return self

    def lose_sign_in(self) -> None:
        """As after thirty days."""
        self.context.clear_cookies(name=COOKIE)

    def open(self, path: str = "") -> "Phone":
        """Open the journal's page, or another one."""
        self.page.goto(f"{self.line.address}{path}" if path else self.journal)
        return self

    def write(self, words: str) -> "Phone":
        """Type an entry, key by key at its end."""
        box = self.page.locator(WORDS)
        if not box.is_visible():
            self.page.get_by_text(FOLD, exact=True).first.click()
        box.fill(words[:-1])
        box.press_sequentially(words[-1])
        return self

    def keep(self) -> "Phone":
        """Press the button of the entry."""
        self.page.get_by_role("button", name=KEEP).first.click()
        return self

    def says(self, words: str) -> None:
        """Beside the form."""
        expect(self.page.locator("form[data-keep=entry] [data-kept]")).to_contain_text(words, timeout=15_000)

    def waits(self, number: int, words: str = "Waiting to send") -> None:
        """So many texts wait to be sent, says the page."""
        words = f"{words}: {number}" if number else ""
        expect(self.page.locator("#outbox [role=status]")).to_have_text(words, timeout=15_000)

    def is_ready_for_no_connection(self) -> None:
        """The worker has its shell."""
        self._until("navigator.serviceWorker.ready.then(() => caches.match('/offline'))")

    def nothing_waits(self) -> None:
        """All of it was sent, and the page says so."""
        self._until("keeping.all('out').then(rows => rows.length === 0)")
        assert [row["refused"] for row in self.stored("drafts") if "refused" in row] == []
        self.waits(0)

    def _until(self, what: str) -> None:
        """Wait for it in the page; the policy of our pages forbids Playwright's own way."""
        for _moment in range(300):
            # A page that gives way to another one in the meantime is asked again.
            with suppress(Error):
                if self.page.evaluate(f"async () => Boolean(await ({what}))"):
                    return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"it never came true that {what}")

    def stored(self, name: str) -> list[dict]:
        """What lies in one of the device's stores."""
        return self.page.evaluate("name => keeping.all(name)", name)


@contextmanager
def phone_in(chromium: Browser, line: Line, writer: dict, **more) -> Iterator[Phone]:
    """A fresh phone, signed in."""
    context = chromium.new_context(**PHONE, locale="en-GB", **more)
    try:
        yield Phone(context, line, writer).sign_in()
    finally:
        context.close()


class Chromium:
    """A browser in a process of its own with a profile that stays: it can be killed and started again."""

    def __init__(self, chromium: Browser, folder: Path):
        self.kind, self.profile = chromium.browser_type, folder / "profile"
        self.environ = {**os.environ, "FONTCONFIG_FILE": str(write_fonts(folder))}
        self.process = self.browser = None

    def start(self) -> BrowserContext:
        """Start it on its profile; what it remembers."""
        for stale in (*self.profile.glob("Singleton*"), self.profile / "DevToolsActivePort"):
            stale.unlink(missing_ok=True)
        command = [CHROMIUM, *FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen(
            command, env=self.environ, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.browser = self.kind.connect_over_cdp(f"http://127.0.0.1:{self._port()}")
        return self.browser.contexts[0]

    def _port(self) -> str:
        told = self.profile / "DevToolsActivePort"
        for _ in range(300):
            if told.exists() and (text := told.read_text()):
                return text.splitlines()[0]
            time.sleep(0.05)
        raise AssertionError("the browser did not start")

    def kill(self) -> None:
        """kill -9, all of its processes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def end(self) -> None:
        """Kill it, and forget its profile."""
        if self.process and self.process.poll() is None:
            self.kill()
        rmtree(self.profile, ignore_errors=True)
