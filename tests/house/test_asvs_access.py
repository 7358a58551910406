"""OWASP ASVS 5.0 for who may do what: reading changes nothing, writing is whole or nothing, and a right ends when it ends."""

import dataclasses
import re
from pathlib import Path

import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.goals.models import Goal, JournalEntry
from portal.mentorships.models import Member
from portal.pairing.models import Proposal
from portal.people.models import Administration, Person
from portal.programs.models import Program, Staff
from portal.schema import MODELS
from portal.web.access import access_of
from portal.web.limits import Allowance
from portal.web.links import derive, hash_of
from tests.browser import Browser
from tests.cast import CANARIES
from tests.house.matrix import MATRIX, each_or_daily
from tests.house.test_access import things  # noqa: F401
from tests.house.visits import addresses, browser_of, changed, forms, send, snapshot, words_in

# What is noted when somebody reads: who took which file along, who saw a page as its member sees it, who read their own data.
READINGS = {"enrollment.roster_exported", "enrollment.roster_problems_exported", "downloaded a summary", "mentorships.exported"}
READINGS |= {"downloaded the figures of a summary", "people.page_seen", "own_data.read", "own_data.taken", "interviews.notes_read"}
# What no form asks for, and what would be worth something: ids, owners, rights, states.
ONES = "id person person_id owner owner_id written_by by made_by employee employee_id administrator is_administrator is_admin".split()
TWOS = "program program_id mentorship mentorship_id".split()
MOMENTS = "completed_at released_at published_at left_at ended_at reached_at joined_at created_at expires_at".split()
OTHERS = "capacity score sequence number position parts figures role status purpose nonce token_hash uid sealed_words __class__".split()
EXTRA = {
    **dict.fromkeys(ONES, "1"),
    **dict.fromkeys(TWOS, "2"),
    **dict.fromkeys(MOMENTS, "2026-01-01"),
    **dict.fromkeys(OTHERS, "99"),
}
MODEL_OF = {model._meta.table_name: model for model in MODELS}
# The trail and the keys hold ids without a foreign key.
LOOSE = {"audit_entry": {"by": "person", "program": "program"}}
SEALED = ("reason", "private_note", "takeaway", "inputs")
RANDOM = ("nonce", "token_hash", "uid", "browser_hash", "key", "fingerprint")


@pytest.mark.parametrize("who", each_or_daily())
def test_3_5_3_opening_pages_changes_nothing(app, things, who):  # noqa: F811
    """v5.0.0-3.5.3: every address, opened by everybody; what opens links ahead of their reader does no harm."""
    browser, noted = browser_of(app, things, who), Entry.select().count()
    before = snapshot(without=("allowance", "audit_entry"))
    # HEAD is answered by the same view, which need not be asked twice about each of them.
    for method in ("get", "head", "options") if who == "carmen" else ("get",):
        for path in addresses(app, things):
            browser._send(method, path)
    assert changed(before, snapshot(without=("allowance", "audit_entry"))) == set()
    assert {entry.verb for entry in Entry.select().offset(noted).limit(1000).order_by(Entry.id)} <= READINGS


def test_2_3_3_a_form_that_breaks_half_way_leaves_nothing_behind(app, things, monkeypatch):  # noqa: F811
    """v5.0.0-2.3.3: each form of the portal, with the audit trail, which is written last, refusing to be written."""
    todo = forms(app, things)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    def refuse(**_):
        raise RuntimeError("the last write fails")

    monkeypatch.setattr(Entry, "create", refuse)
    broken = 0
    for form in todo:
        browser = browser_of(app, things, form.who)
        with db.atomic() as call:
            before = snapshot(without=("allowance",))
            answer = send(browser, form)
            if answer.status_code == 500:
                assert changed(before, snapshot(without=("allowance",))) == set(), form.action
                broken += 1
            call.rollback()
    assert broken > 30


