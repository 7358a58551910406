"""An assistant sees and moves the times of a leader's sessions, and nothing else; the leader sees all of it."""
import re
from datetime import timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from portal.audit.models import Entry
from portal.db import db
from portal.delegates import actions as delegates
from portal.delegates.models import Delegation
from portal.enrollment.models import Employee
from portal.goals.models import JournalEntry
from portal.mail.outbox import Letter
from portal.mentorships import ending_actions as endings
from portal.mentorships.models import Member, Mentorship
from portal.sessions import actions
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from tests.browser import Browser
from tests.cast import CANARIES

SECRETS = [words for name, words in vars(CANARIES).items()]
LINK = "https://meet.northwind.example/a-room"


@pytest.fixture
def words(cast):
    """The planned session with everything that a session can hold, and a move with its reason."""
    MentoringSession.update(join_link=LINK).where(MentoringSession.id == cast.planned.id).execute()
    Move.create(
        session=cast.planned, from_at=cast.planned.starts_at, to_at=cast.planned.starts_at, side="mentee", moved_by=cast.benoit,
        moved_at=cast.planned.planned_at, reason="canary-reason-of-a-move",
    )
    return [*SECRETS, LINK, "canary-reason-of-a-move", "Level 8", "Explain one tool"]


def move(browser, cast, *, session=None, on="2026-11-26", at="14:00", status=303, **more):
    number = (session or cast.planned).id
    data = {f"move{number}-on": on, f"move{number}-at": at, f"move{number}-seen": "0", f"move{number}-once": "k", **more}
    return browser.post(f"/diaries/sessions/{number}/moves", data, status=status)


def plan(browser, mentorship, *, on="2026-11-26", at="14:00", status=303, **more):
    number = mentorship.id
    data = {"on": on, "at": at, "minutes": "45", "format": "video", "once": "p", **more}
    return browser.post(f"/diaries/{number}/sessions", {f"plan{number}-{key}": value for key, value in data.items()}, status=status)


def want_entries(cast):
    Delegation.update(wants_entries=True).where(Delegation.id == cast.delegation.id).execute()


def second_mentorship_of_benoit(cast, at) -> Mentorship:
    row = Mentorship.create(
        program=cast.program, started_at=at, starts_on=at.date(), sessions_agreed=6, days_between_sessions=30, session_minutes=30
    )
    for enrollment in (cast.chidi_enrollment, cast.benoit_enrollment):
        Member.create(mentorship=row, person=enrollment.person, enrollment=enrollment, role=enrollment.role)
    return row


def test_a_delegate_sees_when_how_long_how_and_with_whom_on_every_clock(browser, cast):
    for name, zone in (("ama", "Europe/London"), ("dora", "Europe/Zurich")):
        person = getattr(cast, name)
        person.timezone = zone
        person.save()
    browser.sign_in(cast.dora).get("/diaries")
    for words in ("Benoit Laurent", "With Ama Owusu", "Monday 19 October, 11:00", "45 minutes by video", "10:00 for Ama", "in 5 days"):
        assert words in browser.text, words


def test_a_delegate_reads_none_of_the_words_on_any_page(browser, cast, words):
    """v5.0.0-8.2.3: of a session an assistant gets some fields, and no others."""
    browser.sign_in(cast.dora)
    for path in ("/", "/me", "/help", "/diaries"):
        browser.get(path)
        assert not [word for word in words if word in browser.response.text], path


def test_a_delegate_reads_none_of_the_words_in_a_letter_or_a_calendar_entry(browser, cast, words, letters):
    want_entries(cast)
    move(browser.sign_in(cast.dora), cast, **{f"move{cast.planned.id}-reason": "typed all the same"})
    session = MentoringSession.get_by_id(cast.planned.id)
    mine = [message for message in letters() if message.to == cast.dora.email]
    actions.cancel(session, by=cast.benoit, at=cast.planned.planned_at, reason="canary-reason-of-a-move")
    mine += [message for message in letters() if message.to == cast.dora.email]
    assert len(mine) == 2
    for message in mine:
        told = message.text + message.html + message.subject + "".join(one.content.decode() for one in message.attachments)
        assert not [word for word in words if word in told.replace("\r\n ", "")]
        assert "Ama Owusu" in told
    assert Move.select().order_by(Move.id.desc()).first().reason == ""


