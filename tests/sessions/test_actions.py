"""Planning, moving, cancelling and logging: one fact each, with its side, its trail, its letters and its news."""
from datetime import timedelta

import pytest

from portal.announcements import when
from portal.audit.models import Entry
from portal.mail.outbox import Letter
from portal.mentorships.models import Member, Mentorship
from portal.sessions import actions, records
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from portal.sessions.news import SessionCancelled, SessionLogged, SessionMoved, SessionPlanned


def plan(cast, at, by=None, mentorship=None, days=10, hours=0, **more):
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": "", **more}
    starts_at = at + timedelta(days=days, hours=hours)
    return actions.plan(mentorship or cast.ama_and_benoit, by=by or cast.ama, at=at, starts_at=starts_at, **facts)


def move(session, by, at, days=11, seen=None, reason=""):
    seen = session.sequence if seen is None else seen
    return actions.move(session, by=by, at=at, starts_at=at + timedelta(days=days), reason=reason, seen=seen)


def keys():
    return [letter.key for letter in Letter.select().order_by(Letter.id)]


def test_either_side_plans_and_both_get_a_letter_of_their_own(cast, clock):
    for days, person in ((10, cast.ama), (20, cast.benoit)):
        session = plan(cast, clock.at, by=person, days=days)
        assert {f"session-planned:{session.id}:person:{one.id}" for one in (cast.ama, cast.benoit)} <= set(keys())


def test_a_move_notes_from_when_to_when_and_from_which_side(cast, clock):
    before = cast.planned.starts_at
    made = move(cast.planned, cast.benoit, clock.at, reason="A board meeting")
    session = MentoringSession.get_by_id(cast.planned.id)
    assert (made.side, made.from_at, made.to_at, session.starts_at) == ("mentee", before, session.starts_at, clock.at + timedelta(days=11))
    assert f"session-moved:{made.id}:person:{cast.ama.id}" in keys()


def test_a_time_that_stays_is_no_move_and_counts_for_no_side(cast, clock):
    with pytest.raises(actions.Refused, match="has this time already"):
        actions.move(cast.planned, by=cast.benoit, at=clock.at, starts_at=cast.planned.starts_at, reason="", seen=0)
    assert not Move.select().where(Move.session == cast.planned).exists()


def test_the_calendar_entry_keeps_its_uid_and_its_sequence_rises_with_each_change(cast, clock):
    session = plan(cast, clock.at)
    seen = [(session.uid, session.sequence)]
    for days in (12, 13):
        move(session, cast.ama, clock.at, days=days)
        session = MentoringSession.get_by_id(session.id)
        seen.append((session.uid, session.sequence))
    actions.cancel(session, by=cast.benoit, at=clock.at, reason="")
    session = MentoringSession.get_by_id(session.id)
    assert [*seen, (session.uid, session.sequence)] == [(session.uid, number) for number in range(4)]


def test_a_cancellation_notes_the_side_and_comes_once(cast, clock):
    first = actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="Ill")
    again = actions.cancel(cast.planned, by=cast.benoit, at=clock.at, reason="")
    assert first.id == again.id and first.side == "mentor"
    assert Cancellation.select().where(Cancellation.session == cast.planned).count() == 1
    assert len([key for key in keys() if key.startswith("session-cancelled")]) == 2


@pytest.mark.parametrize("days", [0, -1])
def test_a_time_that_is_not_to_come_cannot_be_planned(cast, clock, days):
    with pytest.raises(actions.Refused, match="still to come"):
        plan(cast, clock.at, days=days)


def test_two_sessions_of_a_pair_cannot_overlap(cast, clock):
    plan(cast, clock.at)
    with pytest.raises(actions.Refused, match="You two already"):
        plan(cast, clock.at, by=cast.benoit, hours=0.5)
    assert plan(cast, clock.at, hours=0.75)


def test_nobody_plans_over_a_session_with_somebody_else(cast, clock):
    other = mentorship_of(cast.ama_enrollment, cast.delphine_enrollment, cast, clock.at)
    plan(cast, clock.at)
    with pytest.raises(actions.Refused, match="with somebody else"):
        plan(cast, clock.at, mentorship=other)


def test_the_partners_other_sessions_are_not_told(cast, clock):
    other = mentorship_of(cast.ama_enrollment, cast.delphine_enrollment, cast, clock.at)
    plan(cast, clock.at)
    assert plan(cast, clock.at, by=cast.delphine, mentorship=other)


def mentorship_of(mentor, mentee, cast, at):
    facts = {"sessions_agreed": 6, "days_between_sessions": 30, "session_minutes": 45}
    row = Mentorship.create(program=cast.program, started_at=at, starts_on=at.date(), **facts)
    for one in (mentor, mentee):
        Member.create(mentorship=row, person=one.person, enrollment=one, role=one.role)
    return row


