"""Whose diary somebody keeps, what stands in it, and what was done there; on both databases."""
from datetime import timedelta

from portal.delegates.models import Delegation
from portal.delegates.queries import diaries_kept_by, diaries_of, every_kept_diary, mentorships_kept_by, spoken_for
from portal.enrollment.models import Employee
from portal.people.models import Person
from portal.sessions import actions
from portal.sessions.diary_queries import TIMES, acts_for, diary_of, planned_counts
from portal.sessions.models import MentoringSession


def test_an_assistant_keeps_the_live_mentorships_of_the_leaders_who_said_so(cast):
    assert [row.leader for row in diaries_kept_by(cast.dora)] == [cast.benoit]
    assert list(mentorships_kept_by(cast.dora)) == [cast.ama_and_benoit]
    assert [row.delegate for row in diaries_of(cast.ama_and_benoit)] == [cast.dora]
    for other in (cast.zoe, cast.ama, cast.benoit, cast.carmen, cast.adam):
        assert not list(diaries_kept_by(other)) and not list(mentorships_kept_by(other))


def test_every_diary_that_is_kept_is_what_each_assistant_keeps(cast, clock):
    """Also where somebody meets the leader, or is the junior's manager: those keep none."""

    def one_by_one() -> set:
        return {(row.id, person.id) for person in Person.select() for row in mentorships_kept_by(person)}

    assert set(every_kept_diary()) == one_by_one() == {(cast.ama_and_benoit.id, cast.dora.id)}
    Delegation.update(delegate=cast.chidi, accepted_at=clock.at).where(Delegation.id == cast.asked_delegation.id).execute()
    assert set(every_kept_diary()) == one_by_one() == {(cast.ama_and_benoit.id, cast.dora.id)}
    boss = Employee.create(
        employee_id="9902", email=cast.dora.email, given_name="Dora", family_name="Keller", job_level=5, person=cast.dora
    )
    Employee.update(manager=boss).where(Employee.id == cast.ama_employee.id).execute()
    assert set(every_kept_diary()) == one_by_one() == set()


def test_an_assistant_speaks_for_the_leader_and_a_member_for_oneself(cast):
    for person, member in ((cast.dora, cast.benoit), (cast.ama, cast.ama), (cast.benoit, cast.benoit)):
        assert spoken_for(cast.ama_and_benoit, person).person == member
    assert spoken_for(cast.chidi_and_delphine, cast.dora) is None and spoken_for(cast.ama_and_benoit, cast.zoe) is None


def test_a_leader_who_has_left_has_no_diary(cast, clock):
    Person.update(left_at=clock.at).where(Person.id == cast.benoit.id).execute()
    assert not list(diaries_kept_by(cast.dora)) and not list(diary_of(cast.dora, clock.at))


def test_a_diary_holds_times_and_not_one_field_more(cast, clock):
    [session] = diary_of(cast.dora, clock.at)
    assert session == cast.planned and set(session.__data__) == {field.name for field in TIMES}


def test_what_was_cancelled_is_neither_in_the_diary_nor_counted(cast, clock):
    assert planned_counts(cast.dora) == {cast.ama_and_benoit.id: (4, cast.planned.id)}
    actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="")
    assert not list(diary_of(cast.dora, clock.at))
    assert planned_counts(cast.dora) == {cast.ama_and_benoit.id: (3, cast.planned.id)}


def test_a_plan_keeps_the_time_that_was_planned_however_often_the_session_moved(cast, clock):
    facts = {"starts_at": clock.at + timedelta(days=9), "minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    session = actions.plan(cast.ama_and_benoit, **facts, by=cast.dora, at=clock.at)
    for days in (10, 11):
        session = MentoringSession.get_by_id(session.id)
        actions.move(session, starts_at=clock.at + timedelta(days=days), by=cast.benoit, at=clock.at, reason="", seen=session.sequence)
    [act] = [one for one in acts_for(cast.benoit) if one.from_at is None]
    assert act.to_at == facts["starts_at"]


def test_the_acts_of_an_assistant_are_all_there_the_newest_first_and_nobody_elses(cast, clock):
    when = clock.at + timedelta(days=8)
    actions.move(cast.planned, by=cast.dora, at=clock.at, starts_at=when, reason="", seen=0)
    moved = MentoringSession.get_by_id(cast.planned.id)
    actions.move(moved, by=cast.ama, at=clock.at, starts_at=when + timedelta(days=1), reason="", seen=1)
    later = clock.at + timedelta(minutes=1)
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    actions.plan(cast.ama_and_benoit, by=cast.dora, at=later, starts_at=when + timedelta(days=9), **facts)
    acts = acts_for(cast.benoit)
    assert [(act.by, act.from_at, act.to_at) for act in acts] == [
        (cast.dora, None, when + timedelta(days=9)), (cast.dora, cast.planned.starts_at, when),
    ]
    assert acts_for(cast.delphine) == []
