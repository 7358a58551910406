"""Signing in through the company, against a real OpenID provider on this machine."""
import dataclasses
import time

import pytest
import requests

from portal.audit.models import Entry
from portal.enrollment.models import Employee
from portal.people import company_client
from portal.people.models import Administration, CompanyIdentity, Device, Method, Person
from portal.programs import staff_actions
from portal.programs.company_group_actions import map_group, unmap_group
from portal.programs.models import Coordination, Staff
from portal.settings import CompanyProvider
from tests.browser import Browser
from tests.people.provider import CLIENT, SECRET, new_key, open_provider, query_of

BACK = "http://localhost/sign-in/company/back"
UNKNOWN, UNFINISHED = "Upward does not find you on its roster", "This sign-in did not come to its end"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with open_provider(tmp_path_factory.mktemp("provider"), [BACK]) as provider:
        yield provider


@pytest.fixture
def provider(running, app, cast, monkeypatch):
    """The provider, which the portal's settings name; nobody works at the company yet."""
    running.users.clear()
    company_client._known.clear()
    company_client._silent.clear()
    _name(app, monkeypatch, running.issuer)
    return running


def _name(app, monkeypatch, issuer: str, **more) -> None:
    """Let the portal's settings name this provider."""
    said = {"label": "Northwind", "groups_claim": "groups", "verified_claim": "email_verified", **more}
    told = CompanyProvider(issuer=issuer, client_id=CLIENT, client_secret=SECRET, **said)
    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], provider=told))


def leave(browser, next_path: str = "") -> str:
    """Press the button; the address at the provider."""
    browser.get("/sign-in/company", query_string={"next": next_path} if next_path else None, status=303)
    return browser.response.location


def come_back(browser, address: str, *, status: int):
    """Open the address that the provider sends the browser to."""
    return browser.get(address.removeprefix("http://localhost"), status=status)


def sign_in(browser, provider, login: str = "ama", *, status: int = 303):
    return come_back(browser, provider.sign_in(leave(browser), login), status=status)


def employ(provider, cast, login: str = "ama", **claims) -> None:
    """The company has Ama, or whom `login` names, with the address of the cast."""
    person = getattr(cast, login)
    provider.employs(login, **{"email": person.email, **claims})


def test_without_a_provider_in_the_settings_the_way_does_not_exist(browser, cast):
    assert "through" not in browser.get("/sign-in").text
    browser.get("/sign-in/company", status=404)
    browser.get("/sign-in/company/back?code=x&state=y", status=404)


def test_an_administrator_can_switch_the_way_off(browser, cast, provider, clock):
    Method.create(key="company", is_on=False, switched_by=cast.adam, switched_at=clock.at)
    assert not browser.get("/sign-in").select("a[href^='/sign-in/company']")
    browser.get("/sign-in/company", status=404)


def test_a_person_signs_in_through_the_company_and_comes_to_where_they_wanted(browser, cast, provider):
    employ(provider, cast)
    browser.get("/sign-in?next=/me")
    button = browser.page.select_one("a[href^='/sign-in/company']")
    assert button.text.strip() == "Sign in through Northwind"
    browser.get(button["href"], status=303)
    come_back(browser, provider.sign_in(browser.response.location, "ama"), status=303)
    assert browser.response.location == "/me"
    assert cast.ama.name in browser.follow().text
    device = Device.get()
    assert (device.person, device.way, device.strongly_proved_at is not None) == (cast.ama, "company", True)


def test_a_letter_tells_once_when_the_companys_sign_in_is_linked(browser, cast, provider, letters):
    employ(provider, cast)
    sign_in(browser, provider)
    sign_in(browser, provider)
    assert [(message.to, message.subject) for message in letters()] == [(cast.ama.email, "Your company’s sign-in opens Upward now")]


