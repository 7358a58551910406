"""The desk's list of mentorships: the database counts what the summaries count, and the address says what is shown."""
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.db import db
from portal.desk.mentorship_queries import STATES, Line, Lines, line, lines_of
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions.models import SessionLog
from portal.summaries.counting import dormant
from portal.summaries.facts import facts_of
from portal.web.listing import by_words
from tests.conftest import NOW
from tests.desk.slow_lines import slow_lines
from tests.summaries.random_programs import make_program

LEAP_DAY = datetime(2028, 2, 29, 12, tzinfo=UTC)


def lines(program, at) -> list[Line]:
    return [line(row) for row in Lines(program, at).select().order_by(Mentorship.id)]


def silent(program, at) -> int:
    counts = Lines(program, at).counts([])
    return counts["silent"] + counts["unconfirmed"]


@pytest.fixture
def table(browser, cast):
    """The list under an address: table("?sort=-held") gives the page."""
    browser.sign_in(cast.carmen)
    return lambda query="": browser.get(f"/desk/programs/{cast.program.id}/mentorships{query}")


def mentors(page) -> list[str]:
    return [cell.get_text(strip=True) for cell in page.select("tbody th")]


@pytest.mark.parametrize("seed", range(8))
def test_the_database_finds_the_state_and_the_facts_that_plain_counting_finds(cast, seed):
    program = make_program(seed, LEAP_DAY)
    for moment in (LEAP_DAY - timedelta(seconds=1), LEAP_DAY, LEAP_DAY + timedelta(seconds=1), LEAP_DAY + timedelta(days=20)):
        expected = slow_lines(program, moment)
        found = {one.id: tuple(vars(one).values())[1:] for one in lines(program, moment)}
        assert found == expected
        counts = Lines(program, moment).counts([])
        assert counts == {state: sum(one[2] == state for one in expected.values()) for state in STATES}
        for state in STATES:
            rows = Lines(program, moment)
            assert {row[0] for row in rows.in_state(rows.select(), state)} == {key for key, one in expected.items() if one[2] == state}


def test_a_few_mentorships_are_counted_as_they_are_among_all(cast):
    program = make_program(3, LEAP_DAY)
    every = lines(program, LEAP_DAY)
    few = [one.id for one in reversed(every)][:4]
    assert lines_of(program, LEAP_DAY, few) == list(reversed(every))[:4]


@pytest.mark.parametrize("days", [0, 30, 59, 60, 61, 90])
def test_the_list_finds_as_many_silent_mentorships_as_the_summary_finds_dormant(cast, days):
    at = NOW + timedelta(days=days)
    assert silent(cast.program, at) == dormant(facts_of(cast.program, at)).numerator


@pytest.mark.parametrize("seed", range(6))
def test_in_any_program_the_list_and_the_summary_agree_to_the_second(cast, seed):
    program = make_program(seed, LEAP_DAY)
    for moment in (LEAP_DAY - timedelta(seconds=1), LEAP_DAY, LEAP_DAY + timedelta(seconds=1)):
        assert silent(program, moment) == dormant(facts_of(program, moment)).numerator


@pytest.mark.parametrize("column", ["mentor", "leader", "rank", "held", "due", "last_at", "confirmed_at", "next_at"])
@pytest.mark.parametrize("is_down", [False, True])
def test_whatever_is_empty_comes_last_and_equal_rows_keep_one_order(cast, column, is_down):
    program = make_program(5, LEAP_DAY, size=25)
    rows = Lines(program, LEAP_DAY)
    by = getattr(rows, column)
    by = by_words(*by) if isinstance(by, tuple) else (by,)
    order = [one.desc(nulls="LAST") if is_down else one.asc(nulls="LAST") for one in by]
    found = [line(row) for row in rows.select().order_by(*order, Mentorship.id)]
    name = {"rank": "state"}.get(column, column)
    empty = [getattr(one, name) is None for one in found]
    assert empty == sorted(empty)
    values = [getattr(one, name) for one in found if getattr(one, name) is not None]
    if name in ("held", "due", "last_at", "confirmed_at", "next_at"):
        assert values == sorted(values, reverse=is_down)
    if name == "state":
        assert [STATES.index(value) for value in values] == sorted((STATES.index(value) for value in values), reverse=is_down)
    for one, other in zip(found, found[1:], strict=False):
        assert getattr(one, name) != getattr(other, name) or name in ("mentor", "leader") or one.id < other.id


def test_a_long_list_comes_in_pages_and_is_counted_as_a_whole(browser, table, monkeypatch):
    monkeypatch.setattr("portal.web.paging.PER", 1)
    page = table("?page=2&sort=mentor")
    assert len(page.select("tbody tr:not(.more)")) == 1 and "Page 2 of 2" in browser.text
    assert page.select_one(".tabs [aria-current]").get_text(" ", strip=True) == "All 2"
    assert parse_qs(urlsplit(page.select_one("[rel=prev]")["href"]).query) == {"sort": ["mentor"], "page": ["1"]}


