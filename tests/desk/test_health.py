"""The health page: the trend is found from the rows as they were; who is silent, whose times change and where places lack is counted."""
import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from python_calamine import CalamineWorkbook

from portal.audit.models import Entry
from portal.db import db
from portal.desk.health.queries import MOST, changing_people, lives_of, places_by, silent_people
from portal.desk.health.scored import Scores
from portal.desk.health.trend import moments, trend
from portal.desk.mentorship_queries import STATES, Lines
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from tests.desk.slow_lines import slow_lines
from tests.summaries.random_programs import make_program

LEAP_DAY = datetime(2028, 2, 29, 12, tzinfo=UTC)
LASTING = [state for state in STATES if state != "ended"]


@pytest.fixture
def page(browser, cast):
    """The page under an address: page("?by=week")."""
    browser.sign_in(cast.carmen)
    return lambda query="": browser.get(f"/desk/programs/{cast.program.id}/health{query}")


def as_it_was(program: Program, at: datetime) -> dict[str, int]:
    """The list's states on that day, after everything that came later was taken away."""
    with db.atomic() as past:
        later = MentoringSession.select(MentoringSession.id).where(MentoringSession.starts_at > at)
        SessionLog.delete().where(SessionLog.session.in_(later)).execute()
        Cancellation.delete().where(Cancellation.cancelled_at > at).execute()
        MentoringSession.delete().where(MentoringSession.planned_at > at).execute()
        Mentorship.update(ended_at=None).where(Mentorship.ended_at > at).execute()
        Mentorship.delete().where(Mentorship.started_at > at).execute()
        states = Counter(one[2] for one in slow_lines(program, at).values())
        past.rollback()
    return {state: states[state] for state in LASTING}


@pytest.mark.parametrize("seed", range(6))
def test_the_trend_finds_the_states_as_they_were_when_all_that_came_later_is_taken_away(cast, seed):
    program = make_program(seed, LEAP_DAY)
    when = [LEAP_DAY - timedelta(days=days) for days in (90, 45, 14, 1, 0)]
    assert trend(lives_of(program), when) == [as_it_was(program, at) for at in when]


@pytest.mark.parametrize("seed", range(6))
def test_the_trend_ends_where_the_list_is(cast, seed):
    program = make_program(seed, LEAP_DAY)
    Mentorship.update(ended_at=LEAP_DAY).where(Mentorship.ended_at > LEAP_DAY).execute()
    counts = Lines(program, LEAP_DAY).counts([])
    assert trend(lives_of(program), [LEAP_DAY]) == [{state: counts[state] for state in LASTING}]


@pytest.mark.parametrize(("step", "first", "ends"), [
    ("month", date(2027, 12, 20), ["2028-01-01", "2028-02-01", "2028-02-29"]),
    ("week", date(2028, 2, 15), ["2028-02-21", "2028-02-28", "2028-02-29"]),
    ("month", date(2028, 2, 29), ["2028-02-29"]),
])
def test_a_step_ends_with_its_month_or_week_and_the_last_one_now(step, first, ends):
    assert [f"{at:%Y-%m-%d}" for at in moments(step, first, LEAP_DAY)] == ends


def test_the_trend_shows_a_year_at_most():
    assert len(moments("month", date(2020, 1, 1), LEAP_DAY)) == len(moments("week", date(2020, 1, 1), LEAP_DAY)) == 12


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_whoever_is_silent_is_so_in_every_mentorship(cast, seed, role):
    program = make_program(seed, LEAP_DAY)
    lines, mine = slow_lines(program, LEAP_DAY), {}
    for one in Mentorship.select().where(Mentorship.program == program, Mentorship.ended_at.is_null()):
        for member in one.members.where(Member.role == role):
            mine.setdefault(member.enrollment.employee.name, []).append((lines[one.id], one))
    silent = {name: of for name, of in mine.items() if all(line[2] == "silent" for line, _one in of)}
    count, people = silent_people(program, LEAP_DAY, role)
    assert count == len(silent) and len(people) == min(MOST, count)
    for one in people:
        of = silent[one.name]
        assert one.mentorships == len(of) and one.since == max(line[5] or row.started_at for line, row in of)
        assert one.next_at == min((line[7] for line, _row in of if line[7]), default=None)
    assert [one.since for one in people] == sorted(one.since for one in people)


@pytest.mark.parametrize("format", ["reverse", "one-to-one", "peer"])
@pytest.mark.parametrize("seed", range(3))
def test_changes_are_counted_for_the_side_that_books_and_a_session_once(cast, seed, format):
    program = make_program(seed, LEAP_DAY)
    Program.update(format=format).where(Program.id == program).execute()
    program, expected = Program.get_by_id(program.id), {}
    roles = {"reverse": ["mentee"], "one-to-one": ["mentor"], "peer": ["mentor", "mentee"]}[format]
    for one in Mentorship.select().where(Mentorship.program == program):
        for member in one.members.where(Member.role.in_(roles)):
            counts = expected.setdefault(member.enrollment.employee.name, [0, 0, 0, 0])
            for session in one.sessions:
                moved = Move.select().where(Move.session == session, Move.side == member.role).exists()
                cancelled = Cancellation.select().where(Cancellation.session == session, Cancellation.side == member.role).exists()
                for place, so in enumerate((True, moved, cancelled, moved or cancelled)):
                    counts[place] += so
    often = {name: counts for name, counts in expected.items() if counts[3] > 1}
    count, people = changing_people(program)
    assert count == len(often)
    assert all([one.planned, one.moved, one.cancelled] == often[one.name][:3] for one in people)
    most = [often[one.name][3] for one in people]
    assert most == sorted(most, reverse=True) == sorted((counts[3] for counts in often.values()), reverse=True)[:MOST]


