"""The schedule as it runs: whom it tells what, and whom not; nothing twice, nothing early, no flood."""
import dataclasses
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.care import actions as care
from portal.care import closing_actions as closing
from portal.care import gate, queries
from portal.care.models import ALL, DATED, NONE, LetterDay, ProposedClose, Told
from portal.delegates.models import Delegation
from portal.enrollment.models import Enrollment
from portal.goals.models import Commitment, FollowUp, Goal
from portal.mail.delivery import drain
from portal.mail.outbox import Letter
from portal.mentorships import ending_actions as endings
from portal.mentorships.models import Ending, Mentorship
from portal.people.models import Person
from portal.sessions import actions as sessions
from portal.sessions.models import Cancellation
from tests.care.pairs import PARIS, Post, alone, close_of, keep_hours, local, log, make_program, pair, person, place, plan, run

# A Monday.
BEGIN = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
# For weeks in which the hour does not matter: at nine in summer, at four in winter.
A_THIRD = timedelta(hours=8)


class World:
    """One pair in a program of its own: Mia mentors Leo."""

    def __init__(self, cast, clock, **more):
        clock.at = BEGIN
        self.clock, self.cast, self.post = clock, cast, Post()
        alone(cast, BEGIN)
        self.program = make_program(cast, BEGIN, **more)
        self.mia, self.leo = person("Mia Mentor", BEGIN), person("Leo Leader", BEGIN)
        self.pair = pair(self.program, self.mia, self.leo, at=BEGIN)

    def until(self, *parts: int, **more) -> None:
        run(self.clock, self.post, local(PARIS, *parts).astimezone(UTC), **more)

    def got(self, who: Person) -> list[str]:
        """The reminders of this person as “14 Oct 09:00 plan_first”."""
        return [f"{at.astimezone(ZoneInfo(who.timezone)):%-d %b %H:%M} {step}" for at, step in self.post.told(who)]

    def planned(self, *starts: int, by=None, at: datetime | None = None):
        return plan(self.pair, by or self.leo, at or self.clock.at, local(PARIS, *starts).astimezone(UTC))


@pytest.fixture
def world(cast, clock) -> World:
    return World(cast, clock)


def test_without_a_plan_it_is_48_hours_then_a_week_then_the_coordinator(world):
    world.until(2026, 11, 2, 9)
    assert world.got(world.leo) == ["14 Oct 09:00 plan_first", "21 Oct 09:00 plan_again"]
    assert world.got(world.mia) == ["21 Oct 09:00 plan_again"]
    assert "28 Oct 09:00 facts" in world.got(world.cast.carmen)


def test_a_plan_ends_the_ladder(world):
    world.until(2026, 10, 15, 9)
    world.planned(2026, 11, 20, 14)
    world.until(2026, 11, 13, 9, step=timedelta(hours=2))
    assert world.got(world.leo) == ["14 Oct 09:00 plan_first"] and world.got(world.mia) == []


def test_a_session_is_announced_the_working_day_before_and_asked_about_in_the_last_hour(world):
    world.planned(2026, 10, 19, 10)
    world.until(2026, 10, 20, 12)
    assert world.got(world.mia) == ["16 Oct 09:00 day_before", "19 Oct 16:00 did_it_happen"]


def test_whoever_has_logged_it_is_not_asked(world):
    session = world.planned(2026, 10, 19, 10)
    world.until(2026, 10, 19, 12)
    log(session, world.mia, at=world.clock.at)
    world.until(2026, 10, 28, 12)
    assert world.got(world.mia) == ["16 Oct 09:00 day_before"]
    assert world.got(world.leo) == ["16 Oct 09:00 day_before", "19 Oct 16:00 did_it_happen"]


def test_a_week_later_it_is_asked_once_more_and_then_never(world):
    world.planned(2026, 10, 19, 10)
    world.until(2026, 10, 30, 12)
    assert [line.split()[-1] for line in world.got(world.mia)].count("week_after") == 1
    assert "26 Oct 10:00 week_after" in world.got(world.mia)


def test_a_session_planned_for_tomorrow_needs_no_second_letter(world):
    world.until(2026, 10, 13, 14)
    world.planned(2026, 10, 14, 10)
    world.until(2026, 10, 14, 10)
    assert world.got(world.mia) == []