def test_somebody_on_the_roster_without_a_place_gets_an_account_and_a_kind_page(browser, cast, provider):
    ines = cast.ines_employee
    provider.employs("ines", email=ines.email.upper())
    sign_in(browser, provider, "ines")
    person = Employee.get_by_id(ines.id).person
    assert (person.email, person.name) == (ines.email, ines.name)
    assert f"Good to see you, {ines.given_name}" in browser.follow().text
    assert "no place in a program. A coordinator invites people by letter" in browser.text


def test_somebody_on_leave_signs_in(browser, cast, provider):
    Employee.update(status="leave").where(Employee.id == cast.ines_employee.id).execute()
    provider.employs("ines", email=cast.ines_employee.email)
    sign_in(browser, provider, "ines")


def _is_kept_out(browser, provider, login: str, cause: str, caplog) -> None:
    caplog.clear()
    sign_in(browser, provider, login, status=403)
    assert UNKNOWN in browser.text
    assert not Device.select().exists()
    (said,) = [record for record in caplog.records if record.getMessage() == "company sign-in stopped"]
    assert said.cause == cause
    assert said.reference in browser.text
    assert "@" not in repr([vars(record) for record in caplog.records if record.name.startswith("portal")])


def test_who_is_not_on_the_roster_and_has_no_account_is_kept_out(browser, cast, provider, caplog):
    provider.employs("stranger", email="stranger@elsewhere.example")
    _is_kept_out(browser, provider, "stranger", "unknown", caplog)
    assert not CompanyIdentity.select().exists()


@pytest.mark.parametrize("verified", [False, None, "false", 0])
def test_an_address_that_is_not_verified_links_nothing_and_looks_like_an_unknown_one(browser, cast, provider, caplog, verified):
    employ(provider, cast, email_verified=verified)
    _is_kept_out(browser, provider, "ama", "unverified", caplog)
    known = browser.text.replace(browser.page.select_one("code").text, "")
    provider.employs("stranger", email="stranger@elsewhere.example")
    _is_kept_out(browser, provider, "stranger", "unknown", caplog)
    assert browser.text.replace(browser.page.select_one("code").text, "") == known


def test_who_has_left_the_company_is_kept_out(browser, cast, provider, caplog):
    employ(provider, cast, "gus")
    _is_kept_out(browser, provider, "gus", "unknown", caplog)


def test_who_has_left_by_the_roster_and_never_had_an_account_is_kept_out(browser, cast, provider, caplog):
    Employee.update(status="gone").where(Employee.id == cast.ines_employee.id).execute()
    provider.employs("ines", email=cast.ines_employee.email)
    _is_kept_out(browser, provider, "ines", "left", caplog)


def test_who_leaves_after_the_link_is_kept_out_by_the_portal_too(browser, cast, provider, caplog, clock):
    employ(provider, cast)
    sign_in(browser, provider)
    Device.delete().execute()
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    _is_kept_out(browser, provider, "ama", "left", caplog)


def test_an_account_never_gets_a_second_subject_of_one_issuer(browser, app, cast, provider, caplog):
    employ(provider, cast)
    sign_in(browser, provider)
    Device.delete().execute()
    employ(provider, cast, sub="another-subject")
    _is_kept_out(Browser(app), provider, "ama", "another subject", caplog)
    assert CompanyIdentity.get().subject == "subject-of-ama"


def test_after_undoing_the_link_the_next_subject_with_the_address_is_linked(browser, cast, provider):
    employ(provider, cast)
    sign_in(browser, provider)
    browser.get("/me")
    browser.submit("form[action='/me/company/end']")
    employ(provider, cast, sub="another-subject")
    sign_in(browser, provider)
    assert CompanyIdentity.get().subject == "another-subject"


def test_an_address_that_hr_gave_to_somebody_else_opens_nobodys_account(browser, cast, provider, caplog):
    Employee.update(email="ama.married@northwind.example").where(Employee.id == cast.ama_employee.id).execute()
    Employee.update(email=cast.ama.email).where(Employee.id == cast.ines_employee.id).execute()
    provider.employs("ines", email=cast.ama.email)
    _is_kept_out(browser, provider, "ines", "another employee", caplog)


