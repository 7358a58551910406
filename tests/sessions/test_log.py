"""Logging while signed in: one press that confirms, two devices at one log, which side, and what was agreed to do."""
import pytest

from portal.audit.models import Entry
from portal.sessions import records
from portal.sessions.models import Action, SessionLog
from tests.browser import Browser, values_of


@pytest.fixture
def reported(cast, clock):
    """Benoit reports the planned session."""
    clock.forward(days=5, hours=2)
    records.answer(cast.planned, by=cast.benoit, at=clock.at, outcome="happened")
    return cast.planned


def mine(session, person) -> SessionLog | None:
    return SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == person)


def badge(browser, session) -> str:
    return browser.page.find(id=f"session-{session.id}").select_one(".badge").text


@pytest.mark.parametrize(("outcome", "word"), [("happened", "Reported by both"), ("did_not", "You report it differently")])
def test_one_press_on_the_workspace_confirms_or_denies_what_the_partner_reports(browser, cast, reported, outcome, word):
    page = browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "Benoit reports that it happened." in page.find(id=f"session-{reported.id}").text
    browser.submit(f"form[action='/sessions/{reported.id}/outcome']:has([value={outcome}])")
    browser.follow()
    assert badge(browser, reported) == word
    log = mine(reported, cast.ama)
    assert (log.outcome, log.by_link, log.worth) == (outcome, False, None)
    assert browser.page.select_one(f"#session-{reported.id} a[href='/sessions/{reported.id}/log']"), "no way to say more"


def test_one_press_on_the_front_page_confirms_and_stays_there(browser, cast, reported):
    browser.sign_in(cast.ama).get("/")
    assert "Benoit says that it did" in browser.text
    browser.submit(f"form[action^='/sessions/{reported.id}/outcome']:has([value=happened])")
    assert browser.response.location == "/" and "Noted" in browser.follow().text
    assert mine(reported, cast.ama).outcome == "happened"


def test_who_denies_it_is_asked_again_on_the_front_page_and_so_is_the_partner(browser, cast, reported):
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "did_not"})
    for person in (cast.ama, cast.benoit):
        browser.sign_in(person).get("/")
        assert "say different things" in browser.text


def test_a_press_on_an_old_page_overwrites_nothing(browser, cast, reported, clock):
    records.log(reported, by=cast.ama, at=clock.at, outcome="did_not", shared_note="We were both ill")
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "happened"})
    assert browser.response.location == f"/sessions/{reported.id}/log"
    assert "something else about this session before" in browser.follow().text
    assert (mine(reported, cast.ama).outcome, mine(reported, cast.ama).version) == ("did_not", 1)


def test_the_same_press_twice_is_one(browser, cast, reported):
    before = Entry.select().count()
    browser.sign_in(cast.ama)
    for _ in range(2):
        browser.post(f"/sessions/{reported.id}/outcome", {"outcome": "happened"})
    assert Entry.select().count() == before + 1


def test_a_press_without_an_answer_leads_to_the_log(browser, cast, reported):
    browser.sign_in(cast.ama).post(f"/sessions/{reported.id}/outcome", {"outcome": "maybe"})
    assert browser.response.location == f"/sessions/{reported.id}/log" and not mine(reported, cast.ama)


def test_nothing_is_confirmed_before_it_begins_or_after_it_was_cancelled(browser, cast):
    browser.sign_in(cast.ama).post(f"/sessions/{cast.planned.id}/outcome", {"outcome": "happened"}, status=403)
    browser.sign_in(cast.delphine).post(f"/sessions/{cast.cancelled.id}/outcome", {"outcome": "happened"})
    assert "This session was cancelled." in browser.follow().text and not mine(cast.cancelled, cast.delphine)


@pytest.mark.parametrize("name", ["dora", "carmen", "adam", "sofia", "chidi"])
def test_nobody_else_answers_while_signed_in_least_of_all_an_assistant(browser, cast, reported, name):
    browser.sign_in(getattr(cast, name)).post(f"/sessions/{reported.id}/outcome", {"outcome": "did_not"}, status=404)
    browser.get(f"/sessions/{reported.id}/log", status=404)
    assert mine(reported, cast.benoit).outcome == "happened" and not mine(reported, cast.ama)


@pytest.fixture
def begun(cast, clock):
    clock.forward(days=5, hours=2)
    return cast.planned


def path_of(session) -> str:
    return f"/sessions/{session.id}/log"


def version(session, person) -> int:
    return mine(session, person).version


# --- saving it is safely repeated ---


