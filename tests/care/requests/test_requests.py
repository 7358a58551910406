"""A new pairing is asked for in private; the partner learns of an end in the neutral words, and of nothing else."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.care.requests import actions
from portal.care.requests.models import ENDED, WITHDRAWN, NewPairing, RequestAnswer
from portal.care.requests.queries import open_requests_for, requests_readable_by
from portal.db import db
from portal.enrollment.models import Employee
from portal.mail.letters import written
from portal.mail.outbox import Letter
from portal.mentorships import ending_actions as endings
from portal.mentorships.ending_words import BY_COORDINATOR, NEUTRAL
from portal.mentorships.models import Ending, Member, Mentorship
from portal.pairing.candidates import field_of
from portal.pairing.firm import FORMER, in_the_way, room_at
from portal.programs.formats import GROUP
from portal.programs.models import Program, Staff
from tests.cast import CANARIES
from tests.gallery.scenes import pair, place


@pytest.fixture
def asked(cast, clock):
    """Ama asks for a new pairing, and goes on meanwhile."""
    return ask(cast, clock.at)


def ask(cast, at, *, by=None, ends_now=False, reason=CANARIES.pairing_reason) -> NewPairing:
    return actions.ask(cast.ama_and_benoit, by=by or cast.ama, at=at, reason=reason, ends_now=ends_now)


def page_of(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}/new-pairing"


def desk(cast, request=None) -> str:
    return f"/desk/programs/{cast.program.id}/new-pairings" + (f"/{request.id}" if request else "")


def again(row):
    return type(row).get_by_id(row.id)


@pytest.mark.parametrize("who", ["ama", "benoit"])
def test_either_side_asks_and_sees_first_who_reads_it_and_what_both_will_read(browser, cast, who):
    browser.sign_in(getattr(cast, who)).get(page_of(cast))
    assert "That you ask, and why: Carmen Ruiz." in browser.text and str(BY_COORDINATOR) in browser.text and str(NEUTRAL) in browser.text
    browser.submit("main form", reason="We talk past each other")
    browser.follow()
    assert "knows nothing of it" in browser.text and "We talk past each other" in browser.text
    assert again(NewPairing.get()).asked_by == getattr(cast, who) and not again(cast.ama_and_benoit).has_ended
    browser.get(page_of(cast), status=303)


def test_the_partner_sees_nothing_of_it(browser, cast, asked, letters):
    sent = letters()
    assert {one.to for one in sent} == {cast.carmen.email}
    assert not any(name in f"{one.subject} {one.text} {one.html}" for one in sent for name in ("Ama", "Benoit", CANARIES.pairing_reason))
    browser.sign_in(cast.benoit)
    for page in ("/", f"/mentorships/{cast.ama_and_benoit.id}", page_of(cast), "/me/data/all", "/me/data/trail"):
        browser.get(page)
        assert CANARIES.pairing_reason not in browser.text and "new pairing asked" not in browser.text.lower()
    browser.get(f"/new-pairings/{asked.id}", status=404)


def test_a_coordinator_who_is_partner_or_in_the_line_reads_nothing(browser, cast, clock, asked):
    Staff.create(program=cast.program, person=cast.benoit, role="coordinator", appointed_at=clock.at)
    assert requests_readable_by(cast.benoit, cast.program) == []
    browser.sign_in(cast.benoit).get(desk(cast, asked), status=404)
    browser.get(f"/desk/programs/{cast.program.id}")
    assert "new pairing" not in browser.text.lower()
    boss = Employee.create(employee_id="1", email="c@x.example", given_name="C", family_name="R", job_level=4, person=cast.carmen)
    Employee.update(manager=boss).where(Employee.id == cast.ama_employee.id).execute()
    browser.sign_in(cast.carmen).get(desk(cast, asked), status=404)


def test_where_nobody_may_read_it_one_can_still_end_it(browser, cast):
    Staff.delete().where(Staff.role == "coordinator").execute()
    browser.sign_in(cast.ama).get(page_of(cast))
    assert "Turn to HR" in browser.text and browser.page.select_one(f"a[href='/mentorships/{cast.ama_and_benoit.id}/ending']")
    browser.post(page_of(cast), {"meanwhile": "on"}, status=403)


def test_whoever_ends_it_at_once_ends_it_in_the_neutral_words(browser, cast, letters):
    browser.sign_in(cast.ama).get(page_of(cast))
    browser.submit("main form", status=200, meanwhile="end", reason="My own words.")
    assert "Nothing has ended yet." in browser.text and browser.page.find(id="reason").text.strip() == "My own words."
    assert "End it now, and ask for a new pairing" in browser.text and not NewPairing.select().exists()
    browser.submit("main form", sure="yes", reason="")
    row = NewPairing.get()
    assert again(cast.ama_and_benoit).has_ended and row.closed_how == ENDED and row.sealed_reason is None
    ended = [one for one in letters() if "has ended" in one.subject]
    assert len(ended) == 2 and all(str(NEUTRAL) in " ".join(one.text.split()) for one in ended)
    browser.sign_in(cast.carmen).get(desk(cast, row))
    assert "It ended on" in browser.text


def test_the_coordinator_ends_it_in_the_neutral_words_that_stood_on_the_page(browser, cast, asked, letters):
    letters()
    browser.sign_in(cast.carmen).get(desk(cast, asked))
    assert CANARIES.pairing_reason in browser.text and str(BY_COORDINATOR) in browser.text
    browser.submit("form[action$='/ending']")
    assert again(asked).closed_how == ENDED and Ending.get().how == "coordinator"
    sent = letters()
    assert {one.to for one in sent} == {cast.ama.email, cast.benoit.email}
    for one in sent:
        text = " ".join(one.text.split())
        assert "new pairing" not in text and CANARIES.pairing_reason not in text
        assert ("calendar" if "session" in one.subject else str(BY_COORDINATOR)) in text


def test_after_the_end_both_are_in_the_next_round_and_not_proposed_to_each_other(cast, clock, asked):
    before = room_at(again(cast.benoit_enrollment))
    actions.end(asked, by=cast.carmen, at=clock.at)
    assert room_at(again(cast.benoit_enrollment)) == before + 1
    field = field_of(cast.program, clock.at.date())
    assert cast.ama_enrollment.id in field.mentor_ids and cast.benoit_enrollment.id in field.mentee_ids
    assert FORMER in in_the_way(cast.ama_enrollment, cast.benoit_enrollment, clock.at.date())


def test_once_the_program_is_over_no_page_of_a_request_speaks_of_a_next_round(browser, cast, clock, asked):
    actions.end(asked, by=cast.carmen, at=clock.at)
    pages = [(cast.ama, page_of(cast)), (cast.ama, f"/new-pairings/{asked.id}"), (cast.carmen, desk(cast, asked))]
    pages[0] = (cast.chidi, f"/mentorships/{cast.chidi_and_delphine.id}/new-pairing")
    assert all("next round" in browser.sign_in(who).get(path).text for who, path in pages)
    Program.update(starts_on=clock.at.date() - timedelta(days=400)).where(Program.id == cast.program.id).execute()
    for who, path in pages:
        told = browser.sign_in(who).get(path).text
        assert "next round" not in told and "Upward at Northwind is over, so nothing else follows." in told


def test_an_answer_reaches_whoever_asked_and_no_letter_holds_a_word_of_it(browser, cast, asked, letters):
    letters()
    browser.sign_in(cast.carmen).get(desk(cast, asked))
    browser.submit("form[action$='/answers']", status=422)
    browser.submit("form[action$='/answers']", words=CANARIES.pairing_answer)
    [letter] = letters()
    assert letter.to == cast.ama.email
    assert "canary" not in f"{letter.subject} {letter.text} {letter.html}" and "pairing" not in letter.subject.lower()
    browser.sign_in(cast.ama).get(f"/new-pairings/{asked.id}")
    assert CANARIES.pairing_answer in browser.text


def test_whoever_asked_answers_the_coordinators_and_no_letter_holds_a_word_of_it(browser, cast, clock, asked, letters):
    letters()
    browser.sign_in(cast.ama).get(f"/new-pairings/{asked.id}")
    browser.submit("form[action$='/answers']", status=422)
    browser.submit("form[action$='/answers']", words="A word of the reply.")
    assert "A word of the reply." in browser.follow().text
    [message] = letters()
    assert message.to == cast.carmen.email and "word of the reply" not in message.text + message.html and "Ama" not in message.text
    assert "A word of the reply." in browser.sign_in(cast.carmen).get(desk(cast, asked)).text
    actions.withdraw(asked, by=cast.ama, at=clock.at)
    browser.sign_in(cast.ama).post(f"/new-pairings/{asked.id}/answers", {"words": "More"}, status=403)


@pytest.mark.parametrize("who", ["ama", "carmen"])
def test_a_request_taken_back_forgets_why(browser, cast, asked, who):
    where = f"/new-pairings/{asked.id}" if who == "ama" else desk(cast, asked)
    browser.sign_in(getattr(cast, who)).get(where)
    browser.submit("form[action$='/withdrawal']")
    row = again(asked)
    assert row.closed_how == WITHDRAWN and row.sealed_reason is None and not again(cast.ama_and_benoit).has_ended
    assert written("requests.asked", {"request_id": row.id, "person_id": cast.carmen.id}) is None
    browser.follow()
    assert not browser.page.select("form[action$='/ending']")


def test_any_other_end_closes_what_both_asked_for(cast, clock, asked):
    other = ask(cast, clock.at, by=cast.benoit)
    endings.end(cast.ama_and_benoit, by=cast.benoit, at=clock.at)
    assert again(asked).closed_how == again(other).closed_how == ENDED


def test_asking_twice_is_asking_once(cast, clock, asked):
    assert ask(cast, clock.at + timedelta(days=1)).id == asked.id
    assert NewPairing.select().count() == 1


def test_no_line_of_the_trail_names_who_asked(cast, clock, asked):
    actions.answer(asked, "Let us talk", by=cast.carmen, at=clock.at)
    actions.withdraw(asked, by=cast.ama, at=clock.at)
    lines = list(Entry.select().where(Entry.verb.startswith("care.")))
    assert {line.by for line in lines} == {None, cast.carmen.id} and all(line.facts == {} for line in lines)


def test_the_reason_and_the_answer_are_not_in_the_columns(cast, clock, asked):
    actions.answer(asked, CANARIES.pairing_answer, by=cast.carmen, at=clock.at)
    told = (("new_pairing", "sealed_reason"), ("request_answer", "sealed_words"))
    rows = [row for table, column in told for row in db.execute_sql(f"SELECT {column} FROM {table}").fetchall()]
    assert len(rows) == 2 and all("canary" not in row[0] for row in rows)


def test_open_requests_stand_in_the_next_steps_and_above_the_mentorships(browser, cast, clock, asked):
    browser.sign_in(cast.carmen)
    for page in ("", "/mentorships"):
        browser.get(f"/desk/programs/{cast.program.id}{page}")
        assert "A new pairing is asked for" in browser.text
    actions.withdraw(asked, by=cast.ama, at=clock.at)
    browser.get(f"/desk/programs/{cast.program.id}/mentorships")
    assert "A new pairing is asked for" not in browser.text


def test_whoever_erases_takes_the_request_along_and_leaves_none(browser, cast, clock, asked):
    from portal.own_data.erasing import erase

    actions.answer(asked, CANARIES.pairing_answer, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.ama).get("/me/data/all")
    assert CANARIES.pairing_reason in browser.text and CANARIES.pairing_answer in browser.text
    erase(cast.ama, by=cast.ama, at=clock.at)
    assert not NewPairing.select().exists() and not RequestAnswer.select().exists()


def test_in_a_circle_the_others_go_on_without_the_one_who_asked(cast, clock):
    Program.update(format=GROUP).where(Program.id == cast.program.id).execute()
    for name in ("Ida One", "Udo Two"):
        member = place(name, "mentee", clock.at)
        Member.create(mentorship=cast.ama_and_benoit, person=member.person, enrollment=member, role="mentee")
    circle = Mentorship.get_by_id(cast.ama_and_benoit.id)
    request = actions.ask(circle, by=cast.benoit, at=clock.at, reason="", ends_now=False)
    actions.end(request, by=cast.carmen, at=clock.at)
    assert not again(circle).has_ended and again(request).closed_how == ENDED
    assert not Member.select().where(Member.mentorship == circle, Member.person == cast.benoit).exists()
    assert Letter.select().where(Letter.letter == "mentorships.left_circle").count() == 1


def test_many_requests_are_read_in_a_few_statements(cast, clock, monkeypatch):
    pairs = 12
    for number in range(pairs):
        mentor, mentee = place(f"Mo{number} Tor", "mentor", clock.at), place(f"Le{number} Der", "mentee", clock.at)
        actions.ask(pair(mentor, mentee, clock.at), by=mentor.person, at=clock.at, reason="", ends_now=False)
    said, real = [], db.obj.execute_sql
    monkeypatch.setattr(db.obj, "execute_sql", lambda sql, *args, **kwargs: (said.append(sql), real(sql, *args, **kwargs))[1])
    assert open_requests_for(cast.carmen, cast.program) == pairs
    # One for the manager of each, where nobody's is known yet.
    assert len(said) <= pairs + 5