def test_a_session_that_one_alone_reports_is_no_silence_and_not_confirmed_either(browser, cast, clock):
    SessionLog.delete().where(SessionLog.written_by == cast.benoit).execute()
    clock.forward(days=20)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships?state=unconfirmed")
    row = next(row for row in page.select("tbody tr") if cast.ama.name in row.text)
    held = row.select_one("[data-label='Last held']")
    assert not held.text.startswith("none") and held.small.text == "by both: none"
    assert "A summary counts the pair as dormant, too." in browser.text


def test_both_names_lead_to_the_person_and_from_there_to_the_work_address(cast, browser, table):
    row = next(row for row in table().select("tbody tr") if cast.ama.name in row.text)
    for person in (cast.ama, cast.benoit):
        page = browser.get(row.find("a", string=person.name)["href"])
        assert page.h1.text == person.name
        assert page.select_one(f"dl a[href='mailto:{person.email}']").text == person.email


def test_somebody_who_has_left_is_named_without_a_link(cast, table):
    Person.update(left_at=NOW).where(Person.id == cast.benoit).execute()
    row = next(row for row in table().select("tbody tr") if cast.ama.name in row.text)
    assert cast.benoit.name in row.text and [link.text for link in row.select("a[href*='/people/']")] == [cast.ama.name]


def test_every_head_sorts_and_the_sorted_one_says_so_to_a_screen_reader(table):
    heads = [link["href"] for link in table().select("thead a")]
    assert len(heads) == 7
    assert table().select_one("[aria-sort]").get_text(strip=True).startswith("Points")
    down = table("?sort=-mentor")
    assert mentors(down) == sorted(mentors(down), key=lambda name: name.split()[-1], reverse=True)
    assert down.select_one("[aria-sort=descending]").get_text(strip=True) == "Mentor, sorted downward, turn it round"
    for address in heads:
        page = table(address[address.index("?") :] if "?" in address else "")
        assert len(page.select("[aria-sort]")) == 1 and len(mentors(page)) == 2


@pytest.mark.parametrize("query", ["?sort=salary", "?sort=-", "?sort=--mentor", "?state=none", "?page=0", "?page=many", "?sort=mentor'--"])
def test_what_the_list_does_not_know_counts_for_nothing(table, query):
    assert mentors(table(query)) and len(mentors(table(query))) == 2


def test_a_search_finds_mentors_and_leaders_by_any_part_of_their_names(cast, browser, table):
    assert mentors(table("?q=owu")) == mentors(table("?q=LAURENT")) == mentors(table("?q=ama+laur")) == [cast.ama.name]
    assert "1 of 2 shown" in browser.text
    assert table("?q=owu").select_one("input[name=q]")["value"] == "owu"


def test_nothing_found_says_how_to_go_on(browser, table):
    page = table("?q=nobody-of-this-name&sort=-held")
    assert page.select_one(".empty h2").text == "Nothing fits" and "0 of 2 shown" in browser.text
    whole = page.select_one(".empty a")
    assert whole.text == "Show the whole list" and whole["href"].endswith("mentorships?sort=-held")


def test_the_file_holds_what_the_list_shows_in_its_order(browser, cast, table):
    page = table("?sort=-mentor&q=e")
    shown = mentors(page)
    browser.get(next(link["href"] for link in page.select("a") if "mentorships.csv" in link["href"]))
    rows = browser.response.text.splitlines()[1:]
    assert [row.split('"')[1] for row in rows] == shown and len(shown) == 2
    browser.get(f"/desk/programs/{cast.program.id}/mentorships.csv?q=owusu")
    assert len(browser.response.text.splitlines()) == 2


def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(cast, table, monkeypatch):
    def asked() -> int:
        found = []
        run = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, **more: found.append(args[0]) or run(*args, **more))
            table("?sort=-last")
        return len(found)

    few = asked()
    make_program(1, NOW)
    Mentorship.update(program=cast.program).execute()
    # With what the schedule of letters knows of those that are shown, so that a next step never contradicts it.
    assert asked() == few <= 19


def test_the_link_of_a_letter_shows_the_mentorships_that_it_tells_of_and_leads_to_the_others(browser, cast):
    listed = f"/desk/programs/{cast.program.id}/mentorships"
    page = browser.sign_in(cast.carmen).get(f"{listed}?only={cast.ama_and_benoit.id}")
    rows = page.select("#mentorships tbody tr:not(.more)")
    assert len(rows) == 1 and "Ama Owusu" in rows[0].text
    assert "This is the one mentorship that the letter tells of." in page.text
    browser.get(page.select_one("a[href*='.csv']")["href"])
    assert "Ama" in browser.response.text and "Chidi" not in browser.response.text
    browser.get(f"{listed}?only={cast.ama_and_benoit.id}")
    assert len(browser.get(browser.page.select_one(".notice a")["href"]).select("#mentorships tbody tr:not(.more)")) == 2


@pytest.mark.parametrize("only", ["0", "x", "999999999", "1.2.x", "9" * 40, "\u0000"])
def test_a_link_that_names_nothing_of_the_program_shows_nothing_of_another(browser, cast, only):
    page = browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/mentorships?only={only}")
    assert "Owusu" not in page.text
