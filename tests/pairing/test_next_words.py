"""Where the next partner comes from is said as the program pairs: in rounds, or by people who ask each other; in words of its format."""
from datetime import timedelta

import pytest

from portal.care.requests import actions as requests
from portal.enrollment.models import Enrollment
from portal.launch.actions import write_kickoff
from portal.mentorships import actions as mentorships
from portal.mentorships import ending_actions as endings
from portal.pairing import actions as pairing
from portal.pairing.models import Proposal, Round
from portal.pairing.next_words import ASKS, WORDS, next_word
from portal.pairing.rules.models import RuleSet
from portal.programs.formats import GROUP
from portal.programs.models import Program
from tests import mailbox
from tests.pairing import next_sentences as sentences
from tests.programs import formats

# Every kind of program that there is: its format, and the way in which it pairs.
KINDS = [
    ("reverse", "round"), ("reverse", "ranked"), ("reverse", "choice"), ("one-to-one", "round"), ("one-to-one", "ranked"),
    ("one-to-one", "choice"), ("peer", "round"), ("group", "round"),
]


@pytest.fixture(params=KINDS, ids=" by ".join)
def made(request, cast, clock):
    """A program of the kind, which has begun, and in which nobody meets."""
    format, way = request.param
    program = formats.make(format, cast.adam, clock.at)
    Program.update(starts_on=clock.at.date() - timedelta(days=30)).where(Program.id == program.id).execute()
    RuleSet.create(program=program, version=1, way=way, weights={"topics": 100}, written_at=clock.at)
    program.said = sentences.ASKING if way == "choice" else sentences.CIRCLES if format == GROUP else sentences.ROUNDS
    return program


@pytest.fixture
def pair(made, clock):
    """Its two places, one for each side."""
    senior = 3 if made.format in ("one-to-one", "group") else 8
    one = formats.enroll(made, "Max Shows", "mentee" if made.format == "peer" else "mentor", clock.at, level=senior, capacity=4)
    return one, formats.enroll(made, "Ina Asks", "mentee", clock.at, level=8 if made.format != "reverse" else 3)


def propose(made, pair, cast, at) -> Proposal:
    drawn = Round.create(program=made, number=1, asked_at=at, drawn_at=at, released_at=at, released_by=cast.adam)
    facts = {"released_at": at, "answer_by": at + timedelta(days=7)}
    return Proposal.create(round=drawn, mentor=pair[0], mentee=pair[1], score=71, parts=[], **facts)


@pytest.fixture
def meeting(made, pair, cast, clock):
    """The two meet."""
    mentorship = mentorships.begin(propose(made, pair, cast, clock.at), at=clock.at)
    mailbox.deliver()
    return mentorship


def says(made, text: str, *keys: str) -> None:
    """What stands there is true of this program, and nothing else is promised."""
    for key in keys:
        assert made.said[key] in text, key
    if made.said is sentences.ASKING:
        assert "next round" not in text and "Release" not in text
    else:
        assert "can be asked" not in text and "ask each other" not in text


def letters_to(person) -> list[str]:
    return [" ".join(one.text.split()) for one in mailbox.deliver() if one.to == person.email]


def test_the_desk_says_before_the_first_mentorship_how_one_begins(browser, made, cast):
    browser.sign_in(cast.adam)
    for page in ("mentorships", "started"):
        browser.get(f"/desk/programs/{made.id}/{page}")
        says(made, browser.text, "begin", "onward")


def test_a_kick_off_that_nobody_could_get_says_what_comes_before_the_launch(browser, made, cast, clock):
    facts = {"starts_at": clock.at + timedelta(days=9), "minutes": 60, "place": "Paris", "join_link": "", "words": ""}
    write_kickoff(made, by=cast.adam, at=clock.at, facts=facts)
    browser.sign_in(cast.adam).get(f"/desk/programs/{made.id}/launch")
    says(made, browser.text, "not yet")


def test_a_member_reads_what_follows_before_ending_it(browser, made, meeting, pair):
    browser.sign_in(pair[1].person).get(f"/mentorships/{meeting.id}/ending")
    says(made, browser.text, "comes", "wait", "free again")


