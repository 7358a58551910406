"""The page of one's own place: what it is, what can be done with it, and what leaving means before it happens."""
from datetime import timedelta

import pytest

from portal.db import db
from portal.enrollment.applications.models import Application
from portal.enrollment.models import MENTEE, Enrollment, Leaving
from portal.enrollment.places import actions as place_actions
from portal.mentorships.ending_words import NEUTRAL
from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from tests.enrollment.test_places import REASON, leave_company, newcomer
from tests.gallery.scenes import pair


def place_of(enrollment) -> str:
    return f"/places/{enrollment.id}"


def again(row):
    return type(row).get_by_id(row.id)


@pytest.fixture
def ama(browser, cast):
    return browser.sign_in(cast.ama)


def test_the_page_of_places_names_what_was_applied_for(browser, cast, clock):
    Application.delete().execute()
    facts = {"program": cast.other_program, "employee": cast.jonas_employee, "person": cast.zoe, "role": "mentor", "why": ""}
    row = Application.create(**facts, applied_at=clock.at)
    page = browser.sign_in(cast.zoe).get("/places")
    assert page.select_one(f"a[href='/applications/{row.id}']").text == "Your application to Another program"
    assert "No place yet" not in page.text


def test_a_place_is_reached_from_the_front_page_and_from_ones_own_page(ama, cast):
    assert ama.get("/").select_one(f"main a[href='{place_of(cast.ama_enrollment)}']")
    assert ama.get("/me").select_one("main a[href='/places']")
    assert ama.get("/places").select_one(f"main a[href='{place_of(cast.ama_enrollment)}']")


@pytest.mark.parametrize("who", ["benoit", "carmen", "adam", "sofia", "otto", "zoe"])
def test_a_place_is_its_holders_alone(browser, cast, who):
    browser.sign_in(getattr(cast, who)).get(place_of(cast.ama_enrollment), status=404)
    browser.post(f"{place_of(cast.ama_enrollment)}/leaving", status=404)
    assert not again(cast.ama_enrollment).has_ended


def test_the_page_says_what_pausing_means_and_a_paused_place_says_until_when(ama, cast, clock):
    ama.get(place_of(cast.ama_enrollment))
    assert "no new partner is proposed to you" in ama.text
    ama.submit("form[action$='/pause']", until="2026-11-20")
    ama.follow()
    assert "Paused until 20 November 2026." in ama.text
    assert "Your place is paused" in ama.get("/").text
    clock.set(2026, 11, 20)
    assert "Paused until" not in ama.sign_in(cast.ama).get(place_of(cast.ama_enrollment)).text


def test_one_tap_on_the_front_page_brings_a_paused_place_back(ama, cast, clock):
    place_actions.pause(cast.ama_enrollment, None, by=cast.ama, at=clock.at)
    ama.get("/")
    ama.submit("form[action$='/return']")
    assert again(cast.ama_enrollment).paused_at is None


def test_a_day_that_has_passed_is_refused_beside_its_field(ama, cast):
    page = ama.post(f"{place_of(cast.ama_enrollment)}/pause", {"until": "2026-10-14"}, status=422)
    assert "Enter a day in the next two years" in page.select_one(".error").text
    assert again(cast.ama_enrollment).paused_at is None


def test_lowering_the_number_below_the_partners_one_has_is_explained(ama, cast, clock):
    Enrollment.update(capacity=2).where(Enrollment.id == cast.ama_enrollment.id).execute()
    ama.get(place_of(cast.ama_enrollment))
    assert "Fewer than you have now ends no mentorship." in ama.text
    ama.submit("form[action$='/capacity']", capacity="1")
    assert again(cast.ama_enrollment).capacity == 1
    Enrollment.update(capacity=0).where(Enrollment.id == cast.ama_enrollment.id).execute()
    assert "more than you asked for. That stays." in " ".join(ama.get(place_of(cast.ama_enrollment)).text.split())


