"""The checks still bite: each finds the defect that was put there for it, and nothing on a sound page."""
import pytest

from tests.gallery.looking import every_check
from tests.gallery.seeded import MARKUP, PAGE, SEEDS, Seed, open_seeded
from tests.gallery.viewing import look_through

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def seeded():
    with open_seeded() as stage:
        yield stage


def _found(chromium, seeded, name: str, seed: Seed) -> list[str]:
    with look_through(chromium, seeded, seed.window(name)) as view:
        return [str(finding) for finding in every_check(view, seeded.url)]


def test_a_sound_page_has_no_findings(chromium, seeded, checker, tmp_path):
    assert _found(chromium, seeded, "sound", Seed("")) == []
    assert checker({"sound": [PAGE.format(title="Sound", head="", body="")]}, tmp_path) == {}


@pytest.mark.parametrize("name", SEEDS)
def test_a_defect_is_caught_by_the_check_for_it(chromium, seeded, name):
    found = _found(chromium, seeded, name, SEEDS[name])
    assert any(finding.startswith(SEEDS[name].rule) for finding in found), f"not among {found}"


def test_the_nu_checker_catches_what_it_is_there_for(checker, tmp_path):
    pages = {name: [PAGE.format(title="Sound", head="", body=body)] for name, body in MARKUP.items()}
    assert set(checker(pages, tmp_path)) == set(MARKUP)


def test_a_defect_that_shows_in_the_dark_alone_is_told_as_one(chromium, seeded):
    found = _found(chromium, seeded, "faint-in-the-dark", SEEDS["faint-in-the-dark"])
    assert found and all(finding.endswith("(dark)") for finding in found)


def test_the_browser_draws_with_our_two_fonts_wherever_it_runs(chromium):
    page = chromium.new_page()
    page.set_content('<p style="font-family: system-ui, sans-serif">Works</p><b style="font: 400 1rem ui-serif, Georgia, serif">Speaks</b>')
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root, drawn = session.send("DOM.getDocument")["root"]["nodeId"], {}
    for name in ("p", "b"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": name})["nodeId"]
        drawn[name] = [font["familyName"] for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]
    page.close()
    assert drawn == {"p": ["Inter"], "b": ["Source Serif 4"]}
