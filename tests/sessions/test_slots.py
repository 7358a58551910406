"""Times that suit everybody: pure, then as members and assistants are offered them."""
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.enrollment.models import Answer, Question
from portal.mentorships.models import Member
from portal.people.models import Person
from portal.sessions import actions
from portal.sessions.models import MentoringSession, Move
from portal.sessions.offers import Offers, slots_for
from portal.sessions.slots import Hours, free_spans, spread, starts_in

NINE_TO_FIVE = {day: (time(9), time(17)) for day in range(5)}
MONDAY = datetime(2026, 10, 19, tzinfo=UTC)
LONDON, NAIROBI, NEW_YORK = "Europe/London", "Africa/Nairobi", "America/New_York"


def starts(*people, busy=(), days=5, minutes=45):
    return starts_in(free_spans(people, busy, MONDAY, MONDAY + timedelta(days=days)), minutes)


def test_what_is_free_lies_within_the_hours_of_both_and_ends_within_them():
    found = starts(Hours(LONDON, NINE_TO_FIVE), Hours(NEW_YORK, NINE_TO_FIVE), days=1)
    # Nine in New York is two in London, and the last session of 45 minutes begins at four.
    assert [f"{one.astimezone(ZoneInfo(LONDON)):%H:%M}" for one in found] == ["14:00", "14:30", "15:00", "15:30", "16:00"]


def test_nothing_is_free_where_no_hours_are_common():
    early, late = {0: (time(9), time(12))}, {0: (time(12), time(17))}
    assert starts(Hours(LONDON, early), Hours(LONDON, late)) == []
    assert spread([], 6, LONDON) == []


def test_what_is_busy_is_left_out_to_the_minute():
    busy = [(MONDAY + timedelta(hours=10), MONDAY + timedelta(hours=10, minutes=45))]
    found = {f"{one:%H:%M}" for one in starts(Hours("UTC", NINE_TO_FIVE), busy=busy, days=1)}
    assert {"09:00", "11:00"} <= found and not {"09:30", "10:00", "10:30"} & found


def test_hours_keep_to_the_clock_when_it_is_put_back():
    week = Hours(LONDON, NINE_TO_FIVE).between(MONDAY, MONDAY + timedelta(days=10))
    assert [f"{opens:%d %H}" for opens, _closes in week][4:6] == ["23 08", "26 09"]


def test_slots_stand_on_different_days_at_different_times_of_the_day():
    found = spread(starts(Hours(LONDON, NINE_TO_FIVE), days=19), 6, LONDON)
    days = [one.date() for one in found]
    assert len(set(days)) == 6 and days[0] == MONDAY.date() and (days[-1] - days[0]).days > 14
    hours = {one.astimezone(ZoneInfo(LONDON)).hour for one in found}
    assert min(hours) < 12 <= max(hours)


def test_one_common_day_gives_slots_that_lie_apart():
    found = spread(starts(Hours(LONDON, {0: (time(9), time(17))})), 6, LONDON)
    assert len(found) == 4 and all(later - sooner >= timedelta(hours=2) for sooner, later in zip(found, found[1:], strict=False))


def answer_hours(enrollment, week, shown_to="pairing"):
    last = Question.select().where(Question.program == enrollment.program, Question.role == enrollment.role).count()
    question = Question.create(
        program=enrollment.program, role=enrollment.role, position=last + 40, key="hours", kind="hours", prompt="When?", shown_to=shown_to
    )
    Answer.create(enrollment=enrollment, question=question, value=week, answered_at=MONDAY)


def test_hours_that_were_answered_for_pairing_alone_count(cast, clock):
    answer_hours(cast.benoit_enrollment, {"tue": ["09:00", "10:00"], "zone": "Africa/Nairobi"})
    found = slots_for(cast.ama_and_benoit, clock.at)
    assert found == [] or all(one.astimezone(ZoneInfo(NAIROBI)).strftime("%a %H:%M") == "Tue 09:00" for one in found)
    answer_hours(cast.ama_enrollment, {"tue": ["06:00", "12:00"], "zone": "Europe/London"})
    assert {one.astimezone(ZoneInfo(NAIROBI)).strftime("%a %H:%M") for one in slots_for(cast.ama_and_benoit, clock.at)} == {"Tue 09:00"}


def test_what_somebody_has_planned_with_others_is_not_offered_and_not_told(cast, clock, browser):
    offers = Offers([cast.ama_and_benoit], clock.at)
    free = offers.slots(cast.ama_and_benoit)[0]
    other = MentoringSession.create(
        mentorship=cast.chidi_and_delphine, uid="elsewhere", starts_at=free, minutes=45, planned_by=cast.delphine, planned_at=clock.at
    )
    assert free in Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit)
    Member.create(mentorship=other.mentorship, person=cast.benoit, enrollment=cast.benoit_enrollment, role="mentee")
    assert free not in Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit)
    told = press(browser.sign_in(cast.ama), cast, free, status=422)
    assert "does not suit everybody any more" in told.text and "Delphine" not in told.text


