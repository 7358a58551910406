"""A coordinator sees a page as a member sees it: in facts alone, without a way to act, and the member can read who looked."""
from dataclasses import fields
from datetime import timedelta

import pytest
from jinja2 import nodes

from portal.audit.models import Entry
from portal.enrollment.models import Answer, Enrollment, Question
from portal.home.front import Front
from portal.launch import actions as launch
from portal.mentorships.models import Member, Mentorship
from portal.seeing.kept import home_parts, workspace_parts
from portal.sessions.models import MentoringSession, Move
from tests.browser import Browser
from tests.cast import CANARIES
from tests.diaries.test_pages import LINK, sql_of

WORDS = [*vars(CANARIES).values(), LINK, "canary-reason-of-a-move", "Explain one tool", "First tool explained"]
# Which piece of the front page each thing belongs to that the page gathers; None: another page of its own shows it.
FIELDS = {
    "together": "together", "proposals": "waiting", "said_yes": "waiting", "unfinished": "waiting",
    "waiting_for_a_pairing": "unpaired", "answered": None,
    "choosing": "choosing",
    "coordinates": "work", "sponsors": "work", "administers": "work", "keeps_diaries": "work", "circles": "waiting",
    "looking": "waiting", "orienting": "waiting", "more": "waiting", "unread": "waiting", "surveys": "waiting", "applications": "applied",
    "kickoffs": "kickoff",
    "held": None, "paused": "paused", "left": None, "ended": None,
}


def place(cast, name="ama") -> str:
    return f"/desk/programs/{cast.program.id}/people/{getattr(cast, f'{name}_enrollment').id}/seen"


def three(cast, name="ama") -> list[str]:
    return [place(cast, name), f"{place(cast, name)}/mentorships/{cast.ama_and_benoit.id}", f"{place(cast, name)}/answers"]


@pytest.fixture
def words(cast, clock):
    """Everything that a page of Ama and Benoit can hold."""
    MentoringSession.update(join_link=LINK).where(MentoringSession.id == cast.planned.id).execute()
    Move.create(
        session=cast.planned, from_at=cast.planned.starts_at, to_at=cast.planned.starts_at, side="mentee", moved_by=cast.benoit,
        moved_at=cast.planned.planned_at, reason="canary-reason-of-a-move",
    )
    hidden = Question.create(
        program=cast.program, role="mentor", position=9, kind="text", prompt="When can you meet?", shown_to="pairing", key=""
    )
    Answer.create(enrollment=cast.ama_enrollment, question=hidden, value=CANARIES.pairing_only, answered_at=clock.at)
    Answer.create(enrollment=cast.ama_enrollment, question=cast.why_joined_question, value="data", answered_at=clock.at)


@pytest.mark.parametrize("name", ["ama", "benoit"])
def test_a_coordinator_who_sees_as_a_member_reads_none_of_the_canaries(browser, cast, words, name):
    browser.sign_in(cast.carmen)
    for path in three(cast, name):
        browser.get(path)
        assert not [word for word in WORDS if word in browser.response.text], path


def test_what_is_left_out_is_never_fetched(browser, cast, words, monkeypatch):
    browser.sign_in(cast.carmen)
    asked = sql_of(monkeypatch)
    for path in three(cast):
        browser.get(path)
    tables = ("goal", "milestone", "journal_entry", "verdict", "proposal")
    assert not [sql for sql in asked if any(f'FROM "{table}"' in sql or f'JOIN "{table}"' in sql for table in tables)]
    columns = ("agenda", "join_link", "reason", "shared_note", "private_note", "takeaway", "worth", "topics")
    assert not [sql for sql in asked if any(f'"{column}"' in sql for column in columns)]


