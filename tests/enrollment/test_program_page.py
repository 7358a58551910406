"""A program's page: readable by anybody, silent about people, there only while the program is open; and the way into it."""
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import brotli
import pytest

from portal.enrollment.applications import waiting_actions
from portal.enrollment.applications.models import CLOSED, EARLY, FINISHING, OPEN, Application, ApplicationStart, Opening
from portal.enrollment.applications.queries import opening_of
from portal.enrollment.models import Employee, Enrollment, Invitation
from portal.mail.outbox import Letter
from portal.people import methods
from portal.people.models import Device, Method, Person
from portal.programs.models import Program
from portal.web.limits import Allowance
from tests.browser import Browser
from tests.enrollment.opened import PAGE, SLUG, apply, change, employee, rule
from tests.enrollment.opened import opening as _opening

opening = _opening
EVERYTHING = (Application, ApplicationStart, Person, Enrollment, Letter, Device)


def ask(browser, address: str):
    browser.get(PAGE)
    browser.submit("form.form", email=address)
    return browser.follow()


def link_in(message) -> str:
    return re.search(r"http://localhost(/p/\S+/link/\S+)", message.text).group(1)


# --- the page ---

def test_a_program_page_is_read_without_an_account_and_names_no_person(browser, cast, opening):
    browser.get(PAGE)
    for words in ("Once.", "Then.", "Six sessions of 45 minutes", "Who sees what", "How places are given", "waiting list"):
        assert words in browser.text
    names = {word for row in (*Person.select(), *Employee.select()) for word in (row.family_name, row.email)}
    assert not [name for name in names if name in browser.response.text]


def test_opening_a_program_page_changes_nothing_for_scanners_open_links_too(browser, opening):
    before = [kind.select().count() for kind in EVERYTHING]
    for path in (PAGE, f"{PAGE}/letter"):
        browser.get(path)
        browser.client.head(path)
    assert [kind.select().count() for kind in EVERYTHING] == before


@pytest.mark.parametrize("change_it", ["off", "early", "unknown"])
def test_a_program_that_is_not_open_looks_like_one_that_never_was(browser, cast, opening, clock, change_it):
    path = PAGE
    if change_it == "off":
        Program.update(is_open=False).where(Program.id == cast.other_program.id).execute()
    elif change_it == "early":
        change(opening, opens_on=clock.at.date() + timedelta(days=1))
    else:
        path = "/p/no-such-program"
    browser.get(path, status=404)
    there = re.sub(r"\s+", " ", browser.response.text)
    browser.get("/p/never-was", status=404)
    assert there == re.sub(r"\s+", " ", browser.response.text)
    browser.post(f"{path}/letter", {"email": "ines.ferreira@northwind.example"}, status=404)
    assert not ApplicationStart.select().exists()


def test_its_coordinator_reads_the_page_before_anybody_else_does(browser, cast, opening):
    Program.update(is_open=False).where(Program.id == cast.other_program.id).execute()
    browser.sign_in(cast.otto).get(PAGE)
    assert "Only coordinators see this page yet." in browser.text
    Browser(browser.app).sign_in(cast.carmen).get(PAGE, status=404)


def test_a_program_page_comes_in_one_round_trip_with_its_styles(browser, opening, app):
    page = browser.get(PAGE)
    sheet = app.test_client().get(page.select_one("link[rel=stylesheet]")["href"])
    assert len(brotli.compress(browser.response.data, quality=4)) + len(brotli.compress(sheet.data)) < 14 * 1024


# --- the letter ---

LETTERS = {
    "on the roster": ("pat1@northwind.example", "Open this link"),
    "not on the roster": ("nobody@northwind.example", "this address is not on it"),
    "ineligible": ("pat2@northwind.example", "This program is for others this time"),
    "gone": ("pat3@northwind.example", "this address is not on it"),
    "invited": ("pat4@northwind.example", "You need not apply: you are invited"),
    "enrolled": ("pat5@northwind.example", "you have a place in this program already"),
    "outside": ("stranger@elsewhere.example", None),
}


@pytest.fixture
def addresses(cast, opening, clock):
    employee(1)
    employee(2, level=6)
    employee(3, status="gone")
    invited = employee(4)
    facts = {"nonce": "n", "token_hash": "t", "invited_at": clock.at, "expires_at": clock.at + timedelta(days=9)}
    Invitation.create(program=cast.other_program, employee=invited, role="mentor", **facts)
    apply(opening, employee(5), clock.at)


def test_6_3_8_no_page_time_or_row_tells_whether_an_address_is_known_when_somebody_applies(browser, addresses):
    """ASVS v5.0.0-6.3.8: page, rows and limits are the same for every address; only the letter differs."""
    seen = set()
    for address, _words in LETTERS.values():
        before = [kind.select().count() for kind in (*EVERYTHING, Allowance)]
        ask(browser, address)
        after = [kind.select().count() for kind in (*EVERYTHING, Allowance)]
        grown = tuple(now - then for now, then in zip(after, before, strict=True))
        seen.add((browser.text.replace(address, "ADDRESS"), grown[:-1]))
    assert len(seen) == 1