def test_the_coordinator_reads_what_follows_before_and_after_ending_it(browser, made, meeting, cast):
    where = f"/desk/programs/{made.id}/mentorships/{meeting.id}/ending"
    browser.sign_in(cast.adam).get(where)
    says(made, browser.text, "both free")
    browser.post(where)
    browser.get(where)
    says(made, browser.text, "who stays", "onward")


def test_the_letter_about_the_end_says_what_comes_next(made, meeting, pair, cast, clock):
    endings.end_as_coordinator(meeting, by=cast.adam, at=clock.at)
    [letter] = letters_to(pair[1].person)
    says(made, letter, "comes")


def test_the_coordinators_letter_after_somebody_left_says_what_finds_the_next(made, meeting, pair, cast, clock):
    gone = pair[0].person
    gone.left_at = clock.at
    gone.save()
    endings.end_those_of(pair[0], is_gone=True, at=clock.at)
    endings.hand_to_coordinators((gone.id,), at=clock.at)
    [letter] = letters_to(cast.adam)
    says(made, letter, "finds", "onward", "needs")


def test_a_request_for_another_one_says_before_and_after_what_follows(browser, made, meeting, pair, cast, clock):
    browser.sign_in(pair[1].person).get(f"/mentorships/{meeting.id}/new-pairing")
    says(made, browser.text, "after a request", "ask anew")
    asked = requests.ask(meeting, by=pair[1].person, at=clock.at, reason="", ends_now=False)
    desk = f"/desk/programs/{made.id}/new-pairings/{asked.id}"
    browser.sign_in(cast.adam).get(desk)
    says(made, browser.text)
    requests.end(asked, by=cast.adam, at=clock.at)
    browser.get(desk)
    says(made, browser.text, "who stays")
    browser.sign_in(pair[1].person).get(f"/new-pairings/{asked.id}")
    says(made, browser.text, "comes")


def test_the_page_of_a_place_says_from_when_a_number_counts(browser, made, pair):
    one = pair[0]
    browser.sign_in(one.person).get(f"/places/{one.id}")
    if made.format == "peer":
        # A peer meets one other, and chooses no number.
        assert "It counts" not in browser.text
        return
    says(made, browser.text, "counts")
    browser.submit("form[action$='/capacity']")
    browser.follow()
    says(made, browser.text, "many kept")


def test_whoever_comes_back_from_a_pause_reads_what_it_means(browser, made, pair, clock):
    Enrollment.update(paused_at=clock.at).where(Enrollment.id == pair[1].id).execute()
    browser.sign_in(pair[1].person).post(f"/places/{pair[1].id}/return")
    browser.follow()
    says(made, browser.text, "welcome back")


def test_a_no_says_how_the_next_one_is_found(browser, made, pair, cast, clock):
    proposal = propose(made, pair, cast, clock.at)
    browser.sign_in(pair[1].person).post(f"/proposals/{proposal.id}/refusal", {"reason": ""})
    browser.follow()
    says(made, browser.text, "comes")
    browser.get(f"/proposals/{proposal.id}")
    says(made, browser.text, "comes")


def test_the_letter_after_a_no_says_how_the_next_one_is_found(made, pair, cast, clock):
    proposal = propose(made, pair, cast, clock.at)
    pairing.decline(proposal, "", by=pair[0].person, at=clock.at)
    [letter] = letters_to(pair[1].person)
    says(made, letter, "comes")
    assert ("You get a letter then." in letter) == (made.said is not sentences.ASKING)


def test_every_sentence_is_told_apart_for_those_who_ask():
    """A key without words for them would promise a round that never comes."""
    assert [key for key, words in WORDS.items() if ASKS not in words or None not in words] == []


def test_in_a_group_nobody_asks_whatever_an_old_version_of_its_rules_says(browser, cast, clock):
    program = formats.make("group", cast.adam, clock.at)
    RuleSet.create(program=program, version=1, way="choice", weights={"topics": 100}, written_at=clock.at)
    browser.sign_in(cast.adam).get(f"/desk/programs/{program.id}/mentorships")
    assert next_word(program, "begin", asks=False) in browser.text
