"""What is handed on for counting: numbers of people, never words; reverse-scored ones turned; pairs of before and after."""
import pytest

from portal.db import db
from portal.surveys import actions
from portal.surveys.rows import Matched, answers_in, matched
from tests.surveys.asked import LOOK_BACK, asks, make_instrument, says


def test_a_row_says_who_in_which_part_answered_what_and_no_word(cast, clock):
    pulse = asks(cast.ama_enrollment, "pulse", clock.at, occasion="day-90", mentorship=cast.ama_and_benoit)
    says(pulse, clock.at, "pulse", honest=5)
    [row] = answers_in(cast.program)
    assert (row.person, row.enrollment, row.role, row.mentorship) == (cast.ama.id, cast.ama_enrollment.id, "mentor", cast.ama_and_benoit.id)
    assert (row.instrument, row.occasion, row.item, row.value, row.answered_at) == ("pulse", "day-90", "honest", 5, clock.at)


def test_words_are_no_rows_and_whether_they_may_be_quoted_is(cast, clock):
    actions.answer(asks(cast.ama_enrollment, "close", clock.at), LOOK_BACK, by=cast.ama, at=clock.at)
    assert {row.item: row.value for row in answers_in(cast.program)} == {"recommend": 9, "quote": 1}


def test_a_reverse_scored_item_is_turned_so_that_more_is_always_more(cast, clock):
    own = make_instrument(cast.program, by=cast.carmen, at=clock.at)
    survey = asks(cast.ama_enrollment, "own", clock.at, occasion="start", instrument=own)
    actions.answer(survey, {(own.key, "item-1"): 6, (own.key, "item-2"): 6}, by=cast.ama, at=clock.at)
    assert {row.item: row.value for row in answers_in(cast.program)} == {"item-1": 6, "item-2": 2}


def test_another_programs_answers_are_not_among_them(cast, clock):
    says(asks(cast.ama_enrollment, "start", clock.at), clock.at, "mentor", tell=3)
    assert not answers_in(cast.other_program)


def test_however_many_answered_it_is_one_query(cast, clock, monkeypatch):
    for place, asked in ((cast.ama_enrollment, "mentor"), (cast.chidi_enrollment, "mentor"), (cast.benoit_enrollment, "leader")):
        says(asks(place, "start", clock.at), clock.at, asked, ask=3)
    said, execute = [], type(db.obj).execute_sql
    monkeypatch.setattr(type(db.obj), "execute_sql", lambda self, sql, *rest: said.append(sql) or execute(self, sql, *rest))
    assert len(answers_in(cast.program)) == 3 and len(said) == 1


def test_before_and_after_are_matched_for_both_roles_and_who_answered_once_is_left_out(cast, clock):
    for place, asked in ((cast.ama_enrollment, "mentor"), (cast.benoit_enrollment, "leader"), (cast.chidi_enrollment, "mentor")):
        says(asks(place, "start", clock.at), clock.at, asked, ask=2)
    says(asks(cast.ama_enrollment, "end", clock.at), clock.at, "mentor", ask=4, tell=5)
    says(asks(cast.benoit_enrollment, "end", clock.at), clock.at, "leader", ask=2)
    found = matched(answers_in(cast.program))
    assert found == [
        Matched(cast.ama.id, cast.ama_enrollment.id, "mentor", "mentor", "ask", 2, 4),
        Matched(cast.benoit.id, cast.benoit_enrollment.id, "mentee", "leader", "ask", 2, 2),
    ]
    assert [one.change for one in found] == [2, 0]


@pytest.mark.parametrize("occasions", [("start", "middle"), ("middle", "end")])
def test_other_occasions_can_be_matched_too(cast, clock, occasions):
    for occasion, value in zip(occasions, (2, 3), strict=True):
        says(asks(cast.ama_enrollment, occasion, clock.at), clock.at, "mentor", tell=value)
    assert [one.change for one in matched(answers_in(cast.program), *occasions)] == [1]
