"""Looks at one window with every check, and says what is wrong with it."""
from fnmatch import fnmatch

from tests.gallery.checks import axe, manners, wire
from tests.gallery.checks.finding import Finding, asked
from tests.gallery.known import KNOWN
from tests.gallery.viewing import View
from tests.gallery.windows import Window

# WCAG 1.4.12: what a reader may set, and lose nothing.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"


def every_check(view: View, home: str) -> list[Finding]:
    """A window at a phone's width: with every check, then narrow, magnified, widely spaced, and dark."""
    page = view.page
    found = manners.ill(view) + wire.too_heavy(view, home) + axe.violations(page) + asked(page, "own.js") + asked(page, "layout.js")
    page.keyboard.press("Shift")
    page.keyboard.press("Tab")
    found += asked(page, "focus.js")
    page.evaluate(SPACING)
    found += asked(page, "layout.js", at="(with wide spacing)")
    page.evaluate(PLAIN)
    page.set_viewport_size({"width": 320, "height": 640})
    found += asked(page, "layout.js", at="(at 320)")
    # A laptop of 1280 pixels at 200 %.
    page.set_viewport_size({"width": 640, "height": 450})
    found += asked(page, "layout.js", at="(at 200 %)")
    page.set_viewport_size({"width": 360, "height": 740})
    if view.window.state == "error" and view.window.room != "patterns":
        # Its colors are those of the page that was not refused, and of the refusals among the patterns.
        return found
    page.emulate_media(color_scheme="dark")
    return found + axe.violations(page, rules=["color-contrast"], at="(dark)")


def at_a_width(view: View) -> list[Finding]:
    """A window as it stands, at whatever width and in whatever theme: what tools and eyes find, without going through it."""
    return manners.ill(view) + axe.violations(view.page) + asked(view.page, "own.js") + asked(view.page, "layout.js")


def unknown(window: Window | str, found: list[Finding]) -> str:
    """The findings that nobody has promised to mend, a line each."""
    name = window if isinstance(window, str) else window.name
    known = [part for pattern, parts in KNOWN.items() if fnmatch(name, pattern) for part in parts]
    return "\n".join(dict.fromkeys(str(finding) for finding in found if not any(part in str(finding) for part in known)))
