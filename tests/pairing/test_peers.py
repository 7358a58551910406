"""A peer program from the pool to the first mentorships: one place each, and the round says who shows and who asks."""
import pytest

from portal.enrollment.models import MENTEE
from portal.mentorships.models import Member, Mentorship
from portal.pairing import actions
from portal.pairing.drawing import draw
from portal.pairing.models import Proposal, Round
from portal.pairing.rounds.release_actions import release
from portal.programs.formats import MENTOR
from tests import mailbox
from tests.programs import formats
from tests.programs.test_formats import speaks_of_reverse

NAMES = ("Pia One", "Quin Two", "Rosa Three", "Sami Four", "Tess Five")


@pytest.fixture
def pool(cast, clock):
    """Five peers: the first two want what the next two know."""
    program = formats.make("peer", cast.adam, clock.at)
    wants = [{"ai_tools": 3}, {"data": 3}, {"climate": 1}, {"climate": 1}, {"climate": 1}]
    knows = [{}, {}, {"ai_tools": 3}, {"data": 3}, {"climate": 1}]
    places = [
        formats.enroll(program, name, MENTEE, clock.at, level=7, topics=want, topics_offered=know)
        for name, want, know in zip(NAMES, wants, knows, strict=True)
    ]
    return program, places


def drawn(program, by, at):
    round_ = Round.create(program=program, number=1, asked_by=by, asked_at=at)
    draw(round_, at=at)
    return Round.get_by_id(round_.id)


def test_whoever_knows_what_another_wants_shows_and_nobody_is_on_both_sides(pool, cast, clock):
    program, places = pool
    round_ = drawn(program, cast.adam, clock.at)
    pairs = {(pair.mentor_id, pair.mentee_id) for pair in round_.proposals}
    assert (places[2].id, places[0].id) in pairs and (places[3].id, places[1].id) in pairs
    assert len({place for pair in pairs for place in pair}) == 2 * len(pairs)


def test_peers_too_far_apart_are_no_pair(pool, cast, clock):
    program, places = pool
    places[2].employee.job_level = 3
    places[2].employee.save()
    round_ = drawn(program, cast.adam, clock.at)
    assert places[2].id not in {place for pair in round_.proposals for place in (pair.mentor_id, pair.mentee_id)}


def test_the_round_says_what_is_proven_and_what_is_not(browser, pool, cast, clock):
    program, _places = pool
    round_ = drawn(program, cast.adam, clock.at)
    assert round_.certificate["most_pairs"] == 2
    browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}/rounds/{round_.number}")
    assert "no other division of the pool makes more pairs" in browser.text
    assert "Not proven" in browser.text
    assert not speaks_of_reverse(browser.page.get_text(" "))


def test_two_peers_say_yes_and_meet(browser, pool, cast, clock):
    program, places = pool
    release(drawn(program, cast.adam, clock.at), by=cast.adam, at=clock.at)
    asks, shows = places[0], places[2]
    proposal = Proposal.get(Proposal.mentor == shows, Proposal.mentee == asks)
    for one in (asks, shows):
        browser.sign_in(one.person).get(f"/proposals/{proposal.id}")
        assert not speaks_of_reverse(browser.text)
        browser.submit("#yes")
    mentorship = Mentorship.get(Mentorship.proposal == proposal)
    sides = {member.person_id: member.role for member in Member.select().where(Member.mentorship == mentorship)}
    assert sides == {asks.person_id: MENTEE, shows.person_id: MENTOR}
    for letter in mailbox.deliver():
        assert not speaks_of_reverse(letter.subject + letter.text)
    for one in (asks, shows):
        browser.sign_in(one.person).get("/")
        assert "Either of you can put a day forward" in browser.text and not speaks_of_reverse(browser.text)
        browser.get(f"/mentorships/{mentorship.id}")
        assert "assistant" not in browser.text


def test_each_peer_reads_the_own_side_before_the_yes(browser, pool, cast, clock):
    program, places = pool
    release(drawn(program, cast.adam, clock.at), by=cast.adam, at=clock.at)
    asks, shows = places[0], places[2]
    proposal = Proposal.get(Proposal.mentor == shows, Proposal.mentee == asks)
    letters = {letter.to: letter.text for letter in mailbox.deliver()}
    for one, words in ((asks, "You ask, and Rosa shows."), (shows, "Pia asks, and you show.")):
        page = browser.sign_in(one.person).get(f"/proposals/{proposal.id}")
        assert words in page.select_one(".heading").text and words in letters[one.person.email]


def test_peers_who_met_are_not_proposed_to_each_other_the_other_way_round(pool, cast, clock):
    program, places = pool
    release(drawn(program, cast.adam, clock.at), by=cast.adam, at=clock.at)
    proposal = Proposal.get(Proposal.mentor == places[2], Proposal.mentee == places[0])
    actions.decline(proposal, "", by=places[0].person, at=clock.at)
    again = Round.create(program=program, number=2, asked_by=cast.adam, asked_at=clock.at)
    draw(again, at=clock.at)
    pairs = {frozenset((pair.mentor_id, pair.mentee_id)) for pair in again.proposals}
    assert frozenset((places[0].id, places[2].id)) not in pairs


def test_the_overview_counts_each_of_a_pair_of_peers_once(browser, pool, cast, clock):
    program, _places = pool
    release(drawn(program, cast.adam, clock.at), by=cast.adam, at=clock.at)
    browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}")
    assert "Peers" in browser.text and "Mentors" not in browser.page.select_one("#people").text
