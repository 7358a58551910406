"""A clock that is set back, put forward, or meets 29 February: what was shut stays shut, and nothing is sent twice."""
from datetime import datetime, timedelta

import pytest

from portal.enrollment.invitations.queries import invitation_behind
from portal.mail import outbox
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.people.devices import device_of, sign_in_device
from portal.people.queries import sign_in_asked_by, sign_in_behind
from portal.people.sign_in_actions import ask_to_sign_in, sign_in_by_link
from portal.programs.models import Program
from portal.web.links import derive
from tests.mailbox import deliver

pytestmark = pytest.mark.faults

# The nights in which clocks of the Union are put forward and back, at 01:00 UTC.
NIGHTS = ((2027, 3, 28), (2026, 10, 25))


@letter("tests.night")
def _night(number: int) -> Message:
    return Message(to="ama@northwind.example", subject=f"Night {number}", text="Hi")


def ask(cast, at) -> str:
    """Ask for a sign-in link; its token."""
    return derive("sign-in", ask_to_sign_in(cast.ama.email, browser="hers", next_path=None, at=at).nonce)


@pytest.mark.parametrize("back", [{"hours": 1}, {"days": 3}, {"days": 400}])
def test_after_the_clock_was_set_back_no_link_of_later_opens(cast, clock, back):
    token = ask(cast, clock.at)
    earlier = clock.at - timedelta(**back)
    assert sign_in_behind(token, clock.at) and sign_in_asked_by("hers", clock.at)
    assert sign_in_behind(token, earlier) is None and sign_in_asked_by("hers", earlier) is None


def test_after_the_clock_was_set_back_no_invitation_of_later_opens(cast, clock):
    assert invitation_behind(cast.ines_token, clock.at)
    assert invitation_behind(cast.ines_token, cast.invitation.invited_at - timedelta(hours=1)) is None


def test_after_the_clock_was_set_back_devices_of_later_are_signed_out(cast, clock):
    token = sign_in_device(cast.ama, label="Test")
    assert device_of(token, clock.at) and device_of(token, clock.at - timedelta(seconds=3))
    assert device_of(token, clock.at - timedelta(days=3)) is None


def test_a_used_link_stays_used_whatever_the_clock_says(cast, clock):
    token, at = ask(cast, clock.at), clock.at
    assert sign_in_by_link(token, label="Test", earlier=None, is_on=True, at=at)
    for days in (-400, -1, 0, 1, 400):
        assert sign_in_by_link(token, label="Test", earlier=None, is_on=True, at=at + timedelta(days=days)) is None


@pytest.mark.parametrize("jump", [{"hours": -1}, {"days": -400}, {"days": 400}])
def test_a_letter_that_went_out_does_not_go_out_again(cast, clock, jump):
    outbox.post("night:1", "tests.night", number=1)
    assert len(deliver()) == 1
    clock.forward(**jump)
    assert deliver() == []


def test_a_letter_for_later_is_not_sent_early_by_a_clock_that_is_set_back(cast, clock):
    outbox.post("night:2", "tests.night", due_at=clock.at + timedelta(days=7), number=2)
    clock.forward(days=-30)
    assert deliver() == []
    clock.forward(days=37, minutes=1)
    assert len(deliver()) == 1


@pytest.mark.parametrize("night", NIGHTS)
def test_through_a_night_of_changing_clocks_each_letter_goes_out_once_and_in_its_order(cast, clock, night):
    clock.set(*night, 0, 0)
    for number in range(12):
        outbox.post(f"night:{number}", "tests.night", due_at=clock.at + timedelta(minutes=15 * number), number=number)
    sent = []
    for _ in range(16):
        sent += [message.subject for message in deliver()]
        clock.forward(minutes=15)
    assert sent == [f"Night {number}" for number in range(12)]


@pytest.mark.parametrize("night", NIGHTS)
def test_through_a_night_of_changing_clocks_a_link_counts_for_ten_minutes(cast, clock, night):
    clock.set(*night, 0, 55)
    token = ask(cast, clock.at)
    clock.forward(minutes=9)
    assert sign_in_behind(token, clock.at)
    clock.forward(minutes=2)
    assert sign_in_behind(token, clock.at) is None


@pytest.mark.parametrize("night", [*NIGHTS, (2028, 2, 29), (2026, 12, 31)])
def test_through_every_odd_night_the_pages_open(browser, cast, clock, night):
    clock.set(*night, 0, 30)
    for _ in range(4):
        browser.sign_in(cast.ama)
        browser.get("/")
        browser.get(f"/mentorships/{cast.ama_and_benoit.id}")
        browser.sign_in(cast.carmen)
        browser.get(f"/desk/programs/{cast.program.id}")
        clock.forward(minutes=30)


def test_months_are_counted_by_the_calendar():
    """Six months from 31 August end on the last day of February, in a leap year on the 29th."""
    starts = {2026: datetime(2026, 8, 31).date(), 2027: datetime(2027, 8, 31).date()}
    ends = {year: Program(starts_on=day, months=6).ends_on for year, day in starts.items()}
    assert str(ends[2026]) == "2027-02-28" and str(ends[2027]) == "2028-02-29"


def test_a_session_is_planned_on_29_february(browser, cast, clock):
    clock.set(2028, 2, 28, 9)
    browser.sign_in(cast.ama)
    form = {"plan-once": "leap", "plan-on": "2028-02-29", "plan-at": "14:00", "plan-minutes": "45", "plan-format": "video"}
    browser.post(f"/mentorships/{cast.ama_and_benoit.id}/sessions", form)
    assert "Tuesday 29 February" in browser.follow().get_text(" ")