@pytest.mark.parametrize("capacity", ["0", "3", "-1", "two"])
def test_no_form_makes_a_capacity_that_the_program_does_not_allow(ama, cast, capacity):
    ama.post(f"{place_of(cast.ama_enrollment)}/capacity", {"capacity": capacity}, status=422)
    assert again(cast.ama_enrollment).capacity == 2


def test_leaving_is_explained_first_with_the_exact_words_for_the_partner(ama, cast):
    page = ama.get(f"{place_of(cast.ama_enrollment)}/leaving")
    assert page.blockquote.text == str(NEUTRAL)
    told = ("You and Benoit Laurent", "The planned session is cancelled", "Coordinators see that your place ended", "come back by yourself")
    assert all(words in ama.text for words in told)
    assert not again(cast.ama_enrollment).has_ended, "reading changes nothing"


def test_one_press_leaves_and_ends_the_mentorship_for_both(browser, ama, cast):
    ama.get(f"{place_of(cast.ama_enrollment)}/leaving")
    ama.submit("form[action$='/leaving']", reason=REASON)
    ama.follow()
    assert "Ended on 14 October 2026." in ama.text and REASON in ama.text
    assert again(cast.ama_and_benoit).has_ended
    page = browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert str(NEUTRAL) in browser.text and REASON not in page.text


def test_pressing_leave_twice_and_going_back_leaves_once(ama, cast, clock):
    ama.get(f"{place_of(cast.ama_enrollment)}/leaving")
    form = {"once": "k" * 36, "seen": "0", "reason": ""}
    for _press in range(2):
        ama.post(f"{place_of(cast.ama_enrollment)}/leaving", form)
    place_actions.come_back(cast.ama_enrollment, by=cast.ama, at=clock.at)
    ama.post(f"{place_of(cast.ama_enrollment)}/leaving", form)
    assert Leaving.select().count() == 1 and not again(cast.ama_enrollment).has_ended


def test_who_left_and_came_back_can_leave_again_the_same_day(ama, cast):
    for times in (1, 2):
        ama.get(f"{place_of(cast.ama_enrollment)}/leaving")
        ama.submit("form[action$='/leaving']")
        assert Leaving.select().count() == times
        ama.post(f"{place_of(cast.ama_enrollment)}/return")


def test_a_long_reason_is_refused_and_stays_typed(ama, cast):
    page = ama.post(f"{place_of(cast.ama_enrollment)}/leaving", {"reason": "word " * 200, "seen": "0"}, status=422)
    assert "word word" in page.textarea.text and not again(cast.ama_enrollment).has_ended


def test_for_thirty_days_one_comes_back_without_asking_and_later_a_coordinator_opens_the_place(browser, ama, cast, clock):
    """ASVS v5.0.0-8.3.2."""
    Program.update(months=12).where(Program.id == cast.program.id).execute()
    place_actions.leave(cast.ama_enrollment, reason="", is_shared=False, by=cast.ama, at=clock.at)
    assert "Until 13 November 2026 you can come back here" in ama.get(place_of(cast.ama_enrollment)).text
    clock.forward(days=31)
    assert "ask a coordinator" in ama.sign_in(cast.ama).get(place_of(cast.ama_enrollment)).text
    ama.post(f"{place_of(cast.ama_enrollment)}/return", status=403)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/people/{cast.ama_enrollment.id}")
    browser.submit("form[action$='/return']")
    assert not again(cast.ama_enrollment).has_ended and again(cast.ama_and_benoit).has_ended


def test_after_leaving_no_question_is_asked_and_no_answer_changed(ama, cast, clock):
    place_actions.leave(cast.ama_enrollment, reason="", is_shared=False, by=cast.ama, at=clock.at)
    ama.get(f"/enrollments/{cast.ama_enrollment.id}/questions/1", status=404)
    ama.get("/")
    assert "Your place in Upward at Northwind has ended" in ama.text and "Waiting for you" not in ama.text


