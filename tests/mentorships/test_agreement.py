"""Ten clauses that each member signs alone; a change makes a version that all sign anew; coordinators see signatures alone."""
import pytest

from portal.audit.models import Entry
from portal.mentorships import actions as mentorships
from portal.mentorships import circle_actions as circles
from portal.mentorships import ending_actions as endings
from portal.mentorships.agreement import actions
from portal.mentorships.agreement.format_clauses import CLAUSES
from portal.mentorships.agreement.models import AgreementVersion
from portal.mentorships.agreement.queries import latest_of, signed_in, template_of
from portal.mentorships.agreement.wording import filled, own_words, strange_places
from portal.mentorships.models import Mentorship
from portal.programs.models import FORMATS
from tests.cast import CANARIES
from tests.mail.format_samples import proposed_to


def page(cast) -> str:
    return f"/mentorships/{cast.ama_and_benoit.id}/agreement"


def change(cast, by, at, **words) -> AgreementVersion:
    latest = latest_of(cast.ama_and_benoit)
    return actions.change(cast.ama_and_benoit, {**latest.clauses, **words}, seen=latest.number, by=by, at=at)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_ten_clauses_whose_places_can_all_be_filled(cast, format):
    words = own_words(format)
    assert len(words) == len(CLAUSES) == 10
    assert not any(strange_places(one) for one in words.values())
    assert "{" not in "".join(filled(words, cast.ama_and_benoit).values())


def test_a_reverse_agreement_says_who_books_who_leads_and_that_no_manager_reads(cast):
    words = filled(template_of(cast.program), cast.ama_and_benoit)
    assert words["booking"] == "The leader’s side books the time. The mentor sets the agenda, and the leader may add to it."
    assert "mentor’s manager or an appraisal" in words["confidence"]
    assert "6 sessions of 45 minutes" in words["time"]
    assert "mentee" not in " ".join(words.values())


def test_a_mentorship_that_begins_has_its_agreement_from_the_words_of_its_program(cast, clock):
    proposal = proposed_to("peer", cast, clock.at)[0]
    program = proposal.mentor.program
    actions.change_template(program, {"reply": "Within {days} days."}, seen=0, by=cast.adam, at=clock.at)
    mentorship = mentorships.begin(proposal, at=clock.at)
    first = latest_of(mentorship)
    assert (first.number, first.written_by, first.clauses["reply"]) == (1, None, f"Within {program.days_between_sessions} days.")
    assert "Whoever asks sets the agenda" in first.clauses["booking"]


def test_an_older_pair_gets_its_agreement_when_it_is_first_opened_and_only_once(browser, cast):
    path = f"/mentorships/{cast.chidi_and_delphine.id}/agreement"
    for _time in range(2):
        browser.sign_in(cast.chidi).get(path)
    assert AgreementVersion.select().where(AgreementVersion.mentorship == cast.chidi_and_delphine).count() == 1


def test_each_member_signs_alone_and_the_other_gets_a_letter(browser, cast, letters):
    browser.sign_in(cast.benoit).get(page(cast))
    browser.submit("form[action$='/signature']")
    assert "It is signed by all." in browser.follow().text
    assert signed_in([cast.ama_and_benoit.id])[cast.ama_and_benoit.id].by_all
    (told,) = letters()
    assert (told.to, told.subject) == (cast.ama.email, "Your agreement is signed by all")
    assert CANARIES.agreement not in told.text
    assert "signature" not in str(browser.get(page(cast)).select("form"))


def test_signing_twice_signs_once_and_tells_once(browser, cast, letters):
    browser.sign_in(cast.benoit)
    for _time in range(2):
        browser.post(f"{page(cast)}/signature", {"seen": "1"})
    assert len(letters()) == 1
    assert Entry.select().where(Entry.verb == "agreement.sign").count() == 1


def test_a_change_makes_a_version_that_all_sign_anew_and_shows_what_changed(browser, cast, letters):
    browser.sign_in(cast.benoit).get(f"{page(cast)}/words")
    browser.submit("main form", clause_reply="We answer within a day.")
    assert "Version 2 has your words. It waits for your signature, too" in browser.follow().text
    assert signed_in([cast.ama_and_benoit.id])[cast.ama_and_benoit.id].by == frozenset()
    (told,) = letters()
    assert (told.to, told.subject) == (cast.ama.email, "Benoit changed your agreement")
    text = browser.sign_in(cast.ama).get(page(cast)) and browser.text
    assert "What changed since you signed version 1" in text
    assert CANARIES.agreement in text and "We answer within a day." in text
    assert "Who books, and who sets the agenda Before" not in text
    browser.get(f"{page(cast)}/versions/1")
    assert "It holds no longer: version 2 took its place." in browser.text


def test_the_same_words_make_no_version_and_no_letter(browser, cast, letters):
    browser.sign_in(cast.benoit).get(f"{page(cast)}/words")
    browser.submit("main form")
    assert latest_of(cast.ama_and_benoit).number == 1 and letters() == []


def test_nobody_signs_what_was_changed_since_it_was_read(browser, cast, clock):
    browser.sign_in(cast.benoit).get(page(cast))
    change(cast, cast.ama, clock.at, reply="Another word.")
    browser.submit("form[action$='/signature']")
    assert "you have not signed" in browser.follow().text
    assert signed_in([cast.ama_and_benoit.id])[cast.ama_and_benoit.id].by == frozenset()


