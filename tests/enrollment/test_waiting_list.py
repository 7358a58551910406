"""Applications and the waiting list: one fair order, in which nobody is passed over in silence."""
import random
from datetime import timedelta

import pytest
from peewee import fn

from portal.announcements import announce
from portal.audit.models import Entry
from portal.desk.queries import standing_of as desk_standing
from portal.enrollment.applications import actions as applying
from portal.enrollment.applications import waiting_actions as actions
from portal.enrollment.applications.models import DECLINED, LAPSED, PLACED, WITHDRAWN, Application, PlaceOffer
from portal.enrollment.applications.queries import employee_of
from portal.enrollment.applications.standing import open_offer_of, places_in, standing_of
from portal.enrollment.invitations.actions import accept
from portal.enrollment.invitations.board import invitation_counts
from portal.enrollment.models import Employee, Enrollment, Invitation
from portal.enrollment.news import PeopleLeft
from portal.enrollment.roster.queries import status_counts
from portal.people.models import Person
from portal.programs.models import Program
from portal.web.links import derive, hash_of
from tests.browser import Browser
from tests.enrollment.opened import PAGE, apply, change, employee, rule
from tests.enrollment.opened import opening as _opening
from tests.home.test_pages import queries  # noqa: F401  (a fixture)

opening = _opening


@pytest.fixture
def line(opening, clock):
    """Five apply for two places, a minute apart: the first two have one."""
    rows = []
    for number in range(5):
        rows.append(apply(opening, employee(number), clock.at))
        clock.forward(minutes=1)
    return [Application.get_by_id(row.id) for row in rows]


def now_is(row: Application) -> Application:
    return Application.get_by_id(row.id)


def give_up(row: Application, at) -> None:
    """Whoever has this place leaves the company."""
    Person.update(left_at=at).where(Person.id == row.person_id).execute()


def mine(app, row: Application) -> Browser:
    browser = Browser(app).sign_in(row.person)
    browser.get(f"/applications/{row.id}")
    return browser


# --- at once, or in order ---

def test_an_automatic_place_is_there_at_once_while_there_is_one_and_then_people_wait(line):
    assert [row.ended_as for row in line] == [PLACED, PLACED, "", "", ""]
    assert [standing_of(row) for row in line[2:]] == [(1, 3), (2, 3), (3, 3)]


def test_each_reads_their_own_place_on_the_list_and_what_happens_next(app, line):
    browser = mine(app, line[4])
    assert "You are number 3 of 3." in browser.text
    assert "the first on the list gets a letter and has 5 days to answer" in browser.text
    others = {row.employee.email for row in line if row != line[4]} | {row.employee.given_name for row in line if row != line[4]}
    assert not [word for word in others if word in browser.response.text]


def test_an_application_is_nobody_elses(app, line):
    Browser(app).sign_in(line[3].person).get(f"/applications/{line[4].id}", status=404)


def test_who_applied_or_has_a_place_or_an_invitation_is_led_there(app, cast, line, opening, clock):
    placed, waiting = Browser(app).sign_in(line[0].person), Browser(app).sign_in(line[2].person)
    placed.get(f"{PAGE}/application", status=303)
    assert placed.response.location == f"/enrollments/{Enrollment.get(person=line[0].person).id}"
    waiting.get(f"{PAGE}/application", status=303)
    assert waiting.response.location == f"/applications/{line[2].id}"


def test_who_does_not_fit_cannot_apply_by_any_form(app, cast, opening, clock):
    rule(cast.other_program, "mentor", departments=["Audit"])
    row = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == row.id).execute()
    browser = Browser(app).sign_in(cast.zoe)
    browser.get(f"{PAGE}/application")
    assert "It is for people in Audit." in browser.text and not browser.page.select("main form")
    browser.post(f"{PAGE}/application", {"role": "mentor"}, status=422)
    with pytest.raises(applying.Refused):
        applying.apply(opening, employee_of(cast.zoe), by=cast.zoe, role="mentor", why="", at=clock.at)
    assert not Application.select().exists()