@pytest.mark.parametrize("kind", LETTERS)
def test_the_letter_says_kindly_what_holds_to_the_owner_of_the_mailbox_alone(browser, addresses, letters, kind):
    address, words = LETTERS[kind]
    letters()
    ask(browser, address)
    messages = letters()
    assert [message.to for message in messages] == ([address] if words else [])
    if words:
        assert words in " ".join(messages[0].text.split())
        assert ("/link/" in messages[0].text) == (kind == "on the roster")


def test_who_does_not_fit_reads_which_rule_it_is(browser, cast, opening, letters):
    rule(cast.other_program, "mentor", departments=["Audit"], locations=["Paris"], tenure_months=12)
    employee(1, hired_on=date(2026, 9, 1))
    ask(browser, "pat1@northwind.example")
    (message,) = letters()
    words = " ".join(message.text.split())
    for sentence in ("It is for people in Audit.", "It is for people who work in Paris.", "for 12 months or longer", "has you at level 8"):
        assert sentence in words


def test_letters_go_to_the_programs_domains_alone(browser, opening, letters):
    change(opening, domains=["northwind.fr"])
    employee(1)
    ask(browser, "pat1@northwind.example")
    assert letters() == []
    browser.get(PAGE)
    assert "Letters go to addresses at northwind.fr." in browser.text


def test_one_mailbox_gets_five_letters_in_an_hour(browser, opening):
    """ASVS v5.0.0-2.4.1"""
    browser.get(PAGE)
    for _time in range(5):
        browser.post(f"{PAGE}/letter", {"email": "pat1@northwind.example"})
    browser.post(f"{PAGE}/letter", {"email": "pat1@northwind.example"}, status=429)


# --- the link ---

@pytest.fixture
def link(browser, cast, opening, letters):
    employee(1)
    ask(browser, "pat1@northwind.example")
    return link_in(letters()[0])


def test_the_link_proves_the_mailbox_once_and_for_ten_minutes(app, cast, link, clock):
    """ASVS v5.0.0-6.5.5 and 6.5.1"""
    opened = Browser(app)
    opened.get(link)
    opened.get(link)
    assert not Person.select().where(Person.email == "pat1@northwind.example").exists()
    opened.submit()
    assert opened.response.location == f"{PAGE}/application"
    opened.follow()
    assert "How do you want to take part?" in opened.text
    Browser(app).get(link, status=404)
    Browser(app).post(link, status=404)


def test_with_letters_switched_off_no_letter_is_asked_for_and_no_link_signs_in(app, browser, cast, link, clock, monkeypatch):
    monkeypatch.setattr(methods, "ready", lambda: set(methods.AT_FIRST))
    Method.create(key=methods.LETTER, is_on=False, switched_at=clock.at)
    Browser(app).get(link, status=404)
    Browser(app).post(link, status=404)
    page = browser.get(PAGE)
    assert not page.select("form.form") and page.find("a", string="Sign in to apply")["href"] == f"/sign-in?next={PAGE}"
    browser.post(f"{PAGE}/letter", {"email": "pat1@northwind.example"}, status=404)
    assert not Person.select().where(Person.email == "pat1@northwind.example").exists()


def test_the_link_is_dead_after_ten_minutes_or_when_a_newer_one_was_asked_for(browser, app, link, clock, letters):
    with_newer = ask(browser, "pat1@northwind.example")
    assert with_newer
    Browser(app).post(link, status=404)
    newer = link_in(letters()[-1])
    clock.forward(minutes=10)
    Browser(app).post(newer, status=404)


def test_a_link_of_another_program_opens_nothing_here(app, cast, link):
    Program.update(is_open=True).where(Program.id == cast.program.id).execute()
    Opening.create(program=cast.program, slug="northwind")
    Browser(app).post(link.replace(SLUG, "northwind"), status=404)


def test_somebody_applies_from_the_page_to_the_first_question_without_a_password(app, browser, cast, link):
    opened = Browser(app)
    opened.get(link)
    opened.submit()
    opened.follow()
    opened.submit("form.form", role="mentor", why="To be heard.")
    opened.follow()
    assert "You have a place" in opened.text
    place = Enrollment.get(Enrollment.program == cast.other_program)
    assert opened.page.select_one(f'a[href="/enrollments/{place.id}"]')


def test_the_same_application_sent_twice_is_one(app, browser, cast, opening, clock):
    zoe = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == zoe.id).execute()
    mine = Browser(app).sign_in(cast.zoe)
    mine.get(PAGE)
    mine.submit("form.act")
    page = mine.follow()
    for _time in range(2):
        mine.page = page
        mine.submit("form.form", role="mentor")
    assert Application.select().count() == 1