@pytest.mark.parametrize(
    "path",
    [
        "/mentorships/{m}", "/sessions/{s}", "/sessions/{s}/log", "/sessions/{h}/log", "/goals/{g}", "/mentorships/{m}?page=2",
        "/desk/programs/{p}", "/desk/programs/{p}/mentorships", "/desk/programs/{p}/mentorships.csv", "/pairing/{m}", "/me/assistants",
    ],
)
def test_a_delegate_cannot_open_the_notes_the_journal_the_goals_the_agenda_or_the_log(browser, cast, path):
    ids = {"m": cast.ama_and_benoit.id, "s": cast.planned.id, "h": cast.held.id, "g": cast.shared_goal.id, "p": cast.program.id}
    browser.sign_in(cast.dora).get(path.format(**ids), status=404)


@pytest.mark.parametrize(
    "path",
    ["/sessions/{s}/moves", "/sessions/{s}/cancellation", "/sessions/{s}/agenda", "/sessions/{h}/log", "/mentorships/{m}/sessions",
     "/mentorships/{m}/past-sessions", "/mentorships/{m}/goals", "/mentorships/{m}/journal", "/goals/{g}/reached"],
)
def test_a_delegate_cannot_cancel_prepare_log_or_write(browser, cast, path):
    ids = {"m": cast.ama_and_benoit.id, "s": cast.planned.id, "h": cast.held.id, "g": cast.shared_goal.id}
    before = [model.select().count() for model in (Cancellation, SessionLog, JournalEntry, Move)]
    browser.sign_in(cast.dora).post(path.format(**ids), {"reason": "x", "agenda": "x"}, status=404)
    assert [model.select().count() for model in (Cancellation, SessionLog, JournalEntry, Move)] == before


def test_no_query_of_the_diaries_asks_for_words(browser, cast, words, monkeypatch):
    asked = sql_of(monkeypatch)
    browser.sign_in(cast.dora).get("/diaries")
    assert asked
    for column in ("agenda", "join_link", "reason", "note", "takeaway", "worth", "topics", "title", "sealed"):
        assert not [sql for sql in asked if f'"{column}' in sql or f'_{column}"' in sql], column


def sql_of(monkeypatch) -> list[str]:
    """What is asked of the database from now on."""
    asked, real = [], type(db.obj).execute_sql

    def note(self, sql, *args, **kwargs):
        asked.append(sql)
        return real(self, sql, *args, **kwargs)

    monkeypatch.setattr(type(db.obj), "execute_sql", note)
    return asked


def test_a_move_by_a_delegate_counts_as_the_leaders_side_and_says_who_did_it(browser, cast):
    move(browser.sign_in(cast.dora), cast)
    made = Move.select().order_by(Move.id.desc()).first()
    assert (made.side, made.moved_by, made.to_at.isoformat()) == ("mentee", cast.dora, "2026-11-26T13:00:00+00:00")
    entry = Entry.select().where(Entry.verb == "sessions.move").order_by(Entry.id.desc()).first()
    assert (entry.by, entry.facts) == (cast.dora.id, {"side": "mentee", "on_behalf_of": cast.benoit.id})


def test_a_plan_by_a_delegate_counts_as_the_leaders_side_and_has_no_agenda(browser, cast):
    plan(browser.sign_in(cast.dora), cast.ama_and_benoit, agenda="typed all the same")
    session = MentoringSession.select().order_by(MentoringSession.id.desc()).first()
    assert (session.planned_by, session.agenda) == (cast.dora, "")
    entry = Entry.select().where(Entry.verb == "sessions.plan").order_by(Entry.id.desc()).first()
    assert entry.facts == {"side": "mentee", "on_behalf_of": cast.benoit.id}


