"""What a coordinator may know of a mentorship, as facts; on both databases."""
from datetime import timedelta

from portal.people.looks import looks_at, note_look
from portal.seeing.queries import mentorships_in, places_in, seen
from portal.sessions import actions


def test_a_mentorship_in_facts(cast, clock):
    actions.move(cast.planned, by=cast.dora, at=clock.at, starts_at=clock.at + timedelta(days=8), reason="words", seen=0)
    [one] = seen(mentorships_in(cast.program, cast.ama), cast.ama, clock.at)
    assert (one.held, one.partner, one.lifted) == (3, cast.benoit, ("Ama Owusu", "Benoit Laurent"))
    assert [(fact.is_held, fact.is_confirmed) for fact in one.past] == [(True, True)] * 3
    assert [(fact.starts_at, fact.moved_from) for fact in one.upcoming] == [(clock.at + timedelta(days=8), ("mentee",))]


def test_what_was_cancelled_says_from_which_side(cast, clock):
    [one] = seen(mentorships_in(cast.program, cast.delphine), cast.delphine, clock.at)
    assert [fact.cancelled_from for fact in one.cancelled] == ["mentee"] and one.upcoming == []
    assert [(fact.is_held, fact.is_confirmed) for fact in one.past] == [(True, False)]


def test_only_what_belongs_to_the_program(cast):
    assert not list(mentorships_in(cast.other_program, cast.ama)) and not places_in(cast.other_program, cast.ama)
    assert places_in(cast.program, cast.ama) == [cast.ama_enrollment]


def test_a_person_reads_the_latest_ten_looks(cast):
    for number in range(12):
        note_look(cast.ama, by=cast.carmen, page="home" if number else "answers", program=cast.program.id)
    assert [(look.by, look.page) for look in looks_at(cast.ama)] == [("Carmen Ruiz", "home")] * 10
    assert looks_at(cast.benoit) == []