def _comparable(rows: dict, before: dict) -> list:
    """What a form made, without what is drawn at random; of the ids of new rows, only that they are new."""
    columns = {table: [column.name for column in db.get_columns(table)] for table in rows}
    fresh = {
        table: [dict(zip(columns[table], row, strict=True)) for row in found if row not in before[table]] for table, found in rows.items()
    }
    earlier = {table: {row[columns[table].index("id")] for row in found} for table, found in before.items()}
    made = []
    for table, found in fresh.items():
        leads_to = {field.column_name: field.rel_model._meta.table_name for field in MODEL_OF[table]._meta.refs} | LOOSE.get(table, {})
        for row in found:
            new = {name for name, other in leads_to.items() if other in earlier and row.get(name) not in (None, *earlier[other])}
            told = {name: "new" if name in new else _plain(name, value) for name, value in row.items()}
            made.append((table, sorted((name, value) for name, value in told.items() if name not in (*RANDOM, "id"))))
    return sorted(made, key=repr)


def _plain(column: str, value):
    """Sealed words have another seal each time."""
    if column.startswith("sealed_") or column in SEALED:
        return value is not None
    return re.sub(r"[0-9a-f]{16,}|\d+", "#", str(value)) if column in ("about", "payload", "made", "facts", "next_path") else value


def test_15_3_3_fields_that_a_form_does_not_have_change_nothing(app, things):  # noqa: F811
    """v5.0.0-15.3.3: each form with and without everything else that one could wish to set."""
    wrote = 0
    for form in forms(app, things):
        results = []
        for more in (
            {},
            EXTRA | {name.rsplit("-", 1)[0] + "-" + key: value for name in form.data if "-" in name for key, value in EXTRA.items()},
        ):
            more = {key: value for key, value in more.items() if key not in form.data}
            with db.atomic() as call:
                browser = browser_of(app, things, form.who)
                before = snapshot(without=("allowance", "device"))
                answer = send(browser, form, **more)
                after = snapshot(without=("allowance", "device"))
                results.append((answer.status_code, [row for row in _comparable(after, before) if row[0] != "once"]))
                call.rollback()
        assert results[0] == results[1], form.action
        wrote += bool(results[0][1])
    assert wrote > 30


def test_8_2_1_and_8_3_1_every_function_is_closed_until_its_view_opens_it(app):
    """v5.0.0-8.2.1, v5.0.0-8.3.1: tests/house/test_access.py calls each as everybody; here, that each says so on the server."""
    assert {access_of(app, endpoint) for endpoint in app.view_functions} <= {"anyone", "signed_in", "staff", "by_token", "on_loopback"}
    open_to_all = {endpoint for endpoint in app.view_functions if access_of(app, endpoint) == "anyone"}
    assert open_to_all == {
        "health.alive",
        "health.ready",
        "manifest.show",
        "home.show",
        "enrollment.program_page",
        "enrollment.ask_to_apply",
        "enrollment.letter_sent",
        "home.help",
        "people.sign_in",
        "people.ask",
        "people.code",
        "people.try_code",
        "people.password",
        "people.try_password",
        "company.begin",
        "company.back",
        "people.sign_out",
        "people.passkey_challenge",
        "people.sign_in_by_passkey",
        "enrollment.accepted",
        "enrollment.answered",
        "own_data.goodbye",
        "offline.shell",
        "offline.worker",
    }
    assert set(MATRIX) == set(app.view_functions)


def test_8_2_2_nobody_reaches_a_thing_of_somebody_else_by_its_number(app, things):  # noqa: F811
    """v5.0.0-8.2.2: every form of Ama and Benoit, Jonas and Carmen, sent by those whom it does not concern."""
    strangers, tried = {"ama": "chidi", "benoit": "chidi", "jonas": "ama", "carmen": "otto", "adam": "carmen"}, 0
    for form in forms(app, things):
        # Whoever holds a letter may end its reminders: the token in the address is the right.
        if re.search(r"/\d+", form.action) and form.who in strangers and not re.search("/(quiet|stop|keep-open)/", form.action):
            tried += 1
            before = snapshot(without=("allowance", "device"))
            # Without the mark of its writer: that alone would be refused, whatever the number.
            answer = send(browser_of(app, things, strangers[form.who]), form, **({"account": ""} if "account" in form.data else {}))
            assert answer.status_code == 404, (form.action, answer.status_code)
            assert changed(before, snapshot(without=("allowance", "device"))) == set(), form.action
    assert tried > 25