def test_a_cancelled_session_is_neither_announced_nor_asked_about(world):
    session = world.planned(2026, 10, 15, 10)
    world.until(2026, 10, 14, 8)
    sessions.cancel(session, by=world.mia, at=world.clock.at, reason="")
    world.until(2026, 10, 16, 9)
    assert world.got(world.mia) == []


def _changed_twice(world, by: Person) -> None:
    session = world.planned(2026, 10, 20, 10)
    for number in (0, 1):
        world.until(2026, 10, 13 + number, 12)
        starts_at = local(PARIS, 2026, 10, 21 + number, 10).astimezone(UTC)
        sessions.move(session, by=by, at=world.clock.at, starts_at=starts_at, reason="A reason of Leo’s", seen=number)


def test_two_moves_in_a_row_from_the_leaders_side_bring_help_a_kind_word_and_the_fact(world):
    _changed_twice(world, world.leo)
    world.until(2026, 10, 15, 12)
    assert world.got(world.leo) == ["14 Oct 12:00 rescue"]
    assert world.got(world.mia) == ["14 Oct 12:00 steady"]
    assert world.got(world.cast.carmen) == ["14 Oct 12:00 facts"]
    for _at, name, message in world.post.sent:
        if name.startswith("care."):
            assert "A reason of Leo’s" not in message.text + message.html


def _assistant_of(world, leader: Person) -> Delegation:
    """Ada keeps this leader's diary."""
    ada, at = person("Ada Assistant", BEGIN), world.clock.at
    link = {"nonce": "ada", "token_hash": "ada", "named_at": at, "accepted_at": at, "expires_at": at + timedelta(days=14)}
    return Delegation.create(leader=leader, email=ada.email, delegate=ada, **link)


def test_whoever_keeps_the_leaders_diary_is_offered_times_once_and_learns_nothing_else(world):
    kept = _assistant_of(world, world.leo)
    _changed_twice(world, world.leo)
    world.until(2026, 10, 26, 12)
    assert world.got(kept.delegate) == ["14 Oct 12:00 rescue_diary"]
    [message] = [one for _at, name, one in world.post.sent if name == "care.rescue_diary"]
    said = message.subject + message.text + message.html
    assert "Thursday 22 October, 10:00" in said and "/diaries" in said
    assert [word for word in ("A reason of Leo’s", "in a row", "moved", "cancelled", "Agenda") if word in said] == []


def test_an_assistant_who_no_longer_keeps_the_diary_or_wants_no_reminders_gets_none(world):
    kept = _assistant_of(world, world.leo)
    care.choose(NONE, by=kept.delegate, at=world.clock.at)
    _changed_twice(world, world.leo)
    world.until(2026, 10, 16, 12)
    assert world.got(kept.delegate) == []
    Told.delete().execute()
    care.choose(ALL, by=kept.delegate, at=world.clock.at)
    Delegation.update(ended_at=world.clock.at).where(Delegation.id == kept.id).execute()
    world.until(2026, 10, 19, 12)
    assert world.got(kept.delegate) == []


def test_the_mentors_side_has_no_diary_that_somebody_else_keeps(world):
    kept = _assistant_of(world, world.leo)
    _changed_twice(world, world.mia)
    world.until(2026, 10, 16, 12)
    assert world.got(kept.delegate) == []


def _moved_to(world, session, *hours: int, minutes: int = 30) -> None:
    for number, hour in enumerate(hours):
        starts_at = local(PARIS, 2026, 10, 21, hour).astimezone(UTC)
        sessions.move(session, by=world.leo, at=world.clock.at, starts_at=starts_at, reason="", seen=number)
        world.clock.forward(minutes=minutes)


def test_a_time_that_is_put_right_within_the_hour_is_one_change(world):
    session = world.planned(2026, 10, 20, 10)
    world.until(2026, 10, 13, 12)
    _moved_to(world, session, 10, 14)
    world.until(2026, 10, 15, 12)
    assert world.got(world.leo) == world.got(world.mia) == world.got(world.cast.carmen) == []


def test_a_move_back_to_the_time_before_counts_as_nothing(world):
    session = world.planned(2026, 10, 21, 10)
    world.until(2026, 10, 13, 12)
    _moved_to(world, session, 14, 10, minutes=180)
    world.until(2026, 10, 15, 12)
    sessions.move(session, by=world.leo, at=world.clock.at, starts_at=local(PARIS, 2026, 10, 22, 10).astimezone(UTC), reason="", seen=2)
    world.until(2026, 10, 16, 12)
    assert world.got(world.leo) == world.got(world.mia) == world.got(world.cast.carmen) == []


