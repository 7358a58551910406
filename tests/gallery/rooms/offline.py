"""Without a connection: the shell, and what a device says of what it keeps."""
from playwright.sync_api import Page

from tests.gallery.acts import Act, open_all, settle, steps
from tests.gallery.windows import NOBODY, Window

_PAIR = "/mentorships/{ama_and_benoit}"
# The rows lie on the device as if somebody had written them; only one of them is so old that it does not go by itself.
SEED = """async ({kinds, pair, isOut}) => {
  const account = keeping.here.isIn ? keeping.here.told : "0123456789abcdef", address = `/mentorships/${pair}/journal`;
  keeping.flush = async () => ({ state: "later", left: 1 });
  await keeping.put("device", { name: "account", value: account, isOut });
  await keeping.put("device", { name: `journal ${address}`, account, address, since: "1 September 2026" });
  const when = (days) => new Date(Date.now() + days * 864e5).toISOString();
  const sessions = [{ address: "/sessions/1/log", when: "Tuesday 1 September, 14:00", at: when(-2) },
                    { address: "/sessions/2/log", when: "Thursday 1 October, 14:00", at: when(20) }];
  await keeping.put("device", { name: "sessions", account, sessions, at: Date.now() });
  const text = "Ask how the budget round is decided, before the next session. Bring the two screens that nobody finds.";
  const row = (kind, at, more) => ({ key: kind + at, kind, address, page: "", account, v: "1", words: text, at,
    fields: [["entry-words", text], ["entry-circle", "private"], ["entry-goal", ""], ["entry-once", kind + at]], ...more });
  if (kinds.includes("waiting")) await keeping.hand(row("log", Date.now() - 60_000));
  if (kinds.includes("waiting")) await keeping.hand(row("entry", Date.now()));
  if (kinds.includes("old")) await keeping.hand(row("entry", Date.now() - 40 * 864e5));
  if (kinds.includes("refused")) await keeping.put("drafts", row("entry", Date.now() - 1, { refused: 422 }));
  if (kinds.includes("draft")) await keeping.put("drafts", row("entry", Date.now() - 2));
}"""


def kept(*kinds: str, is_out: bool = False, again: bool = True) -> Act:
    """What is kept on the device; the page is opened `again` with it."""

    def do(page: Page) -> None:
        page.evaluate(SEED, {"kinds": kinds, "pair": page.names["ama_and_benoit"], "isOut": is_out})
        if again:
            page.reload()
        page.wait_for_timeout(300)
        settle(page)

    return do


def _away(page: Page) -> None:
    """The portal does not answer, as the shell finds out."""
    page.evaluate("() => { keeping.answers = async () => false; dispatchEvent(new Event('offline')); }")
    page.get_by_role("heading", name="Without a connection").wait_for()
    settle(page)


def _type(page: Page) -> None:
    page.get_by_text("Write an entry", exact=True).click()
    page.locator("#entry-words").press_sequentially("What I heard on the train")
    page.get_by_text("Draft saved on this device").wait_for()


def _write_nothing(page: Page) -> None:
    page.get_by_text("Write an entry", exact=True).click()
    page.locator("form[data-keep=entry]").get_by_role("button", name="Keep it").press("Enter")
    page.get_by_text("Write something first.").wait_for()
    settle(page)


def _leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).press("Enter")
    page.get_by_role("dialog").wait_for()


WINDOWS = [
    Window("offline-shell", NOBODY, "/offline", _away, state="empty"),
    Window("offline-shell-back", NOBODY, "/offline", kept("draft")),
    Window("offline-shell-forms", NOBODY, "/offline", steps(kept(), _away, open_all), state="open"),
    Window("offline-shell-waiting", NOBODY, "/offline", steps(kept("waiting", "draft"), _away), state="offline", wants=("401",)),
    Window("offline-shell-refused", NOBODY, "/offline", steps(kept("refused", "old"), _away), state="error"),
    Window("offline-shell-signed-out", NOBODY, "/offline", steps(kept("waiting", is_out=True), _away), state="empty"),
    Window("offline-waiting", "ama", "/", steps(kept("waiting", again=False), open_all), state="offline"),
    Window("offline-refused", "ama", "/", kept("refused", "old"), state="error"),
    Window("offline-signed-out", NOBODY, "/sign-in", kept("waiting"), state="offline"),
    Window("offline-draft", "ama", _PAIR, _type, state="open"),
    Window("offline-empty", "ama", _PAIR, _write_nothing, state="error"),
    Window("offline-draft-back", "ama", _PAIR, kept("draft"), state="open"),
    Window("offline-leaving-asked", "ama", "/me", steps(kept("draft"), _leave), state="open"),
]
