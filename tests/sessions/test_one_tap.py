"""One-tap links: whose they are, how long they open, and that nobody makes one."""
from datetime import timedelta

import brotli
import pytest

from portal.audit.models import Entry
from portal.mentorships.models import Member
from portal.programs.models import Program
from portal.sessions import records
from portal.sessions.models import MentoringSession, SessionLog
from portal.sessions.one_tap import OPEN_FOR, address_for, member_behind, token_for
from portal.sessions.queries import is_confirmed, is_disputed, is_held
from tests.cast import CANARIES, CAST


def test_the_address_is_the_same_each_time_and_when_the_session_moves(cast):
    before = address_for(cast.planned, cast.ama)
    cast.planned.starts_at, cast.planned.sequence = cast.planned.starts_at + timedelta(days=3), 4
    cast.planned.save()
    assert address_for(MentoringSession.get_by_id(cast.planned.id), cast.ama) == before


def test_each_person_has_an_address_of_their_own(cast, clock):
    assert address_for(cast.planned, cast.ama) != address_for(cast.planned, cast.benoit)
    session, member = member_behind(token_for(cast.planned, cast.benoit), clock.at)
    assert (session, member.person) == (cast.planned, cast.benoit)


def test_no_signature_opens_another_session_or_another_person(cast, clock):
    signed = token_for(cast.planned, cast.ama).split("-", 2)[2]
    for session, person in ((cast.held, cast.ama), (cast.planned, cast.benoit), (cast.cancelled, cast.ama)):
        assert member_behind(f"{session.id}-{person.id}-{signed}", clock.at) is None


def test_whoever_is_no_member_has_no_link_that_opens(cast, clock):
    assert member_behind(token_for(cast.planned, cast.chidi), clock.at) is None
    assert member_behind(token_for(cast.planned, cast.dora), clock.at) is None


def test_it_opens_until_two_weeks_after_the_session(cast):
    token, over = token_for(cast.planned, cast.ama), cast.planned.ends_at + OPEN_FOR
    assert member_behind(token, over - timedelta(seconds=1)) and member_behind(token, over) is None


FORGED = "a" * 43


@pytest.mark.parametrize("token", ["", "wrong", "1-1-", f"1-1-{FORGED}", f"{'9' * 30}-1-{FORGED}", f"١-1-{FORGED}", f"1-1-{'é' * 43}"])
def test_what_was_never_signed_opens_nothing(cast, browser, token):
    browser.get(f"/s/{token}", status=404)


def test_the_page_names_with_whom_and_when_on_that_persons_clock(cast, browser):
    browser.get(f"/s/{CAST.tap_token}")
    assert "with Benoit" in browser.text and cast.planned.starts_at.strftime("%-d %B") in browser.text


@pytest.fixture
def begun(cast, clock):
    """The planned session has begun: its links can be answered."""
    clock.forward(days=5, minutes=1)
    return cast.planned


def link(session, person) -> str:
    return "/s/" + token_for(session, person)


def log_of(session, person) -> SessionLog | None:
    return SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == person)


def buttons(page) -> list[str]:
    return [button["value"] for button in page.select("main button[name=outcome]")]


def test_opening_a_link_changes_nothing(cast, browser, begun):
    before = Entry.select().count()
    page = browser.get(link(begun, cast.ama))
    assert buttons(page) == ["happened", "moved", "did_not"] and not log_of(begun, cast.ama)
    assert Entry.select().count() == before
    assert browser.response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("outcome", ["happened", "moved", "did_not"])
def test_one_press_answers_from_that_persons_side(cast, browser, begun, outcome):
    browser.get(link(begun, cast.ama))
    browser.submit(outcome=outcome)
    log = log_of(begun, cast.ama)
    assert (log.outcome, log.by_link, log.worth, log.topics) == (outcome, True, None, []) and not log_of(begun, cast.benoit)
    entry = Entry.select().order_by(Entry.id.desc()).first()
    assert (entry.verb, entry.by, entry.facts) == ("sessions.log", cast.ama.id, {"outcome": outcome, "by_link": True})
    assert "Noted" in browser.follow().h1.text


def test_until_it_expires_the_page_shows_the_answer_and_lets_it_be_corrected(cast, browser, begun, clock):
    noted = {"happened": "it happened", "did_not": "it did not happen", "moved": "it was moved"}
    for outcome in (*noted, "happened"):
        browser.get(link(begun, cast.ama))
        browser.submit(outcome=outcome)
        assert noted[outcome] in browser.follow().h1.text and outcome not in buttons(browser.page)
    clock.forward(days=15)
    browser.get(link(begun, cast.ama), status=404)
    browser.post(link(begun, cast.ama), {"outcome": "did_not"}, status=404)
    assert log_of(begun, cast.ama).outcome == "happened"


def test_the_same_answer_twice_is_one(cast, browser, begun):
    before = Entry.select().count()
    for _ in range(2):
        browser.post(link(begun, cast.ama), {"outcome": "happened"})
    assert Entry.select().count() == before + 1 and log_of(begun, cast.ama).version == 1


