"""The board: each person in one state, counts that add up, the same number of queries for 200 and for 20,000 people."""
import random
from datetime import timedelta

import pytest

from portal.db import db
from portal.enrollment.invitations import actions, queries
from portal.enrollment.invitations.board import invitation_counts, waves_of
from portal.enrollment.invitations.listing import state_words
from portal.enrollment.invitations.states import STATES, in_states, letter_key
from portal.enrollment.models import Employee, Enrollment, Invitation, Reply
from portal.mail.outbox import MOST_TRIES, REFUSED, Letter
from portal.web.links import hash_of


def desk_of(cast):
    return f"/desk/programs/{cast.program.id}/invitations"


def employees(count, **more):
    """That many people on the roster, nobody of them invited."""
    start = Employee.select().count()
    rows = [
        {"employee_id": f"b{number}", "email": f"b{number}@northwind.example", "given_name": "Bo", "family_name": f"Ard{number}",
         "job_level": 8, "department": f"Unit {number % 9}", "status": "active", **more}
        for number in range(start, start + count)
    ]
    for first in range(0, count, 500):
        Employee.insert_many(rows[first : first + 500]).execute()
    return [row.id for row in Employee.select().where(Employee.employee_id.in_([row["employee_id"] for row in rows[:800]]))]


def invited(cast, clock, number=1):
    ids = employees(number)
    actions.invite(cast.program, {"mentor": ids}, by=cast.carmen, at=clock.at)
    return list(Invitation.select().where(Invitation.employee.in_(ids)).order_by(Invitation.id))


def letter_of(row):
    return Letter.key == letter_key(Invitation.get_by_id(row.id))


def state_of(cast, row, at):
    found = [state for state in STATES if in_states(queries.invitations_in(cast.program), at, state).where(Invitation.id == row.id)]
    assert len(found) == 1, found
    return found[0]


# --- one state each ---

def test_a_letter_waits_is_sent_and_is_answered(cast, clock, letters):
    (row,) = invited(cast, clock)
    assert state_of(cast, row, clock.at) == "unsent"
    letters()
    assert state_of(cast, row, clock.at) == "waiting"
    actions.decline(row, reason="", at=clock.at)
    assert state_of(cast, row, clock.at) == "no"


@pytest.mark.parametrize(("facts", "says"), [({"error": REFUSED, "tries": 1}, "Let HR correct it"), ({"tries": MOST_TRIES}, "8 times")])
def test_a_letter_that_cannot_be_delivered_is_shown_with_what_to_do(browser, cast, clock, facts, says):
    (row,) = invited(cast, clock)
    Letter.update(**facts).where(letter_of(row)).execute()
    assert state_of(cast, row, clock.at) == "failed"
    browser.sign_in(cast.carmen).get(desk_of(cast))
    assert "1 letter could not be delivered." in browser.text
    browser.get(browser.page.find("a", string="See which, and what to do")["href"])
    line = browser.page.select_one(f"#invitation-{row.id}")
    assert says in " ".join(line.text.split()) and line.select("form[action$='/letter'], form[action*='/letter?']")


def test_sending_again_gives_a_failed_letter_a_new_start(cast, clock, letters):
    (row,) = invited(cast, clock)
    Letter.update(tries=MOST_TRIES).where(letter_of(row)).execute()
    actions.send_again(row, by=cast.carmen, at=clock.at)
    assert state_of(cast, row, clock.at) == "unsent"
    assert len(letters()) == 1 and state_of(cast, row, clock.at) == "waiting"


def test_a_letter_that_failed_for_now_is_still_on_its_way(cast, clock):
    (row,) = invited(cast, clock)
    Letter.update(tries=3, error="SMTPDataError").where(letter_of(row)).execute()
    assert state_of(cast, row, clock.at) == "unsent"


def test_whoever_said_not_now_comes_up_again_on_the_asked_day_by_itself(browser, cast, clock, letters):
    (row,) = invited(cast, clock)
    actions.postpone(row, ask_again_on=clock.at.date() + timedelta(days=30), at=clock.at)
    clock.forward(days=29)
    assert state_of(cast, row, clock.at) == "not_now"
    clock.forward(days=1)
    assert state_of(cast, row, clock.at) == "again"
    browser.sign_in(cast.carmen).get(desk_of(cast))
    assert "1 person said not now, and the day to ask again has come." in browser.text
    browser.get(browser.page.find("a", string="See who")["href"])
    for _press in range(2):
        browser.post(f"{desk_of(cast)}/{row.id}/successor")
    assert Invitation.select().where(Invitation.employee == row.employee).count() == 2
    assert not in_states(queries.invitations_in(cast.program), clock.at, "again").exists()


@pytest.mark.parametrize("answer", ["no", "not_now", None])
def test_nobody_else_is_invited_again_by_that_button(browser, cast, clock, answer):
    (row,) = invited(cast, clock)
    if answer:
        later = clock.at.date() + timedelta(days=9)
        Reply.create(invitation=row, answer=answer, ask_again_on=later if answer == "not_now" else None, replied_at=clock.at)
    browser.sign_in(cast.carmen).post(f"{desk_of(cast)}/{row.id}/successor")
    assert Invitation.select().where(Invitation.employee == row.employee).count() == 1


# --- counts ---

