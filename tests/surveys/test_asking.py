"""Who is asked by the clock: each once, in the sets of the own side, and nobody who rests, has left or does not meet."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mentorships import ending_actions as endings
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER
from portal.programs.models import Program
from portal.sessions.models import SessionLog
from portal.surveys.actions import ask_what_is_due
from portal.surveys.models import Survey
from portal.surveys.queries import sets_asked
from portal.surveys.shipped import sets_of
from tests.surveys.asked import make_instrument


@pytest.fixture
def begun(cast, clock):
    """The two mentorships of the cast began just now; nobody has met."""
    SessionLog.delete().execute()
    Mentorship.update(started_at=clock.at).execute()
    Program.update(starts_on=clock.at.date()).execute()
    return cast


def asked(*kinds: str) -> set[tuple[str, str]]:
    rows = Survey.select(Survey, Person).join(Person)
    return {(row.person.given_name, row.kind) for row in rows if not kinds or row.kind in kinds}


def test_both_sides_are_asked_at_the_start_in_the_sets_of_their_own(begun, clock):
    assert ask_what_is_due(at=clock.at) == 4
    sets = {row.person.given_name: [one.key for one in sets_asked(row)] for row in Survey.select()}
    assert sets == {"Ama": ["mentor"], "Chidi": ["mentor"], "Benoit": ["leader"], "Delphine": ["leader"]}


def test_nobody_is_asked_twice_however_often_the_clock_asks(begun, clock):
    ask_what_is_due(at=clock.at)
    assert ask_what_is_due(at=clock.at) == 0
    clock.forward(days=3)
    assert ask_what_is_due(at=clock.at) == 0


def test_after_the_first_held_session_both_are_asked_whether_it_is_a_fit(begun, clock):
    facts = {"outcome": "happened", "logged_at": clock.at, "changed_at": clock.at}
    SessionLog.create(session=begun.held, written_by=begun.ama, **facts)
    ask_what_is_due(at=clock.at)
    assert asked("fit") == {("Ama", "fit"), ("Benoit", "fit")}


def test_a_session_that_one_of_them_denies_asks_nobody(begun, clock):
    facts = {"logged_at": clock.at, "changed_at": clock.at}
    SessionLog.create(session=begun.held, written_by=begun.ama, outcome="happened", **facts)
    SessionLog.create(session=begun.held, written_by=begun.benoit, outcome="did_not", **facts)
    ask_what_is_due(at=clock.at)
    assert not asked("fit")


def test_safety_is_asked_of_mentors_alone_half_way_and_at_the_end():
    for kind in ("middle", "end"):
        assert "safety" in [one.key for one in sets_of(kind, "mentor")]
    assert "safety" not in [one.key for kind in ("start", "pulse", "fit", "close") for one in sets_of(kind, "mentor")]
    assert "safety" not in [one.key for kind in ("start", "middle", "end", "pulse", "fit", "close") for one in sets_of(kind, "mentee")]


def test_what_is_said_of_senior_leaders_is_asked_in_no_circle_and_of_no_peers():
    for format in (GROUP, PEER):
        assert not {"mentor", "leader"} & {one.key for role in ("mentor", "mentee") for one in sets_of("start", role, format)}
    assert [one.key for one in sets_of("start", "mentee", ONE_TO_ONE)] == ["mentor"]


@pytest.mark.parametrize("why", ["rests", "left the company", "left the program"])
def test_whoever_is_not_there_is_not_asked(begun, clock, why):
    if why == "rests":
        Enrollment.update(paused_at=clock.at).where(Enrollment.id == begun.ama_enrollment.id).execute()
    elif why == "left the company":
        Person.update(left_at=clock.at).where(Person.id == begun.ama.id).execute()
    else:
        Enrollment.update(ended_at=clock.at).where(Enrollment.id == begun.ama_enrollment.id).execute()
    ask_what_is_due(at=clock.at)
    assert "Ama" not in {name for name, _kind in asked()} and "Chidi" in {name for name, _kind in asked()}


def test_a_mentorship_that_ended_without_fault_asks_nobody_and_one_that_was_finished_asks_for_the_end(begun, clock):
    Mentorship.update(started_at=clock.at - timedelta(days=80)).execute()
    endings.end(begun.ama_and_benoit, by=begun.ama, at=clock.at, is_finished=False)
    endings.end(begun.chidi_and_delphine, by=begun.chidi, at=clock.at, is_finished=True)
    ask_what_is_due(at=clock.at)
    assert asked() == {("Chidi", "end"), ("Delphine", "end")}


def test_an_added_set_goes_out_on_its_day(begun, clock):
    make_instrument(begun.program, by=begun.carmen, at=clock.at, occasions=[], on_day=clock.at.date(), role="mentee")
    ask_what_is_due(at=clock.at)
    assert asked("own") == {("Benoit", "own"), ("Delphine", "own")}


def test_a_second_turn_asks_the_database_as_little_as_the_first(begun, clock, monkeypatch):
    said, execute = [], type(db.obj).execute_sql
    monkeypatch.setattr(type(db.obj), "execute_sql", lambda self, sql, *rest: said.append(sql) or execute(self, sql, *rest))
    ask_what_is_due(at=clock.at)
    reads = [sql for sql in said if sql.startswith("SELECT")]
    assert len(reads) <= 4, "one read for places, held sessions, added sets and what was asked before"