def test_who_is_signed_in_and_invited_already_is_led_to_the_invitation(app, cast, opening, clock):
    who = employee(1)
    Employee.update(email=cast.zoe.email, person=cast.zoe).where(Employee.id == who.id).execute()
    token = derive("invitation", "n")
    facts = {"nonce": "n", "token_hash": hash_of(token), "invited_at": clock.at, "expires_at": clock.at + timedelta(days=9)}
    Invitation.create(program=cast.other_program, employee=who, role="mentor", **facts)
    browser = Browser(app).sign_in(cast.zoe)
    browser.get(f"{PAGE}/application", status=303)
    assert browser.response.location == f"/i/{token}"


# --- a place becomes free ---

def test_a_place_that_becomes_free_is_offered_to_the_first_by_the_sweep_with_a_time_to_answer(line, clock, letters):
    letters()
    give_up(line[0], clock.at)
    actions.move_lists(clock.at)
    offer = open_offer_of(line[2])
    assert offer.expires_at == clock.at + timedelta(days=5) and offer.offered_by is None
    assert [(message.to, message.subject) for message in letters()] == [
        (line[2].employee.email, "A place in Another program is free for you")
    ]
    actions.move_lists(clock.at)
    assert PlaceOffer.select().count() == 1


def test_more_capacity_moves_as_many_as_it_is_in_order(cast, line, clock):
    Program.update(mentors_wanted=4).where(Program.id == cast.other_program.id).execute()
    actions.move_lists(clock.at)
    assert [open_offer_of(row) is not None for row in line[2:]] == [True, True, False]


def test_an_offered_place_is_offered_in_every_count(cast, line, clock):
    """On the board of invitations, at the desk, for who waits behind it, and on the page of the program."""
    give_up(line[0], clock.at)
    actions.move_lists(clock.at)
    counts = invitation_counts(cast.other_program, clock.at)["mentor"]
    assert (counts.offered, counts.suggested) == (1, 0)
    assert desk_standing(cast.other_program, clock.at).mentors.missing == 0
    assert standing_of(line[3]) == (1, 2) and places_in(cast.other_program, clock.at)["mentor"].waiting == 2


def test_a_yes_to_the_offer_is_a_place_and_leads_to_the_questions(app, line, clock):
    give_up(line[0], clock.at)
    actions.move_lists(clock.at)
    browser = mine(app, line[2])
    browser.submit("form.act")
    place = Enrollment.get(person=line[2].person)
    assert browser.response.location == f"/enrollments/{place.id}"
    assert (now_is(line[2]).ended_as, standing_of(line[3])) == (PLACED, (1, 2))


def test_an_offer_that_nobody_answers_goes_to_the_next_and_never_back(line, clock, letters):
    give_up(line[0], clock.at)
    actions.move_lists(clock.at)
    late = open_offer_of(line[2])
    clock.forward(days=5)
    letters()
    actions.move_lists(clock.at)
    assert now_is(line[2]).ended_as == LAPSED and open_offer_of(line[3])
    assert {message.to for message in letters()} == {line[2].employee.email, line[3].employee.email}
    with pytest.raises(applying.Closed):
        applying.take(late, by=line[2].person, at=clock.at)


def test_a_no_to_the_offer_or_a_step_back_gives_the_place_to_the_next(app, line, clock):
    give_up(line[0], clock.at)
    actions.move_lists(clock.at)
    browser = mine(app, line[2])
    browser.submit("dialog form")
    actions.move_lists(clock.at)
    assert now_is(line[2]).ended_as == WITHDRAWN and open_offer_of(line[3])


