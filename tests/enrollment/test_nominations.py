"""Suggesting a colleague: no answer, no word about the roster, and a coordinator's decision."""
import pytest

from portal.enrollment.invitations import actions
from portal.enrollment.invitations import nomination_actions as nominations
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.models import Employee, Enrollment, Invitation, Reply
from portal.web.links import derive

KIM = "kim.free@northwind.example"


@pytest.fixture
def kim(cast):
    """Somebody on the roster who could be invited."""
    names = {"given_name": "Kim", "family_name": "Free", "email": KIM}
    return Employee.create(employee_id="kim", job_level=8, department="Tax", timezone="Europe/Paris", **names)


@pytest.fixture
def suggested(browser, cast, kim):
    """Ines has suggested Kim."""
    return suggest(browser, cast, KIM, why="Knows every tool")


def suggest(browser, cast, email, **more):
    browser.get(f"/i/{cast.ines_token}/suggestion")
    browser.submit(email=email, **more)
    return Nomination.get_or_none(Nomination.email == email)


def board_of(cast):
    return f"/desk/programs/{cast.program.id}/nominations"


def press(browser, row, words, cast):
    browser.sign_in(cast.carmen).get(board_of(cast))
    form = browser.page.select_one(f"#nomination-{row.id} form:-soup-contains('{words}')")
    browser.post(form["action"], {field["name"]: field["value"] for field in form.select("input")})


# --- the invitee ---

def test_a_suggestion_is_no_answer_and_the_place_is_not_lost(browser, cast, suggested):
    assert suggested.invitation == cast.invitation and not Reply.select().exists()
    page = browser.follow()
    assert "A suggestion is no answer." in browser.text and page.find("a", string="Back to your invitation")
    browser.get(f"/i/{cast.ines_token}")
    browser.submit(answer="yes")
    assert Reply.get().answer == "yes"


@pytest.mark.parametrize("answer", [{"answer": "yes"}, {"answer": "no"}, {"answer": "not_now", "ask_again_on": "2026-12-01"}])
def test_whoever_has_answered_can_still_suggest_somebody(browser, cast, answer):
    browser.post(f"/i/{cast.ines_token}/reply", {**answer, "once": "a"})
    link = browser.follow().find("a", string="Suggest a colleague")["href"]
    browser.get(link)
    assert "Your answer stays as you gave it." in browser.text
    browser.submit(email=KIM)
    assert Nomination.get(Nomination.email == KIM).role == "mentor" and Reply.get().answer == answer["answer"]


def test_the_answer_never_tells_whether_the_address_is_on_the_roster(browser, cast, kim):
    gone = Employee.create(employee_id="g", email="g@northwind.example", given_name="G", family_name="G", job_level=8, status="gone")
    said = set()
    for number, email in enumerate((KIM, cast.ama.email, gone.email, cast.ines_employee.email, "x@elsewhere.example")):
        Nomination.delete().execute()
        browser.post(f"/i/{cast.ines_token}/suggestion", {"email": email, "once": f"k{number}"})
        location = browser.response.location
        said.add((location, browser.follow().main.get_text(" ", strip=True).replace(email, "ADDRESS")))
    assert len(said) == 1


def test_the_roster_is_not_even_asked(cast, kim, clock, monkeypatch):
    def never(*_args, **_more):
        raise AssertionError("the roster was asked")

    monkeypatch.setattr(nominations, "can_be_invited", never)
    monkeypatch.setattr(Employee, "select", never)
    nominations.suggest(cast.invitation, email=KIM, why="", may_name=False, at=clock.at)
    assert Nomination.select().where(Nomination.email == KIM).exists()


def test_one_invitation_suggests_three_at_most_and_nobody_twice(browser, cast):
    Nomination.delete().execute()
    for _twice in range(2):
        suggest(browser, cast, "one@northwind.example")
    suggest(browser, cast, "two@northwind.example")
    suggest(browser, cast, "Three@Northwind.example")
    browser.get(f"/i/{cast.ines_token}/suggestion")
    browser.submit(email="four@northwind.example", status=422)
    assert "as many colleagues as one invitation takes" in browser.text
    assert sorted(row.email.split("@")[0] for row in Nomination.select()) == ["one", "three", "two"]


def test_the_same_form_sent_twice_is_one_suggestion(browser, cast):
    for _press in range(2):
        browser.post(f"/i/{cast.ines_token}/suggestion", {"email": KIM, "once": "the key"})
    assert Nomination.select().where(Nomination.email == KIM).count() == 1


@pytest.mark.parametrize("email", ["", "kim", "kim@", "a b@northwind.example", "x" * 250 + "@a.example"])
def test_what_is_no_address_is_refused_and_stays(browser, cast, email):
    browser.get(f"/i/{cast.ines_token}/suggestion")
    browser.submit(email=email, why="Because", status=422)
    assert browser.page.select_one("#email-error") and browser.page.select_one("#why").text.strip() == "Because"


def test_a_withdrawn_expired_or_replaced_link_suggests_nobody(browser, cast, clock):
    ends = (
        lambda: actions.send_again(cast.invitation, by=cast.carmen, at=clock.at),
        lambda: actions.withdraw(Invitation.get(), by=cast.carmen, at=clock.at),
        lambda: clock.forward(days=90),
    )
    for end in ends:
        end()
        browser.get(f"/i/{cast.ines_token}/suggestion", status=404)
        browser.post(f"/i/{cast.ines_token}/suggestion", {"email": KIM, "once": "a"}, status=404)
    assert not Nomination.select().where(Nomination.email == KIM).exists()