def test_what_an_ending_called_off_is_nobodys_change(cast, clock):
    for session in cast.ama_and_benoit.sessions:
        Cancellation.delete().where(Cancellation.session == session).execute()
        Cancellation.create(session=session, side="ending", cancelled_at=clock.at)
    assert all(one.name != cast.benoit.name for one in changing_people(cast.program)[1])


@pytest.mark.parametrize("dimension", ["department", "level", "location"])
@pytest.mark.parametrize("seed", range(4))
def test_places_are_counted_where_their_holders_are_by_those_who_can_be_paired(cast, seed, dimension):
    program, expected = make_program(seed, LEAP_DAY), {}
    for place in Enrollment.select().where(Enrollment.program == program, Enrollment.completed_at.is_null(False)):
        if place.has_ended or place.is_paused(LEAP_DAY.date()) or place.person.left_at:
            continue
        taken = Member.select().join(Mentorship).where(Member.enrollment == place, Mentorship.ended_at.is_null()).count()
        where = str(getattr(place.employee, "job_level" if dimension == "level" else dimension))
        counts = expected.setdefault(where, [0, 0, 0, 0])
        first = 0 if place.role == "mentee" else 2
        counts[first] += place.capacity
        counts[first + 1] += max(0, place.capacity - taken)
    found = places_by(program, dimension, LEAP_DAY)
    assert {one.where: [one.wanted, one.open, one.offered, one.free] for one in found} == expected
    if dimension != "level":
        assert [one.missing for one in found] == sorted((max(0, counts[1] - counts[3]) for counts in expected.values()), reverse=True)


def test_the_page_says_how_many_are_in_each_band_and_leads_to_them(page, browser, cast, clock):
    section = page().select_one("#now")
    bands = Scores(cast.program, clock.at).bands()
    assert [int(figure.b.text) for figure in section.select(".figure")] == list(bands.values()) and sum(bands.values()) == 2
    for link, count in zip(section.select("a"), filter(None, bands.values()), strict=True):
        assert len(browser.get(link["href"]).select("tbody tr:not(.more)")) == count


def test_the_trend_is_a_sentence_a_drawing_and_a_table_with_every_state(page):
    section = page().select_one("#trend")
    assert "mentorships are on course" in section.h3.text and section.select("svg title")
    heads = [cell.text for cell in section.select("table thead th")]
    assert heads == ["End of the month", "On course", "All that last", "Silent", "Not started", "Confirmed by one", "Behind"]
    last = [cell.text for cell in section.select("table tbody tr")[-1].find_all(["th", "td"])]
    assert last[0] == "now" and int(last[2]) == sum(map(int, [last[1], *last[3:]])) == 2


@pytest.mark.parametrize("query", ["?by=week&where=level", "?by=day", "?where=salary", "?by=&where=", "?by=month'--"])
def test_what_the_page_does_not_know_counts_for_nothing(page, query):
    shown = page(query)
    assert [len(shown.select(f"#{region} .tabs [aria-current]")) for region in ("trend", "places")] == [1, 1]
    assert all("by=" in link["href"] and "where=" in link["href"] for link in shown.select("#trend .tabs a, #places .tabs a"))


def test_no_reason_of_a_change_and_no_word_of_a_log_is_on_the_page(page, browser):
    page()
    for words in ("cancel-reason-words", "missed-reason-words", "canary", "agenda-words"):
        assert words not in browser.text


def test_a_program_without_mentorships_says_how_to_begin(browser, cast):
    shown = browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/health")
    assert shown.select_one(".empty h2").text == "No mentorship yet" and not shown.select("svg title")


def test_the_page_asks_as_much_of_the_database_for_many_as_for_few(cast, page, monkeypatch):
    def asked() -> int:
        found = []
        run = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, **more: found.append(args[0]) or run(*args, **more))
            page("?by=week")
        return len(found)

    few = asked()
    make_program(1, LEAP_DAY)
    Mentorship.update(program=cast.program).execute()
    assert asked() == few <= 20


def test_both_files_hold_the_same_rows_and_the_trail_says_that_they_were_taken(browser, cast):
    browser.sign_in(cast.carmen)
    here = f"/desk/programs/{cast.program.id}/mentorships"
    browser.get(f"{here}.csv?sort=mentor")
    lines = browser.response.text.splitlines()
    browser.get(f"{here}.xlsx?sort=mentor")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(browser.response.data)).get_sheet_by_index(0).to_python()
    assert len(sheet) == len(lines) == 3 and sheet[0][-3:] == ["Points", "Health", "Why"]
    for row, line in zip(sheet[1:], lines[1:], strict=True):
        assert [str(int(cell)) if isinstance(cell, float) else cell for cell in row] == line.strip('"').split('","')
    assert "The agreement is not signed by all: -10" in sheet[1][-1]
    taken = list(Entry.select().where(Entry.verb == "mentorships.exported"))
    assert [(entry.by, entry.program, entry.facts) for entry in taken] == [(cast.carmen.id, cast.program.id, {"rows": 2})] * 2


def test_a_file_holds_only_what_the_list_was_narrowed_to(browser, cast, clock):
    browser.sign_in(cast.carmen)
    here = f"/desk/programs/{cast.program.id}/mentorships"
    for query, count in (("?health=well", 1), ("?health=act", 1), ("?department=Tax", 1), ("?department=Nowhere", 2), ("?health=worst", 2)):
        assert len(browser.get(f"{here}{query}").select("tbody tr:not(.more)")) == count, query
        browser.get(f"{here}.csv{query}")
        assert len(browser.response.text.splitlines()) == count + 1, query