def test_the_facts_are_there_on_the_members_clock(browser, cast):
    cast.ama.timezone = "Europe/London"
    cast.ama.save()
    browser.sign_in(cast.carmen).get(three(cast)[1])
    assert "You see this page as Ama Owusu sees it." in browser.text
    for fact in ("You and Benoit Laurent", "Session 4 of 6", "Monday 19 October, 10:00", "Reported by both"):
        assert fact in browser.text, fact
    browser.get(place(cast))
    assert "Good to see you, Ama" in browser.text and "Monday 19 October, 10:00" in browser.text


def test_it_says_from_which_side_a_session_was_moved_or_cancelled(browser, cast, words):
    browser.sign_in(cast.carmen).get(three(cast)[1])
    assert "Moved from the leader’s side" in browser.text
    browser.get(f"{place(cast, 'chidi')}/mentorships/{cast.chidi_and_delphine.id}")
    assert "cancelled from the leader’s side" in browser.text


def test_the_answers_are_those_that_coordinators_read(browser, cast, words):
    browser.sign_in(cast.carmen).get(three(cast)[2])
    assert "Why did you join? Data" in browser.text
    assert "When can you meet? Asked for pairing alone: only Ama can read this." in browser.text


def test_each_part_that_is_left_out_is_named_in_its_place_and_counted(browser, cast, words):
    browser.sign_in(cast.carmen)
    for path, number in zip(three(cast), ("4 parts", "6 parts", "1 part"), strict=True):
        page = browser.get(path)
        assert f"{number} " in page.select_one(".notice").text
        assert len(page.select(".kept")) == int(number[0])


def test_a_kick_off_is_left_out_only_while_one_lies_ahead(browser, cast, clock):
    facts = {"starts_at": clock.at + timedelta(days=5), "minutes": 60, "place": "The hall", "join_link": LINK, "words": "Bring a question."}
    told = "whoever was asked to it reads what stands under “Launch”"
    browser.sign_in(cast.carmen)
    assert told not in browser.get(place(cast)).text and "4 parts are left out" in browser.text
    launch.launch(cast.program, by=cast.carmen, at=clock.at, facts=facts)
    assert told in browser.get(place(cast)).text and "5 parts are left out" in browser.text
    assert LINK not in browser.response.text and "The hall" not in browser.response.text
    clock.forward(days=6)
    assert told not in browser.get(place(cast)).text


