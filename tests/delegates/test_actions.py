"""A leader names an assistant; nobody learns who works here; and it ends with one press, or by itself."""
import re
from datetime import timedelta

import pytest

from portal.announcements import announce
from portal.audit.models import Entry
from portal.delegates import actions
from portal.delegates.models import ACCEPTED, DECLINED, ENDED, RAN_OUT, WAITS, Delegation
from portal.enrollment.models import Employee
from portal.enrollment.news import PeopleLeft
from portal.mail.outbox import Letter
from portal.pairing.models import Proposal
from portal.pairing.news import PairingAgreed
from portal.people.models import Person
from tests.browser import Browser, values_of

PAGE = "/me/assistants"
STRANGER = "nobody.at.all@northwind.example"


def employee(cast, email="rosa.blum@northwind.example", status="active") -> Employee:
    facts = {"given_name": "Rosa", "family_name": "Blum", "job_level": 7, "timezone": "Europe/Berlin", "status": status}
    return Employee.create(employee_id="9901", email=email, **facts)


def name(browser, cast, email):
    browser.sign_in(cast.benoit).get(PAGE)
    browser.submit("form[action='/me/assistants']", email=email)
    return Delegation.select().order_by(Delegation.id.desc()).first()


def link_in(message) -> str:
    return re.search(r"http://localhost(/assistants/\S+)", message.text).group(1)


def test_the_answer_is_the_same_whether_or_not_the_address_is_known(browser, cast, letters):
    employee(cast)
    pages = []
    for email in ("rosa.blum@northwind.example", STRANGER):
        row = name(browser, cast, email)
        pages.append(browser.follow().find(id="content").get_text(" ").replace(email, "X"))
        assert row.state(row.named_at) == WAITS
        actions.end(row, by=cast.benoit, at=row.named_at)
        Delegation.delete().where(Delegation.id == row.id).execute()
    assert pages[0] == pages[1]


def test_a_letter_goes_to_a_colleague_and_none_to_a_stranger(browser, cast, letters):
    employee(cast)
    for email in (STRANGER, "rosa.blum@northwind.example"):
        name(browser, cast, email)
    assert [message.to for message in letters()] == ["rosa.blum@northwind.example"]
    assert Letter.select().where(Letter.letter == "delegates.asked").count() == 2


@pytest.mark.parametrize("status", ["gone", "leave"])
def test_nobody_who_is_not_at_work_is_asked(browser, cast, letters, status):
    employee(cast, status=status)
    name(browser, cast, "rosa.blum@northwind.example")
    assert letters() == []


def test_who_has_left_the_company_is_not_asked(browser, cast, letters):
    name(browser, cast, cast.gus.email)
    assert letters() == []


def test_opening_the_link_changes_nothing(browser, cast, letters, app):
    name(browser, cast, cast.zoe.email)
    [message] = letters()
    Browser(app).get(link_in(message))
    assert Delegation.select().where(Delegation.leader == cast.benoit).order_by(Delegation.id.desc()).first().accepted_at is None


def test_a_yes_makes_an_account_and_leads_to_the_diaries_by_a_letter_of_its_own(browser, cast, letters, app):
    rosa = employee(cast)
    name(browser, cast, rosa.email)
    assistant = Browser(app)
    assistant.get(link_in(letters()[0]))
    assistant.submit(answer="accept")
    assert assistant.response.location == "/sign-in/code?next=/diaries"
    person = Person.get(Person.email == rosa.email)
    assert (person.name, person.timezone) == ("Rosa Blum", "Europe/Berlin")
    assert Employee.get_by_id(rosa.id).person == person
    assert "Your yes is kept." in assistant.follow().select_one("#flashes").text
    code = re.search(r"^(\d{4} \d{4})$", letters()[-1].text, re.M).group(1)
    assistant.submit(code=code)
    assert assistant.response.location == "/diaries"
    assert "Benoit Laurent" in assistant.follow().text


def test_the_link_counts_once_and_a_double_press_is_one_answer(browser, cast, app):
    page = f"/assistants/{cast.assistant_token}"
    sent = {**values_of(browser.get(page).select_one("main form")), "answer": "decline"}
    for _ in range(2):
        browser.post(f"{page}/answer", sent)
    assert Delegation.get_by_id(cast.asked_delegation.id).state(cast.asked_delegation.named_at) == DECLINED
    assert "opens no question" in Browser(app).get(page, status=404).text


def test_a_link_for_one_purpose_opens_nothing_else(browser, cast):
    browser.get(f"/assistants/{cast.ines_token}", status=404)
    browser.get(f"/i/{cast.assistant_token}", status=404)
    browser.get(f"/sign-in/link/{cast.assistant_token}", status=404)


def test_a_link_ends_after_two_weeks(browser, cast, clock):
    clock.forward(days=14)
    browser.get(f"/assistants/{cast.assistant_token}", status=404)
    assert Delegation.get_by_id(cast.asked_delegation.id).state(clock.at) == RAN_OUT


def test_a_link_ends_when_the_leader_takes_the_question_back(browser, cast, clock):
    actions.end(cast.asked_delegation, by=cast.delphine, at=clock.at)
    browser.get(f"/assistants/{cast.assistant_token}", status=404)


def test_only_the_hash_of_the_link_is_stored(cast):
    assert cast.assistant_token not in repr(list(Delegation.select().dicts()))