def test_the_way_to_the_provider_is_a_link_that_the_policy_of_our_pages_lets_through(browser, cast, provider):
    page = browser.get("/sign-in")
    assert page.select_one("a[href^='/sign-in/company']")
    assert not page.select("form[action*='company']")
    assert "form-action 'self'" in browser.response.headers["Content-Security-Policy"]


def test_who_says_no_at_the_provider_gets_a_page_that_leads_back(browser, cast, provider):
    sign_in(browser, provider, "nobody-there", status=400)
    assert UNFINISHED in browser.text
    assert browser.page.select_one("main a[href='/sign-in']")


def test_signing_out_ends_the_portals_sign_in_alone_and_says_so(browser, cast, provider):
    employ(provider, cast)
    sign_in(browser, provider)
    browser.post("/sign-out")
    assert browser.response.location == "/"
    assert "Your company’s own sign-in may still be open in this browser." in browser.follow().text


def test_a_provider_that_is_down_is_said_kindly_and_left_alone_for_a_moment(browser, app, cast, provider, monkeypatch, caplog):
    asked = []
    send = requests.Session.request
    monkeypatch.setattr(requests.Session, "request", lambda *args, **kwargs: asked.append(args[2]) or send(*args, **kwargs))
    _name(app, monkeypatch, "http://127.0.0.1:9")
    for _time in range(3):
        browser.get("/sign-in/company", status=503)
    assert "Your company does not answer" in browser.text
    assert len(asked) == 1
    assert [record.cause for record in caplog.records if record.getMessage() == "company sign-in stopped"][0] == "ConnectionError"


def test_a_provider_that_goes_down_on_the_way_back_is_said_kindly(browser, cast, provider, monkeypatch):
    employ(provider, cast)
    address = provider.sign_in(leave(browser), "ama")
    monkeypatch.setattr(requests.Session, "request", _times_out)
    come_back(browser, address, status=503)
    assert not Device.select().exists()


def _times_out(*_args, **kwargs):
    assert kwargs["timeout"] and kwargs["allow_redirects"] is False
    raise requests.Timeout


def test_the_portal_follows_no_redirect_of_the_provider(browser, app, cast, provider, monkeypatch):
    class Elsewhere(requests.Response):
        is_redirect = True

    monkeypatch.setattr(requests.Session, "request", lambda *_args, **_kwargs: Elsewhere())
    browser.get("/sign-in/company", status=503)


def test_so_many_may_begin_from_one_network_address(browser, cast, provider, monkeypatch):
    monkeypatch.setattr("portal.enrollment.company_views.FROM_ONE_ADDRESS", 2)
    leave(browser)
    leave(browser)
    browser.get("/sign-in/company", status=429)


# The protocol


def test_6_8_1_and_10_5_2_the_person_is_the_subject_of_the_issuer_whatever_the_address(browser, cast, provider):
    employ(provider, cast)
    sign_in(browser, provider)
    provider.employs("ama", email=cast.benoit.email)
    sign_in(browser, provider)
    assert {device.person for device in Device.select()} == {cast.ama}
    assert (CompanyIdentity.get().issuer, CompanyIdentity.get().subject) == (provider.issuer, "subject-of-ama")


def test_6_8_1_the_same_subject_of_another_issuer_is_somebody_else(browser, cast, provider):
    CompanyIdentity.create(person=cast.benoit, issuer="https://another.example", subject="subject-of-ama", linked_at=cast.ama.joined_at)
    employ(provider, cast)
    sign_in(browser, provider)
    assert Device.get().person == cast.ama


def test_10_1_2_state_nonce_and_verifier_are_new_each_time_and_lie_in_this_browser(browser, app, cast, provider):
    employ(provider, cast)
    first, second = query_of(leave(browser)), query_of(leave(Browser(app)))
    for name in ("state", "nonce", "code_challenge"):
        assert first[name] != second[name]
        assert len(first[name]) >= 20
    address = provider.sign_in(leave(browser), "ama")
    come_back(Browser(app), address, status=400)
    assert not Device.select().exists()
    come_back(browser, address, status=303)