def test_both_calendars_follow_and_the_partner_learns_whom_to_answer(browser, cast, letters):
    move(browser.sign_in(cast.dora), cast)
    told = {message.to: message for message in letters()}
    assert set(told) == {cast.ama.email, cast.benoit.email}
    to_ama, to_benoit = told[cast.ama.email].text, told[cast.benoit.email].text
    assert "Benoit Laurent’s side moved your session" in to_ama and cast.dora.email in to_ama
    assert "Dora Keller moved your session with Ama Owusu" in to_benoit
    entry = told[cast.benoit.email].attachments[0].content.decode().replace("\r\n ", "")
    assert re.search(r"PARTSTAT=ACCEPTED[^\n]*benoit\.laurent", entry) and not re.search(r"PARTSTAT=ACCEPTED[^\n]*ama\.owusu", entry)


def test_a_delegates_own_entry_has_an_id_of_its_own_and_keeps_it(browser, cast, letters):
    browser.sign_in(cast.dora).get("/diaries")
    browser.submit(f"form[action='/diaries/{cast.delegation.id}/entries']")
    [first] = entries(letters, cast)
    move(browser, cast)
    [second] = entries(letters, cast)
    assert "UID:diary-planned@northwind" in first and "UID:diary-planned@northwind" in second
    assert ("SEQUENCE:0" in first) and ("SEQUENCE:1" in second)


def test_when_a_mentorship_ends_each_planned_session_leaves_the_delegates_calendar_too(cast, clock, letters):
    want_entries(cast)
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    actions.plan(cast.ama_and_benoit, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=40), **facts)
    letters()
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    told = letters()
    found = {who.email: [one for one in told if one.to == who.email and one.attachments] for who in (cast.ama, cast.benoit, cast.dora)}
    for messages in found.values():
        events = [IcsCalendarStream.calendar_from_ics(one.attachments[0].content.decode()).events[0] for one in messages]
        assert [len(one.attachments) for one in messages] == [1, 1] and {event.status for event in events} == {EventStatus.CANCELLED}
        assert len({event.uid for event in events}) == 2
    assert all("has ended" not in one.text and "reason" not in one.text.lower() for one in found[cast.dora.email])


def entries(letters, cast) -> list[str]:
    """The calendar entries that reach Dora now."""
    return [one.attachments[0].content.decode() for one in letters() if one.to == cast.dora.email]


def test_entries_stop_when_the_delegate_wants_none(browser, cast):
    want_entries(cast)
    browser.sign_in(cast.dora).get("/diaries")
    browser.submit(f"form[action='/diaries/{cast.delegation.id}/entries']")
    move(browser, cast)
    assert not Letter.select().where(Letter.letter == "sessions.diary").exists()


def test_a_delegate_who_was_ended_cannot_move(browser, cast, clock):
    """v5.0.0-8.3.2: the end counts from the next request on."""
    browser.sign_in(cast.dora).get("/diaries")
    delegates.end(cast.delegation, by=cast.benoit, at=clock.at)
    move(browser, cast, status=404)
    plan(browser, cast.ama_and_benoit, status=404)
    browser.get("/diaries", status=404)
    assert "Diaries" not in browser.get("/").text
    assert not Move.select().where(Move.session == cast.planned).exists()


def test_a_delegate_who_was_ended_a_moment_ago_is_refused_within_the_transaction(cast, clock):
    delegates.end(cast.delegation, by=cast.benoit, at=clock.at)
    with pytest.raises(actions.Refused, match="no longer keep"):
        actions.move(cast.planned, by=cast.dora, at=clock.at, starts_at=clock.at + timedelta(days=9), reason="", seen=0)


