"""An invitation in the wrong hands: a forwarded link reveals nothing and lets nobody else in, and machines that open it change nothing."""
import re

import pytest

from portal.enrollment.applications.models import Opening
from portal.enrollment.invitations import actions
from portal.enrollment.models import Enrollment, Invitation, Reply
from portal.mail.outbox import Letter
from portal.people.models import Device, SignIn
from portal.web.links import derive
from tests.browser import Browser
from tests.house.visits import snapshot

MACHINES = {
    "a mail scanner": {"User-Agent": "Mozilla/5.0 (compatible; Microsoft-SafeLinks/1.0)"},
    "a mail gateway": {"User-Agent": "Barracuda Sentinel (EE)"},
    "a chat preview": {"User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
    "another chat preview": {"User-Agent": "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"},
    "a browser that fetches ahead": {"Sec-Purpose": "prefetch;prerender", "User-Agent": "Mozilla/5.0 Chrome/126.0"},
    "a phone's preview": {"User-Agent": "WhatsApp/2.23.20.0", "Range": "bytes=0-65535"},
    "a machine without a name": {},
}


@pytest.mark.parametrize("machine", MACHINES)
def test_mail_scanners_and_previews_that_fetch_the_page_change_nothing(app, cast, machine):
    before = snapshot(without=("allowance",))
    addresses = (f"/i/{cast.ines_token}", f"/i/{cast.ines_token}/suggestion", f"/i/{cast.invitation.id}/quiet/{cast.ines_quiet_token}")
    for address in addresses:
        for method in ("HEAD", "GET", "OPTIONS", "GET"):
            assert app.test_client().open(address, method=method, headers=MACHINES[machine]).status_code in (200, 206)
    assert snapshot(without=("allowance",)) == before


@pytest.mark.parametrize("path", ["reply", "suggestion"])
@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://elsewhere.example"}])
def test_a_form_from_another_site_is_refused(app, cast, path, headers):
    before = snapshot(without=("allowance",))
    data = {"answer": "yes", "email": "kim@northwind.example", "once": "a"}
    assert app.test_client().post(f"/i/{cast.ines_token}/{path}", data=data, headers=headers).status_code == 403
    assert snapshot(without=("allowance",)) == before


def test_a_reader_of_a_forwarded_link_is_told_kindly_what_to_do(browser, cast):
    browser.get(f"/i/{cast.ines_token}")
    section = browser.page.find("h2", string="Was this meant for somebody else?").parent.get_text(" ")
    assert "i***@northwind.example" in section and "Leave it unanswered." in section
    assert "ask the person who forwarded it, or Carmen Ruiz" in section


def test_a_reader_of_a_forwarded_link_can_apply_where_the_program_is_open(browser, cast):
    opening = Opening.create(program=cast.program, slug="northwind")
    assert not browser.get(f"/i/{cast.ines_token}").select('a[href="/p/northwind"]')
    cast.program.is_open = True
    cast.program.save()
    assert browser.get(f"/i/{cast.ines_token}").select(f'a[href="/p/{opening.slug}"]')


@pytest.mark.parametrize("path", ["", "/suggestion"])
def test_a_forwarded_link_reveals_nothing_about_the_invitee(browser, cast, path):
    browser.get(f"/i/{cast.ines_token}{path}")
    ines = cast.ines_employee
    for secret in (ines.given_name, ines.family_name, ines.email, ines.department, ines.title, ines.employee_id, "Suggested"):
        assert not re.search(rf"\b{re.escape(secret)}\b", browser.text), secret


def test_a_forwarded_link_does_not_tell_what_was_answered(browser, cast, clock):
    actions.decline(cast.invitation, reason="Too much to do", at=clock.at)
    browser.get(f"/i/{cast.ines_token}", status=404)
    dead = browser.response.data
    assert dead == browser.client.get("/i/none").data
    browser.get(f"/i/{cast.ines_token}/suggestion")
    assert "Too much" not in browser.text and "No, " not in browser.text


def test_whoever_holds_a_forwarded_link_enrolls_nobody_else_and_is_not_signed_in(app, cast, letters):
    stranger = Browser(app)
    stranger.get(f"/i/{cast.ines_token}")
    stranger.submit(answer="yes")
    place = Enrollment.get(Enrollment.employee == cast.ines_employee)
    assert place.person.email == cast.ines_employee.email
    assert [message.to for message in letters()] == [cast.ines_employee.email]
    assert not Device.select().where(Device.person == place.person).exists()
    # The code went to the invitee alone; nothing that the page says opens the place.
    stranger.get(f"/enrollments/{place.id}", status=302)
    assert SignIn.select().where(SignIn.person == place.person, SignIn.used_at.is_null()).count() == 1


def test_a_dead_link_says_what_to_do_to_each_who_may_hold_it(browser, cast):
    browser.get("/i/none", status=404)
    assert [one.text for one in browser.page.select("h2")] == [
        "You said yes", "You meant to answer, or see it differently now", "Somebody sent you this link",
    ]
    assert browser.page.find("a", string="Sign in")["href"] == "/sign-in"


def test_resending_voids_the_older_link_and_withdrawing_closes_it_for_good(browser, cast, clock):
    actions.send_again(cast.invitation, by=cast.carmen, at=clock.at)
    browser.get(f"/i/{cast.ines_token}", status=404)
    row = Invitation.get_by_id(cast.invitation.id)
    token = derive("invitation", row.nonce)
    browser.get(f"/i/{token}")
    actions.withdraw(row, by=cast.carmen, at=clock.at)
    actions.send_again(row, by=cast.carmen, at=clock.at)
    for dead in (token, derive("invitation", Invitation.get_by_id(row.id).nonce)):
        browser.get(f"/i/{dead}", status=404)
        browser.post(f"/i/{dead}/reply", {"answer": "yes", "once": dead[:8]}, status=404)
    assert not Reply.select().exists() and not Letter.select().where(Letter.sent_at.is_null()).exists()