def test_whom_the_rules_leave_out_now_or_who_has_left_is_not_offered_a_place(cast, line, clock):
    give_up(line[0], clock.at)
    Employee.update(department="Deals").where(Employee.id == line[2].employee_id).execute()
    rule(cast.other_program, "mentor", departments=["Tax"])
    announce(PeopleLeft((line[3].person_id,), clock.at))
    actions.move_lists(clock.at)
    assert open_offer_of(line[2]) is None and now_is(line[3]).ended_as == WITHDRAWN and open_offer_of(line[4])


def test_an_open_invitation_keeps_its_place_from_the_list(cast, line, clock):
    give_up(line[0], clock.at)
    facts = {"nonce": "n", "token_hash": "t", "invited_at": clock.at, "expires_at": clock.at + timedelta(days=9)}
    Invitation.create(program=cast.other_program, employee=employee(77), role="mentor", **facts)
    actions.move_lists(clock.at)
    assert not PlaceOffer.select().exists()
    clock.forward(days=9)
    actions.move_lists(clock.at)
    assert open_offer_of(line[2])


def test_nothing_moves_once_the_program_is_over(cast, line, clock):
    give_up(line[0], clock.at)
    clock.forward(days=400)
    actions.move_lists(clock.at)
    assert not PlaceOffer.select().exists()


def test_whatever_happens_places_are_never_given_twice_and_the_order_is_kept(cast, opening, clock):
    """A long run of chance: people apply, decline, leave, let time pass; capacity changes. Whoever is offered a place was first."""
    chance, number = random.Random(4), 100
    for _step in range(120):
        kind = chance.choice(("apply", "apply", "leave", "answer", "capacity", "time"))
        if kind == "apply":
            number += 1
            apply(opening, employee(number), clock.at)
        elif kind == "leave" and (place := Enrollment.select().join(Person).where(Person.left_at.is_null()).order_by(fn.RANDOM()).first()):
            if place.program_id == cast.other_program.id:
                Person.update(left_at=clock.at).where(Person.id == place.person_id).execute()
        elif kind == "answer" and (offer := PlaceOffer.select().where(PlaceOffer.ended_at.is_null()).first()):
            if chance.random() < 0.5:
                applying.withdraw(offer.application, by=offer.application.person, at=clock.at)
            elif offer.expires_at > clock.at:
                applying.take(offer, by=offer.application.person, at=clock.at)
        elif kind == "capacity":
            Program.update(mentors_wanted=chance.randint(1, 6)).where(Program.id == cast.other_program.id).execute()
        else:
            clock.forward(days=2)
        waiting = list(Application.select().where(Application.ended_at.is_null()).order_by(Application.applied_at, Application.id))
        actions.move_lists(clock.at)
        offered = [open_offer_of(row) is not None for row in waiting if now_is(row).ended_at is None]
        assert offered == sorted(offered, reverse=True)
        one = places_in(Program.get_by_id(cast.other_program.id), clock.at)["mentor"]
        assert not (one.free and one.waiting)
        clock.forward(minutes=1)


# --- decided by a coordinator ---

@pytest.fixture
def asked(opening, clock):
    """Four ask for two places that a coordinator gives."""
    decided = change(opening, needs_approval=True)
    rows = []
    for number in range(4):
        rows.append(apply(decided, employee(number), clock.at, why=f"because {number}"))
        clock.forward(minutes=1)
    return [Application.get_by_id(row.id) for row in rows]


def desk_of(cast, row=None) -> str:
    return f"/desk/programs/{cast.other_program.id}/applications" + (f"/{row.id}" if row else "")


def test_a_coordinator_approves_the_first_in_the_order_of_the_list_in_one_action(browser, cast, asked, letters):
    letters()
    browser.sign_in(cast.otto).get(desk_of(cast))
    browser.submit("#approve", mentors="3", mentees="0")
    assert [now_is(row).ended_as for row in asked] == [PLACED, PLACED, "", ""]
    assert [now_is(row).approved_at is None for row in asked] == [False, False, False, True]
    assert [message.subject for message in letters()] == [
        "You have a place in Another program", "You have a place in Another program", "You are on the waiting list of Another program"
    ]


