"""A group program from the round to a circle that meets: one yes of its mentor, each member's own, and one may leave."""
import re
from datetime import timedelta

import pytest

from portal.enrollment.invitations.actions import invite
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.mentorships.circle_actions import leave
from portal.mentorships.models import Member, Mentorship
from portal.pairing import actions
from portal.pairing.by_hand import actions as by_hand
from portal.pairing.drawing import draw
from portal.pairing.firm import CIRCLE_LINE, in_the_way
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import is_released, places_taken
from portal.pairing.rounds.release_actions import InOneLine, release
from portal.pairing.silence_actions import close_the_silent
from portal.sessions import actions as sessions
from portal.sessions.models import MentoringSession
from tests import mailbox
from tests.programs import formats
from tests.programs.test_formats import speaks_of_reverse

NAMES = ("Mia One", "Noa Two", "Oda Three", "Pau Four")
SECRET = "canary-what-the-mentor-thinks"


@pytest.fixture
def circle(cast, clock):
    """A program with one mentor of a circle of four, and four members."""
    program = formats.make("group", cast.adam, clock.at)
    mentor = formats.enroll(program, "Gro Guide", MENTOR, clock.at, level=4, capacity=4, topics={"ai_tools": 3})
    members = [formats.enroll(program, name, MENTEE, clock.at, level=8, topics={"ai_tools": 3}) for name in NAMES]
    return program, mentor, members


def drawn(program, by, at, number=1):
    round_ = Round.create(program=program, number=number, asked_by=by, asked_at=at)
    draw(round_, at=at)
    return Round.get_by_id(round_.id)


def released(program, by, at):
    release(drawn(program, by, at), by=by, at=at)
    return {pair.mentee_id: pair for pair in Proposal.select().order_by(Proposal.id) if pair.mentor.program_id == program.id}


def say_yes(browser, person, proposal):
    browser.sign_in(person).get(f"/proposals/{proposal.id}")
    browser.submit("#yes")


@pytest.fixture
def meeting(browser, circle, cast, clock):
    """The circle with its mentor and the first three members."""
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    mailbox.deliver()
    for place in (mentor, *members[:3]):
        say_yes(browser, place.person, pairs[members[0].id] if place is mentor else pairs[place.id])
    return Mentorship.get(Mentorship.program == program)


def test_the_mentor_gets_one_letter_and_one_task_for_the_whole_circle(browser, circle, cast, clock):
    program, mentor, _members = circle
    released(program, cast.adam, clock.at)
    letters = [letter for letter in mailbox.deliver() if letter.to == mentor.person.email]
    assert len(letters) == 1 and all(name in letters[0].text for name in NAMES)
    browser.sign_in(mentor.person).get("/")
    assert browser.text.count("A circle is proposed to you") == 1


def test_a_member_is_not_told_who_else_is_asked(browser, circle, cast, clock):
    program, _mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    letters = [letter for letter in mailbox.deliver() if letter.to == members[0].person.email]
    page = browser.sign_in(members[0].person).get(f"/proposals/{pairs[members[0].id].id}")
    for name in NAMES[1:]:
        assert name not in page.text and all(name not in letter.text for letter in letters)
    assert "a place in a circle" in browser.text and not speaks_of_reverse(browser.text)


