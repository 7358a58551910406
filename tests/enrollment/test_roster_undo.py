"""Undoing the last import: everybody stands as before, who lost access by it is let in, and what cannot be undone is said."""
import pytest

from portal.audit.models import Entry
from portal.enrollment.invitations import actions as invitations
from portal.enrollment.models import Employee, Invitation
from portal.enrollment.roster import undo as roster_undo
from portal.enrollment.roster.models import RosterImport, StagedRow
from portal.enrollment.roster.queries import can_be_undone
from portal.enrollment.roster.undo import TooLate, undo
from portal.people.models import Device, Person
from tests.enrollment.rosters import csv_of, import_now, line, on_file, upload


@pytest.fixture
def bring_in(cast, clock, settings):
    """Let a file be applied at once, and give back its import."""

    def bring(content, **more):
        import_now(content, clock, settings, cast.carmen, **more)
        return RosterImport.select().order_by(RosterImport.id.desc()).get()

    return bring


@pytest.fixture
def take_back(cast, clock):
    return lambda row: undo(row, by=cast.carmen, at=clock.at)


def everybody():
    return list(Employee.select().order_by(Employee.id).dicts())


def accounts():
    return list(Person.select(Person.id, Person.email, Person.given_name, Person.family_name, Person.left_at).order_by(Person.id).tuples())


def test_undoing_brings_back_every_row_and_account_as_it_was(cast, bring_in, take_back):
    roster, people = everybody(), accounts()
    row = bring_in(csv_of(
        on_file(cast.ama_employee, title="Lead", email="ama.new@northwind.example"), on_file(cast.chidi_employee, status="terminated"),
        on_file(cast.jonas_employee, email=cast.ama.email), line(900, "pat@northwind.example", manager="701"),
    ))  # fmt: skip
    assert everybody() != roster and accounts() != people
    done = take_back(row)
    assert everybody() == roster and accounts() == people
    assert (done.restored, done.removed, done.stay, done.let_in) == (3, 1, 0, 1)


def test_undoing_a_full_file_lets_everybody_in_whom_it_missed_but_not_on_their_ended_devices(browser, cast, bring_in, take_back):
    browser.sign_in(cast.ama).get("/me")
    row = bring_in(csv_of(on_file(cast.benoit_employee)), is_full=True)
    take_back(row)
    assert Employee.get_by_id(cast.ama_employee.id).status == "active" and Employee.get_by_id(cast.ama_employee.id).gone_on is None
    browser.get("/me", status=302)
    assert not Device.select().where(Device.person == cast.ama, Device.ended_at.is_null()).exists()
    browser.sign_in(Person.get_by_id(cast.ama.id)).get("/me")


def test_who_had_left_before_stays_out(cast, clock, bring_in, take_back):
    bring_in(csv_of(on_file(cast.ama_employee, status="terminated")))
    left = Person.get_by_id(cast.ama.id).left_at
    clock.forward(days=1)
    take_back(bring_in(csv_of(on_file(cast.ama_employee, status="terminated", title="Lead"))))
    assert Person.get_by_id(cast.ama.id).left_at == left


def test_who_was_let_in_by_a_file_loses_access_again_with_it(cast, clock, bring_in, take_back, monkeypatch):
    bring_in(csv_of(on_file(cast.ama_employee, status="terminated")))
    clock.forward(days=1)
    row = bring_in(csv_of(on_file(cast.ama_employee, status="active")))
    assert Person.get_by_id(cast.ama.id).left_at is None
    told = []
    monkeypatch.setattr(roster_undo, "announce", told.append)
    take_back(row)
    assert Person.get_by_id(cast.ama.id).left_at == clock.at and told[0].person_ids == (cast.ama.id,)


def test_only_the_last_file_that_changed_something_can_be_undone(cast, clock, bring_in, take_back):
    first = bring_in(csv_of(line(900, "pat@northwind.example")))
    nothing_new = bring_in(csv_of(line(900, "pat@northwind.example")))
    assert can_be_undone(first) and not can_be_undone(nothing_new)
    second = bring_in(csv_of(line(901, "kim@northwind.example")))
    assert not can_be_undone(first) and can_be_undone(second)
    with pytest.raises(TooLate):
        take_back(first)
    take_back(second)
    with pytest.raises(TooLate):
        take_back(second)
    assert Employee.select().where(Employee.employee_id == "900").exists()


