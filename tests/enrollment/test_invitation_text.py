"""What invitations say: written once, kept with what each person was sent, seen beforehand, and never changed afterwards."""
import re

import pytest

from portal.audit.models import Entry
from portal.enrollment.invitations import actions
from portal.enrollment.invitations.text_actions import write_text
from portal.enrollment.invitations.text_defaults import WHY
from portal.enrollment.invitations.text_queries import text_now, words_of
from portal.enrollment.models import Employee, Invitation, InvitationText, Reply
from portal.mail.outbox import Letter
from portal.programs.models import Program
from portal.programs.purposes import PURPOSES
from portal.web.limits import Allowance
from portal.web.links import derive

WORDS = {
    "opening": "One word before.\nAnd another.",
    "why": "You teach well.",
    "gets": "A coffee\nA say",
    "manager": "Managers said yes in May.",
    "incentive": "A day off",
    "signed_by": "Sofia Lindqvist",
    "signed_title": "Chief People Officer",
}


def texts_of(cast, role="mentor"):
    return f"/desk/programs/{cast.program.id}/invitations/texts/{role}"


def invited(cast, clock, number, role="mentor"):
    names = {"given_name": f"New{number}", "family_name": "Hand"}
    employee = Employee.create(employee_id=f"new{number}", email=f"new{number}@northwind.example", job_level=8, **names)
    actions.invite(cast.program, {role: [employee.id]}, by=cast.carmen, at=clock.at)
    return Invitation.get(Invitation.employee == employee)


def write(cast, clock, **changes):
    return write_text(cast.program, "mentor", {**WORDS, **changes}, by=cast.carmen, at=clock.at)


def page_of(browser, row):
    browser.get(f"/i/{derive('invitation', row.nonce)}")
    return browser.text


def test_it_starts_filled_with_good_words_from_the_programs_purpose(browser, cast):
    browser.sign_in(cast.carmen).get(texts_of(cast))
    assert browser.page.select_one("#why").text.strip() == str(WHY["generations"]["mentor"])
    assert all(browser.page.select_one(f"#{name}").text.strip() for name in ("opening", "gets", "manager"))
    assert set(WHY) == set(PURPOSES)
    assert not InvitationText.select().exists()


def test_it_is_written_once_and_said_by_letter_and_page(browser, cast, clock, letters):
    browser.sign_in(cast.carmen).get(texts_of(cast))
    browser.submit("main form[method=post]", **WORDS)
    row = invited(cast, clock, 1)
    (message,) = letters()
    letter, page = " ".join(message.text.split()), page_of(browser, row)
    for words in ("And another.", "You teach well.", "A coffee", "Managers said yes in May.", "A day off", "Chief People Officer"):
        assert words in letter and words in page
    assert "Sofia Lindqvist invites you to mentor a leader" in letter and "Sofia Lindqvist, Chief People Officer, invites you." in page
    assert [item.text for item in browser.page.select("h2:-soup-contains('What you get') + ul li")] == ["A coffee", "A say", "A day off"]


def test_mentors_and_leaders_are_written_to_apart(cast, clock):
    write(cast, clock)
    assert text_now(cast.program, "mentee").why != WORDS["why"]


def test_an_invitation_that_was_sent_keeps_its_words(browser, cast, clock):
    write(cast, clock)
    earlier = invited(cast, clock, 1)
    write(cast, clock, why="You ask well.")
    later = invited(cast, clock, 2)
    assert (earlier.text.version, later.text.version) == (1, 2)
    assert "You teach well." in page_of(browser, earlier) and "You ask well." in page_of(browser, later)


def test_what_it_costs_does_not_change_under_somebody_who_was_asked(browser, cast, clock):
    earlier = invited(cast, clock, 1)
    Program.update(sessions_planned=12, session_minutes=60, statement="More.").where(Program.id == cast.program.id).execute()
    cast.program = Program.get_by_id(cast.program.id)
    later = invited(cast, clock, 2)
    assert "Six sessions of 45 minutes" in page_of(browser, earlier) and "More." not in browser.text
    assert "Twelve sessions of 60 minutes" in page_of(browser, later) and "More." in browser.text
    assert words_of(earlier.text) == words_of(later.text)


def test_words_that_nobody_was_sent_are_changed_in_place(cast, clock):
    write(cast, clock)
    write(cast, clock, why="You ask well.")
    assert [(row.version, row.why) for row in InvitationText.select()] == [(1, "You ask well.")]


def test_the_same_words_again_are_no_new_version(cast, clock):
    write(cast, clock)
    invited(cast, clock, 1)
    write(cast, clock)
    assert InvitationText.select().count() == 1


def test_which_version_each_was_sent_and_to_how_many_stands_at_the_desk(browser, cast, clock):
    write(cast, clock)
    invited(cast, clock, 1)
    write(cast, clock, why="You ask well.")
    for number in (2, 3):
        row = invited(cast, clock, number)
    browser.sign_in(cast.carmen).get(texts_of(cast))
    cells = [[cell.text for cell in line.select("th, td")] for line in browser.page.select("main table tbody tr")]
    assert [(line[0], line[1], line[3]) for line in cells] == [("Text 2", "Carmen Ruiz", "2"), ("Text 1", "Carmen Ruiz", "1")]
    browser.get(f"/desk/programs/{cast.program.id}/invitations")
    assert "text 2" in browser.page.select_one(f"#invitation-{row.id}").text


