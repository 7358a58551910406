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
    '<match target="pattern"><test qual="any" name="family" compare="{how}"><string>{name}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{font}</string></edit></match>\n'
)
# In this order: what says "serif" says "sans-serif", too, until it is Inter.
STANDS_FOR = (
    ("Inter", "contains", "sans"), ("Inter", "eq", "DejaVu Sans"), ("Inter", "eq", "system-ui"), ("Inter", "eq", "Segoe UI"),
    ("Source Serif 4", "contains", "serif"), ("Source Serif 4", "eq", "Georgia"), ("Source Serif 4", "eq", "Palatino"),
)


def write_fonts(folder: Path) -> Path:
    """The file that tells Chromium which fonts there are."""
    matches = "".join(MATCH.format(font=font, how=how, name=name) for font, how, name in STANDS_FOR)
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
