"""What was published is kept under numbers that lead back to nobody, and every publication is held against it."""
import json
from datetime import date, timedelta

import pytest

from portal.db import db
from portal.mentorships.models import Member, Mentorship
from portal.own_data.erasing import erase
from portal.own_data.taking import as_json
from portal.programs.models import Objective, Program, Staff
from portal.summaries import actions, jobs
from portal.summaries.answers.measures import ANSWER_MEASURES
from portal.summaries.disclosure.ledger import days_published, numbers_of, past_of
from portal.summaries.disclosure.models import LedgerEntry, LedgerSecret
from portal.summaries.disclosure.shapes import ALL, people_behind
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from tests.summaries.attacker import learned
from tests.summaries.test_figures import AT, make_pairs

DEPARTMENTS = (("Finance", 12), ("Technology", 10), ("Audit", 6), ("Tax", 3))


@pytest.fixture
def program(cast, monkeypatch) -> Program:
    """A program of 31 mentorships that Carmen coordinates and Sofia sponsors."""
    monkeypatch.setattr(jobs, "printed", lambda publication: b"%PDF")
    program = Program.create(name="Meridian upward", purpose="generations", starts_on=date(2026, 7, 1), made_at=AT, mentees_wanted=40)
    for department, count in DEPARTMENTS:
        make_pairs(department, count, program)
    Objective.create(program=program, title="Pairs begin", measure="first_session_30", baseline=20, target=80, due_on=date(2027, 1, 1))
    for person, role in ((cast.carmen, "coordinator"), (cast.sofia, "sponsor")):
        Staff.create(program=program, person=person, role=role, appointed_at=AT)
    return program


def publish(program: Program, cast, at=AT) -> Publication:
    draft = make_draft(program, by=cast.carmen, at=at)
    actions.publish(draft, by=cast.carmen, at=at)
    return Publication.get_by_id(draft.id)


def measured(publication: Publication, key: str) -> dict:
    return next(row for row in publication.figures["measures"] if row["key"] == key)


def pairs_of(program: Program) -> list[Mentorship]:
    return list(Mentorship.select().where(Mentorship.program == program).order_by(Mentorship.id))


def join(program: Program, department: str, at) -> None:
    """One more mentorship, begun at that moment, that has not met."""
    make_pairs(department, 1, program, held=0, begun=at, first=100 + len(pairs_of(program)))


def test_a_draft_counts_for_nothing_until_it_is_published(program, cast):
    draft = make_draft(program, by=cast.carmen, at=AT)
    assert past_of(program) == {} and days_published(program) == []
    actions.publish(draft, by=cast.carmen, at=AT)
    (past,) = past_of(program)["sessions"]
    assert set(past.shown) >= {ALL, "department: Finance", "department: Technology"}
    assert days_published(program) == [AT.date()]


def test_the_ledger_holds_whom_each_figure_that_is_shown_is_about_and_no_other(program, cast):
    publication = publish(program, cast)
    (past,) = past_of(program)["first_session_30"]
    assert len(people_behind(past.shown[ALL][0], past.owners)) == measured(publication, "first_session_30")["n"] == 62
    (sessions,) = past_of(program)["sessions"]
    assert not {"department: Audit", "department: Tax"} & set(sessions.shown)
    hidden = {row["key"] for row in publication.figures["measures"] if row["value"] is None}
    assert hidden and all(not past_of(program)[key][0].shown for key in hidden)


def test_a_draft_that_is_taken_anew_leaves_nothing_of_the_one_before(program, cast):
    make_draft(program, by=cast.carmen, at=AT)
    before = LedgerEntry.select().count()
    make_draft(program, by=cast.carmen, at=AT + timedelta(days=1))
    assert LedgerEntry.select().count() == before


def test_no_row_of_the_database_ties_a_number_to_a_person(program, cast):
    publish(program, cast)
    kept = LedgerSecret.get(LedgerSecret.program == program)
    (in_the_file,) = db.execute_sql(f"SELECT sealed_secret FROM ledger_secret WHERE id = {kept.id}").fetchone()
    assert kept.sealed_secret.open() not in in_the_file
    people = [row.person_id for row in Member.select().join(Mentorship).where(Mentorship.program == program)]
    numbers = {numbers_of(program, AT).of("person", person) for person in people}
    told = {number for past in past_of(program)["match_rate"] for who in past.owners.values() for number in who}
    assert told == numbers and not told & set(people)