def test_a_cancelled_time_is_free_again(cast, clock):
    actions.cancel(plan(cast, clock.at), by=cast.ama, at=clock.at, reason="")
    assert plan(cast, clock.at)


def test_who_moves_what_has_moved_meanwhile_looks_again_first(cast, clock):
    move(cast.planned, cast.benoit, clock.at)
    with pytest.raises(actions.Refused, match="changed in the meantime"):
        move(cast.planned, cast.ama, clock.at, days=14, seen=0)


def test_a_session_that_has_begun_is_neither_moved_nor_cancelled(cast, clock):
    clock.forward(days=5)
    with pytest.raises(actions.Refused, match="has begun"):
        move(cast.planned, cast.ama, clock.at)
    with pytest.raises(actions.Refused, match="has begun"):
        actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="")


def test_a_refused_change_leaves_nothing_behind(cast, clock):
    before = (MentoringSession.select().count(), Letter.select().count(), Entry.select().count())
    with pytest.raises(actions.Refused):
        plan(cast, clock.at, days=-1)
    assert before == (MentoringSession.select().count(), Letter.select().count(), Entry.select().count())


def test_each_member_logs_on_their_own_and_corrects_it(cast, clock):
    clock.forward(days=6)
    first = records.log(cast.planned, by=cast.ama, at=clock.at, outcome="happened", worth=2)
    again = records.log(cast.planned, by=cast.ama, at=clock.at, outcome="happened", worth=5)
    other = records.log(cast.planned, by=cast.benoit, at=clock.at, outcome="did_not")
    assert first.id == again.id != other.id
    assert SessionLog.get_by_id(first.id).worth == 5


def test_what_is_still_to_come_or_cancelled_cannot_be_logged(cast, clock):
    with pytest.raises(actions.Refused, match="still to come"):
        records.log(cast.planned, by=cast.ama, at=clock.at, outcome="happened")
    with pytest.raises(actions.Refused, match="was cancelled"):
        records.log(cast.cancelled, by=cast.chidi, at=clock.at, outcome="happened")


def test_a_session_that_already_took_place_is_made_and_logged_at_once(cast, clock):
    starts_at = clock.at - timedelta(days=3)
    log = records.log_past(cast.ama_and_benoit, by=cast.ama, at=clock.at, starts_at=starts_at, minutes=30, format="phone", worth=4)
    assert (log.session.starts_at, log.outcome, log.minutes, log.worth) == (starts_at, "happened", 30, 4)
    with pytest.raises(actions.Refused, match="already have"):
        records.log_past(cast.ama_and_benoit, by=cast.benoit, at=clock.at, starts_at=starts_at, minutes=30, format="phone", worth=4)


def test_a_private_note_and_a_take_away_lie_encrypted_in_the_database(cast, clock):
    from portal.db import db

    stored = db.execute_sql("SELECT private_note, takeaway FROM session_log").fetchall()
    assert any(any(row) for row in stored)
    assert "canary" not in repr(stored)


def test_the_trail_says_who_did_what_and_no_word_of_it(cast, clock):
    session = plan(cast, clock.at, agenda="words-of-the-agenda")
    move(session, cast.ama, clock.at, reason="words-of-the-reason")
    clock.forward(days=12)
    records.log(MentoringSession.get_by_id(session.id), by=cast.ama, at=clock.at, outcome="happened", shared_note="words-of-the-note")
    trail = list(Entry.select().where(Entry.about == f"session/{session.id}").order_by(Entry.id))
    assert [entry.verb for entry in trail] == ["sessions.plan", "sessions.move", "sessions.log"]
    assert {entry.by for entry in trail} == {cast.ama.id}
    assert "words-of" not in repr([entry.facts for entry in trail])


def test_no_word_of_a_member_travels_in_the_outbox(cast, clock):
    session = plan(cast, clock.at, agenda="words-of-the-agenda")
    move(session, cast.ama, clock.at, reason="words-of-the-reason")
    assert "words-of" not in repr([letter.payload for letter in Letter.select()])


def test_each_verb_announces_its_news(cast, clock):
    heard = []
    for news in (SessionPlanned, SessionMoved, SessionCancelled, SessionLogged):
        when(news, heard.append)
    session = plan(cast, clock.at)
    move(session, cast.ama, clock.at)
    actions.cancel(session, by=cast.ama, at=clock.at, reason="")
    records.log(cast.held, by=cast.ama, at=clock.at, outcome="happened")
    assert [type(news) for news in heard] == [SessionPlanned, SessionMoved, SessionCancelled, SessionLogged]
    assert {news.by for news in heard} == {cast.ama}
    assert Move.select().count() == 1
