"""Fewer reminders by choice or by one press, and the press that keeps a mentorship open."""
from portal.audit.models import Entry
from portal.care.composing import keep_token, stop_token
from portal.care.models import NONE, LetterChoice, ProposedClose
from portal.care.queries import choice_of
from portal.mentorships.models import Mentorship
from portal.people.models import Person


def test_a_person_chooses_on_their_own_page(browser, cast):
    browser.sign_in(cast.ama).get("/me")
    assert browser.page.select('a[href="/me/letters"]')
    browser.get("/me/letters")
    assert "Mon to Fri 09:00 to 17:00" in browser.text and browser.page.select("input[value=all][checked]")
    browser.submit("form[action='/me/letters']", choice="dated")
    browser.follow()
    assert "Your choice holds from the next letter on." in browser.text and browser.page.select("input[value=dated][checked]")
    assert choice_of(cast.ama) == "dated" and choice_of(cast.benoit) == "all"
    assert Entry.get(Entry.verb == "care.letters_chosen").by == cast.ama.id


def test_an_unknown_choice_is_asked_again(browser, cast):
    browser.sign_in(cast.ama).post("/me/letters", {"choice": "often"}, status=422)
    assert "Choose one of the answers." in browser.text and not LetterChoice.select().exists()


def test_whoever_holds_a_letter_stops_reminders_without_signing_in(browser, cast):
    address = f"/letters/{cast.ama.id}/stop/{stop_token(cast.ama.id)}"
    browser.get(address)
    browser.client.head(address)
    assert choice_of(cast.ama) == "all", "opening a link changes nothing"
    browser.submit("form[action*=stop]")
    browser.follow()
    assert choice_of(cast.ama) == NONE and "You get no more reminders" in browser.text
    assert not browser.page.select("form[action*=stop]")
    assert cast.ama.name not in browser.text and cast.ama.email not in browser.text


def test_a_mail_program_stops_them_by_one_post_from_anywhere(browser, cast):
    address = f"/letters/{cast.ama.id}/stop/{stop_token(cast.ama.id)}"
    answer = browser.client.post(address, data={"List-Unsubscribe": "One-Click"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200 and answer.text == "" and choice_of(cast.ama) == NONE


def test_a_token_stops_its_own_persons_letters_alone(browser, cast):
    mine = stop_token(cast.ama.id)
    for address in (f"/letters/{cast.benoit.id}/stop/{mine}", f"/letters/{cast.ama.id}/stop/wrong", f"/letters/{cast.ama.id}/stop/%F0"):
        browser.get(address, status=404)
        browser.post(address, status=404)
    browser.get(f"/letters/999999/stop/{mine}", status=404)
    assert not LetterChoice.select().exists()


def test_the_token_of_somebody_who_left_opens_nothing(browser, cast, clock):
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    browser.get(f"/letters/{cast.ama.id}/stop/{stop_token(cast.ama.id)}", status=404)


def _close(cast, clock) -> ProposedClose:
    return ProposedClose.create(mentorship=cast.chidi_and_delphine, proposed_at=clock.at, closes_at=clock.at)


def test_one_press_keeps_a_mentorship_open_and_nobody_is_told_who_pressed(browser, cast, clock):
    close = _close(cast, clock)
    address = f"/keep-open/{close.id}/{keep_token(close.id)}"
    browser.get(address)
    assert ProposedClose.get_by_id(close.id).kept_at is None, "opening a link changes nothing"
    browser.submit("form[action*=keep-open]")
    browser.follow()
    assert ProposedClose.get_by_id(close.id).kept_at == clock.at and "It stays open" in browser.text
    assert Entry.get(Entry.verb == "care.kept_open").by is None
    clock.forward(days=1)
    browser.post(address)
    assert ProposedClose.get_by_id(close.id).kept_at < clock.at


def test_a_press_after_it_closed_changes_nothing_and_says_so(browser, cast, clock):
    close = _close(cast, clock)
    ProposedClose.update(closed_at=clock.at).execute()
    address = f"/keep-open/{close.id}/{keep_token(close.id)}"
    browser.post(address)
    browser.get(address)
    assert "It has closed" in browser.text and ProposedClose.get_by_id(close.id).kept_at is None


def test_a_press_after_the_mentorship_ended_otherwise_says_that_it_has_ended(browser, cast, clock):
    close = _close(cast, clock)
    address = f"/keep-open/{close.id}/{keep_token(close.id)}"
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == close.mentorship_id).execute()
    browser.post(address)
    browser.get(address)
    assert "It has ended" in browser.text and "stays open" not in browser.text and not browser.page.select("form[action*=keep-open]")
    assert ProposedClose.get_by_id(close.id).kept_at is None
    ProposedClose.update(kept_at=clock.at).execute()
    assert "It stays open" not in browser.get(address).text


def test_a_wrong_token_keeps_nothing_open(browser, cast, clock):
    close = _close(cast, clock)
    for token in ("wrong", keep_token(close.id + 1), stop_token(close.id)):
        browser.get(f"/keep-open/{close.id}/{token}", status=404)
        browser.post(f"/keep-open/{close.id}/{token}", status=404)
    assert ProposedClose.get_by_id(close.id).kept_at is None