def test_who_has_applied_or_has_a_place_is_led_there_and_not_asked_again(app, cast, opening, clock):
    Opening.update(needs_approval=True).where(Opening.id == opening.id).execute()
    zoe = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == zoe.id).execute()
    row = apply(opening_of(opening.program), Employee.get_by_id(zoe.id), clock.at)
    mine = Browser(app).sign_in(cast.zoe)
    assert "You have applied." in mine.get(PAGE).text and not mine.page.select("main form")
    waiting_actions.approve(row, by=cast.otto, at=clock.at)
    assert "You have a place in this program." in mine.get(PAGE).text
    assert "You have" not in Browser(app).get(PAGE).select_one("#apply").find_next("p").text


def test_who_stepped_back_may_apply_again_in_the_same_words(app, cast, opening, clock):
    Opening.update(needs_approval=True).where(Opening.id == opening.id).execute()
    zoe = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == zoe.id).execute()
    mine = Browser(app).sign_in(cast.zoe)
    for _time in range(2):
        mine.get(PAGE)
        mine.submit("form.act")
        mine.follow()
        mine.submit("form.form", role="mentor", why="To be heard.")
        row = Application.select().order_by(Application.id.desc()).get()
        assert mine.response.location == f"/applications/{row.id}" and row.ended_at is None
        mine.post(f"/applications/{row.id}/withdrawal")
    assert Application.select().count() == 2


# --- the days ---

def moment(*parts: int, zone: str) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        # The clock goes back on 25 October 2026 in Paris, and forward on 29 March 2026.
        ("Europe/Paris", date(2026, 10, 20), date(2026, 10, 25)),
        ("Europe/Paris", date(2026, 3, 29), date(2026, 3, 29)),
        ("America/Los_Angeles", date(2026, 3, 1), date(2026, 3, 8)),
        ("Pacific/Auckland", date(2026, 4, 1), date(2026, 4, 5)),
    ],
)
def test_a_program_closes_at_the_end_of_its_last_day_in_its_own_zone_across_summer_time(zone, first, last):
    opening = Opening(opens_on=first, closes_on=last, timezone=zone)
    opens = moment(first.year, first.month, first.day, zone=zone)
    ends = moment(last.year, last.month, last.day, 23, 59, 59, zone=zone)
    second = timedelta(seconds=1)
    assert [opening.state(at.astimezone(ZoneInfo("UTC"))) for at in (opens - second, opens, ends)] == [EARLY, OPEN, OPEN]
    closed = opening.closes_at
    assert closed.astimezone(ZoneInfo(zone)).date() == last + timedelta(days=1)
    assert [opening.state(at) for at in (closed - second, closed, closed + timedelta(days=1) - second)] == [OPEN, FINISHING, FINISHING]
    assert opening.state(closed + timedelta(days=1)) == CLOSED


def test_a_day_that_begins_at_one_because_the_clock_jumps_over_midnight_begins_then():
    # In Cairo the clock goes from midnight to one on 24 April 2026.
    opening = Opening(opens_on=date(2026, 4, 24), timezone="Africa/Cairo")
    assert opening.opens_at == moment(2026, 4, 24, 1, zone="Africa/Cairo")


def test_a_closed_program_says_so_and_lets_nobody_begin(browser, cast, opening, clock):
    change(opening, closes_on=clock.at.date())
    clock.set(2026, 10, 14, 22, 0)
    browser.get(PAGE)
    assert "Applications closed at the end of 14 October 2026 (Central European Time)" in browser.text
    browser.post(f"{PAGE}/letter", {"email": "pat1@northwind.example"}, status=404)


@pytest.mark.parametrize(("hours", "may"), [(1, True), (25, False)])
def test_who_began_in_time_has_one_more_day_and_who_did_not_has_none(app, cast, opening, clock, hours, may):
    change(opening, closes_on=clock.at.date())
    zoe = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == zoe.id).execute()
    late = Employee.create(employee_id="1", email=cast.otto.email, given_name="O", family_name="B", job_level=8, person=cast.otto)
    begun, not_begun = Browser(app).sign_in(cast.zoe), Browser(app).sign_in(cast.otto)
    begun.post(f"{PAGE}/beginning")
    # Midnight in Paris is at 22:00 here.
    clock.set(2026, 10, 14, 22, 0)
    clock.forward(hours=hours)
    begun.get(f"{PAGE}/application")
    assert bool(begun.page.select("main form.form")) == may
    begun.post(f"{PAGE}/application", {"role": "mentor"})
    not_begun.post(f"{PAGE}/application", {"role": "mentor"})
    assert Application.select().where(Application.employee == zoe).exists() == may
    assert not Application.select().where(Application.employee == late).exists()
