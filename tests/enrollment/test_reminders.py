"""Reminders: to the silent alone, twice at most, in working hours, and not to whoever wants none."""
from datetime import UTC, datetime, timedelta

import pytest

from portal.enrollment.invitations import actions
from portal.enrollment.invitations import reminder_actions as reminders
from portal.enrollment.invitations.models import Reminder
from portal.enrollment.invitations.working_hours import next_working_moment
from portal.enrollment.models import Employee, Invitation, Reply
from portal.mail.outbox import Letter
from portal.programs.models import Program

MONDAY = datetime(2026, 10, 12, 9, tzinfo=UTC)


@pytest.fixture
def silent(cast, clock, letters):
    """Somebody in New York, invited on a Monday morning, whose letter has left."""
    clock.at = MONDAY
    names = {"given_name": "Sil", "family_name": "Ent", "email": "sil@northwind.example"}
    employee = Employee.create(employee_id="sil", job_level=8, timezone="America/New_York", **names)
    actions.withdraw(cast.invitation, by=cast.carmen, at=clock.at)
    actions.invite(cast.program, {"mentor": [employee.id]}, by=cast.carmen, at=clock.at)
    letters()
    return Invitation.get(Invitation.employee == employee)


def sweep(clock, **later):
    clock.forward(**later)
    return reminders.remind_the_silent(at=clock.at)


def subjects(letters):
    return [message.subject for message in letters()]


def test_whoever_is_silent_for_seven_days_is_reminded_once(cast, silent, clock, letters):
    assert sweep(clock, days=6, hours=23) == 0
    assert sweep(clock, hours=1) == 1
    clock.forward(hours=4)
    (message,) = letters()
    assert message.to == "sil@northwind.example" and message.subject.startswith("A reminder")
    assert "six sessions" in message.text.lower() and "/i/" in message.text
    assert sweep(clock, days=1) == 0


def test_a_program_may_remind_twice_and_then_never_again(cast, silent, clock, letters):
    Program.update(reminders=2, remind_after_days=3).where(Program.id == cast.program.id).execute()
    Invitation.update(expires_at=clock.at + timedelta(days=60)).where(Invitation.id == silent.id).execute()
    assert [sweep(clock, days=1) for _day in range(12)].count(1) == 2
    assert Reminder.select().count() == 2


def test_a_program_may_remind_nobody(cast, silent, clock):
    Program.update(reminders=0).execute()
    assert sweep(clock, days=8) == 0


ENDS = {
    "yes": lambda row, by, at: actions.accept(row, at=at),
    "no": lambda row, by, at: actions.decline(row, reason="", at=at),
    "not now": lambda row, by, at: actions.postpone(row, ask_again_on=at.date() + timedelta(days=9), at=at),
    "withdrawn": lambda row, by, at: actions.withdraw(row, by=by, at=at),
    "expired": lambda row, by, at: Invitation.update(expires_at=at).execute(),
    "quiet": lambda row, by, at: reminders.be_quiet(row, at=at),
    "sent again": lambda row, by, at: actions.send_again(row, by=by, at=at),
    "gone": lambda row, by, at: Employee.update(status="gone").where(Employee.id == row.employee_id).execute(),
}


@pytest.mark.parametrize("end", ENDS)
def test_never_after_the_answer_the_withdrawal_the_expiry_or_the_wish_for_none(cast, silent, clock, letters, end):
    clock.forward(days=7)
    ENDS[end](silent, cast.carmen, clock.at)
    assert reminders.remind_the_silent(at=clock.at) == 0
    assert not [subject for subject in subjects(letters) if "reminder" in subject]


@pytest.mark.parametrize("end", ENDS)
def test_a_reminder_that_waits_for_the_morning_stays_here_if_it_is_not_wanted_by_then(cast, silent, clock, letters, end):
    assert sweep(clock, days=7) == 1
    ENDS[end](silent, cast.carmen, clock.at)
    clock.forward(hours=6)
    assert not [subject for subject in subjects(letters) if "reminder" in subject]


def test_it_leaves_on_a_working_day_in_the_working_hours_of_whoever_gets_it(silent, clock, letters):
    assert sweep(clock, days=7) == 1
    # At 9 in London it is 5 in New York.
    assert letters() == []
    assert Letter.get(Letter.letter == reminders.LETTER).due_at == datetime(2026, 10, 19, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        ("Europe/Paris", "2026-10-14T09:00", "2026-10-14T09:00"),
        ("Europe/Paris", "2026-10-14T06:59", "2026-10-14T07:00"),
        ("Europe/Paris", "2026-10-14T15:00", "2026-10-15T07:00"),
        ("Asia/Tokyo", "2026-10-16T09:00", "2026-10-19T00:00"),
        # Summer time ends on that Sunday.
        ("Europe/Paris", "2026-10-23T16:00", "2026-10-26T08:00"),
        ("Nowhere/At all", "2026-10-17T12:00", "2026-10-19T09:00"),
    ],
)
def test_working_hours_are_those_of_the_own_clock(zone, at, due):
    found = next_working_moment(datetime.fromisoformat(at).replace(tzinfo=UTC), zone)
    assert found == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_nobody_is_reminded_of_a_letter_that_has_not_arrived(cast, silent, clock):
    Letter.update(sent_at=None).execute()
    assert sweep(clock, days=8) == 0