def test_8_2_3_each_reads_the_fields_that_are_theirs_to_read(browser, cast):
    """v5.0.0-8.2.3: of one and the same goal, journal and log, the writer reads all, the partner the shared part, others none."""
    page = f"/mentorships/{cast.ama_and_benoit.id}"
    private = (CANARIES.private_journal, CANARIES.private_goal)
    shared = (CANARIES.shared_journal, cast.shared_goal.title)
    browser.sign_in(cast.ama).get(page)
    assert all(words in browser.response.text for words in (*private, *shared))
    browser.sign_in(cast.benoit).get(page)
    assert all(words in browser.response.text for words in shared)
    assert not any(words in browser.response.text for words in private)
    browser.get(f"/sessions/{cast.held.id}/log")
    assert not any(words in browser.response.text for words in (CANARIES.private_note, CANARIES.private_takeaway))
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships")
    assert not any(words in browser.response.text for words in (*private, *shared, CANARIES.agenda, CANARIES.question))


def test_8_2_3_nobody_writes_into_a_field_of_somebody_else(browser, cast):
    """v5.0.0-8.2.3: what a partner may see is not the partner's to change."""
    browser.sign_in(cast.benoit)
    browser.post(f"/goals/{cast.shared_goal.id}/reached", status=403)
    browser.post(f"/milestones/{cast.milestone.id}/reached", status=403)
    browser.post(f"/goals/{cast.private_goal.id}/reached", status=404)
    assert Goal.select().where(Goal.reached_at.is_null(False)).count() == 0
    assert JournalEntry.select().where(JournalEntry.written_by == cast.benoit).count() == 0


def test_8_3_2_a_right_ends_with_the_next_request(app, cast, clock):
    """v5.0.0-8.3.2: no sign-out, no time-out in between."""
    carmen, sofia, ama = (Browser(app).sign_in(person) for person in (cast.carmen, cast.sofia, cast.ama))
    carmen.get(f"/desk/programs/{cast.program.id}")
    sofia.get("/summaries")
    ama.get(f"/mentorships/{cast.ama_and_benoit.id}")
    Staff.delete().where(Staff.person.in_([cast.carmen, cast.sofia])).execute()
    Member.delete().where(Member.person == cast.ama).execute()
    carmen.get(f"/desk/programs/{cast.program.id}", status=404)
    carmen.post(f"/desk/programs/{cast.program.id}/pairing", status=404)
    sofia.get("/summaries", status=404)
    ama.get(f"/mentorships/{cast.ama_and_benoit.id}", status=404)


def test_8_3_2_an_administrator_who_is_removed_and_a_person_who_left_are_out_at_once(app, cast, clock):
    """v5.0.0-8.3.2, v5.0.0-7.4.2."""
    adam, benoit = Browser(app).sign_in(cast.adam), Browser(app).sign_in(cast.benoit)
    adam.get("/administration/roster")
    benoit.get("/me")
    Administration.delete().where(Administration.person == cast.adam).execute()
    Person.update(left_at=clock.at).where(Person.id == cast.benoit.id).execute()
    for path in ("/administration", "/administration/roster"):
        adam.get(path, status=404)
    benoit.get("/me", status=302)


def test_8_4_1_programs_know_nothing_of_one_another(app, things):  # noqa: F811
    """v5.0.0-8.4.1: Otto and Selma of the other program read not one name of this one."""
    names = {row.person.name for row in Enrollment.select().where(Enrollment.program == things.program)}
    # The company's roster, from which each coordinator invites, is one for all programs.
    looks = [f"invitations/texts/mentor/preview{frame}" for frame in ("", "/letter", "/page")]
    shown_to_all = {f"/desk/programs/{things.other_program.id}/{page}" for page in ("roster", "roster.csv", "invitations", *looks)}
    for who in ("otto", "selma"):
        browser = browser_of(app, things, who)
        own = [path.replace(f"/programs/{things.program.id}", f"/programs/{things.other_program.id}") for path in addresses(app, things)]
        for path in {*addresses(app, things), *own} - shown_to_all:
            # Whoever holds the link of a letter reads who asks in it.
            if path.startswith(("/demo", "/patterns", "/assistants/", "/s/", "/calendar/")):
                continue
            text = words_in(browser._send("get", path))
            assert not [name for name in names if name in text], (who, path)


