"""What a person does before looking: pieces that windows are made of."""
from collections.abc import Callable

from playwright.sync_api import Locator, Page

Act = Callable[[Page], None]
# What Chromium and htmx say of it.
NO_CONNECTION = ("ERR_INTERNET_DISCONNECTED", "Failed to fetch")
TOO_LONG = "a word and another " * 600

# Opens whatever the element lies in: folds, dialogs, popovers.
REVEAL = """element => {
  for (let one = element; one; one = one.parentElement) {
    if (one.matches("details")) one.open = true;
    if (one.matches("dialog:not([open])")) one.showModal();
    if (one.matches("[popover]:not(:popover-open)")) one.showPopover();
  }
}"""
# The form as somebody leaves it who answers nothing.
# As from a device that keeps nothing, too: one that does would not send what says nothing.
EMPTY = """form => {
  form.isKept = false;
  for (const one of form.elements) {
    if (one.type === "radio" || one.type === "checkbox") one.checked = false;
    else if (one.matches("input:not([type=hidden]), textarea")) one.value = "";
  }
}"""


def steps(*acts: Act) -> Act:
    """One after the other."""

    def do(page: Page) -> None:
        for act in acts:
            act(page)

    return do


def send(action: str, *, empty: bool = True, button: str | None = None, having: str = "", **typed: str) -> Act:
    """Send the first form whose address, before its query, ends in `action`: emptied, then with what is `typed`.

    A field is found by the end of its name. `button` is the selector of the one that is pressed, such as [value=no];
    `having` names a field of the form, where several go to one address. It waits for the answer and what the page makes of it.
    """

    def do(page: Page) -> None:
        form = _form(page, action, having)
        form.evaluate(REVEAL)
        if empty:
            form.evaluate(EMPTY)
        for name, value in typed.items():
            _type(form.locator(f'[name="{name}"], [name$="-{name}"]').first, value)
        chosen = form.locator(f"button{button}" if button else "button:not([type=button]):not([formaction])").first
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            chosen.press("Enter")
        page.wait_for_load_state()
        settle(page)

    return do


def _form(page: Page, action: str, having: str = "") -> Locator:
    end, inside = action.format(**page.names), f':has([name="{having}"])' if having else ""
    return page.locator(f'form[method=post]{inside}:is([action$="{end}"], [action*="{end}?"])').first


def _type(field: Locator, value: str) -> None:
    if field.evaluate("one => one.matches('[type=radio], [type=checkbox]')"):
        field.evaluate("(one, value) => { [...document.getElementsByName(one.name)].find(o => o.value === value).checked = true }", value)
    elif field.evaluate("one => one.matches('select')"):
        field.select_option(value)
    else:
        field.fill(value)


def open_all(page: Page) -> None:
    """Open every fold."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def show_passkeys(page: Page) -> None:
    """Bring out the forms for passkeys, as their script does where a browser has some."""
    page.evaluate("document.querySelectorAll('[data-passkey], [data-no-passkey]').forEach(one => { one.hidden = !one.dataset.passkey })")


def open_menu(page: Page) -> None:
    """Open the list of pages of the desk, where it is behind a button."""
    page.evaluate("document.querySelector('[popovertarget]').checkVisibility() && document.querySelector('[popover]').showPopover()")


def open_fold(words: str) -> Act:
    """Open the first fold whose summary says `words`."""
    return lambda page: page.locator("summary", has_text=words).first.press("Enter")


def press(name: str) -> Act:
    """Press the first button or follow the first link of this name, and wait for what comes."""

    def do(page: Page) -> None:
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.press("Enter")
        page.wait_for_load_state()
        settle(page)

    return do


def type_in(**typed: str) -> Act:
    """Type into the fields whose names end so."""

    def do(page: Page) -> None:
        for name, value in typed.items():
            _type(page.locator(f'main [name="{name}"], main [name$="-{name}"]').first, value)

    return do


def send_signed_out(action: str, **typed: str) -> Act:
    """Send a form as a browser without a script does, after the sign-in has ended."""

    def do(page: Page) -> None:
        steps(type_in(**typed))(page)
        page.context.clear_cookies()
        with page.expect_navigation():
            _form(page, action).evaluate("form => HTMLFormElement.prototype.submit.call(form)")
        settle(page)

    return do


def offline(action: str, **typed: str) -> Act:
    """Send a form while there is no connection."""

    def do(page: Page) -> None:
        form = _form(page, action)
        form.evaluate(REVEAL)
        for name, value in typed.items():
            _type(form.locator(f'[name="{name}"], [name$="-{name}"]').first, value)
        page.context.set_offline(True)
        form.locator("button:not([type=button])").first.press("Enter")
        page.locator("#flashes .notice-trouble").wait_for()
        settle(page)

    return do


def post(path: str, **data: str) -> Act:
    """Send data to an address that the page has no form for, as an old tab would."""

    def do(page: Page) -> None:
        with page.expect_navigation():
            page.evaluate(
                """([path, data]) => {
                  const form = Object.assign(document.createElement("form"), {method: "post", action: path});
                  const field = ([name, value]) => Object.assign(document.createElement("input"), {name, value});
                  form.append(...Object.entries(data).map(field));
                  document.body.append(form);
                  form.submit();
                }""",
                [path.format(**page.names), data],
            )

    return do


def settle(page: Page) -> None:
    """Let the page come to rest: htmx swaps, and puts the focus, a moment after the answer."""
    for _try in range(50):
        page.wait_for_timeout(60)
        if not page.locator(".htmx-request").count():
            return