def test_a_second_role_is_offered_where_the_program_and_the_level_allow_it_and_asks_its_own_questions(browser, cast, clock):
    mo = newcomer(cast, "Mo", "mentor", clock.at, level=6)
    assert "A second role" not in browser.sign_in(mo.person).get(place_of(mo)).text
    browser.post(f"{place_of(mo)}/second-role", status=403)
    Program.update(allows_both=True, mentee_level_to=6).where(Program.id == cast.program.id).execute()
    assert "you can have a mentor, too" in browser.get(place_of(mo)).text
    browser.submit("form[action$='/second-role']")
    second = Enrollment.get(Enrollment.person == mo.person, Enrollment.role == MENTEE)
    assert browser.response.location.endswith(f"/enrollments/{second.id}")
    assert "(Leader)" in browser.get("/").text


def test_a_leaver_of_the_company_is_signed_out_and_the_partner_reads_that_it_was_nothing_they_did(app, browser, cast, clock):
    leave_company(cast.ama, at=clock.at)
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}")
    assert "Ama Owusu no longer takes part" in browser.text and "not because of anything you did" in browser.text


def test_either_member_ends_it_from_a_page_that_shows_the_words_first(ama, cast):
    link = ama.get(f"/mentorships/{cast.ama_and_benoit.id}").select_one("main a[href$='/ending']")
    page = ama.get(link["href"])
    assert page.blockquote.text == str(NEUTRAL) and not again(cast.ama_and_benoit).has_ended
    ama.submit("form[action$='/ending']")
    assert again(cast.ama_and_benoit).has_ended
    assert str(NEUTRAL) in ama.follow().text
    # Pressing again leads to the page that says so.
    ama.post(link["href"], {"then": "wait"})


@pytest.mark.parametrize(("then", "leads_to"), [("wait", "/mentorships/"), ("pause", "/places/"), ("leave", "/leaving")])
def test_whoever_ends_it_chooses_to_wait_to_pause_or_to_leave(ama, cast, then, leads_to):
    ama.post(f"/mentorships/{cast.ama_and_benoit.id}/ending", {"then": then})
    assert leads_to in ama.response.location
    place = again(cast.ama_enrollment)
    assert (place.paused_at is not None) is (then == "pause") and not place.has_ended


def test_when_all_sessions_were_held_or_the_program_is_over_it_finishes_with_thanks(browser, cast, clock):
    Mentorship.update(sessions_agreed=3).where(Mentorship.id == cast.ama_and_benoit.id).execute()
    browser.sign_in(cast.benoit).get(f"/mentorships/{cast.ama_and_benoit.id}/ending")
    browser.submit("form[action$='/ending']")
    assert "Thank you both" in browser.follow().text
    clock.forward(days=120)
    page = browser.sign_in(cast.chidi).get(f"/mentorships/{cast.chidi_and_delphine.id}/ending")
    assert "Thank you both" in page.blockquote.text and not page.select("input[type=radio]")


def test_the_page_of_a_place_asks_as_much_of_the_database_for_four_partners_as_for_one(ama, cast, clock, monkeypatch):
    sent = []
    execute = db.obj.execute_sql
    monkeypatch.setattr(db.obj, "execute_sql", lambda sql, *rest, **more: sent.append(sql) or execute(sql, *rest, **more))

    def asked(path: str) -> int:
        sent.clear()
        ama.get(path)
        return len([sql for sql in sent if sql.startswith("SELECT")])

    path = place_of(cast.ama_enrollment)
    before = asked(path), asked(f"{path}/leaving")
    for name in ("Lou", "Max", "Ned"):
        pair(cast.ama_enrollment, newcomer(cast, name, MENTEE, clock.at), clock.at - timedelta(days=1))
    assert (asked(path), asked(f"{path}/leaving")) == before and max(before) <= 10