def test_two_moves_from_the_mentors_side_bring_nothing(world):
    _changed_twice(world, world.mia)
    world.until(2026, 10, 15, 12)
    assert world.got(world.leo) == world.got(world.mia) == world.got(world.cast.carmen) == []


def test_a_session_between_two_cancellations_breaks_the_row(world):
    for day in (15, 22):
        session = world.planned(2026, 10, day, 10)
        world.until(2026, 10, day - 1, 12)
        sessions.cancel(session, by=world.leo, at=world.clock.at, reason="")
        if day == 15:
            held = world.planned(2026, 10, 16, 10)
            world.until(2026, 10, 16, 12)
            log(held, world.mia, world.leo, at=world.clock.at)
    world.until(2026, 10, 23, 12)
    assert "rescue" not in " ".join(world.got(world.leo))


def test_goals_are_told_on_their_day_without_a_word_of_them(world):
    world.planned(2026, 12, 1, 10)
    for title in ("Words of a goal", ""):
        Goal.create(
            mentorship=world.pair, owner=world.mia, title=title, is_private=not title, sealed_title=None if title else "Sealed words",
            due_on=local(PARIS, 2026, 10, 18).date(), set_at=BEGIN,
        )
    world.until(2026, 10, 22, 9)
    assert world.got(world.mia) == ["16 Oct 09:00 goals"] and world.got(world.leo) == []
    message = next(message for _at, name, message in world.post.sent if name == "care.goals")
    assert message.subject == "2 goals of yours are due"
    assert "ords of a goal" not in message.text and "Sealed words" not in message.html


def test_a_goal_that_is_reached_is_not_told(world):
    world.planned(2026, 12, 1, 10)
    Goal.create(mentorship=world.pair, owner=world.mia, due_on=local(PARIS, 2026, 10, 16).date(), set_at=BEGIN, reached_at=BEGIN)
    world.until(2026, 10, 20, 9)
    assert world.got(world.mia) == []


def test_commitments_are_followed_up_after_30_and_90_days(world):
    made = local(PARIS, 2026, 9, 15)
    made_then = {"made_on": made.date(), "made_at": made}
    Commitment.create(mentorship=world.pair, made_by=world.leo, words="Words of a commitment", **made_then)
    done = Commitment.create(mentorship=world.pair, made_by=world.mia, words="Done already", **made_then)
    for days in (30, 90):
        FollowUp.create(commitment=done, days=days, outcome="done", answered_at=made)
    world.planned(2027, 1, 20, 10)
    world.until(2026, 12, 16, 9, step=A_THIRD)
    assert world.got(world.leo) == ["15 Oct 09:00 commitment", "14 Dec 16:00 commitment"] and world.got(world.mia) == []
    assert not any("Words of a commitment" in message.text + message.html for _at, _name, message in world.post.sent)


def test_60_days_are_said_at_90_a_close_is_proposed_and_a_week_later_it_closes(world):
    world.until(2027, 1, 9, 9, step=A_THIRD)
    world.until(2027, 1, 20, 18)
    assert "11 Dec 16:00 dormant" in world.got(world.mia)
    assert "11 Jan 10:00 closing" in world.got(world.mia) and "11 Jan 10:00 closing" in world.got(world.leo)
    ended = Mentorship.get_by_id(world.pair.id).ended_at
    assert ended == local(PARIS, 2027, 1, 19, 9)
    assert Ending.get(Ending.mentorship == world.pair).how == "silent"
    told = [message for _at, name, message in world.post.sent if name == "mentorships.ended"]
    assert len(told) == 2 and all("nobody is at fault" in message.text for message in told)


def test_one_press_keeps_it_open_and_the_silence_is_counted_anew(world):
    world.until(2027, 1, 13, 9, step=A_THIRD)
    closing.keep_open(close_of(world.pair), at=world.clock.at)
    world.until(2027, 3, 12, 9, step=A_THIRD)
    assert Mentorship.get_by_id(world.pair.id).ended_at is None
    assert not [line for line in world.got(world.mia) if line.endswith("dormant") and "Dec" not in line]
    world.until(2027, 3, 16, 12)
    assert [line for line in world.got(world.mia) if line.endswith("dormant")][1:] == ["15 Mar 09:00 dormant"]


