"""The front page: when do we meet, what waits for me, how do I log."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.enrollment.applications.models import Application, PlaceOffer
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round, Verdict
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, SessionLog
from tests.cast import CANARIES


@pytest.fixture
def home(browser):
    """Open the front page as somebody."""

    def open_as(person):
        return browser.sign_in(person).get("/")

    return open_as


@pytest.fixture
def queries(monkeypatch):
    """The statements that are sent to the database from now on."""
    sent = []
    execute = db.obj.execute_sql

    def counted(sql, *args, **kwargs):
        if not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "ROLLBACK")):
            sent.append(sql)
        return execute(sql, *args, **kwargs)

    monkeypatch.setattr(db.obj, "execute_sql", counted)
    return sent


def tasks(page) -> str:
    return " ".join(" ".join(item.get_text(" ").split()) for item in page.select(".tasks:not(.work) li"))


def test_who_is_not_signed_in_finds_a_door_and_no_names(browser, cast):
    page = browser.get("/")
    assert page.select_one("main a[href='/sign-in']")
    assert "Ama" not in browser.text


def test_the_door_speaks_of_reverse_mentoring_only_where_there_is_nothing_else(browser, cast):
    assert "senior leaders" in browser.get("/").text
    Program.update(format="peer").where(Program.id == cast.program.id).execute()
    assert "leader" not in browser.get("/").text.lower()


def test_a_member_reads_when_and_with_whom_the_next_session_is(home, cast):
    page = home(cast.ama)
    card = " ".join(page.select_one(".meeting").get_text(" ").split())
    assert "You and Benoit Laurent" in card
    assert "Session 4 of 6" in card
    assert "Next session in 5 days" in card and "Monday 19 October, 11:00" in card
    assert len(page.select(".path .held")) == 3


def test_a_partner_in_another_zone_is_told_with_their_time(home, cast):
    Person.update(timezone="Africa/Nairobi").where(Person.id == cast.ama.id).execute()
    text = home(cast.benoit).select_one(".meeting").get_text(" ")
    assert "That is 12:00 for Ama." in text


@pytest.mark.parametrize(
    ("ahead", "words"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (13, "in 13 days"), (20, "in 3 weeks"), (70, "in 2 months")]
)
def test_how_far_the_next_session_is_counts_days_on_the_readers_calendar(home, cast, clock, ahead, words):
    clock.set(2026, 10, 14, 21, 30)
    Person.update(timezone="Europe/Paris").where(Person.id == cast.ama.id).execute()
    # Half an hour before midnight in Paris; the session is in the first hours of a day.
    starts_at = clock.at.replace(hour=21, minute=45) + timedelta(days=ahead)
    MentoringSession.update(starts_at=starts_at).where(MentoringSession.id == cast.planned.id).execute()
    assert f"Next session {words}" in " ".join(home(cast.ama).select_one(".meeting").get_text(" ").split())


def test_the_mentor_prepares_an_agenda_that_is_not_there_and_both_see_one_that_is(browser, home, cast):
    assert "See the agenda" in home(cast.ama).text
    MentoringSession.update(agenda="").where(MentoringSession.id == cast.planned.id).execute()
    page = home(cast.ama)
    fold = browser.get(page.find("a", string="Prepare the agenda")["href"].partition("#")[0]).select_one("details[open]")
    assert fold.find_parent(id="agenda") and fold.select_one("textarea")
    assert "See the agenda" in home(cast.benoit).text


def test_a_cancelled_session_is_no_next_session_and_waits_for_no_log(home, cast):
    Cancellation.create(session=cast.planned, side="mentee", cancelled_by=cast.benoit, cancelled_at=cast.planned.planned_at)
    page = home(cast.ama)
    assert "Plan the next session" in page.select_one(".meeting").text


def test_a_session_that_is_over_waits_for_its_log_until_the_reader_logged_it(browser, home, cast, clock):
    clock.forward(days=5, minutes=46)
    assert "Did the session on Mon 19 Oct happen?" in tasks(home(cast.ama)).replace("\N{NO-BREAK SPACE}", " ")
    at = cast.planned.starts_at
    SessionLog.create(session=cast.planned, written_by=cast.benoit, outcome="happened", logged_at=at, changed_at=at)
    page = browser.get("/")
    assert "Benoit says that it did" in tasks(page)
    assert page.select_one(f".tasks a[href='/sessions/{cast.planned.id}/log?back=home']")
    SessionLog.create(session=cast.planned, written_by=cast.ama, outcome="happened", logged_at=at, changed_at=at)
    assert "happen?" not in tasks(browser.get("/"))


def test_a_session_that_is_on_now_is_still_the_next_and_can_be_joined_and_logged(home, cast, clock):
    MentoringSession.update(join_link="https://meet.example/1").where(MentoringSession.id == cast.planned.id).execute()
    clock.forward(days=5, minutes=10)
    page = home(cast.ama)
    assert "On now, until 11:45" in page.text
    assert "happen?" not in tasks(page)
    links = {link.text: link["href"] for link in page.select(".meeting .button")}
    assert links == {"Join the call": "https://meet.example/1", "Log it": f"/sessions/{cast.planned.id}/log?back=home"}


def test_what_waits_stands_above_when_they_meet_unless_a_session_is_on(home, cast, clock):
    def order(page):
        return [tag["class"][0] for tag in page.select(".tasks, .meeting")]

    Enrollment.update(completed_at=None).where(Enrollment.id == cast.ama_enrollment.id).execute()
    assert order(home(cast.ama)) == ["tasks", "meeting"]
    clock.forward(days=5, minutes=10)
    assert order(home(cast.ama)) == ["meeting", "tasks"]


def test_a_page_has_one_main_button(home, cast, clock):
    for person in (cast.ama, cast.chidi, cast.jonas):
        assert len(home(person).select("main .button-main")) == 1
    clock.forward(days=5, minutes=46)
    assert [one.text for one in home(cast.ama).select("main .button-main")] == ["Log it"]


def test_many_tasks_stand_in_a_fold_behind_the_first_two(home, cast, clock):
    for number in range(3):
        _another_mentorship(cast, number, clock.at)
    page = home(cast.ama)
    assert len(page.select(".tasks")[0].select("li")) == 2
    assert page.select_one("details.fold > summary").text == "4 more wait"
    assert len(tasks(page).split("happen?")) == 4


def test_a_session_without_a_plan_is_logged_from_a_form_that_stands_open(browser, home, cast):
    link = home(cast.ama).find("a", string="Log it")["href"]
    assert link.endswith("?open=past#log_past")
    page = browser.get(link.partition("#")[0])
    assert page.find(id="log_past").select_one("details[open] form[action$='/past-sessions']")


def test_a_disputed_session_does_not_count_as_held(home, cast):
    SessionLog.update(outcome="did_not").where(SessionLog.id == cast.ama_log.id).execute()
    assert len(home(cast.ama).select(".path .held")) == 2


def test_a_session_that_two_report_differently_waits_for_both_until_they_say_the_same(browser, home, cast):
    SessionLog.update(outcome="did_not").where(SessionLog.id == cast.ama_log.id).execute()
    log = f".tasks a[href='/sessions/{cast.ama_log.session_id}/log?back=home']"
    day = cast.ama_log.session.starts_at.strftime("%a %-d %b")
    page = home(cast.ama)
    assert f"You and Benoit say different things about {day}" in tasks(page) and page.select_one(log)
    page = home(cast.benoit)
    assert f"You and Ama say different things about {day}" in tasks(page) and page.select_one(log)
    browser.get(page.select_one(log)["href"])
    SessionLog.update(outcome="happened").where(SessionLog.id == cast.ama_log.id).execute()
    assert "different things" not in tasks(browser.get("/"))


def test_a_mentorship_without_a_plan_asks_for_one(browser, home, cast):
    assert "Plan the next session" in home(cast.chidi).select_one(".meeting").text
    MentoringSession.delete().where(MentoringSession.mentorship == cast.chidi_and_delphine).execute()
    page = home(cast.chidi)
    assert "Plan your first session" in page.select_one(".meeting").text
    fold = browser.get(page.find("a", string="Plan a session")["href"].partition("#")[0]).select_one("details[open]")
    assert fold.select_one("form[action$='/sessions']")


def test_an_unfinished_questionnaire_waits(home, cast):
    page = home(cast.jonas)
    assert "Your questions for Upward at Northwind" in tasks(page)
    Enrollment.update(completed_at=cast.planned.planned_at).where(Enrollment.person == cast.jonas).execute()
    page = home(cast.jonas)
    assert not tasks(page)
    assert "Your profile is complete" in page.text
    place = Enrollment.get(Enrollment.person == cast.jonas)
    assert page.find("a", string="See your answers")["href"] == f"/enrollments/{place.id}/answers"


def test_who_is_paired_still_finds_their_own_answers(home, cast):
    link = home(cast.ama).find("a", string="Your answers for Upward at Northwind")
    assert link["href"] == f"/enrollments/{cast.ama_enrollment.id}/answers"


def test_move_it_opens_the_form_that_moves_that_session(browser, home, cast):
    link = home(cast.ama).find("a", string="Move it")["href"]
    assert link == f"/sessions/{cast.planned.id}?open=move#changes"
    open_folds = browser.get(link.partition("#")[0]).select("details[open]")
    assert [fold.summary.text for fold in open_folds] == ["Move it"]
    assert open_folds[0].find_parent(id="changes")


def test_a_proposal_waits_for_its_answer_until_somebody_declined(browser, home, cast, clock):
    place = Enrollment.get(Enrollment.person == cast.jonas)
    drawn = Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at)
    proposal = Proposal.create(round=drawn, mentor=place, mentee=cast.delphine_enrollment, score=1, parts=[])
    assert "A partner is proposed" not in home(cast.jonas).text
    Round.update(released_at=clock.at).where(Round.id == drawn.id).execute()
    Proposal.update(released_at=clock.at).where(Proposal.id == proposal.id).execute()
    page = browser.get("/")
    assert page.select_one(f".tasks a[href='/proposals/{proposal.id}']")
    Verdict.create(proposal=proposal, person=cast.delphine, answer="decline", given_at=clock.at)
    assert "A partner is proposed" not in browser.get("/").text


def test_the_page_needs_as_many_queries_for_three_proposals_as_for_one(browser, home, cast, queries, clock):
    place = Enrollment.get(Enrollment.person == cast.jonas)
    drawn = Round.create(program=cast.program, number=2, asked_at=clock.at, drawn_at=clock.at, released_at=clock.at)
    asked = []
    for mentees in ([cast.delphine_enrollment], [cast.benoit_enrollment, cast.ama_enrollment]):
        for mentee in mentees:
            Proposal.create(round=drawn, mentor=place, mentee=mentee, score=1, parts=[], released_at=clock.at)
        home(cast.jonas)
        queries.clear()
        assert browser.get("/").text.count("A partner is proposed") == len(asked) * 2 + 1
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_of_an_ended_mentorship_the_front_page_keeps_the_way_to_it_and_no_meeting(home, cast, clock):
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    page = home(cast.ama)
    [link] = page.select(f"a[href='/mentorships/{cast.ama_and_benoit.id}']")
    assert link.text == "Your mentorship with Benoit Laurent, which has ended"
    assert "Benoit" not in page.text.replace(link.text, "")


def test_a_session_that_waits_for_its_log_still_does_when_the_mentorship_has_ended(home, browser, cast, clock):
    SessionLog.delete().where(SessionLog.written_by == cast.ama).execute()
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    page = home(cast.ama)
    address = page.find("a", string="Log it")["href"]
    assert "Did the session on" in page.select_one(".tasks").text
    browser.get(address)


def test_a_place_that_is_kept_for_somebody_waits_for_them_with_its_time(home, cast, clock):
    Application.delete().execute()
    facts = {"program": cast.other_program, "employee": cast.jonas_employee, "person": cast.zoe, "role": "mentor", "why": ""}
    row = Application.create(**facts, applied_at=clock.at)
    assert "Your application is with the coordinators" in home(cast.zoe).text
    Application.update(approved_at=clock.at).execute()
    assert "You are on the waiting list" in home(cast.zoe).text
    PlaceOffer.create(application=row, offered_at=clock.at, expires_at=clock.at + timedelta(days=5))
    page = home(cast.zoe)
    assert "A place in Another program is kept for you" in page.select_one(".tasks").text and "19 October" in page.text
    assert page.select_one(".tasks a")["href"] == f"/applications/{row.id}" and "waiting list" not in page.text


def test_staff_find_their_work(home, cast):
    for person, address in ((cast.carmen, "/desk"), (cast.sofia, "/summaries"), (cast.adam, "/administration")):
        assert home(person).select_one(f".work a[href='{address}']")
    assert not home(cast.ama).select(".work")


def test_who_has_no_place_anywhere_gets_a_kind_word(home, cast):
    page = home(cast.zoe)
    assert "Nothing here yet" in page.text


def test_no_words_of_logs_agendas_or_journals_stand_on_the_front_page(home, cast):
    for name in ("ama", "benoit", "chidi", "delphine", "carmen", "sofia", "adam"):
        text = home(getattr(cast, name)).text
        assert not [words for words in vars(CANARIES).values() if words in text]


def test_the_page_needs_as_many_queries_for_five_mentorships_as_for_one(browser, home, cast, queries, clock):
    home(cast.ama)
    queries.clear()
    browser.get("/")
    for_one = len(queries)
    for number in range(4):
        more = _another_mentorship(cast, number, clock.at)
        SessionLog.create(session=more, written_by=cast.benoit, outcome="happened", logged_at=clock.at, changed_at=clock.at)
    queries.clear()
    page = browser.get("/")
    assert len(page.select(".meeting")) == 5
    assert len(queries) == for_one <= 10


def _another_mentorship(cast, number, at) -> MentoringSession:
    numbers = {"sessions_agreed": 6, "days_between_sessions": 30, "session_minutes": 45}
    row = Mentorship.create(program=cast.program, started_at=at, starts_on=at.date(), **numbers)
    for enrollment in (cast.ama_enrollment, cast.benoit_enrollment):
        Member.create(mentorship=row, person=enrollment.person_id, enrollment=enrollment, role=enrollment.role)
    held = {"starts_at": at - timedelta(days=2), "minutes": 45, "planned_at": at}
    return MentoringSession.create(mentorship=row, uid=f"more-{number}@northwind", **held)


def test_help_names_the_coordinators_of_the_readers_own_programs_alone(browser, cast):
    page = browser.get("/help")
    assert not page.select("main a[href^='mailto:']")
    page = browser.sign_in(cast.ama).get("/help")
    assert [link["href"] for link in page.select("main a[href^='mailto:']")] == [f"mailto:{cast.carmen.email}"]
    assert not browser.sign_in(cast.zoe).get("/help").select("main a[href^='mailto:']")
