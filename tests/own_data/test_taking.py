"""Taking one's own data along: all of one's own, private words opened; nothing of anybody else's."""
import json

from portal.audit import actions
from portal.audit.models import Entry
from portal.enrollment.models import Answer, Employee, Question
from portal.pairing.models import Verdict
from portal.sessions.models import Cancellation, MentoringSession, SessionLog
from tests.cast import CANARIES


def _json_of(browser, person) -> dict:
    browser.sign_in(person).get("/me/data.json")
    assert browser.response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    return json.loads(browser.response.text)


def test_a_person_takes_along_everything_they_wrote_private_words_too(browser, cast):
    Verdict.update(reason=CANARIES.declining_reason).where(Verdict.person == cast.ama).execute()
    taken = json.dumps(_json_of(browser, cast.ama))
    mine = (
        CANARIES.private_journal, CANARIES.private_note, CANARIES.private_goal, CANARIES.private_takeaway, CANARIES.shared_journal,
        CANARIES.shared_note, CANARIES.declining_reason, CANARIES.agenda, CANARIES.question,
        "ama.owusu@northwind.example", "First tool explained",
    )
    assert not [word for word in mine if word not in taken]


def test_the_partner_s_file_holds_none_of_the_other_s_words(browser, cast):
    taken = json.dumps(_json_of(browser, cast.benoit))
    theirs = (
        CANARIES.private_journal, CANARIES.private_note, CANARIES.private_goal, CANARIES.private_takeaway, CANARIES.shared_journal,
        CANARIES.shared_note, "ama.owusu@northwind.example",
    )
    assert not [word for word in theirs if word in taken]
    assert "Ama Owusu" in taken, "with whom one met is one's own"


def test_the_page_says_the_same_as_the_file(browser, cast):
    Answer.create(enrollment=cast.ama_enrollment, question=cast.topics_question, value={"data": 3}, answered_at=cast.ama.joined_at)
    browser.sign_in(cast.ama).get("/me/data/all")
    for word in (CANARIES.private_journal, CANARIES.private_note, "What could you show a leader?", "Data", "Level 8, Technology"):
        assert word in browser.text, word


def test_the_file_holds_the_trail_as_its_page_tells_it(browser, cast, clock):
    actions.record("began a mentorship", by=cast.carmen, about=f"mentorship/{cast.ama_and_benoit.id}", program=cast.program.id)
    line = _json_of(browser, cast.ama)["trail"][1]
    told = browser.get("/me/data/trail").select("ul.lined li")[1].text
    assert line["by"] == cast.carmen.name and line["program"] == cast.program.name and line["what"] in told


def test_languages_places_and_zones_read_as_words(browser, cast):
    Employee.update(languages=["fr", "pl"], country="DE", timezone="Europe/Paris").where(Employee.person == cast.ama).execute()
    page = browser.sign_in(cast.ama).get("/me/data/all")
    assert "French, Polish" in page.text and "Germany" in page.text
    assert "Europe/Paris" not in page.text and "Central European" in page.text


def test_sessions_say_with_whom_and_whether_they_were_cancelled_and_topics_read_as_words(browser, cast, clock):
    Cancellation.create(session=cast.planned, side="mentee", cancelled_by=cast.benoit, cancelled_at=clock.at, reason="not-mine-to-read")
    SessionLog.update(topics=["data"]).where(SessionLog.written_by == cast.ama).execute()
    MentoringSession.update(agenda="One thing\nAnother").where(MentoringSession.id == cast.planned.id).execute()
    taken = _json_of(browser, cast.ama)
    assert {row["partner"] for row in taken["mentoring_session"]} == {"Benoit Laurent"}
    assert [row["cancelled_at"] is not None for row in taken["mentoring_session"]].count(True) == 1
    assert taken["session_log"][0]["topics"] == ["Data"] and "not-mine-to-read" not in json.dumps(taken)
    assert "One thing<br>Another" in str(browser.get("/me/data/all")).replace("<br/>", "<br>")


def test_a_word_with_a_sign_of_markup_reads_as_it_was_written(browser, cast):
    type(cast.topics_question).update(options=[{"key": "data", "label": "R&D <now>"}]).where(Question.key == "topics").execute()
    SessionLog.update(topics=["data"]).where(SessionLog.written_by == cast.ama).execute()
    assert "R&D <now>" in browser.sign_in(cast.ama).get("/me/data/all").text


def test_each_time_stands_on_the_trail(browser, cast):
    _json_of(browser, cast.ama)
    browser.get("/me/data/all")
    verbs = [entry.verb for entry in Entry.select().where(Entry.by == cast.ama.id).order_by(Entry.id.desc()).limit(2)]
    assert verbs == ["own_data.read", "own_data.taken"]


def test_ten_an_hour_are_enough(browser, cast):
    browser.sign_in(cast.ama)
    for _time in range(10):
        browser.get("/me/data.json")
    browser.get("/me/data.json", status=429)


def test_somebody_without_any_place_takes_along_the_account(browser, cast):
    assert set(_json_of(browser, cast.zoe)) - {"delegation"} == {"taken_at", "portal", "person", "device", "trail"}