def test_nothing_is_offered_within_a_day_of_what_the_same_two_have_planned(cast, clock):
    at = cast.planned.starts_at
    near = [one for one in Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit) if abs(one - at) < timedelta(days=1)]
    assert near == []
    moving = Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit, apart_from=cast.planned)
    assert any(abs(one - at) < timedelta(days=1) for one in moving)


def test_a_cancelled_session_keeps_nobody_busy(cast, clock):
    at = cast.planned.starts_at
    starts = Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit)
    assert at not in starts
    actions.cancel(cast.planned, by=cast.ama, at=clock.at, reason="")
    if at.minute % 30 == 0 and at.weekday() < 5:
        assert at in Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit)


def test_a_session_that_moves_is_offered_no_time_that_it_has(cast, clock):
    offers = Offers([cast.ama_and_benoit], clock.at)
    assert cast.planned.starts_at not in offers.slots(cast.ama_and_benoit, 99, apart_from=cast.planned)


def test_nothing_is_offered_for_today(cast, clock):
    assert min(Offers([cast.ama_and_benoit], clock.at).starts(cast.ama_and_benoit)).date() > clock.at.date()


def press(browser, cast, slot, status=303, key="one"):
    number = cast.ama_and_benoit.id
    data = {f"slot{number}-slot": slot.isoformat(), f"slot{number}-once": key}
    return browser.post(f"/mentorships/{number}/slots", data, status=status)


def test_one_press_plans_a_session_of_the_agreed_length(cast, clock, browser, letters):
    page = browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}?open=plan")
    buttons = page.select("#plan .slots button")
    assert len(buttons) == 6 and "Your side books the time." in page.find(id="plan").text
    slot = datetime.fromisoformat(buttons[0]["value"])
    for _ in range(2):
        press(browser, cast, slot)
    made = MentoringSession.select().where(MentoringSession.starts_at == slot)
    assert [(one.minutes, one.format, one.planned_by) for one in made] == [(45, "video", cast.benoit)]
    assert len(letters()) == 2
    local = slot.astimezone(ZoneInfo(cast.benoit.timezone))
    assert f"Planned: {local:%A} {local.day} {local:%B}, {local:%H:%M}. A calendar entry" in browser.get("/").text


def test_each_slot_says_what_both_clocks_show(cast, browser):
    Person.update(timezone=NAIROBI).where(Person.id == cast.benoit.id).execute()
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}?open=plan")
    first = page.select_one("#plan .slots button")
    at = datetime.fromisoformat(first["value"])
    assert f"{at.astimezone(ZoneInfo(cast.ama.timezone)):%H:%M} for you, {at.astimezone(ZoneInfo(NAIROBI)):%H:%M} for Benoit" in first.text
    assert "Benoit’s side books the time; you may, too." in page.find(id="plan").text


def test_without_common_hours_the_page_says_so_and_the_own_time_stands_open(cast, browser):
    answer_hours(cast.benoit_enrollment, {"sun": ["09:00", "10:00"], "zone": "UTC"})
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}?open=plan")
    assert "leave no common time free" in page.find(id="plan").text and not page.select("#plan .slots")
    assert page.select_one("#plan form[action$='/sessions']").find_parent("details").has_attr("open")


@pytest.mark.parametrize(
    "slot",
    ["", "soon", "2026-10-22T10:00:00", "0001-01-01T00:00:00+23:00", "2026-10-25T10:00:00+00:00", "2026-10-22T10:15:00+00:00"],
)
def test_what_no_page_offers_is_refused(cast, browser, slot):
    number = cast.ama_and_benoit.id
    browser.sign_in(cast.ama).post(f"/mentorships/{number}/slots", {f"slot{number}-slot": slot, f"slot{number}-once": "k"}, status=422)


def test_one_press_moves_a_session(cast, browser):
    page = browser.sign_in(cast.ama).get(f"/sessions/{cast.planned.id}?open=move")
    slot, data = page.select_one("#changes .slots button")["value"], {}
    for field in page.select("form[action$='/slots'] input"):
        data[field["name"]] = field["value"]
    for _ in range(2):
        browser.post(f"/sessions/{cast.planned.id}/slots", {**data, f"to{cast.planned.id}-slot": slot})
    assert [move.to_at.isoformat() for move in Move.select().where(Move.session == cast.planned)] == [slot]


def test_an_assistant_is_offered_the_same_slots_and_moves_and_plans_by_them(cast, clock, browser):
    page = browser.sign_in(cast.dora).get("/diaries")
    plan = page.select_one(f"form[action='/diaries/{cast.ama_and_benoit.id}/slots']")
    offered = [button["value"] for button in plan.select("button")]
    assert offered == [one.isoformat() for one in Offers([cast.ama_and_benoit], clock.at).slots(cast.ama_and_benoit)]
    number, session = cast.ama_and_benoit.id, cast.planned.id
    browser.post(f"/diaries/{number}/slots", {f"slot{number}-slot": offered[0], f"slot{number}-once": "a"})
    moved = {f"to{session}-slot": offered[1], f"to{session}-seen": "0", f"to{session}-once": "b"}
    browser.post(f"/diaries/sessions/{session}/slots", moved)
    assert MentoringSession.select().where(MentoringSession.planned_by == cast.dora).count() == 1
    assert Move.get(Move.session == session).side == "mentee"
