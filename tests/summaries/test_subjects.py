"""What sessions were about and how long they were is counted without who, and left out where few share it."""
from datetime import date

import pytest

from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from portal.sessions.models import SessionLog
from portal.summaries.actions import publish
from portal.summaries.drafting import make_draft
from portal.summaries.figures import figures_of
from tests.summaries.test_figures import AT, make_pairs, published, read_in_app


@pytest.fixture
def program(cast) -> Program:
    """A program of 20 mentorships with two sessions each: all of data and 45 minutes, but for what a test says."""
    program = Program.create(name="Talks", purpose="generations", starts_on=date(2026, 7, 1), made_at=AT)
    make_pairs("Finance", 20, program)
    say(program, 20, topics=["data"], minutes=45)
    return program


def say(program: Program, pairs: int, **said) -> None:
    """In their first session, the first so many mentorships reported this."""
    first = Mentorship.select(Mentorship.id).where(Mentorship.program == program).order_by(Mentorship.id).limit(pairs)
    for log in list(SessionLog.select()):
        if log.session.mentorship_id in [one.id for one in first] and log.session.uid.endswith("/0"):
            SessionLog.update(**said).where(SessionLog.id == log.id).execute()


def names_of(program: Program, table: str) -> dict:
    return {row["name"]: row["sessions"] for row in figures_of(program, AT)[table]["rows"]}


def test_topics_are_counted_by_sessions_in_the_words_of_the_questionnaire(program):
    say(program, 6, topics=["data", "meetings"])
    assert names_of(program, "topics") == {"Reading and questioning data": 20, "Meetings in which everyone speaks": 6}


def test_a_topic_that_few_talked_about_is_left_out_with_its_name(program):
    say(program, 2, topics=["data", "faith"])
    assert "Faith and culture at work" not in str(figures_of(program, AT))


def test_a_topic_that_all_but_a_few_talked_about_is_left_out_too(program):
    for log in list(SessionLog.select()):
        SessionLog.update(topics=["data"]).where(SessionLog.id == log.id).execute()
    assert names_of(program, "topics") == {"Reading and questioning data": 40}
    say(program, 1, topics=[])
    # The pair without the topic in one session has it in the other: 2 people stand behind that one session.
    assert names_of(program, "topics") == {}


def test_a_length_that_few_had_is_hidden_with_a_second_one(program):
    say(program, 8, minutes=30)
    say(program, 1, minutes=90)
    assert names_of(program, "lengths") == {"30 to 44 minutes": None, "45 to 60 minutes": 12, "Over 60 minutes": None, "Not said": 20}


def test_where_two_reports_differ_the_shorter_length_counts(program):
    pairs = [one.id for one in Mentorship.select().where(Mentorship.program == program).order_by(Mentorship.id)][:12:2]
    for log in list(SessionLog.select().order_by(SessionLog.id.desc())):
        if log.session.mentorship_id in pairs and log.session.uid.endswith("/0"):
            pairs.remove(log.session.mentorship_id)
            SessionLog.update(minutes=20).where(SessionLog.id == log.id).execute()
    assert names_of(program, "lengths") == {"Under 30 minutes": 6, "45 to 60 minutes": 14, "Not said": 20}


def test_what_two_more_people_talked_about_since_the_last_summary_is_not_told_by_the_difference(program, cast):
    draft = make_draft(program, by=cast.carmen, at=AT)
    publish(draft, by=cast.carmen, at=AT)
    assert names_of(program, "topics") == {"Reading and questioning data": 20}
    pair = Mentorship.get(Mentorship.program == program)
    later = next(log for log in SessionLog.select() if log.session.mentorship_id == pair.id and not log.session.uid.endswith("/0"))
    SessionLog.update(topics=["data"]).where(SessionLog.session == later.session).execute()
    assert names_of(program, "topics") == {}


def test_a_program_of_fewer_than_five_says_nothing_of_its_sessions(cast):
    figures = figures_of(cast.program, AT)
    assert figures["topics"] == figures["lengths"] == {"rows": [], "total": None}
    assert read_in_app(published(cast.program)).talked == []
