"""Invitations: sent in waves, read and answered without an account, closed for good, and silent about everything else."""
import gzip
import json
import re
from datetime import date, timedelta

import pytest

from portal.enrollment.invitations import actions, queries
from portal.enrollment.invitations.board import Counts, invitation_counts
from portal.enrollment.models import Employee, Enrollment, Invitation, Reply
from portal.mail.outbox import Letter
from portal.people.models import Person
from portal.programs.models import Program
from portal.web.links import derive, hash_of

EVERYTHING = (Reply, Person, Enrollment, Letter)


@pytest.fixture
def juniors(cast):
    """Twelve people at level 8 and four at level 4, none of them invited; a program with places for all."""
    Program.update(mentors_wanted=20, mentees_wanted=20).where(Program.id == cast.program.id).execute()
    rows = []
    for number in range(16):
        rows.append(
            Employee.create(
                employee_id=f"8{number:02}", email=f"junior{number}@northwind.example",
                given_name=f"Junior{number}", family_name="Park", job_level=8 if number < 12 else 4,
                department="Tax" if number % 3 else "Deals", location="Lyon", languages=["fr"],
                hired_on=date(2015, 1, 1) + timedelta(days=100 * number),
            )
        )
    return rows


def desk_of(cast):
    return f"/desk/programs/{cast.program.id}/invitations"


def counted():
    return [kind.select().count() for kind in EVERYTHING]


def wave(browser, cast, mentors, mentees, more=""):
    browser.get(desk_of(cast) + more)
    browser.submit("#invite", mentors=str(mentors), mentees=str(mentees))


def token_in(message):
    return re.search(r"/i/(\S+)", message.text).group(1)


# --- the page ---

def test_opening_an_invitation_changes_nothing_for_mail_scanners_open_links_too(browser, cast):
    before = counted()
    for _each in range(3):
        browser.get(f"/i/{cast.ines_token}")
        browser.client.head(f"/i/{cast.ines_token}")
    assert counted() == before


def test_an_invitation_says_who_invites_what_it_costs_and_who_sees_what(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    assert "Carmen Ruiz invites you." in browser.text
    assert "Six sessions of 45 minutes by 26 April 2027, about one every 30 days." in browser.text
    assert "Your manager agrees that preparing and meeting are working time." in browser.text
    assert "about ten minutes" in browser.text
    assert len(browser.page.select(".readers")) >= 3
    assert [button["value"] for button in browser.page.select("button[name=answer]")] == ["yes"]


def test_an_invitation_names_its_addressee_only_so_that_the_addressee_knows(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    assert "i***@northwind.example" in browser.text
    assert "Ferreira" not in browser.response.text and "ines." not in browser.response.text


def test_a_yes_makes_a_person_and_a_place_and_sends_a_code(browser, cast, letters):
    browser.get(f"/i/{cast.ines_token}")
    browser.submit(answer="yes")
    browser.follow()
    assert "i***@northwind.example" in browser.text
    ines = Person.get(Person.email == cast.ines_employee.email)
    place = Enrollment.get(Enrollment.person == ines)
    assert (place.role, place.program, place.employee.person, ines.timezone) == ("mentor", cast.program, ines, "Europe/Paris")
    sent = [message for message in letters() if message.to == ines.email and "Sign in" in message.subject]
    assert "Your yes to the invitation is kept. If somebody else said it" in " ".join(sent[-1].text.split())
    code = re.search(r"(\d{4} \d{4})", sent[-1].text).group(1)
    browser.submit(code=code)
    assert browser.response.location.endswith(f"/enrollments/{place.id}")
    browser.get(browser.response.location, status=303)
    browser.follow()
    assert "Question 1 of 3" in browser.text


def test_a_yes_of_somebody_with_an_account_makes_no_second_person(browser, cast, clock):
    row = Invitation.create(
        program=cast.other_program, employee=cast.benoit_employee, role="mentee", nonce="again",
        token_hash=hash_of(derive("invitation", "again")), invited_at=clock.at, expires_at=clock.at + timedelta(days=3),
    )
    actions.accept(row, at=clock.at)
    assert Person.select().where(Person.email == cast.benoit.email).count() == 1
    assert Enrollment.get(Enrollment.program == cast.other_program).person == cast.benoit


def test_the_same_form_sent_twice_is_one_answer_and_the_same_page(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    key = browser.page.select_one("input[name=once]")["value"]
    for _each in range(2):
        browser.post(f"/i/{cast.ines_token}/reply", {"answer": "yes", "once": key})
        assert browser.response.location.endswith("/invitations/accepted")
    assert Enrollment.select().where(Enrollment.employee == cast.ines_employee).count() == 1


@pytest.mark.parametrize("wrong", ["00000000", "not a code", ""])
def test_a_wrong_code_after_a_yes_comes_back_to_the_page_it_was_typed_on(browser, cast, wrong):
    browser.get(f"/i/{cast.ines_token}")
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "yes", "once": "a"})
    browser.follow()
    browser.submit(code=wrong, status=422)
    assert browser.page.h1.text == "You are in" and browser.page.select_one(".problems")
    browser.get("/sign-in")
    browser.submit(email=cast.ama.email)
    browser.follow()
    browser.submit(code=wrong, status=422)
    assert browser.page.h1.text == "Look into your mail"


def test_not_now_asks_from_which_day_on(browser, cast, clock):
    browser.get(f"/i/{cast.ines_token}")
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "not_now", "once": "a"}, status=422)
    assert "Enter the day." in browser.text
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "not_now", "ask_again_on": "2020-01-01", "once": "b"}, status=422)
    assert browser.page.select_one("#ask_again_on")["value"] == "2020-01-01"
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "not_now", "ask_again_on": "2026-12-01", "once": "c"})
    browser.follow()
    assert Reply.get().ask_again_on == date(2026, 12, 1)
    assert not Person.select().where(Person.email == cast.ines_employee.email).exists()