def test_nothing_on_it_acts(browser, cast, words):
    browser.sign_in(cast.carmen)
    for path in three(cast):
        page = browser.get(path)
        assert not page.select("main form, main button, main input, main dialog, main details")
        links = {link["href"] for link in page.select("main a")}
        assert all(link.startswith(f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}") for link in links), links


def test_it_is_no_session_of_the_member(browser, cast, words):
    browser.sign_in(cast.carmen)
    before = browser.client.get_cookie("device").value
    for path in three(cast):
        browser.get(path)
        assert "Set-Cookie" not in browser.response.headers
        browser.post(path, status=405)
    assert browser.client.get_cookie("device").value == before
    browser.get(f"/mentorships/{cast.ama_and_benoit.id}", status=404)


def test_seeing_as_a_member_is_audited(browser, cast):
    browser.sign_in(cast.carmen)
    for path in three(cast):
        browser.get(path)
    rows = Entry.select().where(Entry.verb == "people.page_seen").order_by(Entry.id)
    assert [(row.by, row.about, row.program, row.facts["page"]) for row in rows] == [
        (cast.carmen.id, f"person/{cast.ama.id}", cast.program.id, page) for page in ("home", "workspace", "answers")
    ]


def test_the_member_can_read_who_looked_and_nobody_else_can(browser, cast, app):
    browser.sign_in(cast.carmen).get(place(cast))
    mine = Browser(app).sign_in(cast.ama)
    mine.get("/me")
    assert "Carmen Ruiz Your front page, Wednesday 14 October, 11:00" in mine.text
    for other in (cast.benoit, cast.carmen):
        theirs = Browser(app).sign_in(other)
        assert "Who looked at your pages" not in theirs.get("/me").text


@pytest.mark.parametrize("who", ["ama", "benoit", "sofia", "adam", "otto", "dora", "zoe"])
def test_a_member_cannot_see_as_another_nor_can_a_sponsor_or_an_administrator(browser, cast, who):
    browser.sign_in(getattr(cast, who))
    for path in three(cast):
        browser.get(path, status=404)
    assert not Entry.select().where(Entry.verb == "people.page_seen").exists()


def test_a_mentorship_that_is_not_the_members_is_not_found(browser, cast):
    browser.sign_in(cast.carmen).get(f"{place(cast)}/mentorships/{cast.chidi_and_delphine.id}", status=404)


def test_who_has_left_has_no_page_to_see(browser, cast, clock):
    cast.ama.left_at = clock.at
    cast.ama.save()
    browser.sign_in(cast.carmen).get(place(cast), status=404)


def test_what_belongs_to_another_program_is_left_out(browser, cast, clock):
    row = Mentorship.create(
        program=cast.other_program, started_at=clock.at, starts_on=clock.at.date(), sessions_agreed=6, days_between_sessions=30,
        session_minutes=45,
    )
    places = [
        Enrollment.create(program=cast.other_program, person=one.person, employee=one.employee, role=role, enrolled_at=clock.at)
        for one, role in ((cast.ama_enrollment, "mentor"), (cast.delphine_enrollment, "mentee"))
    ]
    for one in places:
        Member.create(mentorship=row, person=one.person, enrollment=one, role=one.role)
    page = browser.sign_in(cast.carmen).get(place(cast))
    assert "Benoit" in page.text and "Delphine" not in page.text and "Another program" not in page.text
    browser.get(f"{place(cast)}/mentorships/{row.id}", status=404)


def test_a_person_without_a_mentorship_has_a_page_too(browser, cast):
    browser.sign_in(cast.carmen).get(place(cast, "jonas"))
    assert "Your questions for Upward at Northwind" in browser.text and "the two of them" not in browser.text


def test_it_takes_as_many_queries_for_ten_mentorships_as_for_one(browser, cast, clock, monkeypatch):
    browser.sign_in(cast.carmen).get(place(cast))
    asked = sql_of(monkeypatch)
    browser.get(place(cast))
    one = len(asked)
    for _number in range(9):
        row = Mentorship.create(
            program=cast.program, started_at=clock.at, starts_on=clock.at.date(), sessions_agreed=6, days_between_sessions=30,
            session_minutes=45,
        )
        for enrollment in (cast.ama_enrollment, cast.delphine_enrollment):
            Member.create(mentorship=row, person=enrollment.person, enrollment=enrollment, role=enrollment.role)
    asked.clear()
    assert browser.get(place(cast)).text.count("You and Delphine Roy") == 9
    assert len(asked) == one <= 14


def test_every_region_of_a_mentorships_page_has_a_decision(app):
    ours, theirs = (app.jinja_env.get_template(f"{room}/workspace.html").blocks for room in ("seeing", "workspace"))
    regions = set(theirs) - {"title", "content"}
    parts = workspace_parts("Ama", "reverse")
    assert set(parts) == regions, "say in portal/seeing/kept.py what a coordinator sees of it"
    assert {part for part, sentence in parts.items() if sentence} <= set(ours), "and put it into templates/seeing/workspace.html"


def test_every_piece_of_the_front_page_has_a_decision(app):
    source, _path, _fresh = app.jinja_env.loader.get_source(app.jinja_env, "home/home.html")
    included = {node.template.value for node in app.jinja_env.parse(source).find_all(nodes.Include)}
    parts = home_parts("Ama", "reverse", is_paired=True)
    assert {f"home/_{part}.html" for part in parts} == included, "say in portal/seeing/kept.py what a coordinator sees of it"
    assert {field.name for field in fields(Front)} == set(FIELDS), "say here to which piece it belongs, and whether that is still right"
    assert set(FIELDS.values()) - {None} == set(parts)