def test_10_1_2_the_way_back_has_ten_minutes(browser, cast, provider, clock):
    employ(provider, cast)
    address = provider.sign_in(leave(browser), "ama")
    clock.forward(minutes=10, seconds=1)
    come_back(browser, address, status=400)


@pytest.mark.parametrize("change", [{"state": "another"}, {"state": ""}, {"code": ""}, {"iss": "https://another.example"}])
def test_10_2_1_an_answer_that_this_browser_did_not_ask_for_counts_for_nothing(browser, cast, provider, change):
    employ(provider, cast)
    said = {**query_of(provider.sign_in(leave(browser), "ama")), **change}
    browser.get("/sign-in/company/back", query_string=said, status=400)
    assert UNFINISHED in browser.text
    assert not Device.select().exists()


def test_10_2_1_the_code_is_bound_by_pkce_and_counts_once(browser, app, cast, provider):
    assert query_of(leave(browser))["code_challenge_method"] == "S256"
    employ(provider, cast)
    stolen = query_of(provider.sign_in(leave(browser), "ama"))["code"]
    # The thief's own browser, with a state of its own.
    thief = Browser(app)
    state = query_of(leave(thief))["state"]
    thief.get("/sign-in/company/back", query_string={"code": stolen, "state": state}, status=400)
    address = provider.sign_in(leave(browser), "ama")
    come_back(browser, address, status=303)
    come_back(browser, address, status=400)
    replayed = query_of(leave(browser))["state"]
    browser.get("/sign-in/company/back", query_string={"code": query_of(address)["code"], "state": replayed}, status=400)
    assert Device.select().count() == 1


def _tampered(monkeypatch, **changes):
    """Let the provider's answer bring another ID token: `make(nonce)` writes it."""
    fetch = company_client._Client.fetch_access_token

    def swap(self, **kwargs):
        token = fetch(self, **kwargs)
        return {**token, "id_token": changes["make"](token)}

    monkeypatch.setattr(company_client._Client, "fetch_access_token", swap)


def _claims(**changes) -> dict:
    at = int(time.time())
    return {"sub": "subject-of-ama", "iat": at, "exp": at + 300, **changes}


def _refuses(browser, provider, monkeypatch, cause: str, caplog, *, key=None, **changes) -> None:
    address = leave(browser)
    claims = _claims(nonce=query_of(address)["nonce"])
    _tampered(monkeypatch, make=lambda _token: provider.id_token(key=key, **{**claims, **changes}))
    come_back(browser, provider.sign_in(address, "ama"), status=400)
    assert not Device.select().exists()
    assert cause in [record.cause for record in caplog.records if record.getMessage() == "company sign-in stopped"][-1]


def test_an_id_token_as_the_provider_writes_it_is_taken(browser, cast, provider, monkeypatch):
    """So that the refusals that follow are refusals of what they name."""
    employ(provider, cast)
    address = leave(browser)
    _tampered(monkeypatch, make=lambda _token: provider.id_token(**_claims(nonce=query_of(address)["nonce"])))
    come_back(browser, provider.sign_in(address, "ama"), status=303)


@pytest.mark.parametrize("nonce", ["another", None])
def test_10_5_1_an_id_token_with_another_nonce_is_refused(browser, cast, provider, monkeypatch, caplog, nonce):
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "ClaimError", caplog, nonce=nonce)


@pytest.mark.parametrize("subject", [None, "", "s" * 300, "subject-of-benoit"])
def test_10_5_2_an_id_token_without_a_usable_subject_is_refused(browser, cast, provider, monkeypatch, caplog, subject):
    """The last one names somebody else than the provider's own word about who came."""
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "", caplog, sub=subject)