def test_an_entry_that_waits_to_be_sent_is_dropped_when_the_diary_is_no_longer_kept(browser, cast, clock, letters):
    want_entries(cast)
    move(browser.sign_in(cast.dora), cast)
    delegates.end(cast.delegation, by=cast.benoit, at=clock.at)
    assert [one.subject for one in letters() if one.to == cast.dora.email] == ["You no longer keep the diary of Benoit Laurent"]


def test_a_delegate_of_one_leader_cannot_see_anothers(browser, cast, clock):
    session = actions.plan(
        cast.chidi_and_delphine, by=cast.chidi, at=clock.at, starts_at=clock.at + timedelta(days=7), minutes=45, format="video",
        join_link="", agenda="",
    )
    browser.sign_in(cast.dora).get("/diaries")
    assert "Chidi" not in browser.text and "Delphine" not in browser.text
    move(browser, cast, session=session, status=404)
    plan(browser, cast.chidi_and_delphine, status=404)
    browser.post(f"/diaries/{cast.asked_delegation.id}/entries", status=404)


def test_one_assistant_can_keep_the_diaries_of_two_leaders(browser, cast, clock):
    Delegation.update(email=cast.dora.email).where(Delegation.id == cast.asked_delegation.id).execute()
    delegates.accept(Delegation.get_by_id(cast.asked_delegation.id), at=clock.at)
    browser.sign_in(cast.dora).get("/diaries")
    assert "With Ama Owusu" in browser.text and "With Chidi Eze" in browser.text
    plan(browser, cast.chidi_and_delphine)
    assert MentoringSession.select().order_by(MentoringSession.id.desc()).first().mentorship == cast.chidi_and_delphine


def test_a_question_without_an_answer_opens_nothing(browser, cast):
    browser.sign_in(cast.zoe).get("/diaries", status=404)


def test_who_meets_the_leader_keeps_no_diary_of_that_leader(browser, cast):
    Delegation.update(delegate=cast.ama).where(Delegation.id == cast.delegation.id).execute()
    browser.sign_in(cast.ama).get("/diaries", status=404)


def test_a_mentors_manager_does_not_see_when_the_mentor_meets(browser, cast):
    boss = Employee.create(
        employee_id="9902", email=cast.dora.email, given_name="Dora", family_name="Keller", job_level=5, person=cast.dora
    )
    Employee.update(manager=boss).where(Employee.id == cast.ama_employee.id).execute()
    browser.sign_in(cast.dora).get("/diaries")
    assert "Ama" not in browser.text and "no session to plan" in browser.text
    move(browser, cast, status=404)


def test_when_the_only_mentorship_has_ended_the_diary_is_empty_and_not_broken(browser, cast, clock):
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    browser.sign_in(cast.dora).get("/diaries")
    assert "There is no session to plan at the moment." in browser.text and "Ama" not in browser.text
    move(browser, cast, status=404)


def test_when_nothing_is_planned_the_diary_says_that_a_session_waits(browser, cast, clock):
    clock.forward(days=6)
    browser.sign_in(cast.dora).get("/diaries")
    assert "A session waits for a time." in browser.text and "Monday 19 October" not in browser.text


def test_a_session_that_is_over_is_not_in_the_diary(browser, cast, clock):
    clock.forward(days=5, minutes=44)
    assert "Going on now" in browser.sign_in(cast.dora).get("/diaries").text
    move(browser, cast, status=422)
    clock.forward(minutes=1)
    assert "Monday 19 October" not in browser.get("/diaries").text


def test_a_delegate_does_not_plan_over_another_session_of_the_leader(browser, cast, clock):
    other = second_mentorship_of_benoit(cast, clock.at)
    page = plan(browser.sign_in(cast.dora), other, on="2026-10-19", at="11:15", status=422)
    assert "Benoit Laurent already has a session at that time." in page.text
    form = page.select_one(f"form[action='/diaries/{other.id}/sessions']")
    assert form.select_one("[name$='-on']")["value"] == "2026-10-19" and form.find_parent("details").has_attr("open")
    assert [fold.summary.text for fold in page.select("details[open]")] == ["Plan a session with Chidi Eze", "Another time"]