def test_2_3_4_a_place_is_given_once(cast, clock):
    """v5.0.0-2.3.4: an invitation that is accepted twice makes one place; see tests/pairing/test_actions.py for leaders and pairs."""
    from portal.enrollment.invitations import actions

    actions.accept(cast.invitation, at=clock.at)
    with pytest.raises(actions.Closed):
        actions.accept(type(cast.invitation).get_by_id(cast.invitation.id), at=clock.at)
    assert Enrollment.select().where(Enrollment.employee == cast.ines_employee).count() == 1


def test_2_4_1_machines_are_slowed_down(app, cast, clock):
    """v5.0.0-2.4.1: invitation links cannot be tried without end, from wherever in the house they are tried."""
    browser = Browser(app)
    answers = [browser._send("get", f"/i/{derive('guess', str(number))}").status_code for number in range(22)]
    assert answers == [404] * 20 + [429] * 2
    assert browser._send("get", f"/i/{cast.ines_token}").status_code == 200
    clock.forward(minutes=10)
    assert browser._send("get", "/i/again").status_code == 404
    assert Allowance.select().exists()


def test_11_5_1_every_token_has_at_least_128_bits_and_lies_nowhere(app, cast):
    """v5.0.0-11.5.1, v5.0.0-7.2.3: of each kind many, all different, each at least 22 signs of base64."""
    from portal.people.actions import make_setup_link
    from portal.people.devices import sign_in_device
    from portal.web.links import new_nonce

    makers = (new_nonce, make_setup_link, lambda: sign_in_device(cast.ama, label="x"), lambda: derive("any", new_nonce()))
    for make in makers:
        tokens = [make() for _ in range(20)]
        assert len(set(tokens)) == 20 and min(map(len, tokens)) >= 43
        assert not any(token in repr(snapshot(without=("sign_in", "invitation"))) for token in tokens)
    code = (Path(__file__).resolve().parents[2] / "portal").rglob("*.py")
    weak = re.compile(r"^(?:import random|from random import)|\brandom\.(?:random|choice|randint)\(", re.M)
    assert {path.parent.name for path in code if weak.search(path.read_text())} <= {"demo"}
    assert derive("a", "b") != derive("b", "a") and hash_of("a") != "a"
    signed = cast.tap_token.split("-", 2)[2]
    assert len(signed) == 43 and signed not in repr(snapshot(without=())) and hash_of(signed) not in repr(snapshot(without=()))


def test_15_3_1_answers_hold_the_fields_that_are_asked_for_and_no_others(browser, cast):
    """v5.0.0-15.3.1: a partner learns neither address, number nor level from the roster; a health check says one word."""
    Program.update(statement="").execute()
    for path in (f"/mentorships/{cast.ama_and_benoit.id}", f"/proposals/{Proposal.get(Proposal.mentor == cast.ama_enrollment).id}", "/"):
        browser.sign_in(cast.ama).get(path)
        text = browser.response.text
        assert cast.benoit_employee.given_name in text
        assert not [fact for fact in (cast.benoit.email, f">{cast.benoit_employee.employee_id}<", "2020-01-06") if fact in text], path
    for path in ("/healthz", "/readyz"):
        assert browser._send("get", path).json == {"status": "ok"}


def test_4_1_3_the_address_of_a_caller_is_not_the_callers_to_choose(app, cast, settings, monkeypatch):
    """v5.0.0-4.1.3, v5.0.0-15.3.4: without a proxy the headers of one are ignored; they change no limit, no link, no sign-in."""
    browser = Browser(app)
    for number in range(20):
        browser._send(
            "get", "/i/x", headers={"X-Forwarded-For": f"192.0.2.{number}", "X-Real-IP": "192.0.2.1", "Forwarded": "for=192.0.2.3"}
        )
    assert browser._send("get", "/i/x", headers={"X-Forwarded-For": "192.0.2.99"}).status_code == 429
    assert (
        browser._send(
            "get", "/mailbox", environ_overrides={"REMOTE_ADDR": "192.0.2.1"}, headers={"X-Forwarded-For": "127.0.0.1"}
        ).status_code
        == 404
    )
    assert dataclasses.replace(settings, trusted_proxies=0) == settings