def test_10_5_3_an_id_token_of_another_issuer_is_refused(browser, cast, provider, monkeypatch, caplog):
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "ClaimError", caplog, iss="https://another.example")


def test_10_5_3_a_provider_that_names_another_issuer_is_not_spoken_to(browser, app, cast, provider, monkeypatch):
    _name(app, monkeypatch, provider.issuer.replace("127.0.0.1", "localhost"))
    browser.get("/sign-in/company", status=503)


@pytest.mark.parametrize("audience", ["another-client", ["another-client"], None])
def test_10_5_4_an_id_token_for_another_client_is_refused(browser, cast, provider, monkeypatch, caplog, audience):
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "ClaimError", caplog, aud=audience, azp=CLIENT)


def test_for_a_fresh_proof_the_provider_asks_who_it_is_again(browser, cast, provider):
    employ(provider, cast)
    browser.get("/sign-in/company?again=yes&next=/me", status=303)
    said = query_of(browser.response.location)
    assert (said["prompt"], said["max_age"]) == ("login", "0")
    come_back(browser, provider.sign_in(browser.response.location, "ama"), status=303)
    assert browser.response.location == "/me"


@pytest.mark.parametrize("ago", [None, 3600])
def test_a_proof_that_is_not_fresh_is_refused_where_a_fresh_one_was_asked_for(browser, cast, provider, monkeypatch, clock, ago):
    employ(provider, cast)
    browser.get("/sign-in/company?again=yes", status=303)
    address = browser.response.location
    told = {"auth_time": int(clock.at.timestamp()) - ago} if ago else {}
    _tampered(monkeypatch, make=lambda _token: provider.id_token(**_claims(nonce=query_of(address)["nonce"], **told)))
    come_back(browser, provider.sign_in(address, "ama"), status=400)


def test_an_id_token_that_somebody_else_signed_is_refused(browser, cast, provider, monkeypatch, caplog):
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "token", caplog, key=new_key())


def test_an_id_token_that_ran_out_is_refused(browser, cast, provider, monkeypatch, caplog):
    employ(provider, cast)
    _refuses(browser, provider, monkeypatch, "token", caplog, iat=int(time.time()) - 9000, exp=int(time.time()) - 8000)


def test_an_id_token_without_a_signature_is_refused(browser, cast, provider, monkeypatch, caplog):
    from base64 import urlsafe_b64encode
    from json import dumps

    employ(provider, cast)
    address = leave(browser)
    claims = _claims(nonce=query_of(address)["nonce"], iss=provider.issuer, aud=CLIENT)
    parts = [urlsafe_b64encode(dumps(one).encode()).rstrip(b"=").decode() for one in ({"alg": "none"}, claims)]
    _tampered(monkeypatch, make=lambda _token: f"{parts[0]}.{parts[1]}.")
    come_back(browser, provider.sign_in(address, "ama"), status=400)


# Groups


def _groups_of(cast, provider, browser, *groups, login="zoe", **claims) -> None:
    employ(provider, cast, login, groups=list(groups), **claims)
    sign_in(browser, provider, login)


def _roles(person) -> set:
    found = {(row.role, row.program_id) for row in Staff.select().where(Staff.person == person)}
    found |= {("administrator", None) for _row in Administration.select().where(Administration.person == person)}
    return found | {("convenor", None) for _row in Coordination.select().where(Coordination.person == person)}


@pytest.fixture
def rules(cast, clock):
    """Four groups, one for each role."""
    said = [("admins", "administrator", None), ("makers", "convenor", None)]
    said += [("coordinators", "coordinator", cast.program), ("board", "sponsor", cast.program)]
    return [map_group(f"upward-{name}", role=role, program=program, by=cast.adam, at=clock.at) for name, role, program in said]