def test_a_letter_that_is_sent_again_says_what_is_written_now(browser, cast, clock):
    row = invited(cast, clock, 1)
    write(cast, clock)
    actions.send_again(row, by=cast.carmen, at=clock.at)
    assert "You teach well." in page_of(browser, Invitation.get_by_id(row.id))


@pytest.mark.parametrize(("field", "words"), [("why", ""), ("opening", "x" * 601), ("gets", " ")])
def test_what_does_not_fit_is_refused_and_stays(browser, cast, field, words):
    browser.sign_in(cast.carmen).get(texts_of(cast))
    browser.submit("main form[method=post]", status=422, **{**WORDS, field: words})
    assert browser.page.select_one(f"#{field}-error") and browser.page.select_one("#signed_by")["value"] == "Sofia Lindqvist"
    assert not InvitationText.select().exists()


def test_what_is_typed_is_plain_text(browser, cast, clock, letters):
    write(cast, clock, why="<b>You</b> & {{ 7 * 7 }}")
    row = invited(cast, clock, 1)
    assert "<b>You</b> & {{ 7 * 7 }}" in page_of(browser, row)
    assert "<b>You" not in letters()[0].html


# --- seen beforehand ---

def counted():
    return [kind.select().count() for kind in (Invitation, InvitationText, Reply, Letter, Entry)]


def frames(browser):
    return [frame["src"] for frame in browser.page.select("iframe")]


def test_a_preview_makes_no_invitation_and_counts_nowhere(browser, cast):
    before = counted()
    browser.sign_in(cast.carmen).get(texts_of(cast) + "/preview?q=ines")
    for frame in frames(browser):
        browser.client.get(frame)
    assert counted() == before


def test_a_preview_shows_letter_text_and_page_as_a_chosen_person_would_get_them(browser, cast, clock, letters):
    write(cast, clock)
    hand = Employee.create(
        employee_id="n", email="hand@northwind.example", given_name="Nell", family_name="Hand", job_level=8, timezone="Europe/Paris"
    )
    browser.sign_in(cast.carmen).get(texts_of(cast) + "/preview?q=nell")
    letter_frame, page_frame = frames(browser)
    text = browser.page.select_one(".fold").get_text(" ")
    previewed, page = browser.client.get(letter_frame).text, browser.client.get(page_frame).text
    actions.invite(cast.program, {"mentor": [hand.id]}, by=cast.carmen, at=clock.at)
    row, (message,) = Invitation.get(Invitation.employee == hand), letters()
    link = re.compile(r"http://localhost/i/[^\s\"<]+")
    assert link.sub("", message.html) == link.sub("", previewed)
    assert " ".join(link.sub("", message.text).split()) in " ".join(link.sub("", text).split())
    real = browser.client.get(f"/i/{derive('invitation', row.nonce)}").text
    varying = re.compile(r'action="[^"]*"|href="/i/[^"]*"|value="[0-9a-f-]{36}"|<script defer [^>]*></script>\n?')
    assert varying.sub("", page) == varying.sub("", real)


def test_no_link_of_a_preview_opens_anything(browser, cast):
    browser.sign_in(cast.carmen).get(texts_of(cast) + "/preview")
    letter_frame, page_frame = frames(browser)
    letter, page = browser.client.get(letter_frame), browser.client.get(page_frame)
    links = set(re.findall(r"http://localhost(/i/[^\s\"<]+)", letter.text)) | set(re.findall(r'href="(/i/[^"]+)"', page.text))
    assert links
    for link in links:
        assert browser.client.get(link).status_code == 404
    for answer in (letter, page):
        policy = answer.headers["Content-Security-Policy"]
        assert "sandbox" in policy and "form-action 'none'" in policy and "script-src" not in policy and "allow-scripts" not in policy


def test_a_preview_without_a_roster_is_as_the_coordinator_would_see_it(browser, cast):
    browser.sign_in(cast.carmen).get(texts_of(cast) + "/preview?q=nobody-of-this-name")
    assert "Nobody on the roster fits" in browser.text and "As it would come to Carmen Ruiz" in browser.text


def test_a_copy_goes_to_the_coordinator_alone_marked_and_with_a_dead_link(browser, cast, letters):
    browser.sign_in(cast.carmen).get(texts_of(cast) + "/preview?q=ines")
    form = browser.page.select_one("form[action*=copies]")
    for _press in range(2):
        browser.post(form["action"], {"once": form.select_one("input")["value"]})
    (message,) = letters()
    assert message.to == cast.carmen.email and message.subject.startswith("Copy: ")
    assert "This is what Ines Ferreira would get." in " ".join(message.text.split()) and "Hello Ines," in message.text
    for link in re.findall(r"http://localhost(/i/\S+)", message.text):
        browser.get(link, status=404)
    assert not message.headers and Invitation.select().count() == 1


def test_copies_have_a_limit(browser, cast):
    browser.sign_in(cast.carmen)
    for number in range(20):
        browser.post(texts_of(cast) + "/copies", {"once": f"k{number}"})
    browser.post(texts_of(cast) + "/copies", {"once": "one more"}, status=429)
    assert Allowance.select().exists()


def test_somebody_elses_program_is_not_written_to(browser, cast):
    browser.sign_in(cast.otto)
    for path in ("", "/preview", "/preview/letter", "/preview/page"):
        browser.get(texts_of(cast) + path, status=404)
    browser.post(texts_of(cast), WORDS, status=404)
    assert not InvitationText.select().exists()