# --- the coordinator ---

def test_the_board_says_who_suggests_whom_and_why(browser, cast, suggested):
    browser.sign_in(cast.carmen).get(board_of(cast))
    row = " ".join(browser.page.select_one(f"#nomination-{suggested.id}").get_text(" ").split())
    for words in ("Kim Free", KIM, "Ines Ferreira", "not to be named", "Knows every tool", "Waits for you"):
        assert words in row
    browser.get(f"/desk/programs/{cast.program.id}/invitations")
    assert "2 suggested colleagues wait for your decision." in browser.text


def test_only_the_coordinator_learns_that_somebody_is_not_on_the_roster(browser, cast):
    browser.sign_in(cast.carmen).get(board_of(cast))
    row = browser.page.select_one(f"#nomination-{cast.nomination.id}")
    assert "Not on the roster." in row.text and not row.select("form[action*=approval]")
    browser.sign_in(cast.otto).get(board_of(cast), status=404)


def test_a_coordinator_invites_a_suggested_colleague_at_once(browser, cast, suggested, letters):
    press(browser, suggested, "Invite now", cast)
    row = Invitation.get(Invitation.wave == 2)
    assert (row.employee.email, row.role, row.invited_by) == (KIM, "mentor", cast.carmen)
    assert Nomination.get_by_id(suggested.id).led_to == row
    assert [message.to for message in letters()] == [KIM]


def test_or_with_the_next_wave_on_top_of_the_others(browser, cast, suggested, letters):
    press(browser, suggested, "With the next wave", cast)
    assert not Invitation.select().where(Invitation.wave == 2).exists()
    browser.get(f"/desk/programs/{cast.program.id}/invitations")
    assert "Suggested by others, and going along: Kim Free." in browser.text
    browser.submit("#invite", mentors="0", mentees="0")
    assert [message.to for message in letters()] == [KIM]
    assert Nomination.get_by_id(suggested.id).led_to.wave == 2


def test_or_sets_the_suggestion_aside_and_nobody_is_told(browser, cast, suggested, letters):
    press(browser, suggested, "Set aside", cast)
    row = Nomination.get_by_id(suggested.id)
    assert (row.declined_by, row.why) == (cast.carmen, "")
    assert letters() == []
    with pytest.raises(nominations.NotFree):
        row.nominee = Employee.get(Employee.email == KIM)
        nominations.approve(row, at_once=True, by=cast.carmen, at=row.declined_at)


def test_two_coordinators_at_once_invite_once(cast, suggested, clock, letters):
    suggested.nominee = Employee.get(Employee.email == KIM)
    nominations.approve(suggested, at_once=True, by=cast.carmen, at=clock.at)
    with pytest.raises(nominations.NotFree):
        nominations.approve(suggested, at_once=True, by=cast.carmen, at=clock.at)
    assert len(letters()) == 1


def test_an_answer_of_the_colleague_is_respected(browser, cast, kim, suggested, clock):
    actions.invite(cast.program, {"mentor": [kim.id]}, by=cast.carmen, at=clock.at)
    actions.decline(Invitation.get(Invitation.employee == kim), reason="", at=clock.at)
    browser.sign_in(cast.carmen).get(board_of(cast))
    row = browser.page.select_one(f"#nomination-{suggested.id}")
    assert "Was invited already, or has a place." in row.text and not row.select("form[action*=approval]")
    browser.post(f"{board_of(cast)}/{suggested.id}/approval", {"now": "1"})
    assert "cannot be invited any more" in browser.follow().text
    assert Invitation.select().where(Invitation.employee == kim).count() == 1


def test_an_approved_colleague_who_got_a_place_meanwhile_does_not_go_along(browser, cast, kim, suggested, clock):
    press(browser, suggested, "With the next wave", cast)
    Enrollment.create(program=cast.program, person=cast.zoe, employee=kim, role="mentor", enrolled_at=clock.at)
    browser.get(f"/desk/programs/{cast.program.id}/invitations")
    browser.submit("#invite", mentors="0", mentees="0", status=422)


def test_whoever_erases_what_is_known_of_them_is_suggested_by_nobody(cast, suggested):
    nominations.forget(KIM.upper())
    assert not Nomination.select().where(Nomination.email == KIM).exists()


# --- the colleague ---

@pytest.mark.parametrize("may_name", [True, False])
def test_the_colleague_learns_who_suggested_it_only_where_that_was_allowed(browser, cast, kim, letters, may_name):
    row = suggest(browser, cast, KIM, why="Knows every tool", **({"may_name": "y"} if may_name else {}))
    press(browser, row, "Invite now", cast)
    (message,) = letters()
    assert ("Ines Ferreira suggested you." in " ".join(message.text.split())) is may_name
    assert "Ferreira" not in message.text or may_name
    assert "Knows every tool" not in message.text
    browser.get("/i/" + derive("invitation", Invitation.get(Invitation.employee == kim).nonce))
    # The page may be forwarded: it names nobody of the two.
    assert "Ferreira" not in browser.response.text and "Knows every tool" not in browser.response.text
