"""Chromium as every test opens it: in one language, and with the same fonts on every machine."""
import os
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from portal.settings import ROOT

# The same engine without a desktop's windows starts pages in half the time; without it the whole browser does.
CHROMIUM = next(filter(os.path.exists, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")), "/usr/bin/chromium")
# Without these, Chromium calls home at every start.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
    # All pages of one portal in one process, which keeps what it has compiled: most of what a page of axe costs is reading axe.
    "--process-per-site",
]
# The pages name system fonts; here these are the two that the portal prints with.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{ours}</dir><cachedir>{cache}</cachedir>
{matches}</fontconfig>"""
MATCH = (
    '<match target="pattern"><test qual="first" name="family" compare="eq"><string>{name}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{font}</string></edit></match>\n'
)
# The engine alone asks for no name where a page says system-ui; any other that is not there comes to the same.
REST = (
    '<match target="pattern"><test qual="any" name="family" compare="eq"><string>sans-serif</string></test>'
    '<test qual="all" name="family" compare="not_eq"><string>Source Serif 4</string></test>'
    '<edit name="family" mode="assign_replace" binding="same"><string>Inter</string></edit></match>\n'
)
# The name that is asked for alone: what the machine would take instead of it says "serif" and "sans-serif" both.
STANDS_FOR = {
    "Inter": ("system-ui", "sans-serif", "sans", "DejaVu Sans", "Segoe UI", "Roboto", "Arial"),
    "Source Serif 4": ("serif", "ui-serif", "Georgia", "Palatino", "Times New Roman"),
}


def write_fonts(folder: Path) -> Path:
    """The file that tells Chromium which fonts there are."""
    matches = "".join(MATCH.format(font=font, name=name) for font, names in STANDS_FOR.items() for name in names) + REST
    path = folder / "fonts.conf"
    path.write_text(FONTS.format(ours=ROOT / "static/fonts", cache=folder / "font-cache", matches=matches))
    return path


@contextmanager
def open_chromium(folder: Path):
    """A Chromium with our fonts; it ends with the block."""
    with sync_playwright() as play:
        # The order of the parts of a date field follows the browser's own language.
        environ = {**os.environ, "FONTCONFIG_FILE": str(write_fonts(folder)), "LANGUAGE": "en_US"}
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=environ)
        yield browser
        browser.close()