def test_the_same_numbers_once_more_approve_the_next_ones_and_a_double_press_does_not(browser, cast, asked):
    browser.sign_in(cast.otto)
    for first in (1, 2):
        page = browser.get(desk_of(cast))
        for _press in range(2):
            browser.page = page
            browser.submit("#approve", mentors="1", mentees="0")
        assert [now_is(row).approved_at is not None for row in asked] == [place < first for place in range(4)]


def test_an_approval_jumps_nobody_who_applied_earlier(browser, cast, asked, clock):
    actions.approve(asked[3], by=cast.otto, at=clock.at)
    assert now_is(asked[3]).ended_at is None and not Enrollment.select().where(Enrollment.program == cast.other_program).exists()
    actions.move_lists(clock.at)
    assert not PlaceOffer.select().exists()
    for row in asked[:3]:
        actions.decline(row, by=cast.otto, at=clock.at)
    actions.move_lists(clock.at)
    assert open_offer_of(asked[3])


def test_a_place_out_of_turn_asks_for_a_reason_that_every_coordinator_reads_and_the_trail_keeps(browser, cast, asked, clock):
    actions.approve(asked[3], by=cast.otto, at=clock.at)
    browser.sign_in(cast.otto).get(desk_of(cast, asked[3]))
    form = f'form[action$="{asked[3].id}/offer"]'
    browser.submit(form, status=422)
    assert "somebody who came earlier is passed over" in browser.text and not PlaceOffer.select().exists()
    browser.submit(form, reason="The only one in Lyon.")
    assert open_offer_of(asked[3]).reason == "The only one in Lyon."
    for path in (desk_of(cast), desk_of(cast, asked[3])):
        assert "ut of turn: The only one in Lyon." in " ".join(browser.get(path).get_text(" ").split())
    entry = Entry.get(Entry.verb == "enrollment.place_offered")
    assert entry.facts == {"out_of_turn": True} and entry.by == cast.otto.id


def test_the_board_numbers_who_waits_in_the_order_of_the_list(browser, cast, line):
    page = browser.sign_in(cast.otto).get(desk_of(cast))
    assert [row.td.text for row in page.select("#applied tbody tr")] == ["", "", "1", "2", "3"]
    names = [row.th.text for row in browser.get(f"{desk_of(cast)}?state=waiting&sort=-order").select("#applied tbody tr")]
    assert names == [row.employee.name for row in line[:1:-1]]


def test_in_turn_one_press_offers_the_free_place_to_the_first(browser, cast, line, clock):
    give_up(line[0], clock.at)
    page = browser.sign_in(cast.otto).get(desk_of(cast))
    act = page.select_one("#places form.act")
    assert act.button.text == f"Offer it to {line[2].employee.name}"
    browser.post(act["action"])
    assert open_offer_of(line[2]).offered_by == cast.otto and open_offer_of(line[2]).reason == ""


def test_a_declined_application_gets_neutral_words_and_no_reason(browser, cast, asked, letters):
    letters()
    browser.sign_in(cast.otto).get(desk_of(cast, asked[0]))
    browser.submit("#decline form")
    (message,) = letters()
    assert "That says nothing about you or your work." in " ".join(message.text.split())
    assert now_is(asked[0]).ended_as == DECLINED


def test_a_coordinator_asks_and_the_applicant_answers(app, browser, cast, asked, letters):
    letters()
    browser.sign_in(cast.otto).get(desk_of(cast, asked[0]))
    browser.submit(f'form[action$="{asked[0].id}/question"]', question="Which tool?")
    (message,) = letters()
    assert message.to == asked[0].employee.email and "Which tool?" in message.text
    applicant = mine(app, asked[0])
    applicant.submit("form.form", answer="A spreadsheet.")
    assert "A spreadsheet." in browser.get(desk_of(cast, asked[0])).get_text()