def test_a_no_needs_no_reason_and_says_who_would_read_one(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    box = browser.page.select_one("textarea[name=reason]")
    assert "coordinators" in browser.page.find(id=f"{box['id']}-readers").text
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "no", "once": "a"})
    assert Reply.get().answer == "no"


def test_a_reason_that_is_too_long_stays_on_the_page(browser, cast):
    browser.post(f"/i/{cast.ines_token}/reply", {"answer": "no", "reason": "x" * 501, "once": "a"}, status=422)
    assert browser.page.select_one("textarea").text.strip() == "x" * 501
    assert not Reply.select().exists()


def dead_links(cast, clock):
    """One link of each kind that opens nothing, by the name of its kind."""
    links = {"unknown": "x" * 43, "short": "x"}
    for kind in ("used_yes", "used_no", "withdrawn", "expired", "replaced"):
        names = {"given_name": "Dead", "family_name": "Link"}
        employee = Employee.create(employee_id=f"dead-{kind}", email=f"{kind}@northwind.example", job_level=8, **names)
        actions.invite(cast.program, {"mentor": [employee.id]}, by=cast.carmen, at=clock.at)
        row = Invitation.get(Invitation.employee == employee)
        links[kind] = derive("invitation", row.nonce)
        if kind == "used_yes":
            actions.accept(row, at=clock.at)
        elif kind == "used_no":
            actions.decline(row, reason="", at=clock.at)
        elif kind == "withdrawn":
            actions.withdraw(row, by=cast.carmen, at=clock.at)
        elif kind == "expired":
            Invitation.update(expires_at=clock.at).where(Invitation.id == row.id).execute()
        else:
            actions.send_again(row, by=cast.carmen, at=clock.at)
    return links


def test_wrong_used_expired_withdrawn_and_replaced_links_look_the_same_to_the_byte(browser, cast, clock):
    bodies = set()
    for token in dead_links(cast, clock).values():
        browser.get(f"/i/{token}", status=404)
        bodies.add(browser.response.data)
        browser.post(f"/i/{token}/reply", {"answer": "yes", "once": f"k{len(bodies)}-{token[:4]}"}, status=404)
        bodies.add(browser.response.data)
    assert len(bodies) == 1


def test_who_tries_many_wrong_links_has_to_wait_and_a_right_one_still_opens(browser, cast):
    for number in range(20):
        browser.get(f"/i/wrong{number}", status=404)
    browser.get("/i/wrong", status=429)
    browser.get(f"/i/{cast.ines_token}")


def test_an_invitation_runs_out_at_the_end_of_its_time(browser, cast, clock):
    clock.forward(days=12, hours=1)
    browser.get(f"/i/{cast.ines_token}", status=404)