def test_a_double_tap_logs_once_and_adds_one_action(browser, cast, begun):
    form = values_of(browser.sign_in(cast.ama).get(path_of(begun)).select_one("#log"))
    before = Entry.select().where(Entry.verb == "sessions.log").count()
    for _ in range(2):
        browser.post(path_of(begun), {**form, "outcome": "happened", "worth": "4", "to_do": "Send the figures"})
    assert Entry.select().where(Entry.verb == "sessions.log").count() == before + 1
    assert version(begun, cast.ama) == 1 and Action.select().where(Action.session == begun).count() == 1


def test_a_form_from_the_back_button_with_other_words_is_judged_by_what_it_saw(browser, cast, begun):
    form = values_of(browser.sign_in(cast.ama).get(path_of(begun)).select_one("#log"))
    browser.post(path_of(begun), {**form, "outcome": "happened", "shared_note": "First"})
    page = browser.post(path_of(begun), {**form, "outcome": "happened", "shared_note": "Second"}, status=409)
    assert "First" in page.select_one(".problems").text and page.find(id="shared_note").text.strip() == "Second"
    assert mine(begun, cast.ama).shared_note == "First"


def test_words_can_be_changed_and_changed_back(browser, cast, begun):
    browser.sign_in(cast.ama)
    for words in ("One", "Two", "One"):
        browser.get(path_of(begun))
        browser.submit("#log", outcome="happened", shared_note=words)
    assert mine(begun, cast.ama).shared_note == "One" and version(begun, cast.ama) == 3


# --- two devices ---


@pytest.fixture
def two_devices(browser, app, cast, begun):
    """Two browsers of Ama have the same empty form open; the first has saved."""
    phone, laptop = browser.sign_in(cast.ama), Browser(app).sign_in(cast.ama)
    for device in (phone, laptop):
        device.get(path_of(begun))
    words = {"shared_note": "Note from the phone", "private_note": "For me, from the phone", "takeaway": "Kept from the phone"}
    phone.submit("#log", outcome="happened", worth="4", topics="data", **words)
    return laptop


TYPED = {"outcome": "happened", "worth": "2", "topics": "ai", "shared_note": "Note from the laptop", "takeaway_circle": "shared"}


def test_the_second_device_is_shown_both_versions_and_nothing_is_overwritten(two_devices, cast, begun):
    page = two_devices.submit("#log", status=409, **TYPED)
    stored = page.select_one(".problems").text
    assert all(words in stored for words in ("Note from the phone", "For me, from the phone", "Kept from the phone", "Data"))
    assert page.find(id="shared_note").text.strip() == "Note from the laptop"
    log = mine(begun, cast.ama)
    assert (log.worth, log.shared_note, log.version) == (4, "Note from the phone", 1)


def test_to_save_again_is_to_have_chosen_ones_own(two_devices, cast, begun):
    two_devices.submit("#log", status=409, **TYPED)
    two_devices.submit("#log")
    log = mine(begun, cast.ama)
    assert (log.worth, log.topics, log.shared_note, log.private_note) == (2, ["ai"], "Note from the laptop", None)


def test_both_versions_can_be_put_together_and_what_was_private_stays_private(two_devices, cast, begun):
    two_devices.submit("#log", status=409, **TYPED, takeaway="Shared from the laptop")
    two_devices.submit("#log", join="yes")
    log = mine(begun, cast.ama)
    assert log.shared_note == "Note from the phone\n\nNote from the laptop"
    assert log.takeaway.open() == "Kept from the phone\n\nShared from the laptop" and not log.takeaway_is_shared
    assert (log.worth, log.topics, log.private_note.open()) == (2, ["data", "ai"], "For me, from the phone")


def test_the_stored_version_can_be_kept(two_devices, cast, begun):
    page = two_devices.submit("#log", status=409, **TYPED)
    two_devices.get(page.find("a", string="Keep what is stored")["href"])
    assert two_devices.page.find(id="shared_note").text.strip() == "Note from the phone"


def test_a_third_version_meanwhile_is_shown_as_well(two_devices, browser, cast, begun):
    two_devices.submit("#log", status=409, **TYPED)
    browser.get(path_of(begun))
    browser.submit("#log", shared_note="Note from the train")
    page = two_devices.submit("#log", status=409)
    assert "Note from the train" in page.select_one(".problems").text


def test_both_that_are_too_long_together_are_refused_and_kept(two_devices, cast, begun):
    long = {**TYPED, "shared_note": "x" * 3990}
    two_devices.submit("#log", status=409, **long)
    page = two_devices.submit("#log", status=422, join="yes")
    assert "longer than it can be" in page.select_one(".problems[role=alert]").parent.text
    assert page.find(id="shared_note").text.strip() == "x" * 3990 and mine(begun, cast.ama).shared_note == "Note from the phone"