def test_a_session_that_is_planned_is_an_answer_too(world):
    world.until(2027, 1, 13, 9, step=A_THIRD)
    world.planned(2027, 1, 28, 10)
    world.until(2027, 1, 27, 9, step=A_THIRD)
    assert Mentorship.get_by_id(world.pair.id).ended_at is None and close_of(world.pair) is None


def test_a_paused_place_gets_no_reminder_and_nobody_is_asked_to_meet_it(world):
    Enrollment.update(paused_at=BEGIN).where(Enrollment.person == world.mia.id).execute()
    world.until(2027, 2, 1, 9, step=A_THIRD)
    assert world.got(world.mia) == world.got(world.leo) == []
    assert not ProposedClose.select().exists()


def test_whoever_left_the_company_gets_nothing_and_an_ended_mentorship_brings_none(world):
    world.planned(2026, 10, 20, 10)
    Person.update(left_at=BEGIN).where(Person.id == world.mia.id).execute()
    endings.end(world.pair, by=world.leo, at=BEGIN)
    world.until(2026, 11, 2, 9)
    assert world.got(world.mia) == world.got(world.leo) == []


def test_no_reminder_comes_outside_the_hours_that_somebody_named(world):
    keep_hours(world.program, world.leo, "mentee", {"tue": ["13:00", "14:00"]}, BEGIN)
    world.until(2026, 10, 28, 9)
    assert world.got(world.leo) == ["20 Oct 13:00 plan_first", "27 Oct 13:00 plan_again"]


def test_a_worker_that_was_down_for_three_days_floods_nobody_and_says_nothing_twice(world):
    pair(world.program, world.mia, person("Lea Leader", BEGIN), at=BEGIN)
    world.planned(2026, 10, 20, 10)
    world.until(2026, 10, 18, 9)
    world.clock.at = local(PARIS, 2026, 10, 21, 11).astimezone(UTC)
    world.until(2026, 10, 30, 18)
    days = [line.rsplit(" ", 2)[0] for line in world.got(world.mia)]
    assert len(days) == len(set(days))
    assert len(world.got(world.mia)) == len({line.split(" ", 3)[-1] for line in world.got(world.mia)})
    assert world.got(world.mia)[0] == "21 Oct 11:00 did_it_happen"


def test_the_same_turn_twice_sends_nothing_twice(world):
    world.until(2026, 10, 14, 9)
    assert care.let_nobody_fall_silent(at=world.clock.at) == 1
    assert care.let_nobody_fall_silent(at=world.clock.at) == 0
    assert Letter.select().where(Letter.letter == "care.plan_first").count() == 1


def test_while_no_server_takes_letters_they_do_not_pile_up(world):
    world.until(2026, 10, 14, 9)
    for _hour in range(24 * 20):
        care.let_nobody_fall_silent(at=world.clock.at)
        world.clock.forward(hours=1)
    assert LetterDay.select().where(LetterDay.person == world.leo).count() == 1
    assert Told.select().where(Told.person == world.leo).count() == 1


def test_a_reminder_that_could_not_leave_in_time_waits_for_the_next_working_hours_and_takes_that_day(world, settings):
    mailbox = dataclasses.replace(settings, mode="demo")
    pair(world.program, world.mia, world.leo, at=BEGIN)
    world.clock.at = local(PARIS, 2026, 10, 14, 16).astimezone(UTC)
    care.let_nobody_fall_silent(at=world.clock.at)
    world.clock.forward(hours=4)
    assert drain(mailbox) == 0
    (letter,) = Letter.select().where(Letter.letter == "care.plan_first")
    assert letter.due_at == local(PARIS, 2026, 10, 15, 9) and letter.tries == 0 and letter.leased_until is None
    world.clock.at = letter.due_at
    assert drain(mailbox) == 1
    for _hour in range(8):
        care.let_nobody_fall_silent(at=world.clock.at)
        world.clock.forward(hours=1)
    assert Letter.select().where(Letter.letter == "care.plan_first").count() == 1
    world.clock.at = local(PARIS, 2026, 10, 16, 9).astimezone(UTC)
    care.let_nobody_fall_silent(at=world.clock.at)
    assert Letter.select().where(Letter.letter == "care.plan_first").count() == 2