def test_the_answer_can_be_given_without_reading_on(browser, cast):
    page = browser.get(f"/i/{cast.ines_token}")
    onward = page.find("a", string="Answer now")
    assert page.find(id=onward["href"].removeprefix("#")).text == "Your answer"
    assert page.main.get_text(" ").index("Answer now") < page.main.get_text(" ").index("What it costs you")
    assert [one.text for one in page.select(".glance dd")] == ["6", "45", "30"]


def test_the_invitation_weighs_at_most_14_kb_with_its_style(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    style = browser.page.select_one("link[rel=stylesheet]")["href"]
    with browser.app.app_context():
        css = browser.client.get(style)
    assert len(gzip.compress(browser.response.data)) + len(gzip.compress(css.data)) <= 14 * 1024


# --- the letter ---

def test_the_letter_carries_the_only_copy_of_the_link_and_the_row_its_hash(browser, cast, juniors, letters, clock):
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    (message,) = letters()
    token = token_in(message)
    row = Invitation.get(Invitation.employee == juniors[0])
    assert token not in (row.nonce, row.token_hash)
    assert hash_of(token) == row.token_hash
    assert not [letter for letter in Letter.select() if token in str(letter.payload)]
    browser.get(f"/i/{token}")


def test_the_letter_says_who_invites_why_what_it_costs_and_who_sees_what(cast, juniors, letters, clock):
    actions.invite(cast.program, {"mentor": [juniors[0].id], "mentee": [juniors[15].id]}, by=cast.carmen, at=clock.at)
    mentor, leader = letters()
    for message in (mentor, leader):
        said = " ".join(message.text.split())
        assert "Carmen Ruiz invites you" in said
        assert "Six sessions of 45 minutes by 28 April 2027, about one every 30 days." in said
        assert "Who sees what" in said and "Why you" in said
        assert message.html and token_in(message) in message.html
    assert mentor.subject == "Carmen Ruiz invites you to mentor a leader" and leader.subject == "Carmen Ruiz invites you to have a mentor"


def test_a_withdrawn_invitation_sends_no_letter(cast, juniors, letters, clock):
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    actions.withdraw(Invitation.get(Invitation.employee == juniors[0]), by=cast.carmen, at=clock.at)
    assert letters() == []


def test_after_a_withdrawal_and_after_a_second_letter_the_page_names_whom_it_was_about(browser, cast):
    address = f"/desk/programs/{cast.program.id}/invitations/{cast.invitation.id}"
    name = cast.invitation.employee.name
    browser.sign_in(cast.carmen)
    browser.post(f"{address}/letter")
    assert f"A new letter to {name} is on its way." in browser.follow().text
    browser.post(f"{address}/withdrawal")
    assert f"The invitation to {name} is withdrawn." in browser.follow().text


def test_an_act_on_a_row_brings_the_list_and_what_counts_it_and_leaves_the_rest_of_the_page(browser, cast):
    browser.sign_in(cast.carmen).get(f"{desk_of(cast)}?department=Tax&department=Deals&q=ines")
    row = f"#invitation-{cast.invitation.id}"
    for act in ("letter", "withdrawal"):
        browser.get(f"{desk_of(cast)}?department=Tax&department=Deals&q=ines")
        (form,) = browser.page.select(f"{row} form[action*='/{act}']")
        browser.htmx(form["data-hx-post"], {}, json.loads(form["data-hx-headers"])["X-Regions"])
        others = {part["hx-target"] for part in browser.page.select("hx-partial")}
        assert others == {"#counts", "#wave", "#flashes"} and browser.page.find(id="invited")
        assert browser.page.find("input", {"name": "q"})["value"] == "ines"
        assert [each["value"] for each in browser.page.select("#wave input[name=department][checked]")] == ["Deals", "Tax"]
    assert "Withdrawn" in browser.page.select_one(row).text and not browser.page.select(f"{row} button")


def test_sending_again_makes_a_new_link_and_a_new_time(browser, cast, juniors, letters, clock):
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    old = token_in(letters()[0])
    clock.forward(days=20)
    browser.sign_in(cast.carmen)
    row = Invitation.get(Invitation.employee == juniors[0])
    browser.post(f"{desk_of(cast)}/{row.id}/letter")
    (message,) = letters()
    browser.get(f"/i/{old}", status=404)
    browser.get(f"/i/{token_in(message)}")


# --- waves ---

def test_mentors_and_leaders_are_invited_in_one_action(browser, cast, juniors, letters):
    wave(browser.sign_in(cast.carmen), cast, 3, 2)
    invited = list(Invitation.select().where(Invitation.wave == 2))
    assert sorted(row.role for row in invited) == ["mentee", "mentee", "mentor", "mentor", "mentor"]
    assert len(letters()) == 5


def test_the_first_ones_are_those_who_have_been_with_the_company_longest(browser, cast, juniors):
    wave(browser.sign_in(cast.carmen), cast, 3, 0)
    invited = Invitation.select(Invitation, Employee).join(Employee).where(Invitation.wave == 2).order_by(Employee.hired_on)
    assert [row.employee for row in invited] == juniors[:3]


def test_spread_takes_one_from_each_department_in_turn(cast, juniors, clock):
    in_lyon = queries.candidates(cast.program, "mentor", clock.at.date()).where(Employee.location == "Lyon")
    ids = queries.first_of(in_lyon, 4, queries.SPREAD)
    departments = {row.id: row.department for row in juniors}
    in_turn = [departments[each] for each in ids]
    assert set(in_turn[:2]) == set(in_turn[2:]) == {"Deals", "Tax"}
    assert ids[:2] == [juniors[0].id, juniors[1].id]


def test_nobody_is_invited_twice_however_many_waves_go_out(browser, cast, juniors):
    browser.sign_in(cast.carmen)
    for _each in range(4):
        wave(browser, cast, 5, 2)
    rows = list(Invitation.select())
    assert len({(row.employee_id, row.role) for row in rows}) == len(rows)
    assert {row.employee_id for row in rows if row.role == "mentor"} == {cast.ines_employee.id, *(each.id for each in juniors[:12])}


def test_two_equal_waves_on_one_day_are_two_waves_and_a_double_click_is_one(browser, cast, juniors):
    browser.sign_in(cast.carmen).get(desk_of(cast))
    form = browser.page.select_one("#invite")
    data = {field["name"]: field["value"] for field in form.select("input")} | {"mentors": "2", "mentees": "0"}
    browser.post(form["action"], data)
    browser.post(form["action"], data)
    assert Invitation.select().where(Invitation.wave > 1).count() == 2
    wave(browser, cast, 2, 0)
    assert Invitation.select().where(Invitation.wave > 1).count() == 4


def test_a_page_that_another_coordinator_overtook_invites_nobody(browser, cast, juniors, clock):
    browser.sign_in(cast.carmen).get(desk_of(cast))
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    browser.submit("#invite", status=422, mentors="2", mentees="0")
    assert "Somebody else has sent a wave meanwhile." in browser.text
    assert Invitation.select().where(Invitation.wave > 2).count() == 0


@pytest.mark.parametrize("status", ["leave", "gone"])
def test_who_is_away_or_gone_is_not_invited(cast, juniors, clock, status):
    Employee.update(status=status).where(Employee.id == juniors[0].id).execute()
    assert juniors[0] not in list(queries.candidates(cast.program, "mentor", clock.at.date()))


def test_who_said_not_now_is_asked_again_from_that_day_on(cast, juniors, clock):
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    day = clock.at.date() + timedelta(days=10)
    actions.postpone(Invitation.get(Invitation.employee == juniors[0]), ask_again_on=day, at=clock.at)
    assert juniors[0] not in list(queries.candidates(cast.program, "mentor", day - timedelta(days=1)))
    assert juniors[0] in list(queries.candidates(cast.program, "mentor", day))


@pytest.mark.parametrize("end", ["withdraw", "decline", "expire"])
def test_who_was_withdrawn_declined_or_stayed_silent_is_not_in_the_next_wave(cast, juniors, clock, end):
    actions.invite(cast.program, {"mentor": [juniors[0].id]}, by=cast.carmen, at=clock.at)
    row = Invitation.get(Invitation.employee == juniors[0])
    if end == "withdraw":
        actions.withdraw(row, by=cast.carmen, at=clock.at)
    elif end == "decline":
        actions.decline(row, reason="", at=clock.at)
    clock.forward(days=60)
    assert juniors[0] not in list(queries.candidates(cast.program, "mentor", clock.at.date()))


def test_the_filters_narrow_whom_a_wave_reaches(browser, cast, juniors):
    browser.sign_in(cast.carmen)
    browser.get(desk_of(cast) + "?department=Deals&language=fr&tenure=365&mentor_from=8&mentor_to=8")
    assert "4 people fit and can be invited." in browser.text
    browser.submit("#invite", mentors="9", mentees="0")
    reached = {row.employee.department for row in Invitation.select().where(Invitation.wave == 2)}
    assert reached == {"Deals"}
    browser.get(desk_of(cast) + "?language=de")
    assert "4 people fit" not in browser.text


def test_more_than_there_are_places_for_are_invited_only_when_that_is_meant(browser, cast, juniors):
    Program.update(mentors_wanted=5).where(Program.id == cast.program.id).execute()
    browser.sign_in(cast.carmen).get(desk_of(cast))
    browser.submit("#invite", status=422, mentors="900", mentees="0")
    assert "12 mentors would be invited, and the program wants 1 more." in browser.text
    assert not Invitation.select().where(Invitation.wave > 1).exists()
    assert browser.page.select_one("#mentors")["value"] == "900"
    browser.submit("#invite", mentors="900", mentees="0", is_meant="y")
    assert Invitation.select().where(Invitation.wave == 2).count() == 12


def test_a_second_tap_on_a_wave_that_fills_the_places_is_no_wish_for_more(browser, cast, juniors):
    Program.update(mentors_wanted=5).where(Program.id == cast.program.id).execute()
    page = browser.sign_in(cast.carmen).get(desk_of(cast))
    for _tap in range(2):
        browser.page = page
        browser.submit("#invite", mentors="1", mentees="0")
    assert Invitation.select().where(Invitation.wave > 1).count() == 1


def test_a_wave_of_nobody_is_refused_and_keeps_what_was_typed(browser, cast):
    browser.sign_in(cast.carmen).get(desk_of(cast))
    browser.submit("#invite", status=422, mentors="0", mentees="0")
    assert "Enter how many to invite" in browser.text
    browser.submit("#invite", status=422, mentors="many", mentees="0")
    assert browser.page.select_one("#mentors")["value"] == "many"


def test_the_counts_add_up_and_suggest_what_is_missing(cast, juniors, clock):
    actions.invite(cast.program, {"mentor": [each.id for each in juniors[:6]]}, by=cast.carmen, at=clock.at)
    yes, later, no, gone, silent, _waiting = list(Invitation.select().where(Invitation.wave == 2).order_by(Invitation.id))
    actions.accept(yes, at=clock.at)
    actions.postpone(later, ask_again_on=clock.at.date() + timedelta(days=5), at=clock.at)
    actions.decline(no, reason="", at=clock.at)
    actions.withdraw(gone, by=cast.carmen, at=clock.at)
    Invitation.update(expires_at=clock.at).where(Invitation.id == silent.id).execute()
    count = invitation_counts(cast.program, clock.at)["mentor"]
    states = (count.waiting, count.unsent, count.yes, count.not_now, count.no, count.expired, count.withdrawn)
    assert states == (1, 1, 1, 1, 1, 1, 1)
    assert sum(states) == count.invited == 7
    assert Counts(wanted=122, yes=84, waiting=19, unsent=1).suggested == 18


def test_the_list_shows_each_state_and_a_reason_only_to_its_coordinators(browser, cast, clock):
    actions.decline(cast.invitation, reason="Too much to do", at=clock.at)
    browser.sign_in(cast.carmen).get(desk_of(cast) + "?state=no")
    assert "Too much to do" in browser.text
    browser.get(desk_of(cast) + "?state=waiting")
    assert "Ines Ferreira" not in browser.text
    browser.sign_in(cast.otto).get(desk_of(cast), status=404)


def test_withdrawing_closes_the_link_at_once(browser, cast):
    browser.sign_in(cast.carmen).post(f"{desk_of(cast)}/{cast.invitation.id}/withdrawal")
    browser.get(f"/i/{cast.ines_token}", status=404)


def test_an_answered_invitation_cannot_be_withdrawn_or_sent_again(cast, clock, letters):
    actions.accept(cast.invitation, at=clock.at)
    actions.withdraw(cast.invitation, by=cast.carmen, at=clock.at)
    actions.send_again(cast.invitation, by=cast.carmen, at=clock.at)
    row = Invitation.get_by_id(cast.invitation.id)
    assert (row.withdrawn_at, row.token_hash) == (None, cast.invitation.token_hash)
    assert letters() == []
