"""One-tap links: whose they are, how long they open, and that nobody makes one."""
from datetime import timedelta

import pytest

from portal.sessions.models import MentoringSession
from portal.sessions.one_tap import OPEN_FOR, address_for, member_behind, token_for
from tests.cast import CAST


def test_the_address_is_the_same_each_time_and_when_the_session_moves(cast):
    before = address_for(cast.planned, cast.ama)
    cast.planned.starts_at, cast.planned.sequence = cast.planned.starts_at + timedelta(days=3), 4
    cast.planned.save()
    assert address_for(MentoringSession.get_by_id(cast.planned.id), cast.ama) == before


def test_each_person_has_an_address_of_their_own(cast, clock):
    assert address_for(cast.planned, cast.ama) != address_for(cast.planned, cast.benoit)
    session, member = member_behind(token_for(cast.planned, cast.benoit), clock.at)
    assert (session, member.person) == (cast.planned, cast.benoit)


def test_no_signature_opens_another_session_or_another_person(cast, clock):
    signed = token_for(cast.planned, cast.ama).split("-", 2)[2]
    for session, person in ((cast.held, cast.ama), (cast.planned, cast.benoit), (cast.cancelled, cast.ama)):
        assert member_behind(f"{session.id}-{person.id}-{signed}", clock.at) is None


def test_whoever_is_no_member_has_no_link_that_opens(cast, clock):
    assert member_behind(token_for(cast.planned, cast.chidi), clock.at) is None
    assert member_behind(token_for(cast.planned, cast.dora), clock.at) is None


def test_it_opens_until_two_weeks_after_the_session(cast):
    token, over = token_for(cast.planned, cast.ama), cast.planned.ends_at + OPEN_FOR
    assert member_behind(token, over - timedelta(seconds=1)) and member_behind(token, over) is None


FORGED = "a" * 43


@pytest.mark.parametrize("token", ["", "wrong", "1-1-", f"1-1-{FORGED}", f"{'9' * 30}-1-{FORGED}", f"١-1-{FORGED}", f"1-1-{'é' * 43}"])
def test_what_was_never_signed_opens_nothing(cast, browser, token):
    browser.get(f"/s/{token}", status=404)


def test_the_page_names_with_whom_and_when_on_that_persons_clock(cast, browser):
    browser.get(f"/s/{CAST.tap_token}")
    assert "with Benoit" in browser.text and cast.planned.starts_at.strftime("%-d %B") in browser.text