def anything(rng, cast, row, clock):
    """Something that can happen to an invitation."""
    at = clock.at
    happens = (
        lambda: actions.accept(row, at=at),
        lambda: actions.decline(row, reason="", at=at),
        lambda: actions.postpone(row, ask_again_on=at.date() + timedelta(days=rng.randint(1, 20)), at=at),
        lambda: actions.withdraw(row, by=cast.carmen, at=at),
        lambda: actions.send_again(row, by=cast.carmen, at=at),
        lambda: Letter.update(tries=MOST_TRIES).where(letter_of(row), Letter.sent_at.is_null()).execute(),
        lambda: Letter.update(sent_at=at).where(letter_of(row)).execute(),
        lambda: Invitation.update(expires_at=at).where(Invitation.id == row.id).execute(),
        lambda: actions.invite_again(row, by=cast.carmen, at=at),
        lambda: Enrollment.update(completed_at=at).where(Enrollment.employee == row.employee).execute(),
        lambda: clock.forward(days=rng.randint(0, 3)),
    )
    try:
        rng.choice(happens)()
    except actions.Closed:
        return


@pytest.mark.parametrize("seed", range(6))
def test_the_counts_add_up_whatever_has_happened(cast, clock, seed):
    rng = random.Random(seed)
    for _wave in range(3):
        ids = employees(8)
        actions.invite(cast.program, {"mentor": ids[:5], "mentee": ids[5:]}, by=cast.carmen, at=clock.at)
    for _step in range(60):
        anything(rng, cast, rng.choice(list(Invitation.select().order_by(Invitation.id))), clock)
    _hold_the_sums(cast, clock.at)


def _hold_the_sums(cast, at):
    waves, counts = waves_of(cast.program, at), invitation_counts(cast.program, at)
    people = Invitation.select(Invitation.employee, Invitation.role).where(Invitation.program == cast.program).distinct().count()
    assert sum(count.invited for count in counts.values()) == people
    for role, count in counts.items():
        mine = [wave for wave in waves if wave.role == role]
        assert sum(getattr(count, state) for state in STATES) == count.invited == sum(wave.invited for wave in mine)
        assert all(wave.complete <= wave.enrolled <= wave.states["yes"] for wave in mine)
        for state in STATES:
            shown = in_states(queries.invitations_in(cast.program), at, state).where(Invitation.role == role).count()
            assert getattr(count, state) == shown == sum(wave.states[state] for wave in mine), state


def test_the_board_shows_each_wave_of_each_role(browser, cast, clock):
    ids = employees(3)
    actions.invite(cast.program, {"mentor": ids[:2], "mentee": ids[2:]}, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get(desk_of(cast))
    table = browser.page.select_one("#counts details table")
    assert [line.th.text for line in table.select("tbody tr")] == ["2, mentors", "2, leaders", "1, mentors"]
    assert [line.td.text for line in table.select("tbody tr")] == ["2", "1", "1"]
    heads = [cell.text for cell in table.select("th[scope=col]")]
    assert heads[1] == "Invited" and state_words()["unsent"] in heads and heads[-3:] == ["Enrolled", "Profile complete", "Action"]


def test_each_state_has_its_list(browser, cast, clock):
    rows = invited(cast, clock, 2)
    actions.decline(rows[0], reason="", at=clock.at)
    browser.sign_in(cast.carmen)
    for state, row in (("no", rows[0]), ("unsent", rows[1]), ("waiting", cast.invitation)):
        browser.get(f"{desk_of(cast)}?state={state}")
        assert [line["id"] for line in browser.page.select("#invited tbody tr")] == [f"invitation-{row.id}"]


# --- queries ---

def statements_of(browser, path, monkeypatch):
    asked, real = [], db.obj.execute_sql
    with monkeypatch.context() as patch:
        patch.setattr(db.obj, "execute_sql", lambda *args, **more: (asked.append(args[0]), real(*args, **more))[1])
        browser.get(path)
    return len(asked)


def crowd(cast, clock, count):
    """`count` people invited, with every answer there is."""
    first = Invitation.select().count()
    ids = employees(count)
    ids = [row.id for row in Employee.select(Employee.id).order_by(Employee.id.desc()).limit(count)]
    rows = [
        {"program": cast.program, "employee": employee, "role": "mentor", "wave": 2 + number % 7, "nonce": f"c{first + number}",
         "token_hash": hash_of(f"c{first + number}"), "invited_at": clock.at, "expires_at": clock.at + timedelta(days=3 - number % 5)}
        for number, employee in enumerate(ids)
    ]
    for start in range(0, count, 100):
        Invitation.insert_many(rows[start : start + 100]).execute()
    fresh = [row for (row,) in Invitation.select(Invitation.id).where(Invitation.wave > 1).order_by(Invitation.id).tuples()][-count:]
    answers = [{"invitation": row, "answer": ("yes", "no", "not_now")[row % 3], "replied_at": clock.at} for row in fresh if row % 2]
    for start in range(0, len(answers), 200):
        Reply.insert_many(answers[start : start + 200]).execute()


def test_the_board_makes_the_same_number_of_queries_at_200_and_at_20000_people(browser, cast, clock, monkeypatch):
    browser.sign_in(cast.carmen)
    crowd(cast, clock, 200)
    few = statements_of(browser, desk_of(cast), monkeypatch)
    crowd(cast, clock, 19_800)
    assert Invitation.select().count() > 20_000
    assert statements_of(browser, desk_of(cast), monkeypatch) == few
    assert few <= 32
    count = invitation_counts(cast.program, clock.at)["mentor"]
    assert sum(getattr(count, state) for state in STATES) == count.invited == 20_001
