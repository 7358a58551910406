"""Programs that are not reverse: made, invited to and asked about in words of their own."""
import re

import pytest

from portal.delegates.queries import is_leader
from portal.enrollment.invitations.actions import invite
from portal.enrollment.models import MENTEE, MENTOR, Question
from portal.programs.models import Program
from tests import mailbox
from tests.programs import formats

OTHERS = ("one-to-one", "peer", "group")
# What is true of a reverse program alone.
WRONG = ("leader", "early-career", "junior", "teach a senior")


def roles_of(format):
    return [MENTEE] if format == "peer" else [MENTOR, MENTEE]


def speaks_of_reverse(text):
    return [word for word in WRONG if word in text.lower()]


@pytest.mark.parametrize("format", OTHERS)
def test_a_coordinator_makes_a_program_of_any_format(browser, cast, format):
    browser.sign_in(cast.adam).get(f"/desk/programs/new?purpose=generations&format={format}")
    assert not speaks_of_reverse(browser.page.main.text)
    browser.submit("main form", name="Of another kind")
    program = Program.get(Program.name == "Of another kind")
    assert program.format == format
    browser.get(f"/desk/programs/{program.id}/settings")
    assert not speaks_of_reverse(browser.page.main.text)
    browser.submit("main form", months="5")
    assert Program.get_by_id(program.id).months == 5


def test_a_program_without_a_format_in_the_address_is_a_reverse_one(browser, cast):
    browser.sign_in(cast.adam).get("/desk/programs/new?purpose=generations")
    browser.submit("main form", name="As ever")
    assert Program.get(Program.name == "As ever").format == "reverse"


def test_the_mentors_of_a_one_to_one_program_are_the_seniors(browser, cast):
    browser.sign_in(cast.adam).get("/desk/programs/new?purpose=generations&format=one-to-one")
    browser.submit("main form", name="Upside down", mentor_level_from="7", mentor_level_to="9", mentee_level_from="1",
                   mentee_level_to="5", status=422)
    assert "The mentor is the senior" in browser.text


def test_a_circle_has_three_members_or_more(browser, cast):
    browser.sign_in(cast.adam).get("/desk/programs/new?purpose=generations&format=group")
    browser.submit("main form", name="Circles", most_mentees="2", status=422)
    assert "Enter a whole number from 3 to 20" in browser.text
    browser.submit("main form", name="Circles", most_mentees="8")
    prompts = Question.select().where(Question.program == Program.get(Program.name == "Circles"), Question.key == "capacity").get()
    assert [option["label"] for option in prompts.options] == ["Three", "Four", "Five", "Six", "Seven", "Eight"]


def test_peers_have_one_pool_with_one_range_of_levels_and_say_what_they_want_and_what_they_know(browser, cast, clock):
    program = formats.make("peer", cast.adam, clock.at)
    assert (program.mentor_level_from, program.mentor_level_to) == (program.mentee_level_from, program.mentee_level_to)
    assert program.mentors_wanted == 0
    asked = Question.select().where(Question.program == program)
    assert {question.role for question in asked} == {MENTEE}
    assert {"topics", "topics_offered"} <= {question.key for question in asked}


@pytest.mark.parametrize("format", OTHERS)
def test_no_question_invitation_or_page_of_the_desk_speaks_of_leaders_where_there_are_none(browser, cast, clock, format):
    program = formats.make(format, cast.adam, clock.at)
    prompts = " ".join(f"{question.prompt} {question.hint}" for question in Question.select().where(Question.program == program))
    assert not speaks_of_reverse(prompts)
    browser.sign_in(cast.adam)
    desk = f"/desk/programs/{program.id}"
    pages = ["", "/invitations", "/people", "/questionnaire", "/questionnaire/preview", "/questionnaire/figures"]
    pages += ["/applications", "/opening", "/mentorships", "/questionnaire/second-looks", "/nominations"]
    texts = ("", "/preview", "/preview/page")
    pages += [f"/invitations/texts/{role}{rest}" for role in roles_of(format) for rest in texts]
    for page in pages:
        browser.get(desk + page)
        assert not speaks_of_reverse(browser.page.get_text(" ")), page


def test_peers_are_invited_to_one_role_alone(browser, cast, clock):
    program = formats.make("peer", cast.adam, clock.at)
    browser.sign_in(cast.adam)
    browser.get(f"/desk/programs/{program.id}/invitations/texts/mentor", status=404)
    page = browser.get(f"/desk/programs/{program.id}/invitations")
    assert page.select_one("[name=mentees]") and not page.select_one("[name=mentors]")


@pytest.mark.parametrize("format", OTHERS)
def test_whoever_is_invited_reads_of_what_the_program_really_is(browser, cast, clock, format):
    program = formats.make(format, cast.adam, clock.at)
    for role in roles_of(format):
        invite(program, {role: [cast.ines_employee.id]}, by=cast.adam, at=clock.at)
    letters = mailbox.deliver()
    assert len(letters) == len(roles_of(format))
    for letter in letters:
        assert not speaks_of_reverse(letter.subject + letter.text)
        browser.get(re.search(r"https?://[^/]+(/i/\S+)", letter.text)[1])
        assert not speaks_of_reverse(browser.text)


def test_the_objectives_and_questions_of_circles_speak_of_circles(browser, cast, clock):
    page = browser.sign_in(cast.adam).get("/desk/programs/new?purpose=retention&format=group")
    said = " ".join(field.get("value", "") for field in page.select("main input"))
    assert "Circles keep meeting" in said and "Everyone who enrolls has a circle" in said and "Pairs" not in said
    program = formats.make("group", cast.adam, clock.at)
    hints = " ".join(question.hint for question in Question.select().where(Question.program == program))
    assert "the two of you" not in hints and "paired" not in hints


def test_the_senior_of_a_one_to_one_program_may_have_the_diary_kept_and_the_mentee_may_not(cast, clock):
    program = formats.make("one-to-one", cast.adam, clock.at)
    senior = formats.enroll(program, "Sena Senior", MENTOR, clock.at, level=3)
    mentee = formats.enroll(program, "Mel Mentee", MENTEE, clock.at, level=8)
    assert is_leader(senior.person)
    assert not is_leader(mentee.person)