def test_another_program_has_other_numbers_for_the_same_person(program, cast):
    mine, other = (numbers_of(each, AT).of("person", 7) for each in (program, cast.program))
    assert mine != other and numbers_of(program, AT).of("person", 7) == mine


def test_who_is_erased_stays_a_member_of_what_was_published_without_a_name(program, cast, clock):
    publish(program, cast)
    before = past_of(program)["first_session_30"][0]
    gone = Member.select().join(Mentorship).where(Mentorship.program == program).first().person
    number = numbers_of(program, AT).of("person", gone.id)
    erase(gone, by=gone, at=clock.at)
    after = past_of(program)["first_session_30"][0]
    assert before == after and any(number in who for who in after.owners.values())
    # The same member in the next publication: nobody seems to have left or come.
    again = publish(program, cast, AT + timedelta(days=30))
    assert measured(again, "first_session_30")["kept_from"] is None
    assert past_of(program)["first_session_30"][1].shown == before.shown


def test_numbers_stand_on_no_page_and_in_no_export(program, cast, browser):
    publication = publish(program, cast)
    numbers = {str(number) for row in LedgerEntry.select() for unit in row.owners for number in unit}
    assert numbers
    pages = [("sofia", f"/summaries/{publication.id}"), ("carmen", f"/desk/programs/{program.id}/summaries/1")]
    shown = [browser.sign_in(getattr(cast, name)).get(path).text for name, path in pages]
    one = Member.select().join(Mentorship).where(Mentorship.program == program).first().person
    shown.append(json.dumps(as_json(one, AT), default=str))
    shown.append(json.dumps(publication.figures))
    assert not [text for text in shown if numbers & set(text.replace(",", " ").replace('"', " ").split())]


def test_a_figure_of_two_more_people_is_not_told_anew_and_says_of_which_day_it_is(program, cast, browser):
    first = publish(program, cast)
    later = AT + timedelta(days=31)
    join(program, "Finance", AT + timedelta(days=1))
    second = publish(program, cast, later)
    old, new = (measured(each, "first_session_30") for each in (first, second))
    assert new["kept_from"] == "2026-10-14" and {**new, "kept_from": None} == old
    assert second.figures["objectives"][0]["now"] == old["value"]
    browser.sign_in(cast.sofia).get(f"/summaries/{second.id}")
    assert "of 31 mentorships, on 14 Oct 2026" in browser.text


def test_enough_newcomers_at_once_are_told(program, cast):
    publish(program, cast)
    for _ in range(3):
        join(program, "Finance", AT + timedelta(days=1))
    second = publish(program, cast, AT + timedelta(days=31))
    assert measured(second, "first_session_30")["kept_from"] is None
    assert measured(second, "first_session_30")["denominator"] == 34


def test_a_correction_of_the_same_day_shows_what_it_corrects(program, cast):
    first = publish(program, cast)
    draft = make_draft(program, by=cast.carmen, at=AT, corrects=first)
    actions.publish(draft, by=cast.carmen, at=AT)
    second = Publication.get_by_id(draft.id)
    for name in ("measures", "groups", "months", "sessions"):
        assert second.figures[name] == first.figures[name]


def test_departments_that_were_put_together_stay_together(program, cast):
    for index in range(8):
        make_pairs(f"Site {index}", 5, program)
    first = publish(program, cast)
    make_pairs("Tax office", 9, program)
    second = publish(program, cast, AT + timedelta(days=31))
    names = [[row["name"] for row in each.figures["groups"]["rows"]] for each in (first, second)]
    assert sorted(names[0]) == sorted(names[1]) and names[0][-1] == "All others"


def test_a_draft_under_a_smaller_number_is_not_published_but_taken_again(program, cast, browser, clock):
    clock.at = AT
    draft = make_draft(program, by=cast.carmen, at=AT)
    actions.write(draft, by=cast.carmen, headline="Pairs meet", lead="They do.")
    Program.update(smallest_group=11).where(Program.id == program.id).execute()
    with pytest.raises(actions.OutOfDate):
        actions.publish(draft, by=cast.carmen, at=AT)
    path = f"/desk/programs/{program.id}/summaries/{draft.number}"
    browser.sign_in(cast.carmen).get(f"{path}?confirm=publish")
    browser.submit(f"form[action='{path}/publish']")
    browser.follow()
    assert "The draft gets new ones: read it again, then publish." in browser.text
    fresh = Publication.get_by_id(draft.id)
    assert fresh.published_at is None and fresh.headline == "Pairs meet"
    assert [row["name"] for row in fresh.figures["groups"]["rows"] if row["held"] is not None] == ["Finance"]
    actions.publish(fresh, by=cast.carmen, at=AT)
    assert "fewer than 11 people" in browser.sign_in(cast.sofia).get(f"/summaries/{draft.id}").text