def test_of_two_who_change_it_at_once_the_second_sees_both_and_loses_nothing(browser, cast, clock):
    browser.sign_in(cast.benoit).get(f"{page(cast)}/words")
    change(cast, cast.ama, clock.at, reply="Ama’s words.", review="Ama’s day.")
    browser.submit("main form", status=422, clause_reply="Benoit’s words.", clause_booking="Benoit books.")
    assert "Ama’s words." in browser.text
    boxes = {box["name"]: box.text.strip() for box in browser.page.select("main textarea")}
    assert (boxes["clause_reply"], boxes["clause_booking"], boxes["clause_review"]) == ("Benoit’s words.", "Benoit books.", "Ama’s day.")
    browser.submit("main form")
    made = latest_of(cast.ama_and_benoit)
    assert (made.number, made.clauses["reply"], made.clauses["review"]) == (3, "Benoit’s words.", "Ama’s day.")


def test_of_two_who_change_other_clauses_both_changes_stand_in_the_boxes_after_one_more_press(browser, cast, clock):
    browser.sign_in(cast.benoit).get(f"{page(cast)}/words")
    change(cast, cast.ama, clock.at, review="Ama’s day.")
    browser.submit("main form", status=422, clause_booking="Benoit books.")
    assert "Other clauses were changed meanwhile." in browser.text
    browser.submit("main form")
    made = latest_of(cast.ama_and_benoit)
    assert (made.number, made.clauses["booking"], made.clauses["review"]) == (3, "Benoit books.", "Ama’s day.")


def test_a_clause_may_not_be_emptied_by_its_members(browser, cast):
    browser.sign_in(cast.benoit).get(f"{page(cast)}/words")
    browser.submit("main form", status=422, clause_reply=" ")
    assert "Each clause says something" in browser.text


def test_after_the_end_it_is_read_and_neither_changed_nor_signed(browser, cast, clock):
    endings.end(cast.ama_and_benoit, by=cast.ama, at=clock.at)
    browser.sign_in(cast.benoit).get(page(cast))
    assert CANARIES.agreement in browser.text and "not signed" in browser.text
    assert not browser.page.select("form[action$='/signature']") and not browser.page.select("a[href$='/words']")
    browser.post(f"{page(cast)}/signature", {"seen": "1"}, status=403)
    browser.get(f"{page(cast)}/words", status=403)


def test_a_coordinator_sees_who_has_signed_and_no_word_of_it(browser, cast):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships")
    assert "The agreement is not signed by all" in browser.text and CANARIES.agreement not in browser.response.text
    browser.get(f"/desk/programs/{cast.program.id}/started")
    assert "1 of 2" in browser.text and CANARIES.agreement not in browser.response.text
    browser.get(page(cast), status=404)


def test_a_coordinator_words_what_agreements_start_from_and_an_empty_clause_gets_the_portals_words_back(browser, cast):
    desk = f"/desk/programs/{cast.program.id}/agreement"
    browser.sign_in(cast.carmen).get(desk)
    browser.submit("main form", clause_reply="Within {days} days.", clause_booking="")
    assert template_of(cast.program)["reply"] == "Within {days} days."
    assert template_of(cast.program)["booking"] == own_words("reverse")["booking"]
    browser.get(desk)
    browser.submit("main form", status=422, clause_reply="Within {weeks} weeks.")
    assert "Nothing can be filled in for {weeks}." in browser.text


def test_of_two_coordinators_the_second_sees_what_the_first_saved(browser, cast, clock):
    desk = f"/desk/programs/{cast.program.id}/agreement"
    browser.sign_in(cast.carmen).get(desk)
    actions.change_template(cast.program, {"reply": "Otto’s words."}, seen=0, by=cast.otto, at=clock.at)
    browser.submit("main form", status=422, clause_reply="Carmen’s words.")
    assert "Otto’s words." in browser.text and "Carmen’s words." in browser.text
    browser.submit("main form")
    assert template_of(cast.program)["reply"] == "Carmen’s words."


def test_in_a_circle_a_late_joiner_signs_too_and_who_has_left_counts_no_more(cast, clock, letters):
    pairs = proposed_to("group", cast, clock.at)
    circle = mentorships.begin(pairs[0], at=clock.at)
    mentor, first = pairs[0].mentor.person, pairs[0].mentee.person
    for person in (mentor, first):
        actions.sign(circle, seen=1, by=person, at=clock.at)
    assert signed_in([circle.id])[circle.id].by_all
    mentorships.begin(pairs[1], at=clock.at)
    assert not signed_in([circle.id])[circle.id].by_all
    circles.leave(Mentorship.get_by_id(circle.id), pairs[1].mentee.person, at=clock.at)
    assert signed_in([circle.id])[circle.id].by_all
    # Of a circle's signatures only the last one is news.
    assert [told.subject for told in letters() if "agreement" in told.subject] == ["Your agreement is signed by all"]


def test_the_trail_holds_no_word_of_a_clause(cast, clock):
    change(cast, cast.ama, clock.at, reply="A secret of ours.")
    entry = Entry.get(Entry.verb == "agreement.change")
    assert "secret" not in str(entry.facts) and entry.facts == {"version": 2}