def test_one_yes_of_the_mentor_is_for_all_and_the_first_members_yes_begins_the_circle(browser, circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    say_yes(browser, mentor.person, pairs[members[2].id])
    assert not Mentorship.select().where(Mentorship.program == program).exists()
    say_yes(browser, members[0].person, pairs[members[0].id])
    say_yes(browser, members[1].person, pairs[members[1].id])
    mentorship = Mentorship.get(Mentorship.program == program)
    held = Member.select().where(Member.mentorship == mentorship).order_by(Member.id)
    assert [member.enrollment_id for member in held] == [mentor.id, members[0].id, members[1].id]
    assert [member.proposal_id for member in held] == [None, pairs[members[0].id].id, pairs[members[1].id].id]


def test_whoever_said_yes_before_the_mentor_is_in_the_circle_from_its_first_day(browser, circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    for place in members[:2]:
        say_yes(browser, place.person, pairs[place.id])
    say_yes(browser, mentor.person, pairs[members[0].id])
    assert Mentorship.select().where(Mentorship.program == program).count() == 1
    assert Member.select().where(Member.enrollment.in_([place.id for place in members[:2]])).count() == 2


def test_a_member_who_says_no_does_not_appear_and_the_circle_goes_on(browser, circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    browser.sign_in(members[0].person).get(f"/proposals/{pairs[members[0].id].id}")
    browser.submit("#no", reason=SECRET)
    mailbox.deliver()
    page = browser.sign_in(mentor.person).get(f"/proposals/{pairs[members[1].id].id}")
    # Before the mentor has answered, nobody is seen to drop out.
    assert "Mia One" in page.text and "Noa Two" in page.text and SECRET not in page.text
    browser.submit("#yes")
    assert "Mia One" not in browser.follow().text and "Noa Two" in browser.text


def test_the_mentors_no_is_told_to_each_member_in_neutral_words_and_its_reason_to_nobody(browser, circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    mailbox.deliver()
    browser.sign_in(mentor.person).get(f"/proposals/{pairs[members[0].id].id}")
    browser.submit("#no", reason=SECRET)
    letters = mailbox.deliver()
    assert sorted(letter.to for letter in letters) == sorted(place.person.email for place in members)
    assert all(SECRET not in letter.text for letter in letters)


def test_every_page_of_a_circle_names_all_of_it(browser, circle, meeting):
    _program, mentor, members = circle
    for place, names in ((mentor, "Mia, Noa and Oda"), (members[0], "Gro, Noa and Oda")):
        browser.sign_in(place.person).get("/")
        assert all(name in browser.text for name in names.replace(" and", ",").split(", ")) and not speaks_of_reverse(browser.text)
        browser.get(f"/mentorships/{meeting.id}")
        assert names in browser.text
        assert "Everybody in your circle can read this, also who joins later." in browser.text
        assert "assistant" not in browser.text and not speaks_of_reverse(browser.text)
        browser.get(f"/mentorships/{meeting.id}/ending")
        browser.get(f"/mentorships/{meeting.id}/answers")
        browser.get(f"/places/{place.id}")
        browser.get(f"/places/{place.id}/leaving")
        assert not speaks_of_reverse(browser.text)


def test_a_member_does_not_read_what_other_members_tell_the_mentor(browser, circle, meeting):
    _program, mentor, members = circle
    browser.sign_in(members[0].person).get(f"/mentorships/{meeting.id}/answers")
    assert "Gro Guide" in browser.text and "Noa Two" not in browser.text
    browser.sign_in(mentor.person).get(f"/mentorships/{meeting.id}/answers")
    assert "Mia One" in browser.text and "Noa Two" in browser.text


@pytest.fixture
def planned(circle, meeting, clock):
    """A session of the circle that its mentor planned."""
    facts = {"minutes": 45, "format": "video", "join_link": "", "agenda": ""}
    return sessions.plan(meeting, by=circle[1].person, at=clock.at, starts_at=clock.at + timedelta(days=3), **facts)


def test_a_session_of_a_circle_is_in_the_calendar_of_all(circle, planned):
    letters = {letter.to: letter for letter in mailbox.deliver() if letter.subject.startswith("Session with")}
    _program, mentor, members = circle
    everybody = [place.person.email for place in (mentor, *members[:3])]
    assert sorted(letters) == sorted(everybody)
    entry = letters[members[0].person.email].attachments[0].content
    entry = (entry if isinstance(entry, str) else entry.decode()).replace("\r\n ", "")
    assert all(address in entry for address in everybody)


def test_a_session_is_reported_by_all_only_when_each_of_them_did(browser, circle, planned, clock):
    _program, mentor, members = circle
    clock.forward(days=4)
    mentorship = planned.mentorship_id
    for count, place in enumerate((mentor, *members[:3]), 1):
        browser.sign_in(place.person).get(f"/sessions/{planned.id}/log")
        browser.submit("#log", outcome="happened")
        browser.get(f"/mentorships/{mentorship}")
        assert ("Reported by all" in browser.text) == (count == 4)


def test_a_member_leaves_and_the_circle_goes_on_without(browser, circle, meeting, planned, cast):
    program, mentor, members = circle
    mailbox.deliver()
    browser.sign_in(members[0].person).get(f"/mentorships/{meeting.id}/ending")
    browser.submit("main form", then="wait")
    browser.get(f"/mentorships/{meeting.id}", status=404)
    browser.get(f"/sessions/{planned.id}/log", status=404)
    assert Mentorship.get_by_id(meeting.id).ended_at is None
    told = mailbox.deliver()
    assert {letter.to for letter in told} == {members[0].person.email} and len(told) == 2
    browser.sign_in(mentor.person).get(f"/mentorships/{meeting.id}")
    assert "Mia" not in browser.text and "Noa" in browser.text
    assert places_taken(program)[members[0].id] == 0 and places_taken(program)[mentor.id] == 3


def test_a_circle_in_which_nobody_is_left_beside_its_mentor_ends(browser, circle, meeting):
    _program, _mentor, members = circle
    for place in members[:3]:
        browser.sign_in(place.person).get(f"/mentorships/{meeting.id}/ending")
        browser.submit("main form", then="wait")
    assert Mentorship.get_by_id(meeting.id).ended_at is not None


def test_without_its_mentor_a_circle_ends_for_all_and_all_places_are_free(browser, circle, meeting, planned):
    program, mentor, members = circle
    mailbox.deliver()
    browser.sign_in(mentor.person).get(f"/mentorships/{meeting.id}/ending")
    browser.submit("main form", then="wait")
    assert MentoringSession.get_by_id(planned.id).sequence == 1
    ended = [letter for letter in mailbox.deliver() if "has ended" in letter.subject]
    assert sorted(letter.to for letter in ended) == sorted(place.person.email for place in (mentor, *members[:3]))
    assert not any(speaks_of_reverse(letter.text) for letter in ended)
    # The fourth still thinks about it.
    assert places_taken(program)[mentor.id] == 1


def test_a_circle_of_two_is_still_a_circle(browser, circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    for place in (mentor, members[0]):
        say_yes(browser, place.person, pairs[members[0].id])
    browser.sign_in(mentor.person).get("/")
    assert "the members bring the agenda" in browser.text and "Mia brings the agenda" not in browser.text


def words_of_a_pair(text: str) -> list[str]:
    """What is said of two people, and false of a circle."""
    return [word for word in ("partner", "a pair", "paired", "you two", "the two of you", "either of you") if word in text.lower()]


def test_nothing_on_the_way_into_a_circle_speaks_of_a_partner_or_a_pair(browser, circle, cast, clock):
    program, mentor, members = circle
    for place in (mentor, members[0]):
        page = browser.sign_in(place.person).get("/")
        assert "looks for a circle for you" in browser.text and not words_of_a_pair(page.main.text)
        for address in (f"/places/{place.id}", f"/enrollments/{place.id}/answers"):
            assert not words_of_a_pair(browser.get(address).main.text), address
    invite(program, {MENTOR: [cast.ines_employee.id]}, by=cast.adam, at=clock.at)
    [letter] = mailbox.deliver()
    assert "You start when there is a circle for you." in letter.text and not words_of_a_pair(letter.text)
    browser.get(re.search(r"https?://[^/]+(/i/\S+)", letter.text)[1])
    assert "You start when there is a circle for you." in browser.text and not words_of_a_pair(browser.page.main.text)


def test_a_proposed_place_in_a_circle_is_told_in_the_words_of_a_circle(browser, circle, cast, clock):
    program, _mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    [told] = [letter for letter in mailbox.deliver() if letter.to == members[0].person.email]
    assert told.subject == "A place in a circle is proposed: you and Gro Guide"
    page = browser.sign_in(members[0].person).get("/")
    assert "A place in a circle is proposed: Gro Guide leads it" in page.select_one(".tasks").text
    page = browser.get(f"/proposals/{pairs[members[0].id].id}")
    assert page.select_one(".kicker").text == "A place in a circle is proposed" and "Say no to this circle" in browser.text
    browser.submit("#no")
    assert "the next round looks for another circle" in browser.follow().text


def test_what_does_not_begin_is_told_to_mentor_and_members_as_a_circle(circle, cast, clock):
    program, mentor, members = circle
    released(program, cast.adam, clock.at)
    mailbox.deliver()
    clock.forward(days=30)
    close_the_silent(at=clock.at)
    letters = {letter.to: letter for letter in mailbox.deliver() if "does not go ahead" in letter.subject}
    assert letters[mentor.person.email].subject == "Your circle does not go ahead as it was proposed"
    assert letters[members[0].person.email].subject == "Your place in the circle of Gro Guide does not go ahead"
    assert not any(words_of_a_pair(letter.subject + letter.text) for letter in letters.values())


def test_the_desk_counts_places_in_circles_and_not_pairs(browser, circle, cast, clock):
    program, _mentor, _members = circle
    round_ = drawn(program, cast.adam, clock.at)
    browser.sign_in(cast.adam).post(f"/desk/programs/{program.id}/rounds/{round_.number}/release")
    assert "4 places in circles are proposed now." in browser.follow().text


def test_the_desk_asks_about_circles_and_places_before_it_releases_them(browser, circle, cast, clock):
    program, _mentor, _members = circle
    round_ = drawn(program, cast.adam, clock.at)
    browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}")
    assert "Circles of a round that is drawn are not released yet." in browser.text
    page = browser.get(f"/desk/programs/{program.id}/rounds/{round_.number}?confirm=release")
    card = page.select_one("#release").text
    assert "Release 4 places in circles?" in card and "each mentor one for the whole circle" in card and "pair" not in card
    release(round_, by=cast.adam, at=clock.at)
    browser.get(f"/desk/programs/{program.id}")
    assert "4 proposed places are not answered yet." in browser.text and "In a circle" in browser.text


def test_a_later_round_adds_somebody_to_a_circle_that_meets(browser, circle, meeting, cast, clock):
    program, mentor, _members = circle
    close_the_silent(at=clock.at + timedelta(days=30))
    late = formats.enroll(program, "Late Comer", MENTEE, clock.at, level=8, topics={"ai_tools": 1})
    round_ = drawn(program, cast.adam, clock.at, number=2)
    release(round_, by=cast.adam, at=clock.at)
    proposal = Proposal.get(Proposal.round == round_, Proposal.mentee == late)
    say_yes(browser, mentor.person, proposal)
    say_yes(browser, late.person, proposal)
    assert Member.get(Member.enrollment == late).mentorship_id == meeting.id


def _reports_to(place, manager):
    Employee.update(manager=manager.employee_id).where(Employee.id == place.employee_id).execute()


def test_a_round_with_two_of_one_line_in_a_circle_is_refused_by_name_and_its_other_places_go_out(browser, circle, cast, clock):
    program, _mentor, members = circle
    round_ = drawn(program, cast.adam, clock.at)
    top = formats.enroll(program, "Ivo Top", MENTEE, clock.at, level=5)
    _reports_to(members[0], top)
    _reports_to(top, members[1])
    browser.sign_in(cast.adam)
    browser.post(f"/desk/programs/{program.id}/rounds/1/release", {"seconds": "0"})
    browser.follow()
    assert "In one circle nobody stands in one reporting line with another: Mia One with Noa Two." in browser.text
    assert not Proposal.select().where(is_released()).where(Proposal.round == round_).exists()
    others = [one.id for one in Proposal.select().where(Proposal.round == round_) if one.mentee_id != members[0].id]
    assert release(round_, others, by=cast.adam, at=clock.at) == 3
    with pytest.raises(InOneLine):
        release(round_, None, by=cast.adam, at=clock.at)


def test_nobody_joins_a_circle_by_hand_in_which_somebody_of_the_same_line_sits(browser, circle, meeting, cast, clock):
    program, mentor, members = circle
    Enrollment.update(capacity=6).where(Enrollment.id == mentor.id).execute()
    new = formats.enroll(program, "Ivo Top", MENTEE, clock.at, level=5)
    assert CIRCLE_LINE not in in_the_way(mentor, new, clock.at.date())
    _reports_to(members[1], new)
    trial = by_hand.ask(mentor, new, by=cast.adam, at=clock.at)
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}/by-hand/{trial.id}")
    assert "No reporting line with a member of the circle" in page.text and not page.select("#propose")
    assert "In this circle Noa Two and Ivo Top would stand in one reporting line." in browser.text


def test_whoever_left_a_circle_keeps_nobody_of_the_own_line_out_of_it(circle, meeting, clock):
    _program, mentor, members = circle
    new = formats.enroll(mentor.program, "Ivo Top", MENTEE, clock.at, level=5)
    _reports_to(members[1], new)
    leave(meeting, members[1].person, at=clock.at)
    assert CIRCLE_LINE not in in_the_way(mentor, new, clock.at.date())


def test_an_unanswered_circle_is_one_letter_to_its_mentor(circle, cast, clock):
    program, mentor, _members = circle
    released(program, cast.adam, clock.at)
    mailbox.deliver()
    clock.forward(days=30)
    close_the_silent(at=clock.at)
    assert [letter.to for letter in mailbox.deliver()].count(mentor.person.email) == 1


def test_an_unanswered_circle_tells_its_mentor_also_when_one_of_it_had_said_no(circle, cast, clock):
    program, mentor, members = circle
    pairs = released(program, cast.adam, clock.at)
    mailbox.deliver()
    actions.decline(pairs[members[0].id], "", by=members[0].person, at=clock.at)
    clock.forward(days=30)
    close_the_silent(at=clock.at)
    assert [letter.subject for letter in mailbox.deliver() if letter.to == mentor.person.email] == [
        "Your circle does not go ahead as it was proposed"
    ]


def test_a_mentor_whose_second_circle_ends_unanswered_rests_and_reads_it_in_one_letter(circle, cast, clock):
    program, mentor, members = circle
    for number in (1, 2):
        release(drawn(program, cast.adam, clock.at, number), by=cast.adam, at=clock.at)
        mailbox.deliver()
        clock.forward(days=30)
        close_the_silent(at=clock.at)
        letters = [letter for letter in mailbox.deliver() if letter.to == mentor.person.email]
        assert len(letters) == 1 and ("your place rests" in letters[0].text) == (number == 2)
        formats.enroll(program, f"Late{number} One", MENTEE, clock.at, level=8, topics={"ai_tools": 3})
        for more in range(3):
            formats.enroll(program, f"Late{number} Of{more}", MENTEE, clock.at, level=8, topics={"ai_tools": 3})
    assert Enrollment.get_by_id(mentor.id).paused_at


def test_small_circles_are_closed_and_the_page_says_which_and_why(browser, cast, clock):
    program = formats.make("group", cast.adam, clock.at)
    for name, topics in (("Ava Ai", {"ai_tools": 3}), ("Ben Data", {"data": 3})):
        formats.enroll(program, name, MENTOR, clock.at, level=4, capacity=5, topics=topics)
    for number, topics in enumerate(({"ai_tools": 3}, {"ai_tools": 3}, {"ai_tools": 3}, {"data": 3})):
        formats.enroll(program, f"Member{number} Of", MENTEE, clock.at, level=8, topics=topics)
    round_ = drawn(program, cast.adam, clock.at)
    assert len({pair.mentor_id for pair in round_.proposals}) == 1 and round_.placed == 4
    browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}/rounds/1")
    assert "the circle of Ben Data with 1 member" in browser.text and "Not proven" in browser.text
    assert not speaks_of_reverse(browser.page.get_text(" "))


def test_the_desk_shows_a_circle_as_one_line(browser, circle, meeting, cast):
    program, _mentor, _members = circle
    page = browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}/mentorships")
    assert len(page.select("#mentorships tbody tr:not(.more)")) == 1
    assert "Mia One and 2 more" in browser.text
    browser.get(f"/desk/programs/{program.id}/mentorships/{meeting.id}/ending")
    assert "The circle of Gro Guide" in browser.text
    browser.get(f"/desk/programs/{program.id}")
    assert not speaks_of_reverse(browser.page.get_text(" "))