def test_groups_give_their_roles_and_take_them_when_they_are_gone(browser, cast, provider, rules):
    everything = [rule.name for rule in rules]
    _groups_of(cast, provider, browser, *everything, "of no meaning here")
    assert _roles(cast.zoe) == {(rule.role, rule.program_id) for rule in rules}
    browser.get("/administration")
    _groups_of(cast, provider, browser, "upward-board")
    assert _roles(cast.zoe) == {("sponsor", cast.program.id)}
    browser.get("/administration", status=404)
    _groups_of(cast, provider, browser)
    assert _roles(cast.zoe) == set()


def test_what_a_group_gave_and_took_is_on_the_audit_trail(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, "upward-board")
    _groups_of(cast, provider, browser)
    verbs = ("programs.appointed_by_group", "programs.dismissed_by_group")
    told = Entry.select().where(Entry.verb.in_(verbs)).order_by(Entry.id)
    facts = {"role": "sponsor"}
    assert [(entry.verb, entry.by, entry.about, entry.program, entry.facts) for entry in told] == [
        (verb, None, f"person/{cast.zoe.id}", cast.program.id, facts) for verb in verbs
    ]


def test_an_appointment_by_hand_is_never_touched(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, login="sofia")
    _groups_of(cast, provider, browser, "upward-board", login="sofia")
    _groups_of(cast, provider, browser, login="sofia")
    assert _roles(cast.sofia) == {("sponsor", cast.program.id)}


def test_who_is_appointed_by_hand_too_keeps_it_when_the_group_is_gone(browser, cast, provider, rules, clock, letters):
    _groups_of(cast, provider, browser, "upward-makers")
    zoe = {"given_name": "Zoe", "family_name": "Stranger", "email": cast.zoe.email}
    staff_actions.appoint(role="convenor", program=None, **zoe, by=cast.adam, at=clock.at)
    _groups_of(cast, provider, browser)
    assert _roles(cast.zoe) == {("convenor", None)}
    assert "You can make mentoring programs in Upward" in [message.subject for message in letters()]


def test_the_last_administrator_stays_whatever_the_groups_say(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, "upward-admins")
    Administration.delete().where(Administration.person != cast.zoe).execute()
    _groups_of(cast, provider, browser)
    assert _roles(cast.zoe) == {("administrator", None)}
    assert Entry.select().where(Entry.verb == "programs.last_administrator_kept").count() == 1


def test_an_administrator_who_has_left_does_not_count_as_another(browser, cast, provider, rules, clock):
    _groups_of(cast, provider, browser, "upward-admins")
    Person.update(left_at=clock.at).where(Person.id == cast.adam.id).execute()
    _groups_of(cast, provider, browser)
    assert _roles(cast.zoe) == {("administrator", None)}


def test_a_rule_that_is_gone_gives_nothing_with_the_next_sign_in(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, "upward-board")
    unmap_group(rules[3], by=cast.adam)
    _groups_of(cast, provider, browser, "upward-board")
    assert _roles(cast.zoe) == set()


def test_groups_that_are_too_many_to_be_told_change_nothing(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, "upward-board")
    said = company_client._groups("groups", {"_claim_names": {"groups": "src1"}})
    assert said is None
    assert company_client._groups("groups", {"groups": "one"}) == {"one"}
    assert company_client._groups("groups", {}) == frozenset()


def test_other_ways_to_sign_in_leave_the_groups_roles_as_they_are(browser, cast, provider, rules):
    _groups_of(cast, provider, browser, "upward-board")
    browser.sign_in(cast.zoe).get("/")
    assert _roles(cast.zoe) == {("sponsor", cast.program.id)}


def test_entra_id_says_otherwise_that_an_address_is_verified(app, cast, monkeypatch):
    _name(app, monkeypatch, "https://login.example", verified_claim="xms_edov", groups_claim="roles")
    provider = app.config["SETTINGS"].provider
    claims = {"sub": "s", "email": "Ama@northwind.example", "xms_edov": "1", "roles": ["upward-board"]}
    who = company_client._arrival(provider, claims, {"sub": "s", "email": "other@northwind.example", "email_verified": True})
    assert (who.email, who.is_verified, who.groups) == ("ama@northwind.example", True, {"upward-board"})
