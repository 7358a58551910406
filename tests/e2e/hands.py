"""The two ways in which people work a page: with a finger or a mouse, or with a keyboard and nothing else."""
import re
from datetime import time

from playwright.sync_api import Locator, Page

# More stops than any page of the portal has.
STOPS = 800
WAITS = 400
# What takes the focus for this element: a label's own control, and of radio buttons the one that Tab stops at.
STOP = """one => {
  const control = one.matches("label") ? one.control : one;
  if (control.type !== "radio") return control;
  const group = [...(control.form ?? document).querySelectorAll("input[type=radio]")].filter(other => other.name === control.name);
  return group.find(other => other.checked) ?? group[0];
}"""
CONTROL = "one => one.matches('label') ? one.control : one"
# The focus is seen: something close to it is outlined, and it lies inside the window.
IS_SEEN = """one => {
  const near = [one, one.parentElement, ...one.parentElement.children, ...(one.labels ?? [])];
  const box = one.getBoundingClientRect();
  return near.some(part => getComputedStyle(part).outlineStyle !== "none") && box.bottom > 0 && box.top < innerHeight;
}"""
# Enter here asks for another page, or for a file.
LEADS_ON = """one => one.matches("a[href]:not([href^='#'])")
  || (one.matches("button") && one.type === "submit" && one.form && !one.form.matches("[data-hx-post], [method=dialog]"))"""
HAS_FOCUS = "one => one === document.activeElement"


class Pointer:
    """A finger or a mouse."""

    def __init__(self, page: Page):
        self.page = page

    def use(self, one: Locator) -> None:
        """Press it."""
        one.first.click()

    def write(self, field: Locator, text: str) -> None:
        """Type into it."""
        field.fill(text)

    def pick(self, field: Locator, label: str) -> None:
        """Choose from a list."""
        field.select_option(label=label)


class Keyboard:
    """Tab, Enter, Space, arrows and letters. Whatever cannot be reached by Tab, or shows no focus, fails."""

    def __init__(self, page: Page):
        self.page = page
        self.asked_for = None
        page.on("request", self._goes)
        page.on("requestfailed", self._is_there)
        page.on("domcontentloaded", self._is_there)

    def use(self, one: Locator) -> None:
        """Reach it and press the key that works it: arrows among radio buttons, Space on a box, Enter elsewhere."""
        control = self._reach(one.first)
        kind = control.get_attribute("type")
        if kind == "radio":
            self._walk_to(control)
        leads_on = control.evaluate(LEADS_ON)
        self.page.keyboard.press("Space" if kind in ("radio", "checkbox") else "Enter")
        if leads_on:
            self._wait()

    def write(self, field: Locator, text: str) -> None:
        """Reach it and type over what stands there; a day or a time part by part, in the order of an American browser."""
        control = self._reach(field.first)
        kind = control.get_attribute("type")
        if kind == "date":
            text = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\2\3\1", text)
        elif kind == "time":
            text = f"{time.fromisoformat(text):%I%M%p}"
        else:
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def pick(self, field: Locator, label: str) -> None:
        """Reach the list and go down to the choice."""
        control = self._reach(field.first)
        for _stop in range(STOPS):
            if control.evaluate("one => one.selectedOptions[0].label") == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} cannot be chosen by the keyboard")

    def _reach(self, one: Locator):
        """Tab until it has the focus, from wherever the focus is now; what it is."""
        one.wait_for()
        self.page.wait_for_load_state()
        control, stop = (one.evaluate_handle(code).as_element() for code in (CONTROL, STOP))
        for _stop in range(STOPS):
            if stop.evaluate(HAS_FOCUS):
                assert stop.evaluate(IS_SEEN), f"{one} on {self.page.url} has the focus, and nobody sees it"
                return control
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{one} on {self.page.url} cannot be reached by Tab")

    def _goes(self, request) -> None:
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.asked_for = True

    def _is_there(self, _what) -> None:
        self.asked_for = False

    def _wait(self) -> None:
        """A page that Enter asked for is waited for, as a click waits for it."""
        self.asked_for = None
        for _moment in range(WAITS):
            self.page.wait_for_timeout(25)
            if self.asked_for is False:
                return

    def _walk_to(self, control) -> None:
        for _stop in range(STOPS):
            if control.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"a radio button on {self.page.url} cannot be reached by the arrows")