def test_a_correction_by_link_leaves_every_other_word_of_a_full_log(cast, browser, clock):
    clock.forward(days=-29)
    browser.post(link(cast.held, cast.ama), {"outcome": "did_not"})
    log = log_of(cast.held, cast.ama)
    assert (log.outcome, log.worth, log.topics, log.shared_note) == ("did_not", 5, ["data"], CANARIES.shared_note)
    assert log.private_note.open() == CANARIES.private_note and log.takeaway.open() == CANARIES.private_takeaway
    browser.post(link(cast.held, cast.ama), {"outcome": "happened"})
    assert log_of(cast.held, cast.ama).topics == ["data"]


def test_what_others_report_is_confirmed_with_one_button(cast, browser, begun, clock):
    records.answer(begun, by=cast.benoit, at=clock.at, outcome="happened")
    page = browser.get(link(begun, cast.ama))
    assert "Benoit reports that it happened." in browser.text
    assert [button["value"] for button in page.select("main button[name=outcome]") if not button.find_parent("details")] == ["happened"]
    browser.submit(outcome="happened")
    assert is_true(is_confirmed(), begun)


def test_when_the_sides_differ_the_page_says_so_and_it_counts_as_neither(cast, browser, begun, clock):
    records.answer(begun, by=cast.benoit, at=clock.at, outcome="did_not")
    browser.get(link(begun, cast.ama))
    browser.submit(outcome="happened")
    browser.follow()
    assert "It counts once you both say the same." in browser.text
    assert is_true(is_disputed(), begun) and not is_true(is_held(), begun)


def is_true(condition, session) -> bool:
    return MentoringSession.select().where(MentoringSession.id == session.id, condition).exists()


def test_before_the_session_nothing_is_offered_and_nothing_kept(cast, browser):
    page = browser.get(link(cast.planned, cast.ama))
    assert not buttons(page) and "Come back after" in browser.text
    browser.post(link(cast.planned, cast.ama), {"outcome": "happened"})
    assert not log_of(cast.planned, cast.ama) and "Come back after" in browser.follow().text


def test_a_cancelled_session_says_so_and_takes_no_answer(cast, browser, clock):
    clock.forward(days=-19)
    page = browser.get(link(cast.cancelled, cast.delphine))
    assert "This session was cancelled" in page.h1.text and not buttons(page)
    browser.post(link(cast.cancelled, cast.delphine), {"outcome": "happened"})
    assert not log_of(cast.cancelled, cast.delphine)


@pytest.mark.parametrize("data", [{}, {"outcome": "wonderful"}, {"outcome": ""}])
def test_what_is_no_answer_changes_nothing(cast, browser, begun, data):
    browser.post(link(begun, cast.ama), data)
    assert not log_of(begun, cast.ama)


def test_wrong_expired_and_unknown_look_alike(cast, browser, begun):
    expired = link(cast.held, cast.ama)
    dead = expired, "/s/wrong", link(begun, cast.chidi), f"{link(begun, cast.ama)}x"
    pages = [str(browser.get(path, status=404).main) for path in dead]
    assert len(set(pages)) == 1


def test_who_has_left_the_company_has_no_link_that_opens(cast, browser, begun, clock):
    cast.ama.left_at = clock.at
    cast.ama.save()
    browser.get(link(begun, cast.ama), status=404)


def test_the_link_comes_in_one_round_trip_with_its_styles(cast, browser, begun):
    page = browser.get(link(begun, cast.ama))
    sheet = browser.app.test_client().get(page.select_one("link[rel=stylesheet]")["href"])
    assert len(brotli.compress(browser.response.data, quality=4)) + len(brotli.compress(sheet.data)) < 14 * 1024


def test_who_tries_many_has_to_wait(browser):
    for number in range(20):
        browser.get(f"/s/wrong-{number}", status=404)
    browser.get("/s/wrong", status=429)


def test_the_page_says_no_word_of_a_log_an_agenda_or_a_topic(cast, browser, clock):
    clock.forward(days=-29)
    cast.held.agenda = CANARIES.agenda
    cast.held.save()
    for person in (cast.ama, cast.benoit):
        browser.get(link(cast.held, person))
        said = browser.response.text
        assert not [word for word in vars(CANARIES).values() if word in said] and "Data" not in said and "@" not in said


def test_an_assistant_who_holds_the_link_answers_for_the_leader_and_opens_nothing_else(cast, browser, begun):
    browser.sign_in(cast.dora).get(link(begun, cast.benoit))
    browser.submit(outcome="happened")
    assert log_of(begun, cast.benoit).outcome == "happened" and not SessionLog.select().where(SessionLog.written_by == cast.dora).exists()
    for onward in [way["href"] for way in browser.follow().select("main a")]:
        browser.get(onward, status=404)


def test_another_site_cannot_answer(cast, browser, begun):
    browser.post(link(begun, cast.ama), {"outcome": "happened"}, status=403, headers={"Sec-Fetch-Site": "cross-site"})
    assert not log_of(begun, cast.ama)


def test_in_a_circle_the_others_are_named_together(cast, browser, begun, clock):
    Program.update(format="group").where(Program.id == cast.program.id).execute()
    Member.create(mentorship=cast.ama_and_benoit, person=cast.delphine, enrollment=cast.delphine_enrollment, role="mentee")
    for person in (cast.benoit, cast.delphine):
        records.answer(begun, by=person, at=clock.at, outcome="happened")
    browser.get(link(begun, cast.ama))
    assert "Benoit and Delphine report that it happened." in browser.text