def test_where_nothing_would_be_lost_nobody_is_asked(browser, cast, begun, clock):
    page = browser.sign_in(cast.ama).get(path_of(begun))
    form = values_of(page.select_one("#log"))
    records.answer(begun, by=cast.ama, at=clock.at, outcome="happened", by_link=True)
    browser.post(path_of(begun), {**form, "outcome": "happened", "worth": "5", "shared_note": "Written on the train"})
    log = mine(begun, cast.ama)
    assert (log.worth, log.shared_note, log.by_link, log.version) == (5, "Written on the train", False, 2)


def test_an_answer_by_link_that_says_otherwise_is_shown_before_it_is_overwritten(browser, cast, begun, clock):
    form = values_of(browser.sign_in(cast.ama).get(path_of(begun)).select_one("#log"))
    records.answer(begun, by=cast.ama, at=clock.at, outcome="did_not", by_link=True)
    page = browser.post(path_of(begun), {**form, "outcome": "happened"}, status=409)
    assert "It did not happen" in page.select_one(".problems").text
    browser.get(path_of(begun))
    assert "came through the link" in browser.text


# --- which side, and why ---


def test_a_session_that_fell_out_says_from_which_side_and_why_to_the_partner_alone(browser, cast, begun):
    browser.sign_in(cast.ama).get(path_of(begun))
    browser.submit("#log", outcome="did_not", side="mentee", reason="The board met")
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "From your side: The board met" in browser.page.find(id=f"session-{begun.id}").text
    browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "From the side of Benoit: The board met" in browser.page.find(id=f"session-{begun.id}").text
    for person in (cast.carmen, cast.adam, cast.sofia):
        browser.sign_in(person).get(f"/mentorships/{cast.ama_and_benoit.id}", status=404)


def test_of_a_session_that_happened_no_side_is_kept(browser, cast, begun):
    browser.sign_in(cast.ama).get(path_of(begun))
    browser.submit("#log", outcome="happened", side="mentee", reason="Typed before it was corrected")
    assert (mine(begun, cast.ama).side, mine(begun, cast.ama).reason) == ("", "")


def test_a_side_that_nobody_has_is_refused(browser, cast, begun):
    browser.sign_in(cast.ama).get(path_of(begun))
    browser.submit("#log", status=422, outcome="moved", side="coordinator")


# --- what was agreed to do ---


def test_an_action_has_an_owner_and_a_day_and_both_see_and_tick_it(browser, cast, begun):
    browser.sign_in(cast.ama).get(path_of(begun))
    browser.submit("#log", outcome="happened", to_do="Send the figures", to_do_by=str(cast.benoit.id), to_do_on="2026-10-30")
    action = Action.get(Action.session == begun)
    assert (action.owner, action.made_by, str(action.due_on)) == (cast.benoit, cast.ama, "2026-10-30")
    for person in (cast.ama, cast.benoit):
        page = browser.sign_in(person).get(f"/mentorships/{cast.ama_and_benoit.id}")
        assert "Send the figures" in page.find(id=f"session-{begun.id}").text and "Benoit, by 30 Oct" in browser.text
    again = browser.get(path_of(begun))
    assert [one for one in again.select("main li") if one.br and "Send the figures" in one.text]
    assert again.select_one(f"main .kicker a[href='/mentorships/{cast.ama_and_benoit.id}']")
    for _ in range(2):
        browser.post(f"/session-actions/{action.id}/done")
    assert Action.get_by_id(action.id).done_by == cast.benoit and "done on" in browser.follow().find(id=f"session-{begun.id}").text
    browser.submit(f"form[action='/session-actions/{action.id}/not-done']")
    assert Action.get_by_id(action.id).done_at is None


@pytest.mark.parametrize("name", ["dora", "carmen", "adam", "sofia", "chidi", "zoe"])
def test_for_everybody_else_no_action_exists(browser, cast, name):
    browser.sign_in(getattr(cast, name)).post(f"/session-actions/{cast.agreed_action.id}/done", status=404)
    assert Action.get_by_id(cast.agreed_action.id).done_at is None


def test_an_action_belongs_to_a_member_and_a_day_to_an_action(browser, cast, begun):
    browser.sign_in(cast.ama).get(path_of(begun))
    browser.submit("#log", status=422, outcome="happened", to_do="Send it", to_do_by=str(cast.chidi.id))
    page = browser.submit("#log", status=422, outcome="happened", to_do="", to_do_by=str(cast.ama.id), to_do_on="2026-10-30")
    assert "Say what is to be done by then." in page.select_one(".problems").text
    assert not Action.select().where(Action.session == begun).exists()


def test_a_change_of_the_log_adds_no_action_a_second_time(browser, cast, begun):
    browser.sign_in(cast.ama)
    for worth in ("3", "4"):
        browser.get(path_of(begun))
        browser.submit("#log", outcome="happened", worth=worth, to_do="Send the figures")
    assert Action.select().where(Action.session == begun).count() == 1
