"""A concern asks first: who reads it, in which words, by whose consent; nothing is kept before the last press."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.care.concerns import actions
from portal.care.concerns.models import ACT, TELL, Concern, ConcernAnswer, Consent
from portal.care.concerns.queries import concerns_told_to, lacks_reader, waiting_for
from portal.care.concerns.words import readers_sentence
from portal.care.confidants import LINE, PARTNER, SELF, THEIR_LINE, confidants_of, reason_against
from portal.db import db
from portal.enrollment.models import Employee
from portal.mail.letters import written
from portal.mail.outbox import Letter
from portal.mentorships.models import Member, Mentorship
from portal.people.devices import COOKIE
from portal.people.models import Administration
from portal.programs.models import Staff
from tests.browser import values_of
from tests.cast import CANARIES
from tests.house.visits import snapshot

SENTENCE = "Only Carmen Ruiz can read this. No other coordinator, no sponsor, no administrator."


@pytest.fixture
def second(cast, clock):
    """Otto coordinates the program, too."""
    Staff.create(program=cast.program, person=cast.otto, role="coordinator", appointed_by=cast.adam, appointed_at=clock.at)
    return cast.otto


@pytest.fixture
def concern(cast, clock):
    """Ama told Carmen something, and wants it done."""
    said = {"to": cast.carmen, "sentence": SENTENCE, "kind": ACT, "words": CANARIES.concern, "mentorship": cast.ama_and_benoit}
    return actions.send(cast.ama_enrollment, **said, by=cast.ama, at=clock.at)


def begin(browser, cast, query=""):
    return browser.sign_in(cast.ama).get(f"/places/{cast.ama_enrollment.id}/concern{query}")


def send(browser, status=303, **typed):
    return browser.submit("main form[action$='/concern']", status=status, **typed)


def desk(cast, concern=None) -> str:
    return f"/desk/programs/{cast.program.id}/concerns" + (f"/{concern.id}" if concern else "")


def _selects(monkeypatch, do) -> int:
    """How many selects this sends."""
    statements, execute = [], type(db.obj).execute_sql
    with monkeypatch.context() as patch:
        patch.setattr(type(db.obj), "execute_sql", lambda self, sql, *rest: statements.append(sql) or execute(self, sql, *rest))
        do()
    return len([sql for sql in statements if sql.startswith("SELECT")])


def test_the_page_asks_what_is_wanted_and_who_reads_it_and_nothing_is_kept_before_the_press(browser, cast):
    before = snapshot(without=("device", "person"))
    begin(browser, cast, f"?mentorship={cast.ama_and_benoit.id}")
    for words in ("Is somebody in danger right now?", "What do you want?", "Who shall read it?", SENTENCE, "you meet Benoit Laurent"):
        assert words in browser.text, words
    assert snapshot(without=("device", "person")) == before
    send(browser, want=TELL, words="It is heavy.\n\nSecond thought.", consent="y")
    kept, consent = Concern.get(), Consent.get()
    assert kept.kind == TELL and kept.words_for(cast.ama) == "It is heavy.\n\nSecond thought." and kept.mentorship == cast.ama_and_benoit
    assert consent.sentence == SENTENCE and consent.reader == cast.carmen and consent.given_at == kept.sent_at
    browser.follow()
    assert "Carmen Ruiz has not read it yet" in browser.text


def test_of_two_who_may_be_told_each_stands_with_the_sentence_that_is_agreed_to(browser, cast, second):
    begin(browser, cast)
    assert SENTENCE in browser.text and str(readers_sentence(second)) in browser.text
    assert not browser.page.select("input[name=reader][checked]")
    assert "Only the one whom you chose can read this." in browser.page.select_one("#words-readers").text
    send(browser, status=422, want=TELL, words="It is heavy.", consent="y")
    assert "Choose who shall read it." in browser.text
    send(browser, reader=str(second.id))
    assert Consent.get().reader == second and Consent.get().sentence == str(readers_sentence(second))


def test_without_the_consent_nothing_is_sent_and_the_words_stay_on_the_page(browser, cast):
    begin(browser, cast)
    send(browser, status=422, want=ACT, words="It is heavy.")
    assert "Mark that you agree" in browser.text and "It is heavy." in browser.text
    assert not Concern.select().exists() and not Letter.select().exists()


def test_whoever_wants_help_gets_questions_and_edits_one_text_of_the_answers(browser, cast):
    before = snapshot(without=("device", "person"))
    begin(browser, cast)
    assert "What happened, and when?" in browser.text
    _put_together(browser, want=ACT, effect="I sleep badly", wish="Somebody else")
    written_so_far = browser.page.select_one("textarea[name=words]").text.strip()
    assert written_so_far == "What does it do to you?\nI sleep badly\n\nWhat would help?\nSomebody else"
    _put_together(browser, limit="That they hear of it")
    assert browser.page.select_one("textarea[name=words]").text.strip().startswith(written_so_far)
    assert not browser.page.select_one("textarea[name=limit]").text.strip() and snapshot(without=("device", "person")) == before
    send(browser, words="My own words", consent="y")
    assert Concern.get().kind == ACT and Concern.get().words_for(cast.ama) == "My own words"


def test_answers_that_are_no_text_yet_are_read_as_one_before_they_are_sent(browser, cast):
    begin(browser, cast)
    send(browser, status=422, want=TELL, effect="I sleep badly", consent="y")
    assert "Your answers stand in this text now." in browser.text and not Concern.select().exists()
    send(browser)
    assert Concern.get().words_for(cast.ama) == "What does it do to you?\nI sleep badly"


def _put_together(browser, **typed):
    values = {**values_of(browser.page.select_one("main form[action$='/concern']")), **typed}
    return browser.post(browser.page.select_one("button[formaction]")["formaction"], values, status=200)


def test_a_second_press_sends_nothing_twice(browser, cast):
    begin(browser, cast)
    form = browser.page.select_one("main form[action$='/concern']")
    sent = {**values_of(form), "want": TELL, "words": "It is heavy.", "consent": "y"}
    for _press in range(2):
        browser.post(form["action"], sent)
    assert Concern.select().count() == 1


def test_whoever_is_signed_out_while_writing_gets_the_words_back_and_sends_them_after_signing_in(browser, cast):
    before = snapshot(without=("device", "person"))
    begin(browser, cast)
    browser.client.delete_cookie(COOKIE, domain="localhost")
    typed = {"want": TELL, "words": "It is heavy.\n\nAnd <b>more</b>.", "consent": "y"}
    send(browser, status=401, **typed)
    assert "It is heavy." in browser.text and "And <b>more</b>." in browser.text and not Concern.select().exists()
    assert snapshot(without=("device", "person")) == before
    assert "Open Upward in another tab" in browser.text and not browser.page.select("main a")
    again = values_of(browser.page.select_one("main form"))
    browser.sign_in(cast.ama).post(f"/places/{cast.ama_enrollment.id}/concern", again)
    assert Concern.get().words_for(cast.ama) == "It is heavy.\n\nAnd <b>more</b>."


def test_what_comes_back_after_signing_out_is_not_sent_by_somebody_else_who_signs_in(browser, cast):
    begin(browser, cast)
    browser.client.delete_cookie(COOKIE, domain="localhost")
    send(browser, status=401, want=TELL, words="It is heavy.", consent="y")
    again = values_of(browser.page.select_one("main form"))
    browser.sign_in(cast.benoit).post(f"/places/{cast.ama_enrollment.id}/concern", again, status=404)
    assert not Concern.select().exists()


def test_nobody_in_the_writers_reporting_line_is_offered_in_either_direction(cast, second):
    boss = Employee.create(employee_id="1", email="boss@northwind.example", given_name="B", family_name="B", job_level=2)
    line = Employee.create(employee_id="2", email=second.email, given_name="O", family_name="B", job_level=4, manager=boss, person=second)
    Employee.update(manager=line).where(Employee.id == cast.ama_employee.id).execute()
    assert reason_against(second, cast.ama_enrollment) == LINE
    Employee.update(manager=None).where(Employee.id == cast.ama_employee.id).execute()
    Employee.update(manager=cast.ama_employee).where(Employee.id == boss.id).execute()
    assert reason_against(second, cast.ama_enrollment) == LINE
    Employee.update(manager=None).where(Employee.id == boss.id).execute()
    assert reason_against(second, cast.ama_enrollment) is None


def _line(person, number="9001", manager=None):
    names = {"given_name": person.given_name, "family_name": person.family_name, "email": person.email}
    return Employee.create(employee_id=number, job_level=4, person=person, manager=manager, **names)


def test_nobody_who_works_for_the_partner_at_any_distance_reads_what_may_be_about_the_partner(browser, cast, second):
    between = Employee.create(
        employee_id="9000", email="between@northwind.example", given_name="B", family_name="B", job_level=4, manager=cast.benoit_employee
    )
    _line(second, manager=between)
    assert reason_against(second, cast.ama_enrollment) == THEIR_LINE and reason_against(second, cast.chidi_enrollment) is None
    begin(browser, cast)
    assert "Not Otto Berg: somebody whom you meet in this program, or met, stands in one reporting line" in browser.text
    assert [one.id for one in confidants_of(cast.ama_enrollment).offered] == [cast.carmen.id]


def test_nobody_above_the_partner_reads_it_either_also_after_it_has_ended(cast, clock, second):
    Employee.update(manager=_line(second)).where(Employee.id == cast.benoit_employee.id).execute()
    assert reason_against(second, cast.ama_enrollment) == THEIR_LINE
    type(cast.ama_and_benoit).update(ended_at=clock.at).execute()
    assert reason_against(second, cast.ama_enrollment) == THEIR_LINE


def test_in_a_circle_nobody_in_a_line_with_any_of_its_members_reads_it(cast, second):
    _line(second, manager=cast.delphine_employee)
    assert reason_against(second, cast.ama_enrollment) is None
    Member.create(mentorship=cast.ama_and_benoit, person=cast.delphine, enrollment=cast.delphine_enrollment, role="mentee")
    assert reason_against(second, cast.ama_enrollment) == THEIR_LINE


def test_a_line_with_somebody_met_in_another_program_keeps_nobody_away(cast, second):
    _line(second, manager=cast.benoit_employee)
    Mentorship.update(program=cast.other_program).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    assert reason_against(second, cast.ama_enrollment) is None


def test_whoever_comes_into_the_partners_reporting_line_finds_it_no_longer_and_the_writer_is_asked_for_another(cast, concern, second):
    _line(cast.carmen, manager=cast.benoit_employee)
    assert concerns_told_to(cast.carmen, cast.program) == [] and lacks_reader(concern)


def test_the_desk_asks_the_database_as_much_for_four_writers_as_for_one(cast, clock, concern, monkeypatch):
    _line(cast.carmen)
    told = {"to": cast.carmen, "sentence": SENTENCE, "kind": TELL, "words": "One more"}
    before = _selects(monkeypatch, lambda: concerns_told_to(cast.carmen, cast.program))
    for name in ("chidi", "benoit", "delphine"):
        actions.send(getattr(cast, f"{name}_enrollment"), **told, by=getattr(cast, name), at=clock.at)
    assert len(concerns_told_to(cast.carmen, cast.program)) == 4
    assert _selects(monkeypatch, lambda: concerns_told_to(cast.carmen, cast.program)) == before


def test_the_partner_and_the_writer_are_not_offered_and_the_page_says_why(browser, cast, clock, second):
    for person in (cast.benoit, cast.ama):
        Staff.create(program=cast.program, person=person, role="coordinator", appointed_at=clock.at)
    found = confidants_of(cast.ama_enrollment)
    assert [one.id for one in found.offered] == [second.id, cast.carmen.id]
    assert {person.id: why for person, why in found.left_out} == {cast.benoit.id: PARTNER, cast.ama.id: SELF}
    begin(browser, cast)
    assert "Not Benoit Laurent: you two meet in a mentorship, or did." in browser.text
    assert "Carmen Ruiz" in browser.text and "Otto Berg" in browser.text


def test_a_former_partner_is_not_offered_either(cast, clock):
    type(cast.ama_and_benoit).update(ended_at=clock.at).execute()
    Staff.create(program=cast.program, person=cast.benoit, role="coordinator", appointed_at=clock.at)
    assert reason_against(cast.benoit, cast.ama_enrollment) == PARTNER


def test_where_nobody_is_left_the_page_says_whom_else_to_turn_to(browser, cast):
    Employee.create(employee_id="1", email="c@x.example", given_name="C", family_name="R", job_level=4, person=cast.carmen)
    Employee.update(manager=Employee.get(Employee.employee_id == "1")).where(Employee.id == cast.ama_employee.id).execute()
    begin(browser, cast)
    assert "Turn to HR" in browser.text and "Not Carmen Ruiz: you two stand in one reporting line." in browser.text
    assert not browser.page.select("main form")


def test_a_concern_is_found_by_the_named_coordinator_alone(browser, cast, concern, second):
    browser.sign_in(second).get(desk(cast))
    assert "Nothing waits" in browser.text
    browser.get(desk(cast, concern), status=404)
    for act in ("reading", "answers", "done", "closing"):
        browser.post(f"{desk(cast, concern)}/{act}", {"answer-words": "x", "done-words": "x"}, status=404)
    for name in ("benoit", "sofia", "adam", "chidi"):
        browser.sign_in(getattr(cast, name)).get(f"/concerns/{concern.id}", status=404)


def test_an_administrator_who_coordinates_does_not_read_what_was_told_to_another(browser, cast, clock, concern, second):
    Administration.create(person=second, appointed_at=clock.at)
    browser.sign_in(second).get(desk(cast, concern), status=404)


def test_whoever_comes_into_the_reporting_line_finds_it_no_longer(cast, concern):
    carmens = Employee.create(employee_id="1", email="c@x.example", given_name="C", family_name="R", job_level=4, person=cast.carmen)
    Employee.update(manager=carmens).where(Employee.id == cast.ama_employee.id).execute()
    assert concerns_told_to(cast.carmen, cast.program) == []


def test_the_coordinator_opens_it_and_the_writer_sees_when(browser, cast, clock, concern):
    browser.sign_in(cast.carmen).get(desk(cast, concern))
    assert CANARIES.concern not in browser.text and "Ama" not in browser.text
    clock.forward(hours=2)
    browser.submit("form[action$='/reading']")
    browser.follow()
    assert CANARIES.concern in browser.text and "Ama Owusu" in browser.text and "Something should be done" in browser.text
    browser.sign_in(cast.ama).get(f"/concerns/{concern.id}")
    assert "Carmen Ruiz read it" in browser.text


def test_an_answer_and_what_was_done_reach_the_writer_alone(browser, cast, clock, concern):
    actions.read(concern, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get(desk(cast, concern))
    browser.submit("form[action$='/answers']", **{"answer-words": "Thank you for telling me"})
    browser.follow()
    browser.submit("form[action$='/done']", **{"done-words": "I spoke to facilities"})
    browser.follow()
    browser.submit("form[action$='/closing']")
    assert browser.sign_in(cast.ama).get(f"/concerns/{concern.id}")
    assert "Thank you for telling me" in browser.text and "I spoke to facilities" in browser.text and "Closed on" in browser.text


def test_where_nothing_is_wanted_nothing_can_be_said_to_be_done(browser, cast, clock):
    told = {"to": cast.carmen, "sentence": SENTENCE, "kind": TELL, "words": "Only so"}
    concern = actions.send(cast.ama_enrollment, **told, by=cast.ama, at=clock.at)
    browser.sign_in(cast.carmen).post(f"{desk(cast, concern)}/answers", {"answer-words": "x"}, status=403)
    actions.read(concern, by=cast.carmen, at=clock.at)
    browser.get(desk(cast, concern))
    assert "do nothing without asking first" in browser.text and not browser.page.select("form[action$='/done']")
    browser.post(f"{desk(cast, concern)}/done", {"done-words": "x"}, status=403)


def test_a_withdrawn_concern_leaves_no_word_and_no_letter(browser, cast, clock, concern):
    actions.read(concern, by=cast.carmen, at=clock.at)
    actions.answer(concern, CANARIES.concern_answer, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.ama).get(f"/concerns/{concern.id}")
    assert "The audit trail keeps that a concern was withdrawn, without your name." in browser.text
    browser.submit("form[action$='/withdrawal']")
    assert not any(table.select().exists() for table in (Concern, Consent, ConcernAnswer))
    assert not Letter.select().where(Letter.letter == "concerns.told").exists()
    browser.sign_in(cast.carmen).get(desk(cast, concern), status=404)
    assert written("concerns.news", {"concern_id": concern.id}) is None


def test_when_the_reader_coordinates_no_more_the_writer_sends_it_to_another(browser, cast, clock, concern, second):
    browser.sign_in(cast.ama).get(f"/concerns/{concern.id}/reader", status=403)
    Staff.delete().where(Staff.person == cast.carmen).execute()
    browser.get(f"/concerns/{concern.id}")
    assert "Carmen Ruiz can no longer be told." in browser.text
    browser.get(f"/concerns/{concern.id}/reader")
    assert str(readers_sentence(second)) in browser.text
    browser.submit("form[action$='/reader']", status=422, reader=str(second.id))
    browser.submit("form[action$='/reader']", reader=str(second.id), consent="y")
    rows = list(Consent.select().order_by(Consent.id))
    assert [row.reader_id for row in rows] == [cast.carmen.id, second.id] and rows[0].ended_at and not rows[1].ended_at
    browser.sign_in(second).get(desk(cast, concern))


def test_the_writer_hears_that_another_reader_is_needed_and_finds_it_on_the_front_page(browser, cast, clock, concern, second, letters):
    actions.ask_for_other_readers(at=clock.at)
    assert "needs another reader" not in " ".join(one.subject for one in letters())
    Staff.delete().where(Staff.person == cast.carmen).execute()
    for _time in range(2):
        actions.ask_for_other_readers(at=clock.at)
    [message] = [one for one in letters() if "needs another reader" in one.subject]
    assert message.to == cast.ama.email and CANARIES.concern not in message.text and "Carmen" not in message.text
    browser.sign_in(cast.ama).get("/")
    assert browser.page.select_one(f"main a[href='/concerns/{concern.id}/reader']")
    browser.get(f"/concerns/{concern.id}")
    assert "Only you can read this, until you choose another coordinator." in browser.text and SENTENCE not in browser.text
    actions.send_on(concern, to=second, sentence=str(readers_sentence(second)), at=clock.at)
    assert not browser.get("/").select(f"main a[href='/concerns/{concern.id}/reader']")
    assert written("concerns.reader_lost", {"concern_id": concern.id}) is None


def test_whoever_can_be_told_again_is_asked_about_no_more(browser, cast, clock, concern):
    staff = Staff.get(Staff.person == cast.carmen)
    staff.delete_instance()
    actions.ask_for_other_readers(at=clock.at)
    Staff.create(program=cast.program, person=cast.carmen, role="coordinator", appointed_by=cast.adam, appointed_at=clock.at)
    actions.ask_for_other_readers(at=clock.at)
    assert not browser.sign_in(cast.ama).get("/").select("main a[href$='/reader']")


def test_the_front_page_asks_the_database_as_much_for_five_concerns_as_for_one(browser, cast, clock, concern, monkeypatch):
    browser.sign_in(cast.ama).get("/")
    before = _selects(monkeypatch, lambda: browser.get("/"))
    for number in range(4):
        said = {"to": cast.carmen, "sentence": SENTENCE, "kind": TELL, "words": f"One more, {number}"}
        actions.send(cast.ama_enrollment, **said, by=cast.ama, at=clock.at)
    Staff.delete().where(Staff.person == cast.carmen).execute()
    actions.ask_for_other_readers(at=clock.at)
    assert len(browser.get("/").select("main a[href$='/reader']")) == 5
    assert _selects(monkeypatch, lambda: browser.get("/")) == before


def test_the_writer_answers_the_coordinator_and_the_letter_holds_no_word_of_it(browser, cast, clock, concern, letters):
    actions.read(concern, by=cast.carmen, at=clock.at)
    actions.answer(concern, "What would help?", by=cast.carmen, at=clock.at)
    assert waiting_for(cast.carmen, cast.program) == 0
    letters()
    browser.sign_in(cast.ama).get(f"/concerns/{concern.id}")
    browser.submit("form[action$='/answers']", status=422)
    browser.submit("form[action$='/answers']", words="A word of the reply.")
    assert "A word of the reply." in browser.follow().text
    [message] = letters()
    assert message.to == cast.carmen.email and "word of the reply" not in message.text + message.html and "Ama" not in message.text
    assert waiting_for(cast.carmen, cast.program) == 1 and Entry.get(Entry.verb == "care.concern_replied").by is None
    assert "A word of the reply." in browser.sign_in(cast.carmen).get(desk(cast, concern)).text


def test_after_it_is_closed_the_writer_can_write_again_and_delete_and_answers_no_more(browser, cast, clock, concern):
    actions.close(concern, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.ama).get(f"/concerns/{concern.id}")
    assert browser.page.select_one(f"a[href='/places/{cast.ama_enrollment.id}/concern']")
    browser.post(f"/concerns/{concern.id}/answers", {"words": "More"}, status=403)
    browser.get(f"/concerns/{concern.id}")
    browser.submit("form[action$='/withdrawal']")
    assert not Concern.select().exists()


def test_no_letter_says_a_word_or_a_name_of_it(cast, clock, concern, letters):
    actions.read(concern, by=cast.carmen, at=clock.at)
    Consent.update(read_at=None).execute()
    actions.answer(concern, CANARIES.concern_answer, by=cast.carmen, at=clock.at)
    sent = letters()
    actions.close(concern, by=cast.carmen, at=clock.at)
    sent += letters()[len(sent):]
    assert {one.to for one in sent} == {cast.carmen.email, cast.ama.email}
    for one in sent:
        text = f"{one.subject} {one.text} {one.html}"
        assert "canary" not in text and "Laurent" not in text and "Owusu" not in text and "concern" not in one.subject.lower()
        assert ("Ama" in text) == (one.to == cast.ama.email)


def test_no_line_of_the_trail_and_no_row_of_the_outbox_names_the_writer(cast, clock, concern):
    actions.read(concern, by=cast.carmen, at=clock.at)
    actions.answer(concern, "Thank you", by=cast.carmen, at=clock.at)
    actions.withdraw(concern)
    lines = list(Entry.select().where(Entry.verb.startswith("care.")))
    assert {line.by for line in lines} == {None, cast.carmen.id} and all(line.facts == {} for line in lines)
    assert all(line.about == f"concern/{concern.id}" for line in lines)
    assert all(set(row.payload) <= {"consent_id", "concern_id"} for row in Letter.select())


def test_the_writer_reads_the_own_lines_and_nobody_else_does(browser, cast, clock, concern):
    actions.read(concern, by=cast.carmen, at=clock.at)
    browser.sign_in(cast.ama).get("/me/data/trail")
    assert "A concern sent in confidence" in browser.text and "A concern read" in browser.text
    for name in ("benoit", "adam", "sofia"):
        browser.sign_in(getattr(cast, name)).get("/me/data/trail")
        assert "concern" not in browser.text.lower()


def test_the_words_are_not_in_the_columns(cast, clock, concern):
    actions.answer(concern, CANARIES.concern_answer, by=cast.carmen, at=clock.at)
    for table in ("concern", "concern_answer"):
        rows = db.execute_sql(f"SELECT sealed_words FROM {table}").fetchall()
        assert rows and all("canary" not in row[0] for row in rows)


def test_the_words_open_for_nobody_else_even_in_code(cast, clock, concern, second):
    assert concern.words_for(cast.carmen) == CANARIES.concern
    with pytest.raises(PermissionError):
        concern.words_for(second)


def test_a_concern_waits_in_the_next_steps_of_the_named_coordinator_alone(browser, cast, clock, concern, second):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    assert "A concern waits" in browser.text
    browser.sign_in(second).get(f"/desk/programs/{cast.program.id}")
    assert "concern" not in browser.text.lower()
    actions.read(concern, by=cast.carmen, at=clock.at)
    actions.answer(concern, "Thank you", by=cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    assert "A concern waits" not in browser.text


def test_it_is_reached_from_the_mentorship_the_place_and_help(browser, cast):
    browser.sign_in(cast.ama)
    way = f"/places/{cast.ama_enrollment.id}/concern"
    for page in (f"/mentorships/{cast.ama_and_benoit.id}", f"/places/{cast.ama_enrollment.id}", "/help"):
        assert any(link["href"].startswith(way) for link in browser.get(page).select("main a")), page
    assert not Member.select().where(Member.person == cast.carmen).exists()
    assert "Something worries me" not in browser.sign_in(cast.carmen).get("/help").text


def test_the_log_of_requests_leaves_out_who_came_there(browser, cast, concern, caplog):
    with caplog.at_level("INFO", logger="portal.requests"):
        begin(browser, cast)
        browser.get(f"/concerns/{concern.id}")
        browser.get(f"/mentorships/{cast.ama_and_benoit.id}/new-pairing")
    assert [record.person for record in caplog.records if record.name == "portal.requests"] == [None] * 3


def test_another_mentorship_than_ones_own_is_not_taken_along(browser, cast):
    begin(browser, cast, f"?mentorship={cast.chidi_and_delphine.id}")
    assert "Delphine" not in browser.text
    send(browser, want=TELL, words="x", consent="y")
    assert Concern.get().mentorship is None


def test_after_ninety_days_nothing_of_it_is_left(cast, clock, concern):
    from portal.own_data.retention_actions import keep_promises

    actions.answer(concern, "Thank you", by=cast.carmen, at=clock.at)
    keep_promises(at=clock.at + timedelta(days=400))
    assert not any(table.select().exists() for table in (Concern, Consent, ConcernAnswer))