def test_the_one_a_day_rule_bites(world, monkeypatch):
    """Without the gate's rule and the unique row, the same weeks bring two letters on one day: the rule is what holds them back."""
    for number in range(3):
        pair(world.program, person(f"M{number} Mentor", BEGIN), world.leo, at=BEGIN)
    world.until(2026, 10, 23, 9)
    days = [line.rsplit(" ", 2)[0] for line in world.got(world.leo)]
    assert len(days) == len(set(days)) and len(days) >= 4
    assert {line.split()[2] for line in world.got(world.leo)} == {"09:00"}


def test_without_the_rule_there_would_be_two_on_one_day(world, monkeypatch):
    monkeypatch.setattr("portal.care.turn.pass_through", lambda dues, **facts: gate.pass_through(dues, **facts | {"day_is_taken": False}))
    monkeypatch.setattr(LetterDay, "insert", _insert_anyway(world))
    for number in range(3):
        pair(world.program, person(f"M{number} Mentor", BEGIN), world.leo, at=BEGIN)
    world.until(2026, 10, 16, 9)
    days = [line.rsplit(" ", 2)[0] for line in world.got(world.leo)]
    assert len(days) > len(set(days))


def _insert_anyway(world):
    """A LetterDay that lets every letter through, under a key of its own."""

    class Anyway:
        def on_conflict_ignore(self):
            return self

        def as_rowcount(self):
            return self

        def execute(self):
            # The key of the day is taken; without the rule there would be one for each letter.
            Letter.update(key=f"{world.clock.at}").where(Letter.key.startswith("care:")).execute()
            return 1

    return lambda **_row: Anyway()


def test_one_who_chose_dates_gets_sessions_and_no_more(world):
    care.choose(DATED, by=world.leo, at=BEGIN)
    world.until(2026, 10, 27, 9)
    world.planned(2026, 11, 3, 10)
    world.until(2026, 11, 4, 9)
    assert [line.split()[-1] for line in world.got(world.leo)] == ["day_before", "did_it_happen"]
    # The ladder goes on all the same: the other member and the coordinator are told.
    assert "21 Oct 09:00 plan_again" in world.got(world.mia)


def test_a_choice_is_one_row_and_can_be_changed_back(world):
    for choice in (NONE, DATED, ALL, ALL):
        care.choose(choice, by=world.leo, at=BEGIN)
        assert queries.choice_of(world.leo) == choice


def test_a_reason_of_a_cancellation_reaches_no_coordinator(world):
    for day in (15, 22):
        session = world.planned(2026, 10, day, 10)
        world.until(2026, 10, day - 1, 12)
        sessions.cancel(session, by=world.leo, at=world.clock.at, reason="canary-of-a-reason")
    world.until(2026, 11, 10, 9)
    mine = [message for _at, _name, message in world.post.sent if message.to == world.cast.carmen.email]
    assert mine and not any("canary-of-a-reason" in message.text + message.html for message in mine)
    assert Cancellation.select().count() >= 2


def test_a_week_with_nothing_to_tell_has_no_digest(world):
    world.planned(2027, 3, 1, 10)
    world.until(2026, 11, 24, 9, step=timedelta(hours=2))
    assert world.got(world.cast.carmen) == []


def test_a_coordinators_week_is_told_on_its_first_working_day(world):
    world.until(2026, 11, 3, 9)
    assert "26 Oct 09:00 digest" in world.got(world.cast.carmen)
    message = next(message for _at, name, message in world.post.sent if name == "care.digest")
    assert "Leo Leader and Mia Mentor" in message.text
    [told] = Mentorship.select().where(Mentorship.program == world.program)
    assert f"/desk/programs/{world.program.id}/mentorships?only={told.id}" in message.text


def test_somebody_who_waits_is_counted_and_not_named(world):
    world.planned(2027, 3, 1, 10)
    seat = place(world.program, person("Wim Waiting", BEGIN), "mentor", BEGIN)
    Enrollment.update(completed_at=BEGIN).where(Enrollment.id == seat.id).execute()
    world.until(2026, 10, 12, 12)
    (message,) = [message for _at, name, message in world.post.sent if name == "care.digest"]
    assert "One person with a complete profile has no partner yet." in message.text and "Wim" not in message.text
    assert f"/desk/programs/{world.program.id}/pairing" in message.text and "mentorships?" not in message.text
