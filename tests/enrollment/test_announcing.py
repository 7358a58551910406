"""What makes a program known: words with its address, and that address as a code that any phone reads."""
import re

import segno

from portal.enrollment.applications.announcing import address_of, announcement, code_of
from tests.enrollment.opened import change
from tests.enrollment.opened import opening as _opening

opening = _opening


def test_the_announcement_says_what_it_is_what_it_costs_until_when_and_where(app, opening, clock):
    with app.test_request_context():
        words = announcement(change(opening, closes_on=clock.at.date()))
    assert "Another program: reverse mentoring" in words and "6 sessions of 45 minutes" in words
    assert "http://localhost/p/another-program" in words and "Apply until 14 October 2026." in words


def test_the_code_is_drawn_dark_exactly_where_the_standard_says(app, opening):
    code = code_of(address_of(opening))
    drawn = {(int(x) + step, int(y)) for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v", code.path) for step in range(int(wide))}
    rows = enumerate(segno.make("http://localhost/p/another-program", error="q", micro=False).matrix_iter(border=4))
    assert drawn == {(x, y) for y, row in rows for x, dark in enumerate(row) if dark}


def test_announcement_code_and_poster_stand_at_the_desk_without_a_script(browser, cast, opening):
    page = browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/opening")
    assert "http://localhost/p/another-program" in page.select_one("textarea[readonly]").text
    assert page.select_one("button[data-copy]").has_attr("hidden")
    assert page.select_one("svg.qr")["aria-label"] == "QR code of http://localhost/p/another-program"
    poster = browser.get(page.find("a", string="A poster to print")["href"])
    assert poster.select_one("svg.qr path") and "poster." in poster.select_one("link[rel=stylesheet]")["href"]
