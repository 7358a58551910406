"""Making and changing a program: all of it or nothing."""
from datetime import date

import pytest

from portal.announcements import _followers, when
from portal.audit.models import Entry
from portal.programs import actions
from portal.programs.models import Objective, Program, Staff
from portal.programs.news import ProgramMade
from portal.programs.queries import objectives_of, programs_coordinated_by
from tests.conftest import NOW

FACTS = {
    "name": "Meridian upward",
    "statement": "Ideas travel up.",
    "starts_on": date(2026, 11, 2),
    "months": 6,
    "days_between_sessions": 30,
    "session_minutes": 45,
    "incentive": "",
    "is_open": False,
    "mentors_wanted": 122,
    "mentees_wanted": 200,
    "most_mentees": 2,
    "mentor_level_from": 7,
    "mentor_level_to": 9,
    "mentee_level_from": 1,
    "mentee_level_to": 5,
    "reply_days": 14,
}
AIM = {
    "id": None, "title": "Pairs keep meeting", "measure": "active", "unit": "percent", "baseline": None, "target": 80,
    "due_on": date(2027, 5, 2), "owner": "Sofia",
}


def make(cast, **more):
    typed = {"purpose": "generations", "facts": FACTS, "objectives": [AIM], **more}
    return actions.make_program(by=cast.adam, at=NOW, **typed)


@pytest.fixture
def heard():
    """What was announced while the test ran."""
    news = []
    when(ProgramMade, news.append)
    yield news
    _followers[ProgramMade].remove(news.append)


def test_whoever_makes_a_program_coordinates_it(cast):
    program = make(cast)
    assert list(programs_coordinated_by(cast.adam)) == [program]
    assert program.format == "reverse"


def test_a_new_program_has_its_objectives_an_audit_line_and_tells_the_other_rooms(cast, heard):
    program = make(cast)
    assert [objective.title for objective in objectives_of(program)] == ["Pairs keep meeting"]
    entry = Entry.get(Entry.about == f"program/{program.id}")
    assert (entry.by, entry.verb, entry.program) == (cast.adam.id, "made a program", program.id)
    assert [(news.program, news.purpose.key) for news in heard] == [(program, "generations")]


def test_a_program_that_cannot_be_made_whole_is_not_made_at_all(cast):
    def refuse(_news):
        raise RuntimeError("a follower fails")

    when(ProgramMade, refuse)
    before = Program.select().count(), Staff.select().count(), Objective.select().count()
    try:
        with pytest.raises(RuntimeError):
            make(cast)
    finally:
        _followers[ProgramMade].remove(refuse)
    assert (Program.select().count(), Staff.select().count(), Objective.select().count()) == before


@pytest.mark.parametrize(("months", "days", "sessions"), [(6, 30, 6), (8, 30, 8), (6, 14, 13), (2, 60, 1), (3, 7, 13)])
def test_the_number_of_sessions_follows_from_length_and_rhythm(months, days, sessions):
    assert actions.sessions_that_fit(months, days) == sessions


def test_changed_settings_are_kept_and_the_audit_names_the_fields_not_the_words(cast):
    program = make(cast)
    changed = actions.change_program(program, by=cast.adam, facts={**FACTS, "statement": "New words", "months": 8})
    assert (changed.statement, changed.months, changed.sessions_planned) == ("New words", 8, 8)
    entry = Entry.get(Entry.verb == "changed a program")
    assert entry.facts["fields"] == ["months", "sessions_planned", "statement"]
    assert "New words" not in str(entry.facts)


def test_changed_settings_leave_the_objectives_as_they_are(cast):
    program = make(cast, objectives=[AIM, {**AIM, "title": "Pairs start", "measure": "first_session_30"}])
    before = list(objectives_of(program).dicts())
    actions.change_program(program, by=cast.adam, facts={**FACTS, "months": 8})
    assert list(objectives_of(program).dicts()) == before and len(before) == 2