def test_what_stood_before_an_older_file_is_forgotten(cast, bring_in):
    faulty = line(900, "no-at-sign"), line(902, "p@northwind.example", manager="x")
    first = bring_in(csv_of(on_file(cast.ama_employee, title="Lead"), *faulty))
    bring_in(csv_of(line(901, "kim@northwind.example")))
    kept = list(StagedRow.select().where(StagedRow.roster_import == first).order_by(StagedRow.line))
    assert [(row.line, row.verdict) for row in kept] == [(3, "refused"), (4, "warned")]
    assert not any(row.email or row.family_name or row.cells for row in kept)


def test_who_was_new_and_has_been_invited_since_stays_on_the_roster(cast, clock, bring_in, take_back):
    row = bring_in(csv_of(line(900, "pat@northwind.example"), line(901, "kim@northwind.example")))
    pat = Employee.get(Employee.employee_id == "900")
    invitations.invite(cast.program, {"mentor": [pat.id]}, by=cast.carmen, at=clock.at)
    done = take_back(row)
    assert (done.removed, done.stay) == (1, 1)
    assert Invitation.select().where(Invitation.employee == pat).exists()
    assert not Employee.select().where(Employee.employee_id == "901").exists()


def test_who_stays_keeps_the_address_and_its_earlier_owner_the_new_one(cast, clock, bring_in, take_back):
    row = bring_in(csv_of(on_file(cast.ama_employee, email="ama.new@northwind.example"), line(900, cast.ama.email)))
    invitations.invite(cast.program, {"mentor": [Employee.get(Employee.employee_id == "900").id]}, by=cast.carmen, at=clock.at)
    take_back(row)
    assert Employee.get(Employee.employee_id == "900").email == cast.ama.email
    assert Employee.get_by_id(cast.ama_employee.id).email == "ama.new@northwind.example"


def test_an_account_that_a_wrong_address_found_is_let_go_and_keeps_its_own(cast, bring_in, take_back):
    bring_in(csv_of(line(900, "pat@northwind.example")))
    row = bring_in(csv_of(line(900, cast.carmen.email, "Carmen Ruiz")))
    assert Employee.get(Employee.employee_id == "900").person == cast.carmen
    take_back(row)
    assert Employee.get(Employee.employee_id == "900").person is None
    assert Person.get_by_id(cast.carmen.id).email == cast.carmen.email


def test_undoing_asks_first_says_what_it_cannot_undo_and_what_it_did(browser, cast):
    desk = browser.sign_in(cast.carmen)
    upload(desk, cast, csv_of(on_file(cast.ama_employee, status="terminated")))
    desk.follow()
    desk.submit("form[action$=application]")
    desk.follow()
    words = " ".join(desk.page.select_one("dialog#undo").get_text(" ").split())
    assert "Letters that were sent, invitations that were withdrawn and mentorships that ended stay as they are." in words
    desk.submit("dialog#undo form")
    desk.follow()
    assert "1 person stands as before." in desk.text and "1 person can sign in again." in desk.text and "Undone" in desk.text
    assert not desk.page.select("dialog#undo")
    row = RosterImport.get()
    assert Entry.select().where(Entry.verb == "enrollment.roster_undone", Entry.about == f"roster_import/{row.id}").count() == 1


def test_undoing_twice_says_that_it_was_undone_already(browser, cast, bring_in):
    row = bring_in(csv_of(on_file(cast.ama_employee, title="Lead")))
    address = f"/desk/programs/{cast.program.id}/roster/imports/{row.id}"
    desk = browser.sign_in(cast.carmen)
    desk.post(f"{address}/undo")
    desk.post(f"{address}/undo")
    desk.follow()
    assert "can no longer be undone" in desk.text
    assert Employee.get_by_id(cast.ama_employee.id).title == cast.ama_employee.title