def test_a_draft_from_before_there_was_a_ledger_is_taken_again_before_it_is_published(program, cast):
    draft = make_draft(program, by=cast.carmen, at=AT)
    LedgerEntry.delete().where(LedgerEntry.publication == draft).execute()
    with pytest.raises(actions.OutOfDate):
        actions.publish(draft, by=cast.carmen, at=AT)
    assert Publication.get_by_id(draft.id).published_at is None


def test_the_first_publication_fixes_the_smallest_number_of_its_program(program, cast):
    make_draft(program, by=cast.carmen, at=AT)
    assert Program.get_by_id(program.id).first_published_at is None
    publish(program, cast)
    publish(program, cast, AT + timedelta(days=31))
    assert Program.get_by_id(program.id).first_published_at == AT


def test_what_was_published_before_there_was_a_ledger_is_worked_out_from_todays_rows(program, cast):
    first = publish(program, cast)
    # Before there was a ledger no summary had answers.
    kept = {key: past[0] for key, past in past_of(program).items() if key not in ANSWER_MEASURES}
    LedgerEntry.delete().execute()
    for _ in range(2):
        join(program, "Technology", AT + timedelta(days=3))
    second = make_draft(program, by=cast.carmen, at=AT + timedelta(days=40))
    again = {key: past[0] for key, past in past_of(program).items()}
    assert {key: past.shown for key, past in again.items()} == {key: past.shown for key, past in kept.items()}
    assert measured(second, "first_session_30")["kept_from"] == first.as_of.isoformat()
    assert {row.is_reconstructed for row in LedgerEntry.select().where(LedgerEntry.publication == first)} == {True}


def test_six_publications_of_a_program_that_people_join_and_leave_say_nothing_of_a_few(program, cast, clock):
    """The attacker works out from the roster alone who is in which figure, and reads the figures of the publications."""
    told, owners, moments = [], {}, [AT + timedelta(days=31 * number) for number in range(6)]
    for number, at in enumerate(moments):
        told += _read(program, publish(program, cast, at), moments[: number + 1], owners)
        begins = at + timedelta(days=2)
        for place in range((1, 3, 1, 0, 2)[number] if number < 5 else 0):
            join(program, DEPARTMENTS[(number + place) % 4][0], begins)
        if number == 2:
            gone = Member.select().join(Mentorship).where(Mentorship.program == program).first().person
            erase(gone, by=gone, at=begins)
    assert len(told) > 20
    assert learned(told, owners) == set()


def _read(program: Program, publication: Publication, moments: list, owners: dict) -> list[frozenset]:
    """The contributions of each figure: measures that stay as they are, and sessions in all and by department."""
    at, found, by_department = moments[-1], [], {}
    pairs = [(pair, list(Member.select().where(Member.mentorship == pair).order_by(Member.id))) for pair in pairs_of(program)]
    for pair, members in pairs:
        owners[pair.id] = frozenset(member.person_id for member in members)
        leader = next(member for member in members if member.role == "mentee")
        by_department.setdefault(leader.enrollment.employee.department or "No department", []).append(pair)
    for key, wait in (("first_session_14", 14), ("first_session_30", 30)):
        if (row := measured(publication, key))["value"] is not None and row["kept_from"] is None:
            found.append(frozenset((pair.id, key) for pair, _members in pairs if pair.started_at + timedelta(days=wait) <= at))
    rows = {row["name"]: row["held"] for row in publication.figures["groups"]["rows"]}
    groups = [by_department[name] for name, held in rows.items() if held is not None]
    if publication.figures["sessions"]["held"] is not None:
        groups.append([pair for pair, _members in pairs])
    return found + [frozenset(cell for pair in group for cell in _cells(pair, moments)) for group in groups]


def _cells(pair: Mentorship, moments: list) -> list[tuple[int, str]]:
    """Its time, cut at each publication; it may have ended in one of them."""
    ends = pair.ended_at.date() if pair.ended_at else date.max
    starts = [date.min, *(moment.date() for moment in moments)]
    spans = zip(starts, starts[1:], strict=False)
    return [(pair.id, f"until {last}") for first, last in spans if pair.starts_on <= last and first < ends]