@pytest.mark.parametrize("who", ["ama", "chidi", "zoe", "carmen", "dora"])
def test_a_mentor_cannot_name_one(browser, cast, who):
    """Nor can anybody else who leads nobody: for them the page does not exist."""
    browser.sign_in(getattr(cast, who)).get(PAGE, status=404)
    browser.post(PAGE, {"email": cast.zoe.email}, status=404)
    assert PAGE not in browser.get("/me").decode()


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("benoit.laurent@northwind.example", "your own address"),
        ("ama.owusu@northwind.example", "You have a mentorship with this person"),
        ("Dora.Keller@northwind.example", "asked this person already"),
        ("not an address", "Enter an e-mail address"),
        ("", "Enter the work address"),
    ],
)
def test_never_oneself_the_partner_or_somebody_who_is_asked_already(browser, cast, email, words):
    browser.sign_in(cast.benoit).get(PAGE)
    page = browser.submit("form[action='/me/assistants']", email=email, status=422)
    assert words in page.find(id="email-error").text and page.find(id="email")["value"] == email.lower()
    assert Delegation.select().where(Delegation.leader == cast.benoit).count() == 1


def test_never_a_partner_of_a_mentorship_that_is_over_either(browser, cast, clock):
    cast.ama_and_benoit.ended_at = clock.at
    cast.ama_and_benoit.save()
    browser.sign_in(cast.benoit).get(PAGE)
    browser.submit("form[action='/me/assistants']", email=cast.ama.email, status=422)


def test_five_assistants_at_once_are_the_most(browser, cast):
    for number in range(4):
        name(browser, cast, f"assistant.{number}@northwind.example")
    page = browser.post(PAGE, {"email": "assistant.5@northwind.example"}, status=422)
    assert "Five assistants" in page.text


def test_the_leader_ends_it_with_one_press_and_the_assistant_gets_a_neutral_letter(browser, cast, letters, app):
    page = browser.sign_in(cast.benoit).get(PAGE)
    assert page.select_one(f"form[action='{PAGE}/{cast.delegation.id}/end'] button")
    browser.submit(f"form[action='{PAGE}/{cast.delegation.id}/end']")
    assert Delegation.get_by_id(cast.delegation.id).state(cast.delegation.named_at) == ENDED
    [message] = letters()
    assert message.to == cast.dora.email and "no longer keep the diary of Benoit Laurent" in message.subject
    assert "ended" not in message.text.lower()
    Browser(app).sign_in(cast.dora).get("/diaries", status=404)


def test_an_assistant_whose_access_was_ended_can_be_named_again_on_the_same_day(browser, cast):
    for _time in range(2):
        name(browser, cast, "kim@northwind.example")
        row = Delegation.select().order_by(Delegation.id.desc()).get()
        assert row.email == "kim@northwind.example" and row.state(cast.delegation.named_at) != ENDED
        browser.post(f"{PAGE}/{row.id}/end")
        assert "Taken back." in browser.follow().select_one("#flashes").text
    assert Delegation.select().where(Delegation.email == "kim@northwind.example").count() == 2


def test_the_assistant_can_end_it_too(browser, cast, letters):
    browser.sign_in(cast.dora).get("/diaries")
    browser.submit(f"form[action='/diaries/{cast.delegation.id}/end']")
    assert browser.response.location == "/"
    browser.get("/diaries", status=404)
    assert [message.to for message in letters()] == [cast.benoit.email]


@pytest.mark.parametrize(("who", "told"), [("dora", "benoit"), ("benoit", "dora")])
def test_it_ends_when_either_leaves_the_company(cast, clock, letters, who, told):
    Person.update(left_at=clock.at).where(Person.id == getattr(cast, who).id).execute()
    announce(PeopleLeft((getattr(cast, who).id,), clock.at))
    assert Delegation.get_by_id(cast.delegation.id).ended_at == clock.at
    # A leader's mentorship ends, too, and that is told by letters of its own.
    told_by_letter = [message.to for message in letters()]
    assert getattr(cast, told).email in told_by_letter and getattr(cast, who).email not in told_by_letter


def test_it_ends_when_the_two_are_paired(cast, clock):
    delegation = actions.accept(cast.asked_delegation, at=clock.at)
    assert delegation.state(clock.at) == ACCEPTED
    proposal = Proposal.get(Proposal.mentee == cast.delphine_enrollment)
    proposal.mentor.person = cast.zoe
    actions.end_between(proposal.mentee.person, proposal.mentor.person, at=clock.at)
    assert Delegation.get_by_id(delegation.id).state(clock.at) == ENDED


def test_an_agreed_pairing_ends_what_either_keeps_for_the_other(cast, clock, monkeypatch):
    from portal.mentorships import actions as mentorships

    monkeypatch.setattr(mentorships, "begin", lambda proposal, *, at: cast.chidi_and_delphine)
    row = Delegation.create(
        leader=cast.delphine, delegate=cast.chidi, email=cast.chidi.email, nonce="n", token_hash="h", named_at=clock.at,
        expires_at=clock.at + timedelta(days=14), accepted_at=clock.at,
    )
    announce(PairingAgreed(Proposal.get(Proposal.mentor == cast.chidi_enrollment), clock.at))
    assert Delegation.get_by_id(row.id).ended_at == clock.at


def test_each_step_stands_on_the_trail(cast, clock):
    row = actions.name("rosa@northwind.example", by=cast.benoit, at=clock.at)
    employee(cast, "rosa@northwind.example")
    actions.end(actions.accept(row, at=clock.at), by=cast.benoit, at=clock.at)
    about = Entry.select(Entry.verb).where(Entry.about == f"delegation/{row.id}").order_by(Entry.id)
    assert [entry.verb for entry in about] == ["delegates.named", "delegates.accepted", "delegates.ended"]


def test_a_leader_asks_twenty_times_an_hour_at_most(browser, cast, app):
    browser.sign_in(cast.benoit)
    for number in range(21):
        browser.post(PAGE, {"email": f"a{number}@northwind.example", "once": str(number)}, status=303 if number < 20 else 429)
        Delegation.delete().where(Delegation.email == f"a{number}@northwind.example").execute()
