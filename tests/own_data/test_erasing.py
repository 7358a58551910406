"""Erasing oneself: nothing of a person is left but what the page said would stay."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.enrollment.models import Answer, Employee, Enrollment
from portal.enrollment.roster.models import UNUSABLE, RosterImport, StagedRow
from portal.mentorships.models import Member
from portal.own_data.erasing import Hindered, erase
from portal.own_data.models import Erasure
from portal.own_data.queries import hindrances
from portal.pairing.models import Proposal, Verdict
from portal.people.models import Administration, Person
from portal.programs.models import GroupCoordination, OwnerGroup, Program, Staff
from portal.schema import MODELS
from portal.sessions.models import SessionLog
from tests.browser import Browser
from tests.cast import CANARIES

# The roster is HR's, and says so on the page.
STAYING = {"employee"}


def _everything() -> str:
    """Every value of every table, sealed words as they lie there."""
    tables = [model._meta.table_name for model in MODELS if model._meta.table_name not in STAYING]
    return "\n".join(repr(row) for name in tables for row in db.execute_sql(f'SELECT * FROM "{name}"').fetchall())


def _sealed_words(person) -> list[str]:
    rows = db.execute_sql(f"SELECT private_note, takeaway FROM session_log WHERE written_by_id = {person.id}").fetchall()
    return [word for row in rows for word in row if word]


def test_no_name_address_or_word_of_theirs_is_left_in_any_table(cast, clock):
    Answer.create(enrollment=cast.ama_enrollment, question=cast.why_joined_question, value="an-answer-of-ama", answered_at=clock.at)
    Verdict.update(reason=CANARIES.declining_reason).where(Verdict.person == cast.ama).execute()
    sealed = _sealed_words(cast.ama)
    assert sealed and "an-answer-of-ama" in _everything()
    erase(cast.ama, by=cast.ama, at=clock.at)
    left = _everything()
    shared = CANARIES.shared_journal, CANARIES.shared_note, CANARIES.agenda, CANARIES.question
    words = ("Owusu", "ama.owusu", "an-answer-of-ama", *shared, *sealed)
    assert not [word for word in words if word in left]


def test_access_ends_at_once_on_every_device(app, browser, cast, clock):
    """ASVS v5.0.0-7.4.2 and v5.0.0-8.3.2."""
    other = Browser(app).sign_in(cast.ama)
    browser.sign_in(cast.ama).get("/me/erasure")
    browser.submit("form.form", is_read="y")
    account = cast.ama.account
    assert browser.response.location == "/erased" and browser.response.headers["Clear-Site-Data"] == '"cache"'
    # The device takes off what is this account's; others who use the same browser keep what they wrote.
    assert browser.follow().select_one("[data-erased]")["data-erased"] == account
    assert not browser.get("/erased").select("[data-erased]")
    for each in (browser, other):
        each.get("/me", status=302)


def test_the_page_says_first_what_goes_and_what_stays_and_why(browser, cast):
    browser.sign_in(cast.ama).get("/me/erasure")
    going, staying = ("Your journal", "Your mentorship ends"), ("department or answers", "The company’s roster stays")
    assert not [words for words in going + staying if words not in browser.text]
    assert "What you administer" not in browser.text, "only what there is"
    assert Person.get_by_id(cast.ama.id).given_name == "Ama"


def test_nothing_is_erased_before_the_page_was_read(browser, cast):
    browser.sign_in(cast.ama).get("/me/erasure")
    browser.submit("form.form", status=422)
    assert Person.get_by_id(cast.ama.id).email == cast.ama.email and not Erasure.select().exists()


def test_the_partner_keeps_their_own_words_and_sees_no_name(browser, cast, clock):
    SessionLog.update(shared_note="A note of Benoit's").where(SessionLog.written_by == cast.benoit).execute()
    erase(cast.ama, by=cast.ama, at=clock.at)
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "Former member" in browser.text and "Owusu" not in browser.text and "A note of Benoit's" in browser.text


def test_the_desk_lists_the_mentorship_without_a_name(browser, cast, clock):
    erase(cast.ama, by=cast.ama, at=clock.at)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships")
    assert "Former member" in browser.text and "Owusu" not in browser.text


def test_counts_stay_true(cast, clock):
    before = (Member.select().count(), Proposal.select().count(), SessionLog.select().count(), Enrollment.select().count())
    erase(cast.ama, by=cast.ama, at=clock.at)
    assert before == (Member.select().count(), Proposal.select().count(), SessionLog.select().count(), Enrollment.select().count())
    assert Proposal.get(Proposal.mentor == cast.ama_enrollment).parts == []


def test_the_roster_stays_with_hr_and_leads_to_no_account(cast, clock):
    erase(cast.ama, by=cast.ama, at=clock.at)
    line = Employee.get(Employee.employee_id == "701")
    assert (line.email, line.person_id, line.status) == ("ama.owusu@northwind.example", None, "active")


def test_two_erased_people_share_no_address(cast, clock):
    for person in (cast.ama, cast.chidi):
        erase(person, by=person, at=clock.at)
    emails = [Person.get_by_id(person.id).email for person in (cast.ama, cast.chidi)]
    assert len(set(emails)) == 2 and all(email.endswith("@erased.invalid") for email in emails)


def test_the_trail_says_that_it_happened_and_the_database_keeps_it(cast, clock):
    erase(cast.ama, by=cast.ama, at=clock.at)
    entry = Entry.select().order_by(Entry.id.desc()).first()
    assert (entry.verb, entry.by, entry.about) == ("own_data.erased", cast.ama.id, f"person/{cast.ama.id}")


def test_the_last_administrator_appoints_another_first(browser, cast, clock):
    browser.sign_in(cast.adam).get("/me/erasure")
    assert "Appoint another administrator first." in browser.text and not browser.page.select("form.form")
    with pytest.raises(Hindered):
        erase(cast.adam, by=cast.adam, at=clock.at)
    Administration.create(person=cast.zoe, appointed_by=cast.adam, appointed_at=clock.at)
    erase(cast.adam, by=cast.adam, at=clock.at)
    assert not Administration.select().where(Administration.person == cast.adam).exists()


def test_the_only_coordinator_of_a_running_program_cannot_leave_it_alone(browser, cast, clock):
    with pytest.raises(Hindered):
        erase(cast.carmen, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get("/me/erasure")
    assert "Nobody else coordinates Upward at Northwind." in browser.text
    browser.post("/me/erasure", {"is_read": "y"}, status=422)
    assert Staff.select().where(Staff.person == cast.carmen).exists()
    Program.update(starts_on=clock.at.date() - timedelta(days=400)).where(Program.id == cast.program.id).execute()
    erase(cast.carmen, by=cast.carmen, at=clock.at)


def test_coordinators_of_the_group_that_owns_a_program_count_as_its_coordinators(cast, clock):
    group = OwnerGroup.create(name="Women’s network", made_by=cast.adam, made_at=clock.at)
    Program.update(owned_by=group).where(Program.id == cast.program.id).execute()
    assert hindrances(cast.carmen) == [cast.program]
    GroupCoordination.create(group=group, person=cast.zoe, appointed_by=cast.adam, appointed_at=clock.at)
    assert hindrances(cast.carmen) == [] == hindrances(cast.zoe)
    Staff.delete().where(Staff.program == cast.program, Staff.role == "coordinator").execute()
    assert hindrances(cast.zoe) == [cast.program]


def test_a_line_of_a_roster_file_that_could_not_be_used_goes_too(cast, clock):
    taken = RosterImport.create(file_name="hr.csv", read_at=clock.at)
    line = {"roster_import": taken, "line": 7, "kind": UNUSABLE, "verdict": "refused"}
    StagedRow.create(**line, cells=["E-9", "AMA.OWUSU@northwind.example", "Ama", "Owusu", "level nine"])
    kept = StagedRow.create(**{**line, "line": 8}, cells=["E-10", "zoe@northwind.example", "Zoe", "", ""])
    erase(cast.ama, by=cast.ama, at=clock.at)
    assert [row.id for row in StagedRow.select()] == [kept.id]


def test_who_was_erased_may_come_back_as_somebody_new(cast, clock):
    erase(cast.ama, by=cast.ama, at=clock.at)
    fresh = Person.create(email="ama.owusu@northwind.example", given_name="Ama", family_name="Owusu", joined_at=clock.at)
    assert fresh.id != cast.ama.id