def test_two_sweeps_at_once_remind_once(cast, silent, clock):
    clock.forward(days=7)
    rows = [list(reminders.can_be_reminded(cast.program, clock.at, unheard_since=clock.at)) for _worker in range(2)]
    assert [reminders.remind(cast.program, each, by=None, at=clock.at) for each in rows] == [1, 0]


# --- by hand ---

def desk_of(cast):
    return f"/desk/programs/{cast.program.id}/invitations"


def test_a_coordinator_reminds_all_silent_ones_of_a_wave_at_once(browser, cast, silent, clock):
    Invitation.update(withdrawn_at=None, invited_at=clock.at - timedelta(days=2)).where(Invitation.id == cast.invitation.id).execute()
    clock.forward(days=1)
    browser.sign_in(cast.carmen).get(desk_of(cast))
    selector = f"form[action*='/waves/{silent.wave}/mentor/reminders']"
    (form,) = browser.page.select(selector)
    assert "Remind 1 person who has not answered?" in browser.text
    browser.post(form["action"])
    assert [row.invitation for row in Reminder.select()] == [silent]
    browser.post(form["action"])
    assert "Nobody is reminded now" in browser.follow().text and not browser.page.select(selector)
    assert Reminder.get().asked_by == cast.carmen


def test_by_hand_and_by_the_clock_are_two_at_most_together(browser, cast, silent, clock):
    Invitation.update(expires_at=clock.at + timedelta(days=60)).where(Invitation.id == silent.id).execute()
    browser.sign_in(cast.carmen)
    for _day in range(5):
        clock.forward(days=2)
        browser.post(f"{desk_of(cast)}/{silent.id}/reminder")
    assert Reminder.select().count() == 2
    browser.get(desk_of(cast))
    row = browser.page.select_one(f"#invitation-{silent.id}")
    assert "2 reminders" in row.text and not row.select("form[action*=reminder]")


# --- no more of them ---

def quiet_address(cast):
    return f"/i/{cast.invitation.id}/quiet/{cast.ines_quiet_token}"


def test_letter_and_page_say_how_to_get_no_more_reminders(browser, cast, silent, clock, letters):
    sweep(clock, days=7)
    clock.forward(hours=5)
    (message,) = letters()
    address = f"/i/{silent.id}/quiet/"
    assert address in message.text and "To get no more reminders" in message.text
    browser.get("/i/" + message.text.split("/i/")[1].split()[0])
    assert browser.page.select_one(f"form[action*='{address}'] button").text == "No more reminders"


def test_one_press_without_an_account_ends_reminders_and_nothing_else(browser, cast, clock):
    browser.get(f"/i/{cast.ines_token}")
    browser.submit("form[action*=quiet]")
    assert "No more reminders" in browser.follow().text
    row = Invitation.get_by_id(cast.invitation.id)
    assert row.quiet_at == clock.at and row.withdrawn_at is None and not Reply.select().exists()
    browser.get(f"/i/{cast.ines_token}")
    assert not browser.page.select("form[action*=quiet]")


def test_opening_the_address_changes_nothing(browser, cast):
    browser.get(quiet_address(cast))
    browser.client.head(quiet_address(cast))
    assert Invitation.get_by_id(cast.invitation.id).quiet_at is None


def test_a_mail_program_unsubscribes_with_one_post_as_rfc_8058_says(browser, cast, silent, clock, letters):
    sweep(clock, days=7)
    clock.forward(hours=5)
    (message,) = letters()
    email = message.as_email(message_id="1@localhost", sender="upward@localhost.example")
    assert email["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = email["List-Unsubscribe"].strip("<>").removeprefix("http://localhost")
    # From a server of the mail provider: no cookie, no origin, no redirect to follow.
    answer = browser.app.test_client().post(address, data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert Invitation.get_by_id(silent.id).quiet_at == clock.at


def test_only_ending_reminders_takes_a_post_from_elsewhere(app):
    marked = {name for name, view in app.view_functions.items() if getattr(view, "is_from_anywhere", False)}
    assert marked == {"enrollment.be_quiet", "care.stop_now"}


def test_who_has_asked_for_none_is_skipped_by_hand_too_and_the_list_says_so(browser, cast, clock):
    reminders.be_quiet(cast.invitation, at=clock.at)
    browser.sign_in(cast.carmen).post(f"{desk_of(cast)}/{cast.invitation.id}/reminder")
    assert not Reminder.select().exists()
    assert "wants no reminders" in browser.get(desk_of(cast)).select_one(f"#invitation-{cast.invitation.id}").text


def test_an_address_that_is_not_right_ends_nobodys_reminders(browser, cast):
    mine = f"/i/{cast.invitation.id}/quiet"
    for address in (f"{mine}/wrong", f"/i/999999/quiet/{cast.ines_quiet_token}", f"{mine}/%F0"):
        browser.get(address, status=404)
        dead = browser.response.data
        browser.post(address, status=404)
        assert browser.response.data == dead == browser.client.get("/i/none").data
    assert Invitation.get_by_id(cast.invitation.id).quiet_at is None


def test_the_address_in_an_older_letter_still_ends_them(browser, cast, clock):
    actions.send_again(cast.invitation, by=cast.carmen, at=clock.at)
    browser.post(quiet_address(cast))
    assert Invitation.get_by_id(cast.invitation.id).quiet_at == clock.at
