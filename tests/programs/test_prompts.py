"""Prompts: by how far the two are, for each side its own, and a coordinator's words before the prepared ones."""
import pytest

from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import FORMATS, Program
from portal.programs.prompts.actions import write_prompts
from portal.programs.prompts.phases import EARLY, FIRST, LAST, LATE, MIDDLE, PHASES, phase_of
from portal.programs.prompts.queries import BOTH, TOLD_TO, all_prompts, prepared, prompts_for
from portal.programs.purposes import PURPOSES


@pytest.mark.parametrize(
    ("total", "phases"),
    [
        (1, [FIRST]),
        (2, [FIRST, LAST]),
        (3, [FIRST, MIDDLE, LAST]),
        (6, [FIRST, EARLY, EARLY, MIDDLE, LATE, LAST]),
        (12, [FIRST, *[EARLY] * 5, MIDDLE, *[LATE] * 4, LAST]),
    ],
)
def test_a_session_lies_in_its_part_of_the_way_however_many_there_are(total, phases):
    assert [phase_of(number, total) for number in range(1, total + 1)] == phases


def test_who_goes_on_beyond_the_agreed_number_is_asked_no_last_question_again():
    assert phase_of(7, 6) == LATE


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_and_format_has_words_for_each_part_and_each_side(purpose, format):
    program = Program(purpose=purpose, format=format)
    for phase in PHASES:
        assert 2 <= len(prepared(program, phase, BOTH).splitlines()) <= 3
        assert prepared(program, phase, MENTOR) != prepared(program, phase, MENTEE)


def test_the_mentor_and_the_leader_are_told_the_same_and_something_of_their_own(cast):
    mentor, leader = (prompts_for(cast.program, role, 4, 6) for role in (MENTOR, MENTEE))
    assert mentor.lines == leader.lines and "Half-way" in mentor.lines[0]
    assert mentor.own != leader.own


def test_a_coordinators_words_come_first_and_an_empty_box_gives_the_prepared_ones_back(cast):
    words = all_prompts(cast.program)
    write_prompts(cast.program, by=cast.carmen, words={**words, (FIRST, BOTH): "Draw a map.\nShow it."})
    assert prompts_for(cast.program, MENTOR, 1, 6).lines == ("Draw a map.", "Show it.")
    assert prompts_for(cast.program, MENTOR, 2, 6).lines == tuple(prepared(cast.program, EARLY, BOTH).splitlines())
    write_prompts(cast.program, by=cast.carmen, words={**words, (FIRST, BOTH): ""})
    assert prompts_for(cast.program, MENTOR, 1, 6).lines == tuple(prepared(cast.program, FIRST, BOTH).splitlines())


def test_a_coordinator_edits_them_without_a_script_and_members_read_them(browser, cast):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/prompts")
    browser.submit("form[action$='/prompts']", middle_both="Half-way: draw a map.\n\n  Show it. ", middle_mentee="Bring a pen.")
    assert "The prompts are saved" in browser.follow().text
    told = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}").find(id="prompts").text
    assert "Session 4 of 6" in told and "draw a map" in told and "Show it." in told and "Bring a pen." not in told
    assert "Bring a pen." in browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}").find(id="prompts").text


def test_a_box_too_full_is_refused_with_what_was_typed(browser, cast):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/prompts")
    browser.submit("form[action$='/prompts']", first_both="x" * 1100, status=422)
    assert "x" * 1100 in browser.response.text


def test_after_the_end_no_prompt_is_shown(browser, cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    assert browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}").find(id="prompts").text.strip() == ""


def test_every_key_is_one_of_the_way(cast):
    assert set(all_prompts(cast.program)) == {(phase, told) for phase in PHASES for told in TOLD_TO}
