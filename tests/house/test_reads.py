"""A compiled select gives what the plain one gives, whatever its values, and asks with them."""
from datetime import datetime, timedelta

import pytest
from peewee import JOIN

from portal.goals.models import Goal, Milestone
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.reads import compiled
from portal.sessions.models import MentoringSession, SessionLog


def members(mentorship: int):
    return Member.select(Member, Mentorship, Person).join(Mentorship).switch(Member).join(Person).where(Member.mentorship == mentorship)


def goals(mentorship: int):
    goal = Goal.select(Goal, Milestone).join(Milestone, JOIN.LEFT_OUTER, attr="milestone")
    return goal.where(Goal.mentorship == mentorship).order_by(Goal.id, Milestone.id)


def logs(mentorship: int):
    row = MentoringSession.select(MentoringSession, SessionLog.id, SessionLog.outcome).join(SessionLog, JOIN.LEFT_OUTER, attr="log")
    return row.where(MentoringSession.mentorship == mentorship).order_by(MentoringSession.id, SessionLog.id)


def told(row) -> dict:
    """Everything that a row and its joined rows hold."""
    joined = {**row.__rel__, **{name: value for name, value in vars(row).items() if not name.startswith("_")}}
    return {"kind": type(row), "data": {name: str(value) for name, value in row.__data__.items()}, "dirty": set(row._dirty),
            "joined": {name: told(value) if value is not None else None for name, value in joined.items()}}  # fmt: skip


@pytest.mark.parametrize("build", [members, goals, logs])
def test_a_compiled_select_gives_the_rows_of_the_plain_one(cast, build):
    compiled_build = compiled(build)
    for mentorship in (cast.ama_and_benoit.id, cast.chidi_and_delphine.id, 10**6):
        plain = [told(row) for row in build(mentorship)]
        assert [told(row) for row in compiled_build(mentorship)] == plain
    assert build(cast.ama_and_benoit.id).count() > 1


def test_moments_and_words_are_bound_like_numbers(cast, clock):
    @compiled
    def found(name: str, before: datetime, program: int):
        return Program.select().where(Program.name == name, Program.made_at < before, Program.id == program)

    asked = cast.program.name, clock.at, cast.program.id
    assert found(*asked) == [cast.program]
    assert found("another name", *asked[1:]) == found(asked[0], clock.at - timedelta(days=999), asked[2]) == found(*asked[:2], 0) == []


def test_a_row_of_a_compiled_select_can_be_changed_and_saved(cast):
    [row] = compiled(person)(cast.ama.id)
    row.given_name = "Amma"
    row.save()
    assert Person.get_by_id(cast.ama.id).given_name == "Amma"


def person(number: int):
    return Person.select().where(Person.id == number)


def test_a_value_that_does_not_reach_the_sql_as_it_is_is_refused(cast):
    @compiled
    def shifted(number: int):
        return Person.select().where(Person.id == number + 1)

    with pytest.raises(TypeError):
        shifted(1)