def test_why_somebody_applied_is_read_by_its_writer_and_the_coordinators_alone(app, browser, cast, asked):
    assert "because 0" in mine(app, asked[0]).text
    assert "because 0" in browser.sign_in(cast.otto).get(desk_of(cast, asked[0])).get_text()
    for name in ("carmen", "selma", "adam", "ama"):
        Browser(app).sign_in(getattr(cast, name)).get(desk_of(cast, asked[0]), status=404)


# --- who says yes to an invitation ---

@pytest.mark.parametrize("keeps_a_list", [True, False])
def test_a_yes_to_an_invitation_waits_when_all_places_are_taken_if_the_program_wants_that(cast, line, opening, clock, keeps_a_list):
    change(opening, invited_wait=keeps_a_list)
    who = employee(60)
    facts = {"nonce": "n", "token_hash": "t", "invited_at": clock.at, "expires_at": clock.at + timedelta(days=9)}
    accept(Invitation.create(program=cast.other_program, employee=who, role="mentor", **facts), at=clock.at)
    assert Enrollment.select().where(Enrollment.employee == who).exists() is not keeps_a_list
    if keeps_a_list:
        assert standing_of(Application.get(Application.employee == who)) == (4, 4)


def test_a_yes_to_an_invitation_has_the_place_that_was_kept_for_it(cast, line, opening, clock):
    change(opening, invited_wait=True)
    give_up(line[0], clock.at)
    who = employee(60)
    facts = {"nonce": "n", "token_hash": "t", "invited_at": clock.at, "expires_at": clock.at + timedelta(days=9)}
    accept(Invitation.create(program=cast.other_program, employee=who, role="mentor", **facts), at=clock.at)
    assert Enrollment.select().where(Enrollment.employee == who).exists()


def test_who_waits_after_a_yes_reads_so_after_the_first_sign_in(browser, cast, opening, clock, letters):
    Program.update(mentors_wanted=1).where(Program.id == cast.program.id).execute()
    change(opening, invited_wait=True)
    type(opening).create(program=cast.program, slug="northwind", invited_wait=True)
    browser.get(f"/i/{cast.ines_token}")
    browser.submit(answer="yes")
    browser.follow()
    assert "You are on the waiting list" in browser.text
    code = next(message for message in letters() if "Sign in" in message.subject)
    browser.submit("form.form", code="".join(sign for sign in code.text.split("type this code")[1][:80] if sign.isdigit())[:8])
    browser.follow()
    assert "You are on the waiting list" in browser.page.select_one(".meeting").text


# --- many ---

def test_the_board_makes_as_many_queries_for_twenty_thousand_people_as_for_two_hundred(browser, cast, opening, clock, queries):  # noqa: F811
    browser.sign_in(cast.otto)

    def grow(count: int) -> None:
        start = Employee.select().count()
        numbers = range(start, count)
        rows = [
            {"employee_id": f"x{n}", "email": f"x{n}@northwind.example", "given_name": "A", "family_name": f"B{n}", "job_level": 8}
            for n in numbers
        ]
        for first in range(0, len(rows), 500):
            Employee.insert_many(rows[first : first + 500]).execute()
        if numbers:
            _apply_many(cast, clock.at)

    counts = []
    for people in (200, 20_000):
        grow(people)
        browser.get(desk_of(cast))
        queries.clear()
        browser.get(desk_of(cast))
        counts.append(len(queries))
    assert counts[0] == counts[1] and status_counts(Employee.select())["active"] >= 20_000


def _apply_many(cast, at) -> None:
    """A tenth of the roster has applied."""
    free = Employee.select(Employee.id).where(Employee.id.not_in(Application.select(Application.employee))).order_by(Employee.id)
    rows = [
        {"program": cast.other_program, "employee": number, "person": cast.zoe, "role": "mentor", "applied_at": at, "approved_at": at}
        for (number,) in list(free.tuples())[::10]
    ]
    for first in range(0, len(rows), 100):
        Application.insert_many(rows[first : first + 100]).execute()
