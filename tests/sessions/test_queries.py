"""What counts as held, confirmed and disputed, and what a member can fetch of the other's log."""
import pytest

from portal.sessions import queries
from portal.sessions.models import MentoringSession, SessionLog
from tests.cast import CANARIES


def log(cast, session, person, outcome):
    at = session.starts_at
    return SessionLog.create(session=session, written_by=person, outcome=outcome, logged_at=at, changed_at=at)


def ids(select):
    return {row.id for row in select}


def test_a_session_that_one_reports_is_held_and_not_confirmed(cast):
    log(cast, cast.planned, cast.ama, "happened")
    assert cast.planned.id in ids(queries.held_sessions())
    assert cast.planned.id not in ids(queries.confirmed_sessions())


def test_a_session_that_both_report_is_confirmed(cast):
    assert cast.held.id in ids(queries.confirmed_sessions()) & ids(queries.held_sessions())
    assert cast.held.id not in ids(queries.disputed_sessions())


@pytest.mark.parametrize("denial", ["moved", "did_not"])
def test_a_session_that_one_denies_is_disputed_and_counts_as_neither(cast, denial):
    log(cast, cast.planned, cast.ama, "happened")
    log(cast, cast.planned, cast.benoit, denial)
    assert ids(queries.disputed_sessions()) == {cast.planned.id}
    assert cast.planned.id not in ids(queries.held_sessions()) | ids(queries.confirmed_sessions())


def test_a_session_that_nobody_reports_is_nothing(cast):
    for select in (queries.held_sessions(), queries.confirmed_sessions(), queries.disputed_sessions()):
        assert cast.planned.id not in ids(select)


def test_what_lies_ahead_leaves_out_cancelled_sessions(cast, clock):
    assert ids(queries.upcoming_sessions_of(cast.ama, clock.at)) == {cast.planned.id}
    clock.forward(days=-40)
    assert cast.cancelled.id not in ids(queries.upcoming_sessions_of(cast.chidi, clock.at))


def test_what_is_to_log_is_what_began_and_this_person_has_not_logged(cast, clock):
    assert not ids(queries.sessions_to_log_by(cast.ama, clock.at))
    assert len(ids(queries.sessions_to_log_by(cast.delphine, clock.at))) == 1
    clock.forward(days=6)
    assert ids(queries.sessions_to_log_by(cast.ama, clock.at)) == {cast.planned.id}


def test_nobody_but_a_member_finds_a_session(cast):
    for person in (cast.carmen, cast.sofia, cast.adam, cast.chidi, cast.zoe):
        assert not queries.sessions_visible_to(person).where(MentoringSession.id == cast.held.id).exists()
        assert not list(queries.logs_readable_by(person, cast.ama_and_benoit))


def test_the_partner_fetches_what_is_shared_and_nothing_else(cast):
    read = next(row for row in queries.logs_readable_by(cast.benoit, cast.ama_and_benoit) if row.id == cast.ama_log.id)
    assert (read.shared_note, read.topics, read.minutes, read.outcome) == (CANARIES.shared_note, ["data"], 45, "happened")
    assert read.worth is None and read.private_note is None and read.takeaway is None


def test_the_writer_reads_all_of_their_own_log(cast):
    read = next(row for row in queries.logs_readable_by(cast.ama, cast.ama_and_benoit) if row.id == cast.ama_log.id)
    assert read.worth == 5
    assert read.private_note.open() == CANARIES.private_note
    assert read.takeaway.open() == CANARIES.private_takeaway


def test_a_shared_take_away_reaches_the_partner(cast):
    SessionLog.update(takeaway_is_shared=True).where(SessionLog.id == cast.ama_log.id).execute()
    read = next(row for row in queries.logs_readable_by(cast.benoit, cast.ama_and_benoit) if row.id == cast.ama_log.id)
    assert read.takeaway.open() == CANARIES.private_takeaway


def test_topics_are_those_of_the_programs_questionnaire(cast):
    assert queries.topics_of(cast.program.id) == {"data": "Data", "ai": "AI tools"}
    assert queries.topics_of(cast.other_program.id) == {}