def test_a_delegate_who_looked_at_an_older_time_looks_again_first(browser, cast, clock):
    actions.move(cast.planned, by=cast.ama, at=clock.at, starts_at=clock.at + timedelta(days=9), reason="", seen=0)
    page = move(browser.sign_in(cast.dora), cast, status=422)
    assert "changed in the meantime" in page.text


def test_a_double_press_moves_and_plans_once(browser, cast):
    browser.sign_in(cast.dora)
    for _ in range(2):
        move(browser, cast)
        plan(browser, cast.ama_and_benoit, on="2026-11-30")
    assert Move.select().where(Move.session == cast.planned).count() == 1
    assert MentoringSession.select().where(MentoringSession.planned_by == cast.dora).count() == 1


def test_htmx_gets_the_region_that_the_page_would_show(browser, cast):
    number = cast.planned.id
    data = {f"move{number}-on": "2026-11-26", f"move{number}-at": "14:00", f"move{number}-seen": "0", f"move{number}-once": "k"}
    answer = browser.sign_in(cast.dora).htmx(f"/diaries/sessions/{number}/moves", data, "diaries")
    assert "Thursday 26 November, 14:00" in answer.find(id="diaries").text


def test_the_leader_sees_every_move(browser, cast, app):
    move(browser.sign_in(cast.dora), cast)
    plan(browser, cast.ama_and_benoit, on="2026-12-01")
    leader = Browser(app).sign_in(cast.benoit)
    leader.get("/me/assistants")
    assert "Dora Keller moved the session with Ama Owusu From Monday 19 October, 11:00 to Thursday 26 November, 14:00" in leader.text
    assert "Dora Keller planned the session with Ama Owusu Tuesday 1 December, 14:00" in leader.text
    leader.get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert leader.text.count("Dora Keller chose this time for you.") == 2
    mentor = Browser(app).sign_in(cast.ama)
    mentor.get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert mentor.text.count("Dora Keller chose this time for Benoit.") == 2


def test_the_leader_still_sees_what_was_done_after_it_has_ended(browser, cast, clock, app):
    move(browser.sign_in(cast.dora), cast)
    delegates.end(cast.delegation, by=cast.benoit, at=clock.at)
    leader = Browser(app).sign_in(cast.benoit)
    leader.get("/me/assistants")
    assert "Dora Keller moved the session" in leader.text and "Ended on 14 October 2026" in leader.text


def test_another_leader_sees_none_of_it(browser, cast, app):
    move(browser.sign_in(cast.dora), cast)
    leader = Browser(app).sign_in(cast.delphine)
    leader.get("/me/assistants")
    assert "Dora" not in leader.text and "Nothing so far" in leader.text


def test_the_front_page_of_a_delegate_leads_to_the_diaries(browser, cast):
    page = browser.sign_in(cast.dora).get("/")
    assert page.select_one("a.button-main[href='/diaries']") and "Nothing here yet" not in page.text


def test_the_diaries_take_as_many_queries_for_ten_mentorships_as_for_one(browser, cast, clock, monkeypatch):
    browser.sign_in(cast.dora).get("/diaries")
    asked = sql_of(monkeypatch)
    browser.get("/diaries")
    one = len(asked)
    for number in range(9):
        row = second_mentorship_of_benoit(cast, clock.at)
        MentoringSession.create(
            mentorship=row, uid=f"more-{number}", starts_at=clock.at + timedelta(days=20 + number), minutes=30, planned_at=clock.at
        )
    asked.clear()
    assert browser.get("/diaries").text.count("With Chidi Eze") == 9
    assert len(asked) == one <= 10
